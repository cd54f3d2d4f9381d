import type { Criterion } from "../model/criterion.ts";
import { LIST } from "../model/field-types.ts";
import type { Field } from "../model/kind.ts";
import { either } from "../model/names.ts";
import type { Plan } from "../model/snapshot.ts";
import type { Measure } from "./measure.kind.ts";
import { type MeasurePeriod, periodKey, periodWords } from "./measure-period.ts";
import { standingAt } from "./measure-state.ts";

/** What a measure came to by its periods, as questions ask for it: `that missed their target at 3 months`. */

type Came = (one: {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly period: MeasurePeriod;
}) => boolean;

/** What a question calls a period: the number of its months, or its key. */
const asked = (period: MeasurePeriod) => period.months ?? periodKey(period);

/** `at 3 or 6 months`, `for Autumn term 2020` */
function at(periods: readonly unknown[]): string {
  const months = periods.filter((one) => typeof one === "number").map(String);
  const others = periods
    .filter((one) => typeof one === "string")
    .map((one) => `for ${periodWords({ name: one })}`);
  return either([...(months.length > 0 ? [`at ${either(months)} months`] : []), ...others]);
}

/** All that is asked of it, in words; null where that is nothing. */
const said = (...parts: readonly (string | false | undefined)[]): string | null =>
  parts.filter(Boolean).join(" and ") || null;

/** The periods that came out in one way. */
const reached = (verb: string, label: string, came: Came): Field<Measure> => ({
  label,
  type: LIST,
  derived: true,
  value: (measure, { plan }) =>
    measure.periods.filter((period) => came({ plan, measure, period })).map(asked),
  phrasing: {
    words: ({ oneOf, missing }: Criterion) =>
      said(
        oneOf && `that ${verb} their target ${at(oneOf)}`,
        missing === false && `that ${verb} a target`,
      ),
  },
});

/** A target of the period's own, and the figure, if there are both. */
function judged({ measure: { direction }, period: { actual, target } }: Parameters<Came>[0]) {
  return direction && actual !== null && target !== null && target !== undefined
    ? { direction, actual, target }
    : undefined;
}

const met: Came = (one) =>
  judged(one) !== undefined && standingAt(one.plan, one.measure, one.period) === "met";

/** Reached is not beaten; and a band is not beaten at all. */
function beaten(one: Parameters<Came>[0]): boolean {
  const found = judged(one);
  if (!found || found.direction === "band") return false;
  const { direction, actual, target } = found;
  return direction === "higher" ? actual > target : actual < target;
}

export const REACHED = {
  met: reached("met", "Target met", met),
  beaten: reached("beat", "Target beaten", beaten),
  missed: reached("missed", "Target missed", (one) => judged(one) !== undefined && !met(one)),
  figures: {
    label: "Periods with a figure",
    type: LIST,
    derived: true,
    value: ({ periods }) => periods.filter(({ actual }) => actual !== null).map(asked),
    phrasing: {
      words: ({ oneOf, not, missing }) =>
        said(
          missing === true && "with no figure yet",
          oneOf && `with a figure ${at(oneOf)}`,
          not && `with no figure ${at(not)}`,
        ),
    },
  },
  targets: {
    label: "Periods with a target",
    type: LIST,
    derived: true,
    value: ({ periods }) => periods.filter(({ target }) => typeof target === "number").map(asked),
    phrasing: {
      words: ({ oneOf, not, missing }) =>
        said(
          missing === true && "with no target agreed",
          oneOf && `with a target ${at(oneOf)}`,
          not && `with no target ${at(not)}`,
        ),
    },
  },
} as const satisfies Readonly<Record<string, Field<Measure>>>;
