import { NOT_SAID } from "../../bot/plan/measures/direction.ts";
import { difference } from "../../bot/plan/measures/figure.ts";
import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import {
  atPeriod,
  dayOfFigure,
  type MeasurePeriod,
  periodWords,
  targetWords,
} from "../../bot/plan/measures/measure-period.ts";
import type { MeasureState } from "../../bot/plan/measures/measure-state.ts";
import type { Sight } from "../../bot/plan/measures/small-counts.ts";
import { missBy, type Standing, type Target, type Way } from "../../bot/plan/measures/standing.ts";
import { listNames } from "../../bot/plan/model/names.ts";
import type { Mark } from "../../bot/plan/model/rag.ts";
import { about, type Plan } from "../../bot/plan/model/snapshot.ts";
import { type CalendarDate, daysBetween, printDate } from "../../bot/plan/time/calendar-date.ts";
import { howMany, type Run, run } from "../frames/words.ts";

/** Words that the cards of measures share: how one stands, by how much, which way it goes, and how old its figure is. */

type StandingMark = Pick<Mark, "symbol" | "word" | "colour" | "ground">;

export const STANDING_MARKS: Readonly<Record<Standing, StandingMark>> = {
  met: { symbol: "●", word: "Met", colour: "default", ground: "good" },
  near: { symbol: "▲", word: "Near target", colour: "default", ground: "warning" },
  off: { symbol: "✖", word: "Off target", colour: "attention", ground: "attention" },
  "no figure": { symbol: "–", word: "No figure yet", colour: "default", ground: "emphasis" },
  "no target": { symbol: "–", word: "No target agreed", colour: "default", ground: "emphasis" },
  "no direction": {
    symbol: "–",
    word: `${NOT_SAID.charAt(0).toUpperCase()}${NOT_SAID.slice(1)}`,
    colour: "default",
    ground: "emphasis",
  },
};

/** `✖ off target` */
export const standingText = (standing: Standing): string =>
  `${STANDING_MARKS[standing].symbol} ${STANDING_MARKS[standing].word.toLowerCase()}`;

/** How many measures stand how: `3 met, 2 near, 1 off target, 2 without a figure`. Those without a direction are not counted. */
export function countWords(counts: Readonly<Record<Standing, number>>): string {
  const { met, near, off } = counts;
  const untargeted = counts["no target"] > 0 ? `, ${counts["no target"]} without a target` : "";
  return `${met} met, ${near} near, ${off} off target, ${counts["no figure"]} without a figure${untargeted}`;
}

/** How far a figure is from its target: `4 points below the target of 30%`. */
export function gapWords(measure: Measure, actual: number, period: MeasurePeriod): string {
  const target = targetWords(measure, period);
  const miss = missBy(measure, actual, period);
  if (miss === undefined) return `the target is ${target}`;
  const { direction, unit, decimals } = measure;
  const aim = direction === "band" ? `the band of ${target}` : `the target of ${target}`;
  const amount = (value: number) => difference(value, unit, decimals);
  if (miss !== 0) return `${amount(miss)} ${miss < 0 ? "below" : "above"} ${aim}`;
  const beyond = direction === "band" ? 0 : actual - (period.target ?? actual);
  if (beyond === 0) return direction === "band" ? `within ${aim}` : `on ${aim}`;
  return `${amount(beyond)} ${beyond > 0 ? "above" : "below"} ${aim}`;
}

/** What is left to the target that is now to be reached: `19 points to go`. */
export function leftWords(measure: Measure, actual: number, target: Target): string {
  const miss = missBy(measure, actual, target);
  if (miss === undefined) return "";
  if (miss === 0) return ", reached already";
  const amount = difference(miss, measure.unit, measure.decimals);
  return `, ${amount} ${miss < 0 ? "to go" : "to come down"}`;
}

/** `12 days old`; after two months, in months. */
export function ageWords(day: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(day, today);
  if (days <= 0) return "of today";
  return days < 61
    ? `${howMany(days, "day")} old`
    : `${howMany(Math.floor(days / 30.44), "month")} old`;
}

const ARROWS = { up: "↑", down: "↓", level: "→" } as const;

/** Which way the figure went, and whether that is better: `↓ worse: 412 children before`. */
function wayWords(measure: Measure, state: MeasureState, sight: Sight): string {
  const { latest, before, way } = state;
  if (!latest || !before || !way) return "";
  const from = before.period
    ? `${sight.figure(measure, before.period, "")} ${atPeriod(before.period)}`
    : `the baseline was ${sight.figure(measure, undefined, "")}`;
  const hidden = sight.hides(measure, latest) && sight.hides(measure, before.period);
  // Which way two figures went that are both not told would tell something of them.
  if (hidden) return before.period ? `before: ${from}` : from;
  const arrow =
    latest.actual === before.actual
      ? ARROWS.level
      : latest.actual > before.actual
        ? ARROWS.up
        : ARROWS.down;
  const words = { better: "better", worse: "worse", same: "the same" } satisfies Record<
    Way,
    string
  >;
  return `${arrow} ${words[way]}: ${from}`;
}

/** When the target that is now to be reached is due: `by 31 Mar 2021 (6 months)`. */
function dueWords({ current, currentEnds }: MeasureState): string {
  if (!current) return "";
  const { months, name } = current;
  if (currentEnds === null) return ` ${atPeriod(current)}`;
  const named = months !== undefined || name !== undefined ? ` (${periodWords(current)})` : "";
  return ` by ${printDate(currentEnds)}${named}`;
}

/** Periods that have ended without a figure: `6 months ended without a figure`. */
function lateWords(late: readonly MeasurePeriod[]): string {
  return late.length === 0 ? "" : `${listNames(late.map(periodWords))} ended without a figure`;
}

/** How a measure stands: its mark, and in words its figure, how old it is and by how much it misses, which way it went, what is due now. */
export function headlineOf(view: {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly state: MeasureState;
  readonly sight: Sight;
  readonly today: CalendarDate;
}): { readonly mark: Run; readonly stands: string } {
  const { plan, measure, state, sight, today } = view;
  const { latest, judgedBy, current, late } = state;
  const mark = STANDING_MARKS[state.standing];
  const day = latest ? dayOfFigure(about(plan).periods, latest) : null;
  const of = day ? ` (${printDate(day)}, ${ageWords(day, today)})` : "";
  const hidden = latest !== undefined && sight.hides(measure, latest);
  const target = judgedBy && targetWords(measure, judgedBy);
  const gap =
    latest && judgedBy && judgedBy.target !== null
      ? hidden
        ? `the target is ${target}`
        : gapWords(measure, latest.actual, judgedBy)
      : "";
  const when = latest
    ? latest.months === undefined && latest.name === undefined
      ? ""
      : ` ${atPeriod(latest)}`
    : "";
  const figure = latest
    ? `${sight.figure(measure, latest, "")}${latest.provisional ? " provisional" : ""}${when}${of}`
    : "";
  const next =
    current && current !== judgedBy && current.target !== null
      ? `Now due: ${targetWords(measure, current)}${dueWords(state)}${latest && !hidden ? leftWords(measure, latest.actual, current) : ""}`
      : current?.target === null
        ? `The target${dueWords(state)} is not agreed`
        : "";
  const parts = [
    [figure, gap].filter(Boolean).join(", "),
    wayWords(measure, state, sight),
    next,
    lateWords(late),
  ].filter(Boolean);
  return {
    mark: run(`${mark.symbol} ${mark.word}`, mark.colour, "bolder"),
    stands: parts.map((part) => ` · ${part}`).join(""),
  };
}
