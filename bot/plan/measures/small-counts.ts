import type { Plan } from "../model/snapshot.ts";
import { figure, isCount } from "./figure.ts";
import type { Measure } from "./measure.kind.ts";
import { type MeasurePeriod, periodKey } from "./measure-period.ts";

type Counted = Pick<Measure, "unit" | "decimals">;

/** Counts under this could tell of somebody. */
const SMALLEST = 5;
/** What stands in their place: `fewer than 5 children`. */
const fewer = ({ unit }: Counted) => `fewer than ${figure(SMALLEST, unit, "")}`;
/** What stands in the place of a count that would tell a smaller one, taken from their total. */
const WITHHELD = "withheld";

const isSmall = ({ unit }: Counted, value: number | null): boolean =>
  value !== null && value >= 0 && value < SMALLEST && isCount(unit);

/** A figure as it may be read by anybody: a count under five is not told. */
export const openFigure = (measure: Counted, value: number | null, none: string): string =>
  isSmall(measure, value) ? fewer(measure) : figure(value, measure.unit, none, measure.decimals);

const BASELINE = "baseline";
/** By what a figure of a measure is told from its others: its period, or the baseline. */
const nameOf = ({ ref }: Measure, period: MeasurePeriod | undefined) =>
  `${ref} ${period ? periodKey(period) : BASELINE}`;

const baselineOf = ({ baseline }: Measure) => baseline;

/** The figures of a period, or the baselines, of some measures: those that have one, smallest first. */
function figuresOf(measures: readonly Measure[], key: string | null) {
  return measures
    .flatMap((measure) => {
      const period = measure.periods.find((one) => periodKey(one) === key);
      const value = key === null ? baselineOf(measure) : (period?.actual ?? null);
      return value === null ? [] : [{ measure, period, value }];
    })
    .sort((a, b) => a.value - b.value);
}

/** Figures that are no small counts, and would tell one: where a total stands and one part alone is missing, the next smallest part is withheld too. */
function telling(plan: Plan): ReadonlySet<string> {
  const totals = plan.items.measure.map((total) => ({
    total,
    parts: plan.items.measure.filter(({ partOf }) => partOf === total.ref),
  }));
  return new Set(
    totals
      .filter(({ parts }) => parts.length > 1)
      .flatMap(({ total, parts }) =>
        [null, ...total.periods.map(periodKey)].flatMap((key) => {
          const figures = figuresOf(parts, key);
          const small = figures.filter(({ measure, value }) => isSmall(measure, value));
          const next = figures[1];
          return small.length === 1 && next ? [nameOf(next.measure, next.period)] : [];
        }),
      ),
  );
}

/** How much of a plan's small counts whoever looks at a card may see. */
export type Sight = {
  /** Whether a figure, or the baseline where no period is named, is not told. */
  readonly hides: (measure: Measure, period?: MeasurePeriod) => boolean;
  /** The figure of a period, or the baseline, as it may be told. */
  readonly figure: (measure: Measure, period: MeasurePeriod | undefined, none: string) => string;
  /** A figure that stood there before. */
  readonly former: (measure: Measure, value: number | null) => string;
};

/** What anybody may see of a plan's figures; of the measures that are open to whoever asks, all. */
export function sightOf(plan: Plan, isOpen: (measure: Measure) => boolean = () => false): Sight {
  const told = telling(plan);
  const valueAt = (measure: Measure, period: MeasurePeriod | undefined) =>
    period ? period.actual : measure.baseline;
  const hides = (measure: Measure, period?: MeasurePeriod) =>
    !isOpen(measure) &&
    (isSmall(measure, valueAt(measure, period)) || told.has(nameOf(measure, period)));
  return {
    hides,
    former: (measure, value) =>
      isOpen(measure)
        ? figure(value, measure.unit, "none", measure.decimals)
        : openFigure(measure, value, "none"),
    figure(measure, period, none) {
      const value = valueAt(measure, period);
      if (!hides(measure, period)) return figure(value, measure.unit, none, measure.decimals);
      return isSmall(measure, value) ? fewer(measure) : WITHHELD;
    },
  };
}
