import type { Measure } from "../../../plan/measures/measure.kind.ts";
import { endOf, periodKey } from "../../../plan/measures/measure-period.ts";
import { type NewFigure, ON_ITS_DAY } from "../../../plan/measures/record-figure.ts";
import { about } from "../../../plan/model/snapshot.ts";
import type { Dated } from "../../line/dated.ts";
import { isOf, type SlotOf } from "../../line/slot.ts";
import { wordsIn } from "../../line/tokens.ts";
import { keptText } from "../record-text.ts";
import type { Scene } from "../scene.ts";
import { periodSaid } from "./period-said.ts";

/** What is said of a figure beside its number: the period or the day that it is of, that it may change, where it comes from, and a note. */
export type FigureTyped = { -readonly [K in keyof Omit<NewFigure, "ref" | "seen">]?: NewFigure[K] };

const LINKS =
  /^(?:and|for|at|in|on|to|the|a|an|as|it|its|is|was|this|still|point|period|stage|mark|figure|[,;.()])$/;
const PROVISIONAL = /^(?:provisional|provisionally)$/;
const SOURCE = /^(?:source|sourced)$/;
const NOTE = /^(?:because|becuase|cos|note|remark|[:–-])$/;

/** The period of a measure, or the day, that a time is of; undefined where it says neither. */
function whenOf({ plan, today }: Scene, measure: Measure, dated: Dated): FigureTyped | undefined {
  const { span, relation, gone, now } = dated;
  if (now) return {};
  const { periods } = about(plan);
  const all = measure.periods.map((period) => ({
    months: period.months,
    ends: endOf(periods, period),
    key: periodKey(period),
  }));
  const found = periodSaid(dated, all);
  if (found) return { period: found.key };
  const isDay = !span && (relation === "in" || relation === "by") && gone.to <= today;
  return isDay ? { period: ON_ITS_DAY, actualAt: gone.to } : undefined;
}

/** Whether words stand at a place of a line; where they end, if they do. */
function behind({ line: { tokens } }: Scene, at: number, words: readonly string[]) {
  return words.length > 0 && words.every((word, n) => tokens[at + n]?.text === word)
    ? at + words.length
    : undefined;
}

/** What stands behind a figure, from a token on, read whole; undefined where a word of it says nothing of a figure. */
export function figureParts(
  scene: Scene,
  measure: Measure,
  from: number,
  before?: SlotOf<"date">,
): FigureTyped | undefined {
  const { line, lattice } = scene;
  const { tokens, text } = line;
  const unit = wordsIn(measure.unit.replace(/^(?:£|rate )/i, ""));
  const typed: FigureTyped | undefined = before ? whenOf(scene, measure, before.value) : {};
  if (!typed) return undefined;
  let at = behind(scene, from, unit) ?? from;
  while (at < tokens.length) {
    const word = tokens[at]?.text ?? "";
    const named = measure.periods
      .map((period) => ({ period, to: behind(scene, at, wordsIn(period.name ?? "")) }))
      .find(({ to }) => to !== undefined);
    const [date] = (lattice.at[at] ?? [])
      .filter(isOf("date"))
      .sort((a, b) => b.to - a.to || a.cost - b.cost);
    const when = named
      ? { period: periodKey(named.period) }
      : date && whenOf(scene, measure, date.value);
    if (when) {
      if (typed.period !== undefined && when.period !== undefined) return undefined;
      Object.assign(typed, when);
      at = named?.to ?? date?.to ?? at + 1;
    } else if (PROVISIONAL.test(word)) {
      typed.provisional = true;
      at += 1;
    } else if (SOURCE.test(word) || NOTE.test(word)) {
      const next = /^(?::|is|from|,)$/.test(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1;
      const said = keptText(text.slice(tokens[next]?.at ?? text.length), word);
      if (said === "") return undefined;
      return { ...typed, ...(SOURCE.test(word) ? { source: said } : { remark: said }) };
    } else if (LINKS.test(word)) at += 1;
    else return undefined;
  }
  return typed;
}
