import { about, type Plan } from "../model/snapshot.ts";
import { settingsOf } from "../plan/settings.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Measure } from "./measure.kind.ts";
import { dayOfFigure, endOf, type MeasurePeriod } from "./measure-period.ts";
import { type Standing, standingOf, type Tolerance, type Way, wayOf } from "./standing.ts";

/** A period that has a figure. */
export type Measured = MeasurePeriod & { readonly actual: number };
export const isMeasured = (period: MeasurePeriod): period is Measured => period.actual !== null;

/** How a measure stands on a day: its latest figure, what that is judged by, and what is due next. */
export type MeasureState = {
  readonly standing: Standing;
  readonly latest: Measured | undefined;
  /** The period whose target the latest figure is judged by. */
  readonly judgedBy: MeasurePeriod | undefined;
  /** The figure before it in the same series, or the baseline where there is none: then without a period. */
  readonly before: { readonly actual: number; readonly period?: Measured } | undefined;
  readonly way: Way | undefined;
  /** The period whose target is now to be reached, and the day that it ends. */
  readonly current: MeasurePeriod | undefined;
  readonly currentEnds: CalendarDate | null;
  /** The periods since the latest figure that have ended without one. */
  readonly late: readonly MeasurePeriod[];
};

/** Within what a figure is near its target in this plan. */
export const toleranceOf = (plan: Plan): Tolerance => {
  const { tolerancePoints: points = 5, tolerancePercent: percent = 10 } = settingsOf(plan);
  return { points, percent };
};

const hasTarget = ({ target }: MeasurePeriod) => target !== undefined;

/** The day on which a measure was last counted anew; figures of before are another series, and not compared with those since. */
const rebasedOn = ({ rebased }: Measure): CalendarDate | null => rebased.at(-1)?.at ?? null;

/** The periods whose figures can be compared: those since the measure was last counted anew. */
export function seriesOf(plan: Plan, measure: Measure): readonly MeasurePeriod[] {
  const since = rebasedOn(measure);
  if (since === null) return measure.periods;
  const { periods } = about(plan);
  return measure.periods.filter((period) => (dayOfFigure(periods, period) ?? "") >= since);
}

/**
 * The period whose target a figure is judged by: its own; for a figure between two targets, the last
 * whose target was due by its day.
 */
function judging(plan: Plan, series: readonly MeasurePeriod[], period: Measured) {
  if (hasTarget(period)) return period;
  const { periods } = about(plan);
  const day = dayOfFigure(periods, period);
  return series.findLast((one) => {
    const ends = endOf(periods, one);
    return hasTarget(one) && day !== null && ends !== null && ends <= day;
  });
}

/** How a period's figure stands: by its own target, or by the last that was due by its day. */
export function standingAt(plan: Plan, measure: Measure, period: MeasurePeriod): Standing {
  const target = isMeasured(period) ? judging(plan, seriesOf(plan, measure), period) : period;
  return standingOf(measure, period.actual, target, toleranceOf(plan));
}

/** The period whose target is now to be reached: the first that ends today or later, or else the last there is. */
function currentOf(plan: Plan, series: readonly MeasurePeriod[], today: CalendarDate) {
  const { periods } = about(plan);
  const targeted = series.filter(hasTarget);
  return targeted.find((one) => (endOf(periods, one) ?? "") >= today) ?? targeted.at(-1);
}

export function stateOf(plan: Plan, measure: Measure, today: CalendarDate): MeasureState {
  const { periods } = about(plan);
  const series = seriesOf(plan, measure);
  const measured = series.filter(isMeasured);
  const latest = measured.at(-1);
  const judgedBy = latest && judging(plan, series, latest);
  const last = measured.at(-2);
  const before = last
    ? { actual: last.actual, period: last }
    : measure.baseline === null
      ? undefined
      : { actual: measure.baseline };
  const since = latest ? series.slice(series.indexOf(latest) + 1) : series;
  const current = currentOf(plan, series, today);
  return {
    standing: standingOf(measure, latest?.actual ?? null, judgedBy, toleranceOf(plan)),
    latest,
    judgedBy,
    before,
    way: latest && before ? wayOf(measure, before.actual, latest.actual, judgedBy) : undefined,
    current,
    currentEnds: current ? endOf(periods, current) : null,
    late: since.filter((one) => {
      const ends = endOf(periods, one);
      return hasTarget(one) && ends !== null && ends < today;
    }),
  };
}
