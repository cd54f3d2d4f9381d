import { answerForm as answering } from "../../../cards/challenges/challenge-form.ts";
import type { Arguments } from "../../asks/index.ts";
import { answerChallenge } from "../../plan/challenges/answer-challenge.ts";
import type { Challenge } from "../../plan/challenges/challenge.kind.ts";
import { type PlanError, StaleItem } from "../../plan/model/errors.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { officeWords } from "../../plan/rights/roles.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import { printInstant } from "../../plan/time/calendar-date.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import {
  cameBack,
  type FaultOnForm,
  idempotencyKeyOf,
  onForm,
  planNow,
} from "../answering/give-back.ts";
import { challengeReply } from "./show-challenge.ts";

/** The form that answers a challenge. */
export const answerForm: Command<"answer_challenge"> = {
  run({ plan, now, nonce }, args) {
    const challenge = get(plan, "challenge", args.ref);
    const said = args.typed ? { typed: args.typed } : {};
    return {
      card: answering({ plan, challenge, ...said, nonce: nonce(), now }),
      summary: `Answer ${itemName(plan, "challenge", challenge.ref)}`,
      refs: [challenge.ref],
    };
  },
};

/** Keeps the answer to a challenge, from the form or by text. */
export const saveAnswer: Command<"save_answer"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    if (!args.asItIs) adviseOn({ answer: args.answer });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      answerChallenge(plan, args, turn.who, now),
    );
    const challenge = get(outcome.plan, "challenge", args.ref);
    const done = {
      saved: `Saved: the answer to ${challenge.ref}. Whoever raised it, ${officeWords(outcome.plan, "chair")} or ${officeWords(outcome.plan, "clerk")} can close it.`,
      already: `This was already saved: the answer to ${challenge.ref}.`,
      unchanged: `Nothing was changed: the answer to ${challenge.ref} says so already.`,
    }[outcome.kind];
    return challengeReply(context, outcome.plan, challenge, done);
  },
  async giveBack(context, args, fault) {
    const plan = await planNow(context);
    const challenge = get(plan, "challenge", args.ref);
    const shared = { plan, challenge, typed: args.answer, now: context.now };
    const form = formNow(context, args, fault);
    return {
      card: answering({ ...shared, ...form, ...shownNow(challenge, fault) }),
      summary: cameBack(fault, `the answer to ${challenge.ref}`),
    };
  },
};

/** The same form as before; where somebody else's change is shown in it, another, drawn on that. */
export function formNow(
  context: CommandContext,
  args: Pick<Arguments<"save_answer">, "ref" | "seen" | "nonce">,
  fault: PlanError,
) {
  if (fault instanceof StaleItem) return { nonce: context.nonce() };
  const seen = args.seen ?? get(context.plan, "challenge", args.ref).version;
  return { nonce: idempotencyKeyOf(args.nonce, context.turn), seen };
}

/** A fault as its form shows it; somebody else's change is told of the challenge as it now stands. */
function shownNow({ ref, answer }: Challenge, fault: PlanError): FaultOnForm {
  if (!(fault instanceof StaleItem)) return onForm(fault);
  const theirs = answer
    ? `${answer.by} answered ${ref} on ${printInstant(new Date(answer.at))}: “${answer.text}”`
    : fault.message;
  return { problems: [theirs, "Yours stands below. Save to put it in that place, or cancel."] };
}
