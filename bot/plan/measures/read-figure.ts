import type { Measure } from "./measure.kind.ts";

/** A figure as somebody wrote it: the number, none at all, or what is wrong with it. */
export type FigureRead = { readonly value: number | null } | { readonly fault: string };

const NUMBER = /^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(.*)$/;
const PERCENT = new Set(["%", "per cent", "percent", "pc"]);
const NONE = /^(?:none|no figure(?: yet)?|not known|n\/?a)$/;

/** What may follow a number of a measure: its own unit, or a word of it. */
function isUnit(unit: string, said: string): boolean {
  if (said === "") return true;
  if (unit === "%") return PERCENT.has(said);
  if (unit === "ratio") return said === "to 1";
  return unit
    .toLowerCase()
    .replace(/^(?:£|rate )/, "")
    .trim()
    .includes(said);
}

/** Reads a figure of a measure: `41`, `41.5%`, `£1,240`, `12 weeks`, `yes`; “none” takes it back. */
export function readFigure(
  { unit, periods }: Pick<Measure, "unit" | "periods">,
  text: string,
): FigureRead {
  const said = text.trim().toLowerCase();
  if (NONE.test(said)) return { value: null };
  if (unit === "yes/no") {
    if (/^(?:y|yes|1)$/.test(said)) return { value: 1 };
    if (/^(?:n|no|0)$/.test(said)) return { value: 0 };
    return { fault: "Write yes or no." };
  }
  const [, number = "", rest = ""] = NUMBER.exec(said.replace(/^£\s*/, "")) ?? [];
  const value = Number(number.replaceAll(",", ""));
  if (number === "" || !Number.isFinite(value)) {
    return { fault: "Write a number, for example 41 or 41.5." };
  }
  if (!isUnit(unit, rest)) {
    return {
      fault: unit
        ? `Its figures are in ${unit}: write the number alone.`
        : "Write the number alone.",
    };
  }
  const beyond = periods.some(({ target, upTo }) => (upTo ?? target ?? 0) > 100);
  if (unit === "%" && !beyond && (value < 0 || value > 100)) {
    return { fault: "A figure in percent is from 0 to 100." };
  }
  if (value < 0 && unit !== "%") return { fault: "A figure is not below nought." };
  return { value };
}
