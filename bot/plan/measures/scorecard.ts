import type { Measure } from "./measure.kind.ts";
import { type Standing, standingOf } from "./standing.ts";

/** How many of the measures stand how, by their latest period that has a figure. */
export function countMeasures(measures: readonly Measure[]): Readonly<Record<Standing, number>> {
  const counts = { met: 0, below: 0, "no figure": 0, "no target": 0 };
  for (const measure of measures) {
    const latest = measure.periods.findLast((period) => period.actual !== null);
    counts[latest ? standingOf(latest, measure) : "no figure"] += 1;
  }
  return counts;
}
