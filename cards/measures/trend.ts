import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { type MeasurePeriod, periodWords } from "../../bot/plan/measures/measure-period.ts";
import type { Sight } from "../../bot/plan/measures/small-counts.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf } from "../../bot/plan/model/vocabulary.ts";
import { shorten } from "../frames/words.ts";

/** A measure's figures beside its targets, period by period, as Teams draws grouped bars. */
export type Trend = {
  readonly title: string;
  readonly bars: readonly {
    readonly legend: string;
    readonly color: string;
    readonly values: readonly { readonly x: string; readonly y: number }[];
  }[];
};

/** The trend of a measure, where it has figures that may be told; it stands beside the same in figures. */
export function trendOf(
  plan: Plan,
  measure: Measure,
  periods: readonly MeasurePeriod[],
  sight: Sight,
): Trend | undefined {
  const values = (of: (period: MeasurePeriod) => number | null | undefined) =>
    periods.flatMap((period) => {
      const y = of(period);
      return y === null || y === undefined ? [] : [{ x: shorten(periodWords(period), 20), y }];
    });
  const actual = values((period) => (sight.hides(measure, period) ? null : period.actual));
  if (actual.length === 0 || measure.unit === "yes/no") return undefined;
  const label = (field: string) => labelOf(plan, "measure", field);
  const targets = values(({ target }) => target);
  return {
    title: `${label("actual")} and ${label("target").toLowerCase()}, period by period`,
    bars: [
      { legend: label("actual"), color: "categoricalBlue", values: actual },
      ...(targets.length > 0
        ? [{ legend: label("target"), color: "neutral", values: targets }]
        : []),
    ],
  };
}
