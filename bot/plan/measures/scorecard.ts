import type { Measure, MeasurePeriod } from "../model/model.ts";

/** How an actual stands to its target. "No figure" and "no target" are answers, not noughts. */
export type Standing = "met" | "below" | "no figure" | "no target";

/** Whether a measure's figure for a period met its target. The plan's measures are better when higher. */
export function standingOf(period: MeasurePeriod): Standing {
  if (period.actual === null) return "no figure";
  if (period.target === null) return "no target";
  return period.actual >= period.target ? "met" : "below";
}

/** `35%`, or the words for none. */
export function figure(value: number | null, unit: string, none: string): string {
  if (value === null) return none;
  return unit === "%" ? `${value}%` : `${value} ${unit}`.trim();
}

/** How many of the measures stand how, by their latest period that has a figure. */
export function countMeasures(measures: readonly Measure[]): Readonly<Record<Standing, number>> {
  const counts = { met: 0, below: 0, "no figure": 0, "no target": 0 };
  for (const measure of measures) {
    const latest = measure.periods.findLast((period) => period.actual !== null);
    counts[latest ? standingOf(latest) : "no figure"] += 1;
  }
  return counts;
}
