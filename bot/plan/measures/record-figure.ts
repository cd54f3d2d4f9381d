import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, StaleItem, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { calendarDate } from "../model/primitives.ts";
import { about, get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";
import type { Measure } from "./measure.kind.ts";
import { endOf, type MeasurePeriod, periodKey } from "./measure-period.ts";
import { seriesOf } from "./measure-state.ts";
import { readFigure } from "./read-figure.ts";

export const RECORD = "record a figure";

/** The choice of a period for a figure that is of none: it stands on its own day, between two targets. */
export const ON_ITS_DAY = "day";

/** A figure keeps so many of those that stood there before it. */
const MOST_EARLIER = 50;

/** What is said of a figure beside its number, for one measure or for several at once. */
export const FigureSaid = z.object({
  period: typed,
  actualAt: typed,
  provisional: z.boolean().default(false),
  source: typed,
  remark: typed,
});
export type FigureSaid = Readonly<z.infer<typeof FigureSaid>>;

const NewFigure = FigureSaid.extend({ ref, seen: seen.optional(), actual: typed });
export type NewFigure = Readonly<z.infer<typeof NewFigure>>;

/** What is wrong, by the names of the form's inputs. */
export type FigureFaults = Record<string, string>;

/** The period that a figure recorded on a day is most likely of: the last that ended and has none, or else the one that runs. */
export function likelyPeriod(
  plan: Plan,
  measure: Measure,
  today: CalendarDate,
): MeasurePeriod | undefined {
  const { periods } = about(plan);
  const series = seriesOf(plan, measure).filter(({ target }) => target !== undefined);
  const ended = series.findLast((one) => (endOf(periods, one) ?? "9") <= today);
  if (ended && ended.actual === null) return ended;
  return series.find((one) => (endOf(periods, one) ?? "9") > today) ?? ended ?? series.at(-1);
}

/** The day that a figure of a period is of, where nobody says another: its last, or today while it runs. */
export function likelyDay(
  plan: Plan,
  period: MeasurePeriod | undefined,
  today: CalendarDate,
): CalendarDate {
  const ends = period ? endOf(about(plan).periods, period) : null;
  return ends !== null && ends < today ? ends : today;
}

function dayFault(day: string, today: CalendarDate): string | undefined {
  if (!calendarDate.safeParse(day).success)
    return "Give the day that the figure is of, for example 2021-03-31.";
  return day > today
    ? `${printDate(day)} has not come yet. Give the day that the figure is of.`
    : undefined;
}

/** A period with another figure in it; the one before is kept behind it. */
function withFigure(
  period: MeasurePeriod,
  actual: number | null,
  { actualAt, source, provisional, remark }: FigureSaid,
  by: string,
  at: Date,
): MeasurePeriod {
  const { actual: old, earlier = [], provisional: _, note: __, ...rest } = period;
  const former = { actual: old, actualAt: period.actualAt, source: period.source };
  const kept = {
    ...former,
    ...(period.provisional ? { provisional: true as const } : {}),
    ...(period.note ? { note: period.note } : {}),
    until: at.toISOString(),
    by,
  };
  const corrected =
    old !== null && old !== actual ? [...earlier, kept].slice(-MOST_EARLIER) : earlier;
  return {
    ...rest,
    actual,
    actualAt: actual === null ? null : actualAt,
    source: actual === null ? null : source.trim() || null,
    ...(provisional && actual !== null ? { provisional: true as const } : {}),
    ...(remark.trim() ? { note: remark.trim() } : {}),
    ...(corrected.length > 0 ? { earlier: corrected } : {}),
  };
}

/** A figure of no period in its place by its day: before the first period that ends later. */
function withDay(plan: Plan, { periods }: Measure, made: MeasurePeriod): readonly MeasurePeriod[] {
  const ends = about(plan).periods;
  const day = made.ends ?? "";
  const place = periods.findIndex((one) => (endOf(ends, one) ?? "") > day);
  return place < 0 ? [...periods, made] : periods.toSpliced(place, 0, made);
}

/** A measure with a figure in one of its periods; what cannot be taken is put among the faults, the number's under a name of its own. */
export function measureWith(
  plan: Plan,
  measure: Measure,
  said: FigureSaid & { readonly actual: string },
  by: string,
  now: DoneAt,
  faults: FigureFaults,
  name = "actual",
): Measure {
  const { periods } = measure;
  const read = readFigure(measure, said.actual);
  if ("fault" in read) faults[name] = read.fault;
  const wrongDay = dayFault(said.actualAt, now.today);
  if (wrongDay) faults.actualAt = wrongDay;
  const key = said.period === ON_ITS_DAY ? said.actualAt : said.period;
  const place = periods.findIndex((one) => periodKey(one) === key);
  if (place < 0 && said.period !== ON_ITS_DAY) {
    faults[name] ??= `${measure.ref} has no such period. Choose one of its own.`;
  }
  for (const field of ["source", "remark"] as const) {
    const fault = tooLong(said[field]);
    if (fault) faults[field] = fault;
  }
  if ("fault" in read || Object.keys(faults).length > 0) return measure;
  const found = periods[place];
  if (found) {
    const after = withFigure(found, read.value, said, by, now.at);
    return { ...measure, periods: periods.with(place, after) };
  }
  const none = { ends: said.actualAt, actual: null, actualAt: null, source: null };
  const made = withFigure(none, read.value, said, by, now.at);
  return { ...measure, periods: [...withDay(plan, measure, made)] };
}

/** Refuses whoever filled in a card that shows an older version of a measure. */
export function mustBeSeen({ ref, version }: Measure, seen: number | undefined): void {
  if (seen !== undefined && seen !== version) throw new StaleItem("measure", ref, seen);
}

/** Records a figure of a measure, or another in the place of the one there: that is kept behind it. */
export const recordFigure = operation(
  { takes: NewFigure, deed: RECORD, on: (plan, { ref }) => get(plan, "measure", ref) },
  record,
);

function record(plan: Plan, said: NewFigure, by: Asker, now: DoneAt): Draft | null {
  const before = get(plan, "measure", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, RECORD, on);
  mustBeSeen(before, said.seen);
  const faults: FigureFaults = {};
  const standsFor = doneFor(plan, by, RECORD, on);
  const after = measureWith(plan, before, said, by.name, now, faults);
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults);
  if (JSON.stringify(after) === JSON.stringify(before)) return null;
  return { why: said.remark.trim() || null, items: [after], for: standsFor };
}
