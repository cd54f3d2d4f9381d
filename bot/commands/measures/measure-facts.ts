import { gapWords, leftWords } from "../../../cards/measures/measure-words.ts";
import type { Fact } from "../../asks/ask.ts";
import type { Measure } from "../../plan/measures/measure.kind.ts";
import {
  atPeriod,
  endOf,
  type MeasurePeriod,
  targetWords,
} from "../../plan/measures/measure-period.ts";
import { isMeasured } from "../../plan/measures/measure-state.ts";
import type { Sight } from "../../plan/measures/small-counts.ts";
import { inSentence, listNames } from "../../plan/model/names.ts";
import { about, type Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import { printDate } from "../../plan/time/calendar-date.ts";

/** What a fact is asked of, and how much of small counts may be told here. */
type Asked = {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly fact: Fact | undefined;
  readonly months: number | undefined;
  readonly sight: Sight;
};

/** One fact of a measure that a question asks for, in a sentence. */
export function measureFact(asked: Asked): string {
  const { plan, measure, fact, months, sight } = asked;
  const { ref } = measure;
  const name = (field: string) => inSentence(labelOf(plan, "measure", field));
  if (fact === "baseline")
    return `The ${name("baseline")} of ${ref} is ${sight.figure(measure, undefined, "not measured")}.`;
  const periods = measure.periods.filter((p) => !months || p.months === months);
  if (fact === "actual" && periods.length > 0) return reached(measure, periods, sight);
  const targeted = periods.filter(({ target }) => target !== undefined);
  if (targeted.length === 0)
    return `${ref} has no ${name("target")}${months ? ` at ${months} months` : ""}.`;
  if (fact === "gap") return gapTo(asked, targeted);
  const told = targeted.map(
    (p) =>
      `${targetWords(measure, p)} ${atPeriod(p)} (${name("actual")}: ${sight.figure(measure, p, "no figure yet")})`,
  );
  return `The ${name("target")} of ${ref} is ${listNames(told)}.`;
}

/** What it came to at each period that has a figure, beside what it was to come to. */
function reached(measure: Measure, periods: readonly MeasurePeriod[], sight: Sight): string {
  const { ref } = measure;
  const told = periods.filter(isMeasured).map((period) => {
    const came = `${ref} came to ${sight.figure(measure, period, "")} ${atPeriod(period)}`;
    const { target, actual } = period;
    if (target === undefined) return came;
    if (target === null) return `${came}; no target is agreed`;
    if (sight.hides(measure, period))
      return `${came}; the target was ${targetWords(measure, period)}`;
    return `${came}, ${gapWords(measure, actual, period)}`;
  });
  return told.length > 0
    ? `${listNames(told)}.`
    : `${ref} has no figure yet ${listNames(periods.map(atPeriod))}.`;
}

/** How far the latest figure is from the target of a period, the next one without a figure where none is named. */
function gapTo(
  { plan, measure, months, sight }: Asked,
  targeted: readonly MeasurePeriod[],
): string {
  const { ref } = measure;
  const latest = measure.periods.findLast(isMeasured);
  const goal = targeted.find((p) => (months ? p.months === months : p.actual === null));
  const aim = goal ?? targeted.at(-1);
  if (!aim || aim.target === null)
    return `${ref} has no target agreed${aim ? ` ${atPeriod(aim)}` : ""}.`;
  const ends = aim.months === undefined ? null : endOf(about(plan).periods, aim);
  const until = ends ? `, which end on ${printDate(ends)}` : "";
  const target = `the target ${atPeriod(aim)}${until}, is ${targetWords(measure, aim)}`;
  if (!latest) return `${ref} has no figure yet; ${target}.`;
  const now = `${ref} was at ${sight.figure(measure, latest, "")} ${atPeriod(latest)}`;
  const left = sight.hides(measure, latest) ? "" : leftWords(measure, latest.actual, aim);
  return `${now}; ${target}${left}.`;
}
