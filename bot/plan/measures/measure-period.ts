import { z } from "zod";
import { calendarDate, instant, optionalText, text } from "../model/primitives.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";
import { figure } from "./figure.ts";

/** What was measured: the figure, the day that it is of, and where it comes from. */
const Figure = z.object({
  actual: z.number().nullable().default(null),
  actualAt: calendarDate.nullable().default(null),
  source: optionalText,
  /** It may still change. */
  provisional: z.literal(true).optional(),
  note: text.optional(),
});

/** A figure in whose place another was put, by whom and when; one that came with a plan file has nobody's name. */
export const FormerFigure = Figure.extend({ until: instant, by: text });
export type FormerFigure = z.infer<typeof FormerFigure>;

/**
 * Target and figure of a measure at one period: so many months of the plan, or one that has a name
 * (`Autumn term 2020`) or is a day. A target of null is "not agreed"; where none is set at all, as for
 * a figure between two targets, it is left out. A figure of null is "no figure yet", never nought.
 */
export const MeasurePeriod = z
  .object({
    months: z.int().positive().optional(),
    name: text.max(40).optional(),
    /** The day that it ends; for months of the plan, the plan says so. */
    ends: calendarDate.optional(),
    target: z.number().nullable().optional(),
    /** The upper end, where the target is a band; the target is then its lower end. */
    upTo: z.number().optional(),
    ...Figure.shape,
    /** The figures that stood here before this one, oldest first. */
    earlier: z.array(FormerFigure).max(50).optional(),
  })
  .refine(({ months, name, ends }) => months ?? name ?? ends, {
    message: "names no period: give months, a name, or the day that it ends",
  });
export type MeasurePeriod = z.infer<typeof MeasurePeriod>;

type Named = Pick<MeasurePeriod, "months" | "name" | "ends">;

/** By what a measure's periods are told apart: `3`, `Autumn term 2020`, `2021-01-20`. */
export const periodKey = ({ months, name, ends }: Named): string =>
  months === undefined ? (name ?? ends ?? "") : String(months);

/** `3 months`, `Autumn term 2020`, `20 Jan 2021` */
export function periodWords({ months, name, ends }: Named): string {
  if (months !== undefined) return `${months} months`;
  return name ?? (ends ? printDate(ends) : "");
}

/** `at 3 months`, `for Autumn term 2020`, `on 20 Jan 2021` */
export function atPeriod(period: Named): string {
  const how = period.months !== undefined ? "at" : period.name === undefined ? "on" : "for";
  return `${how} ${periodWords(period)}`;
}

/** The target of a period in words: a band where it is one, and nothing where none is set. */
export function targetWords(
  { unit, decimals }: { readonly unit: string; readonly decimals: number | null },
  { target, upTo }: Pick<MeasurePeriod, "target" | "upTo">,
): string | null {
  if (target === undefined) return null;
  const words = figure(target, unit, "not agreed", decimals);
  return upTo === undefined ? words : `${words} to ${figure(upTo, unit, "", decimals)}`;
}

/** When the plan's months end, as far as it says so. */
type Ends = readonly { readonly months: number; readonly ends: CalendarDate }[];

/** The day that a period ends, if that is known. */
export const endOf = (periods: Ends, { months, ends }: Named): CalendarDate | null =>
  ends ?? periods.find((one) => one.months === months)?.ends ?? null;

/** The day that a period's figure is of: its own, or else the period's last. */
export const dayOfFigure = (periods: Ends, period: MeasurePeriod): CalendarDate | null =>
  period.actualAt ?? endOf(periods, period);
