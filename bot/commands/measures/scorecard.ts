import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import type { Arguments } from "../../asks/index.ts";
import type { Measure } from "../../plan/measures/measure.kind.ts";
import { standingAt } from "../../plan/measures/measure-state.ts";
import { RECORD } from "../../plan/measures/record-figure.ts";
import { type Sight, sightOf } from "../../plan/measures/small-counts.ts";
import type { Standing } from "../../plan/measures/standing.ts";
import { capital, inSentence, plural } from "../../plan/model/names.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName, labelOf } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { measureFact } from "./measure-facts.ts";
import { measureReply, sightHere } from "./show-measure.ts";

/** Which part of the scorecard is asked for, and what of it first. */
type Part = Partial<Omit<Arguments<"scorecard">, "ref">>;

/** The scorecard or one area's part of it, as the plan stands; as text it tells no more than anybody may read. */
export function scorecardReply(context: CommandContext, asked: Part, said?: string): Reply {
  const { plan, now } = context;
  const { months, most, fact, page } = asked;
  const area = asked.area === undefined ? undefined : get(plan, "area", asked.area).ref;
  const found = plan.items.measure.filter((m) => area === undefined || m.area === area);
  const measures = most ? extremeOf(found, { ...asked, most }, sightHere(context, plan)) : found;
  const period = months ? ` at ${months} months` : "";
  const { many } = called(plan, "measure");
  const which =
    most && ` with the ${most} ${inSentence(labelOf(plan, "measure", fact ?? "target"))}`;
  const whose = area ? ` of ${itemName(plan, "area", area)}` : "";
  const reading =
    which || whose ? `${capital(many)}${which ?? ""}${whose}${period}` : `All ${many}${period}`;
  const view = {
    plan,
    measures,
    reading,
    now,
    ...(page ? { page } : {}),
    ...(area ? { area } : {}),
  };
  const sentence = said ?? (months && !most ? periodSentence(plan, measures, months) : null);
  const draw = (sight: Sight) => {
    const card = scorecardCard({ ...view, sight, may: mayRecord(context, measures) });
    return sentence ? answerFirst(card, sentence) : card;
  };
  return {
    card: draw(sightHere(context, plan)),
    passedOn: draw(sightOf(plan)),
    summary: sentence ?? "Scorecard",
    refs: measures.map((m) => m.ref),
    live: ["measure:*"],
  };
}

/** Whether whoever asks may record a figure of some of these measures. */
const mayRecord = ({ plan, turn, now }: CommandContext, measures: readonly Measure[]) =>
  measures.some((item) => may(plan, turn.who, RECORD, { item, today: now.today }));

/** The scorecard, one area's part of it, or one measure. */
export const scorecard: Command<"scorecard"> = {
  run(context, args) {
    const { ref, months, fact } = args;
    if (!ref) return scorecardReply(context, args);
    const { plan } = context;
    const measure = get(plan, "measure", ref);
    const reply: Reply = {
      ...measureReply(context, plan, measure),
      live: [`measure:${measure.ref}`],
    };
    if (!fact && !months) return reply;
    const tell = (sight: Sight) => measureFact({ plan, measure, fact, months, sight });
    const sentence = tell(sightHere(context, plan));
    return {
      ...reply,
      card: answerFirst(reply.card, sentence),
      passedOn: answerFirst(reply.passedOn ?? reply.card, tell(sightOf(plan))),
      summary: sentence,
    };
  },
};

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

/** The measures of which a fact is the lowest or the highest; those without a figure, or with one that may not be told here, are none of them. */
function extremeOf(
  measures: readonly Measure[],
  { most, fact, months }: Part & { readonly most: "lowest" | "highest" },
  sight: Sight,
): readonly Measure[] {
  const figureOf = (measure: Measure) => {
    const { baseline, periods } = measure;
    if (fact === "baseline") return sight.hides(measure) ? null : baseline;
    const period = months
      ? periods.find((one) => one.months === months)
      : fact === "actual"
        ? periods.findLast(({ actual }) => actual !== null)
        : periods.findLast(({ target }) => target !== undefined);
    if (fact !== "actual") return period?.target ?? null;
    return !period || sight.hides(measure, period) ? null : period.actual;
  };
  const known = measures.map(figureOf).filter((one) => one !== null);
  const wanted = most === "lowest" ? Math.min(...known) : Math.max(...known);
  return measures.filter((one) => figureOf(one) === wanted);
}
