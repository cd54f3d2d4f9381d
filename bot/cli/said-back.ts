import { type Ask, argumentsOf } from "../asks/index.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { describeQuery } from "../plan/query/describe-query.ts";

/** What was understood, in words made of the ask itself. */
export function saidBack(plan: Plan, ask: Ask): string {
  switch (ask.command) {
    case "list":
      return `${describeQuery(plan, ask.query)}${ask.count ? " (how many)" : ""}`;
    case "which":
      return ask.question;
    case "refuse":
      return ask.sentence;
    default: {
      const words = Object.entries(argumentsOf(ask) as Readonly<Record<string, unknown>>)
        .filter(([key]) => key !== "page")
        .map(([key, value]) => inWords(key, value))
        .filter((said) => said !== "");
      return [ask.command.replaceAll("_", " "), ...words].join(", ");
    }
  }
}

/** An argument as it is said: what it is called, and what it holds. */
function inWords(key: string, value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return `${key} ${value.map((one) => plain(one)).join(" or ")}`;
  return `${key} ${plain(value)}`;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(" or ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, held]) => (key === "oneOf" ? plain(held) : inWords(key, held)))
    .filter((said) => said !== "")
    .join(", ");
}
