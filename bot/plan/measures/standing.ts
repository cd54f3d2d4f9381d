import type { Measure } from "./measure.kind.ts";
import type { MeasurePeriod } from "./measure-period.ts";

/**
 * How a figure stands to its target. "No figure" and "no target" are answers, not noughts; a measure
 * of which nobody has said which way is better has no standing at all.
 */
export const STANDINGS = ["met", "near", "off", "no figure", "no target", "no direction"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Within what a figure that misses its target is near it, as the plan's settings say. */
export type Tolerance = {
  /** In points, of a measure in percent. */
  readonly points: number;
  /** In percent of the target, of any other. */
  readonly percent: number;
};

export type Target = Pick<MeasurePeriod, "target" | "upTo">;
type Judged = Pick<Measure, "unit" | "direction" | "tolerance">;

/** The difference of two decimals, without what their binary form adds to it. */
const minus = (one: number, other: number) => Number((one - other).toFixed(8));

/**
 * How far a figure lies from what its target asks for: below nought where it is too low, above where
 * it is too high, nought where it is met. Undefined where there is nothing to judge it by.
 */
export function missBy(
  { direction }: Pick<Measure, "direction">,
  actual: number,
  { target, upTo }: Target,
): number | undefined {
  if (!direction || target === null || target === undefined) return undefined;
  const [low, high] = [minus(actual, target), minus(actual, upTo ?? target)];
  if (direction === "higher") return Math.min(low, 0);
  if (direction === "lower") return Math.max(low, 0);
  return low < 0 ? low : Math.max(high, 0);
}

/** How a figure stands to a target: missed by no more than the tolerance, it is near it. */
export function standingOf(
  measure: Judged,
  actual: number | null,
  target: Target | undefined,
  { points, percent }: Tolerance,
): Standing {
  if (!measure.direction) return "no direction";
  if (actual === null) return "no figure";
  const miss = target && missBy(measure, actual, target);
  if (miss === undefined) return "no target";
  if (miss === 0) return "met";
  const bound = Math.abs((miss > 0 ? target?.upTo : undefined) ?? target?.target ?? 0);
  const allowed =
    measure.tolerance ??
    (measure.unit === "%" ? points : Number(((bound * percent) / 100).toFixed(8)));
  return Math.abs(miss) <= allowed ? "near" : "off";
}

export type Way = "better" | "worse" | "same";

/** Which way a measure's figure went, from one to another; nearer to the band is better where a band is. Undefined where nobody has said which way is better. */
export function wayOf(
  { direction }: Pick<Measure, "direction">,
  from: number,
  to: number,
  band: Target = {},
): Way | undefined {
  if (!direction) return undefined;
  if (direction !== "band") {
    if (from === to) return "same";
    return to > from === (direction === "higher") ? "better" : "worse";
  }
  const [was, now] = [from, to].map((one) => missBy({ direction }, one, band));
  if (was === undefined || now === undefined) return undefined;
  const nearer = Math.abs(was) - Math.abs(now);
  return nearer === 0 ? "same" : nearer > 0 ? "better" : "worse";
}
