import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import type { Measure } from "../../plan/measures/measure.kind.ts";
import { atPeriod, targetWords } from "../../plan/measures/measure-period.ts";
import { standingAt } from "../../plan/measures/measure-state.ts";
import { sightOf } from "../../plan/measures/small-counts.ts";
import type { Standing } from "../../plan/measures/standing.ts";
import { capital, inSentence, listNames, plural } from "../../plan/model/names.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName, itemTitle, labelOf } from "../../plan/model/vocabulary.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command } from "../answering/command.ts";

/** The scorecard, one area's part of it, or one measure. */
export const scorecard: Command<"scorecard"> = {
  run({ plan, now }, args) {
    const { ref, area, months, fact, page } = args;
    const measures = ref
      ? [get(plan, "measure", ref)]
      : plan.items.measure.filter((m) => !area || m.area === get(plan, "area", area).ref);
    const period = months ? ` at ${months} months` : "";
    const { many } = called(plan, "measure");
    const reading = ref
      ? `${itemTitle(plan, "measure", ref)}${period}`
      : area
        ? `${capital(many)} of ${itemName(plan, "area", area)}${period}`
        : `All ${many}${period}`;
    const card = scorecardCard({ plan, measures, reading, now, page });
    const [measure] = measures;
    const sentence =
      months && !ref
        ? periodSentence(plan, measures, months)
        : ref && measure && (fact || months)
          ? measureFact(plan, measure, fact, months)
          : null;
    return {
      card: sentence ? answerFirst(card, sentence) : card,
      summary: sentence ?? "Scorecard",
      refs: measures.map((m) => m.ref),
      live: ref ? [`measure:${ref}`] : ["measure:*"],
    };
  },
};

function measureFact(
  plan: Plan,
  measure: Measure,
  fact: string | undefined,
  months: number | undefined,
) {
  const { ref } = measure;
  const sight = sightOf(plan);
  const name = (field: string) => inSentence(labelOf(plan, "measure", field));
  if (fact === "baseline")
    return `The ${name("baseline")} of ${ref} is ${sight.figure(measure, undefined, "not measured")}.`;
  const periods = measure.periods.filter(
    (p) => p.target !== undefined && (!months || p.months === months),
  );
  const told = periods.map(
    (p) =>
      `${targetWords(measure, p)} ${atPeriod(p)} (${name("actual")}: ${sight.figure(measure, p, "no figure yet")})`,
  );
  return told.length > 0
    ? `The ${name("target")} of ${ref} is ${listNames(told)}.`
    : `${ref} has no ${name("target")} at ${months} months.`;
}

/** Whether the targets of a period are met; a measure without a figure, or of which nobody has said which way is better, is said to be so. */
function periodSentence(plan: Plan, measures: readonly Measure[], months: number): string {
  const { one, many } = called(plan, "measure");
  const target = inSentence(labelOf(plan, "measure", "target"));
  const stand = measures.flatMap((measure) =>
    measure.periods
      .filter((period) => period.months === months)
      .map((period) => standingAt(plan, measure, period)),
  );
  const count = (...some: readonly Standing[]) => stand.filter((how) => some.includes(how)).length;
  const known = count("met", "near", "off", "no target");
  const undirected = count("no direction");
  const unsaid = undirected > 0 ? ` Which way is better is not said of ${undirected}.` : "";
  if (known === 0) {
    return `No ${one} has a figure at ${months} months yet, so it cannot be said whether the ${plural(target)} are met.${unsaid}`;
  }
  return `At ${months} months, ${count("met")} of the ${known} ${many} that have a figure met the ${target}; ${count("no figure")} have no figure yet.${unsaid}`;
}
