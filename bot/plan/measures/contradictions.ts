import { stemmer } from "stemmer";
import { inSentence } from "../model/names.ts";
import type { Plan } from "../model/snapshot.ts";
import { itemTitle, labelOf } from "../model/vocabulary.ts";
import { figure } from "./figure.ts";
import type { Measure, Settled } from "./measure.kind.ts";
import { atPeriod } from "./measure-period.ts";

/** Where a plan says two things of one measure: both are shown, and nothing is averaged. */
export type Contradiction = {
  readonly measure: Measure;
  /** By what it is told from others, with the numbers it is about: other numbers are another contradiction. */
  readonly key: string;
  readonly words: string;
  /** What a clerk has said of it. */
  readonly settled: Settled | undefined;
};

const PERCENT = /(\d+(?:\.\d+)?)\s?%/;
const percentIn = (text: string): number | undefined => {
  const [, number] = PERCENT.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
};

const STOP = new Set(
  "a an and are as at be been by for from has have in is it of on or that the their them they this those to us was were which who will with".split(
    " ",
  ),
);

/** The words of a text that say what it is about, without their endings. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((word) => !STOP.has(word)).map(stemmer),
  );

/** Two texts are about the same where they share at least half of all their words. */
function isAlike(one: string, other: string): boolean {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared > 0 && shared * 2 >= mine.size + theirs.size - shared;
}

/** A title that names another share than the last target does. */
function byTitle(plan: Plan, measure: Measure): readonly Omit<Contradiction, "settled">[] {
  const said = percentIn(measure.title);
  const last = measure.periods.findLast(({ target }) => typeof target === "number");
  const target = last?.target;
  if (said === undefined || !last || typeof target !== "number" || said === target) return [];
  const words = `Its title says ${said}%, and its ${inSentence(labelOf(plan, "measure", "target"))} ${atPeriod(last)} is ${figure(target, "%", "")}`;
  return [{ measure, key: `title:${said}:${target}`, words }];
}

/** A milestone of the same area and period that is about the same, and names another share than the target. */
function byMilestone(plan: Plan, measure: Measure): readonly Omit<Contradiction, "settled">[] {
  return plan.items.kpi
    .filter(({ area }) => area === measure.area)
    .flatMap((kpi) =>
      kpi.milestones.flatMap(({ months, items }) => {
        const period = measure.periods.find((one) => one.months === months);
        const target = period?.target;
        if (!period || typeof target !== "number") return [];
        return items.flatMap((text) => {
          const said = percentIn(text);
          if (said === undefined || said === target || !isAlike(measure.title, text)) return [];
          const words = `Its ${inSentence(labelOf(plan, "measure", "target"))} ${atPeriod(period)} is ${figure(target, "%", "")}, and ${itemTitle(plan, "kpi", kpi.ref)} says ${said}% then`;
          return [{ measure, key: `kpi:${kpi.ref}@${months}:${target}:${said}`, words }];
        });
      }),
    );
}

/** Where the plan disagrees with itself over a measure. */
export function contradictionsOf(plan: Plan, measure: Measure): readonly Contradiction[] {
  if (measure.unit !== "%") return [];
  return [...byTitle(plan, measure), ...byMilestone(plan, measure)].map((one) => ({
    ...one,
    settled: measure.settled.find(({ key }) => key === one.key),
  }));
}

/** Those that still stand of some measures: nobody has said that they are none. */
export const standingContradictions = (
  plan: Plan,
  measures: readonly Measure[],
): readonly Contradiction[] =>
  measures
    .flatMap((measure) => contradictionsOf(plan, measure))
    .filter(({ settled }) => settled?.verdict !== "dismissed");
