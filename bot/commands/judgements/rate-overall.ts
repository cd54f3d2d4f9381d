import { overallTitle } from "../../../cards/judgements/judgement-words.ts";
import { overallForm } from "../../../cards/judgements/overall-form.ts";
import { bodyOf, bodyText } from "../../plan/judgements/bodies.ts";
import { rateOverall } from "../../plan/judgements/rate-overall.ts";
import { ratingText } from "../../plan/judgements/rating-words.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { filledIn, savedWords } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";
import { overallReply } from "./overall-rating.ts";

const subjectOf = (plan: Plan, area: string | undefined) =>
  area === undefined ? `the ${called(plan, "about").one}` : itemName(plan, "area", area);

/** The form for a rating of the plan or of an area, filled in with what was said. */
export const rateOverallForm: Command<"rate_overall"> = {
  run({ plan, now, nonce }, { area, typed = {} }) {
    const ref = area === undefined ? undefined : get(plan, "area", area).ref;
    return {
      card: overallForm({
        plan,
        area: ref,
        typed,
        problems: filledIn(typed),
        nonce: nonce(),
        now,
      }),
      summary: `${overallTitle(plan)} of ${subjectOf(plan, ref)}`,
      ...(ref === undefined ? {} : { refs: [ref] }),
    };
  },
};

/** Records how the plan or an area is rated, beside what was said before. */
export const saveOverallRating: Command<"save_overall_rating"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { asItIs, nonce: _, ...said } = args;
    if (!asItIs) adviseOn({ reason: said.reason, occasion: said.occasion });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      rateOverall(plan, said, turn.who, now),
    );
    const area = said.area || undefined;
    const body = bodyText(bodyOf(outcome.plan, said.body));
    const what = `${body} of ${subjectOf(outcome.plan, area)}, ${ratingText(said.rating.trim())}.`;
    return overallReply(context, outcome.plan, { area }, savedWords(outcome.kind, what));
  },
  async giveBack(context, args, fault) {
    const { turn, now, nonce } = context;
    const plan = await planNow(context);
    const { nonce: key, asItIs: _, seen: __, area: said, ...typed } = args;
    const area = said ? get(plan, "area", said).ref : undefined;
    const state =
      fault instanceof StaleItem
        ? {
            problems: ["Not saved: there is a rating by them for that day already."],
            nonce: nonce(),
          }
        : { ...onForm(fault), nonce: idempotencyKeyOf(key, turn) };
    return {
      card: overallForm({ plan, area, typed, now, ...state }),
      summary: cameBack(fault, `${called(plan, "judgement").one} of ${subjectOf(plan, area)}`),
    };
  },
};
