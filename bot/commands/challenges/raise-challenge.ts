import { challengeForm } from "../../../cards/challenges/challenge-form.ts";
import {
  aboutFault,
  type NewChallenge,
  raiseChallenge as raise,
} from "../../plan/challenges/raise-challenge.ts";
import { find } from "../../plan/model/snapshot.ts";
import { listNames, namesOf } from "../../plan/rights/people.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { ArgumentsOf, Command } from "../answering/command.ts";
import { cameBack, shownIn, wishOf } from "../answering/give-back.ts";
import { challengeReply, listChallenges } from "./challenges.ts";

/** The form that raises a challenge, filled in with what was said. */
export const raiseChallenge: Command<"raise_challenge"> = {
  needs: "raise a challenge",
  run({ plan, now, nonce }, asked) {
    const typed: Partial<NewChallenge> =
      "subject" in asked && asked.subject !== undefined
        ? { about: asked.subject }
        : "typed" in asked && asked.typed
          ? asked.typed
          : {};
    const problems = ["Filled in with what you said. Nothing is saved until you save it."];
    const fault = aboutFault(plan, typed.about ?? "");
    return {
      card: challengeForm({
        plan,
        typed,
        ...(fault ? { faults: { about: fault } } : {}),
        problems: typed.about || typed.text ? problems : [],
        nonce: nonce(),
        now,
      }),
      summary: "Raise a challenge",
    };
  },
};

/** Keeps a challenge, from the form or by text. */
export const saveChallenge: Command<"save_challenge"> = {
  needs: "raise a challenge",
  say: [
    {
      text: "challenge 3.4: why has no provider signed",
      what: "a question with its owner, day and answer; also “further assurance on area 2: …”, “deep dive on …: …”, “recommendation on …: …”",
    },
  ],
  async run(context, asked) {
    const { record, turn, now, stamp } = context;
    const typed = typedIn(asked);
    if (!("asItIs" in asked && asked.asItIs)) adviseOn({ text: typed.text });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      raise(plan, typed, turn.who, now),
    );
    const { plan } = outcome;
    const made = outcome.kind === "saved" ? outcome.change.items[0]?.after.ref : undefined;
    const challenge = made === undefined ? undefined : find(plan, "challenge", made);
    if (!challenge) {
      const all = { command: "list_challenges" as const, filter: {}, page: 1 };
      const list = await listChallenges.run({ ...context, plan }, all);
      return { ...list, summary: "This challenge was already saved" };
    }
    const { ref, owner } = challenge;
    const answers = listNames(namesOf(plan, owner === null ? [] : [owner]));
    const said = `Saved: this is challenge ${ref}. To answer it: ${answers}.`;
    return challengeReply(context, plan, challenge, said);
  },
  giveBack: ({ plan, turn, now }, asked, fault) => ({
    card: challengeForm({
      plan,
      typed: typedIn(asked),
      ...shownIn(fault),
      nonce: wishOf(asked, turn),
      now,
    }),
    summary: cameBack(fault, "the challenge"),
  }),
};

/** What the form's own choices stand for is blank: no body, and the owner that follows from the plan. */
function typedIn(asked: ArgumentsOf<"save_challenge">): NewChallenge {
  return {
    challengeKind: asked.challengeKind ?? "question",
    about: asked.about,
    text: asked.text,
    body: asked.body === "none" ? "" : asked.body,
    owner: asked.owner === "default" ? "" : asked.owner,
    due: asked.due,
  };
}
