import { closingForm } from "../../../cards/challenges/challenge-form.ts";
import { closeChallenge as close } from "../../plan/challenges/answer-challenge.ts";
import { StaleItem } from "../../plan/model/errors.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, onForm, planNow } from "../answering/give-back.ts";
import { formNow } from "./answer-challenge.ts";
import { challengeReply } from "./show-challenge.ts";

/** Closes a challenge; one that nobody has answered with a reason. */
export const closeChallenge: Command<"close_challenge"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    if (!args.asItIs) adviseOn({ why: args.why });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      close(plan, args, turn.who, now),
    );
    const challenge = get(outcome.plan, "challenge", args.ref);
    const name = itemName(outcome.plan, "challenge", challenge.ref);
    const done = {
      saved: `Closed: ${name}. It is kept with its answer.`,
      already: `This was already done: ${name} is closed.`,
      unchanged: `Nothing was changed: ${name} was closed already.`,
    }[outcome.kind];
    return challengeReply(context, outcome.plan, challenge, done);
  },
  async giveBack(context, args, fault) {
    const { now } = context;
    const plan = await planNow(context);
    const challenge = get(plan, "challenge", args.ref);
    const shown = fault instanceof StaleItem ? { problems: [fault.message] } : onForm(fault);
    const form = formNow(context, args, fault);
    return {
      card: closingForm({ plan, challenge, typed: args.why, ...shown, ...form, now }),
      summary: cameBack(fault, `closing ${itemName(plan, "challenge", challenge.ref)}`),
    };
  },
};
