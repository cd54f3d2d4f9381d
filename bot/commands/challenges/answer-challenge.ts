import { answerForm as answering, closingForm } from "../../../cards/challenges/challenge-form.ts";
import {
  answerChallenge,
  closeChallenge as close,
} from "../../plan/challenges/answer-challenge.ts";
import { type PlanError, StaleItem } from "../../plan/model/errors.ts";
import type { Challenge } from "../../plan/model/model.ts";
import { get } from "../../plan/model/snapshot.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import { printInstant } from "../../plan/time/calendar-date.ts";
import type { Command, Context } from "../answering/command.ts";
import { cameBack, planNow, type Shown, shownIn, wishOf } from "../answering/give-back.ts";
import { challengeReply } from "./challenges.ts";

/** The form that answers a challenge. */
export const answerForm: Command<"answer_challenge"> = {
  needs: "answer a challenge",
  on: (plan, { ref }) => get(plan, "challenge", ref),
  run({ plan, now, nonce }, asked) {
    const challenge = get(plan, "challenge", asked.ref);
    const said = "typed" in asked && asked.typed ? { typed: asked.typed } : {};
    return {
      card: answering({ plan, challenge, ...said, nonce: nonce(), now }),
      summary: `Answer challenge ${challenge.ref}`,
      refs: [challenge.ref],
    };
  },
};

/** Keeps the answer to a challenge, from the form or by text. */
export const saveAnswer: Command<"save_answer"> = {
  needs: "answer a challenge",
  on: (plan, { ref }) => get(plan, "challenge", ref),
  say: [
    {
      text: "answer C2: two providers sign this week",
      what: "by its owner, the area's lead or a clerk; “answer C2” opens a form",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    if (!("asItIs" in asked && asked.asItIs)) adviseOn({ answer: asked.answer });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      answerChallenge(plan, asked, turn.who, now),
    );
    const challenge = get(outcome.plan, "challenge", asked.ref);
    const done = {
      saved: `Saved: the answer to ${challenge.ref}. Whoever raised it, the chair or a clerk can close it.`,
      already: `This was already saved: the answer to ${challenge.ref}.`,
      unchanged: `Nothing was changed: the answer to ${challenge.ref} says so already.`,
    }[outcome.kind];
    return challengeReply(context, outcome.plan, challenge, done);
  },
  async giveBack(context, asked, fault) {
    const plan = await planNow(context);
    const challenge = get(plan, "challenge", asked.ref);
    const shared = { plan, challenge, typed: asked.answer, now: context.now };
    const form = formNow(context, asked, fault);
    return {
      card: answering({ ...shared, ...form, ...shownNow(challenge, fault) }),
      summary: cameBack(fault, `the answer to ${challenge.ref}`),
    };
  },
};

/** The same form as before; where somebody else's change is shown in it, another, drawn on that. */
function formNow(
  context: Context,
  asked: { readonly ref: string; readonly seen?: number },
  fault: PlanError,
) {
  if (fault instanceof StaleItem) return { nonce: context.nonce() };
  const seen = asked.seen ?? get(context.plan, "challenge", asked.ref).version;
  return { nonce: wishOf(asked, context.turn), seen };
}

/** A fault as its form shows it; somebody else's change is told of the challenge as it now stands. */
function shownNow({ ref, answer }: Challenge, fault: PlanError): Shown {
  if (!(fault instanceof StaleItem)) return shownIn(fault);
  const theirs = answer
    ? `${answer.by} answered ${ref} on ${printInstant(new Date(answer.at))}: “${answer.text}”`
    : fault.message;
  return { problems: [theirs, "Yours stands below. Save to put it in that place, or cancel."] };
}

/** Closes a challenge; one that nobody has answered with a reason. */
export const closeChallenge: Command<"close_challenge"> = {
  needs: "close a challenge",
  on: (plan, { ref }) => get(plan, "challenge", ref),
  say: [
    {
      text: "close C2",
      what: "by whoever raised it, the chair or a clerk; “close C2 because …” says why",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    if (!("asItIs" in asked && asked.asItIs)) adviseOn({ why: asked.why });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      close(plan, asked, turn.who, now),
    );
    const challenge = get(outcome.plan, "challenge", asked.ref);
    const done = {
      saved: `Closed: challenge ${challenge.ref}. It is kept with its answer.`,
      already: `This was already done: challenge ${challenge.ref} is closed.`,
      unchanged: `Nothing was changed: challenge ${challenge.ref} was closed already.`,
    }[outcome.kind];
    return challengeReply(context, outcome.plan, challenge, done);
  },
  async giveBack(context, asked, fault) {
    const { now } = context;
    const plan = await planNow(context);
    const challenge = get(plan, "challenge", asked.ref);
    const shown = fault instanceof StaleItem ? { problems: [fault.message] } : shownIn(fault);
    const form = formNow(context, asked, fault);
    return {
      card: closingForm({ plan, challenge, typed: asked.why, ...shown, ...form, now }),
      summary: cameBack(fault, `closing challenge ${challenge.ref}`),
    };
  },
};
