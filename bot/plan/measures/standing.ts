import type { Measure, MeasurePeriod } from "./measure.kind.ts";

/** How an actual stands to its target. "No figure" and "no target" are answers, not noughts. */
export type Standing = "met" | "below" | "no figure" | "no target";

/** Which way a measure is better. */
export type Direction = "higher" | "lower";

/** Which way a measure's figures are better: the plan file gives no direction yet, so higher is. */
export const betterOf = (_measure: Pick<Measure, "unit">): Direction => "higher";

/** Whether one figure of a measure is better than another. */
export const isBetter = (measure: Pick<Measure, "unit">, one: number, other: number): boolean =>
  betterOf(measure) === "higher" ? one > other : one < other;

/** Whether a measure's figure for a period met its target, by the way in which that measure is better. */
export function standingOf(period: MeasurePeriod, measure: Pick<Measure, "unit">): Standing {
  const { actual, target } = period;
  if (actual === null) return "no figure";
  if (target === null) return "no target";
  return actual === target || isBetter(measure, actual, target) ? "met" : "below";
}
