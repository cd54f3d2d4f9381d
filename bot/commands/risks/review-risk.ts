import { reviewForm } from "../../../cards/risks/small-forms.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { reviewRisk as review } from "../../plan/risks/review-risk.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";
import { savedWords } from "../answering/form-words.ts";
import { cameBack, onForm, planNow } from "../answering/give-back.ts";
import { formKey } from "./form-key.ts";
import { riskReply } from "./show-risk.ts";

/** The form that notes a review of a risk, filled in with what was said. */
export const reviewRiskForm: Command<"review_risk"> = {
  run({ plan, now, nonce }, { ref, typed = {} }) {
    const risk = get(plan, "risk", ref);
    return {
      card: reviewForm({ plan, risk, typed, nonce: nonce(), now }),
      summary: `Review ${itemName(plan, "risk", risk.ref)}`,
      refs: [risk.ref],
    };
  },
};

/** Notes a review, from the form or by text. */
export const saveReview: Command<"save_review"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    if (!args.asItIs) adviseOn({ note: args.note });
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      review(state, args, turn.who, now),
    );
    const risk = get(plan, "risk", args.ref);
    const next = risk.reviewBy ? `next review ${printDate(risk.reviewBy)}` : "no next review";
    const is = `${itemName(plan, "risk", risk.ref)} was reviewed on ${printDate(risk.reviewed?.on ?? now.today)}, ${next}.`;
    return riskReply(context, plan, risk, savedWords(kind, is));
  },
  async giveBack(context, args, fault) {
    const plan = await planNow(context);
    const risk = get(plan, "risk", args.ref);
    const shown = fault instanceof StaleItem ? { problems: [fault.message] } : onForm(fault);
    const { on, next, note } = args;
    return {
      card: reviewForm({
        plan,
        risk,
        typed: { on, next, note },
        ...shown,
        ...formKey(context, risk, args, fault),
        now: context.now,
      }),
      summary: cameBack(fault, `the review of ${itemName(plan, "risk", risk.ref)}`),
    };
  },
};
