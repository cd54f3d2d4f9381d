import type { Fact } from "../../asks/ask.ts";
import { figure } from "../../plan/measures/figure.ts";
import type { Measure, MeasurePeriod } from "../../plan/measures/measure.kind.ts";
import { standingOf } from "../../plan/measures/standing.ts";
import { inSentence, listNames } from "../../plan/model/names.ts";
import { find, type Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import { printDate } from "../../plan/time/calendar-date.ts";

/** One fact of a measure that a question asks for, in a sentence. */
export function measureFact(
  plan: Plan,
  measure: Measure,
  fact: Fact | undefined,
  months: number | undefined,
): string {
  const { ref, unit } = measure;
  const name = (field: string) => inSentence(labelOf(plan, "measure", field));
  if (fact === "baseline")
    return `The ${name("baseline")} of ${ref} is ${figure(measure.baseline, unit, "not measured")}.`;
  const periods = measure.periods.filter((p) => !months || p.months === months);
  if (periods.length === 0) return `${ref} has no ${name("target")} at ${months} months.`;
  if (fact === "actual") return listNames(reached(measure, periods), "").concat(".");
  if (fact === "gap") return gapTo(plan, measure, months);
  const told = periods.map(
    (p) =>
      `${figure(p.target, unit, "not agreed")} at ${p.months} months (${name("actual")}: ${figure(p.actual, unit, "no figure yet")})`,
  );
  return `The ${name("target")} of ${ref} is ${listNames(told)}.`;
}

/** How far apart two figures are: `2 points`, as they are percentages, or `2 days`. */
const apart = (one: number, other: number, unit: string) => {
  const off = Math.round(Math.abs(one - other) * 100) / 100;
  return unit === "%" ? `${off} ${off === 1 ? "point" : "points"}` : `${off} ${unit}`.trim();
};

/** What it came to at each period that has a figure, beside what it was to come to. */
function reached(measure: Measure, periods: readonly MeasurePeriod[]): string[] {
  const { ref, unit } = measure;
  const known = periods.filter(({ actual }) => actual !== null);
  const told = known.map((period) => {
    const { actual, target, months } = period;
    const to =
      target === null ? "no target is agreed" : `the target was ${figure(target, unit, "")}`;
    const standing = standingOf(period, measure);
    const off =
      standing === "below" && actual !== null && target !== null
        ? `, so it fell short by ${apart(actual, target, unit)}`
        : standing === "met"
          ? ", so it was met"
          : "";
    return `${ref} came to ${figure(actual, unit, "")} at ${months} months; ${to}${off}`;
  });
  const none = periods.filter(({ actual }) => actual === null).map(({ months }) => String(months));
  return known.length > 0 ? told : [`${ref} has no figure yet at ${listNames(none)} months`];
}

/** How far the latest figure is from the target of a period, the next one without a figure where none is named. */
function gapTo(plan: Plan, measure: Measure, months: number | undefined): string {
  const { ref, unit, periods } = measure;
  const latest = periods.findLast(({ actual }) => actual !== null);
  const goal =
    periods.find((p) => (months ? p.months === months : p.actual === null)) ?? periods.at(-1);
  if (!goal || goal.target === null)
    return `${ref} has no target agreed at ${goal?.months ?? months} months.`;
  const ends = find(plan, "about", "about")?.periods.find((p) => p.months === goal.months)?.ends;
  const until = ends ? `, which end on ${printDate(ends)}` : "";
  const target = `the target at ${goal.months} months${until}, is ${figure(goal.target, unit, "")}`;
  if (!latest || latest.actual === null) return `${ref} has no figure yet; ${target}.`;
  const met = standingOf({ ...latest, target: goal.target }, measure) === "met";
  const now = `${ref} was at ${figure(latest.actual, unit, "")} at ${latest.months} months`;
  return `${now}; ${target}: ${met ? "it is there" : `${apart(latest.actual, goal.target, unit)} to go`}.`;
}
