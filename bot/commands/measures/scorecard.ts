import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import type { Measure } from "../../plan/measures/measure.kind.ts";
import { capital, inSentence, plural } from "../../plan/model/names.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName, itemTitle, labelOf } from "../../plan/model/vocabulary.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command } from "../answering/command.ts";
import { measureFact } from "./measure-facts.ts";

/** The scorecard, one area's part of it, or one measure. */
export const scorecard: Command<"scorecard"> = {
  run({ plan, now }, args) {
    const { ref, area, months, fact, most, page } = args;
    const found = ref
      ? [get(plan, "measure", ref)]
      : plan.items.measure.filter((m) => !area || m.area === get(plan, "area", area).ref);
    const measures = most ? extremeOf(found, most, fact, months) : found;
    const period = months ? ` at ${months} months` : "";
    const { many } = called(plan, "measure");
    const reading = most
      ? `${capital(many)} with the ${most} ${inSentence(labelOf(plan, "measure", fact ?? "target"))}${period}`
      : ref
        ? `${itemTitle(plan, "measure", ref)}${period}`
        : area
          ? `${capital(many)} of ${itemName(plan, "area", area)}${period}`
          : `All ${many}${period}`;
    const card = scorecardCard({ plan, measures, reading, now, page });
    const [measure] = measures;
    const sentence =
      months && !ref && !most
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

/** Whether the targets of a period are met; a measure without a figure is said to have none. */
function periodSentence(plan: Plan, measures: readonly Measure[], months: number): string {
  const { one, many } = called(plan, "measure");
  const target = inSentence(labelOf(plan, "measure", "target"));
  const periods = measures.flatMap((m) => m.periods.filter((p) => p.months === months));
  const known = periods.filter((p) => p.actual !== null);
  if (known.length === 0) {
    return `No ${one} has a figure at ${months} months yet, so it cannot be said whether the ${plural(target)} are met.`;
  }
  const met = known.filter((p) => p.target !== null && (p.actual ?? 0) >= p.target).length;
  return `At ${months} months, ${met} of the ${known.length} ${many} that have a figure met the ${target}; ${periods.length - known.length} have no figure yet.`;
}

/** The measures of which a fact is the lowest or the highest; those without a figure are none of them. */
function extremeOf(
  measures: readonly Measure[],
  most: "lowest" | "highest",
  fact: string | undefined,
  months: number | undefined,
): readonly Measure[] {
  const figureOf = ({ baseline, periods }: Measure) => {
    if (fact === "baseline") return baseline;
    const period = months
      ? periods.find((one) => one.months === months)
      : fact === "actual"
        ? periods.findLast(({ actual }) => actual !== null)
        : periods.at(-1);
    return (fact === "actual" ? period?.actual : period?.target) ?? null;
  };
  const known = measures.map(figureOf).filter((one) => one !== null);
  const wanted = most === "lowest" ? Math.min(...known) : Math.max(...known);
  return measures.filter((one) => figureOf(one) === wanted);
}
