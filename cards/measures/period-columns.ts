import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import {
  type MeasurePeriod,
  periodWords,
  targetWords,
} from "../../bot/plan/measures/measure-period.ts";
import { standingAt } from "../../bot/plan/measures/measure-state.ts";
import type { Sight } from "../../bot/plan/measures/small-counts.ts";
import { inSentence, plural } from "../../bot/plan/model/names.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { STANDING_MARKS, standingText } from "./measure-words.ts";

/** More columns than this are cut off on phones and beside a meeting. */
export const MOST_COLUMNS = 3;

/** Target and actual at one period, as a column. */
export function cellOf(plan: Plan, period: MeasurePeriod, measure: Measure, sight: Sight) {
  const standing = standingAt(plan, measure, period);
  const actual = sight.figure(measure, period, "");
  const when = period.actualAt ? ` (${printDate(period.actualAt)})` : "";
  const [label, targeted] = [labelOf(plan, "measure", "target"), targetWords(measure, period)];
  const provisional = period.provisional ? ", provisional" : "";
  // A measure without a direction has no standing, with a figure or without.
  const stands = measure.direction ? ` ${standingText(standing)}` : "";
  return {
    label: periodWords(period),
    target: targeted === null ? `Between ${plural(inSentence(label))}` : `${label} ${targeted}`,
    actual: actual
      ? `${labelOf(plan, "measure", "actual")} ${actual}${stands}${when}${provisional}`
      : standingText("no figure"),
    colour: STANDING_MARKS[standing].colour,
  };
}

/** Columns in rows of three. */
export function setsOf(cells: readonly ReturnType<typeof cellOf>[]) {
  const count = Math.ceil(cells.length / MOST_COLUMNS);
  return Array.from({ length: count }, (_, n) => ({
    cells: cells.slice(n * MOST_COLUMNS, (n + 1) * MOST_COLUMNS),
  }));
}
