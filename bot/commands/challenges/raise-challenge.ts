import { challengeForm } from "../../../cards/challenges/challenge-form.ts";
import type { Arguments } from "../../asks/index.ts";
import {
  aboutFault,
  type NewChallenge,
  raiseChallenge as raise,
} from "../../plan/challenges/raise-challenge.ts";
import { listNames, namesOf, withArticle } from "../../plan/model/names.ts";
import { called, find } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { queryOf } from "../../plan/query/query.ts";
import { adviseOn } from "../../plan/text/wording.ts";
import type { Command } from "../answering/command.ts";
import { filledIn } from "../answering/form-words.ts";
import { cameBack, idempotencyKeyOf, onForm } from "../answering/give-back.ts";
import { list } from "../plan/list.ts";
import { challengeReply } from "./show-challenge.ts";

/** The form that raises a challenge, filled in with what was said. */
export const raiseChallenge: Command<"raise_challenge"> = {
  run({ plan, now, nonce }, args) {
    const typed: Partial<NewChallenge> =
      args.subject === undefined ? (args.typed ?? {}) : { about: args.subject };
    const fault = aboutFault(plan, typed.about ?? "");
    return {
      card: challengeForm({
        plan,
        typed,
        ...(fault ? { faults: { about: fault } } : {}),
        problems: typed.about || typed.text ? filledIn(typed) : [],
        nonce: nonce(),
        now,
      }),
      summary: `Raise ${withArticle(called(plan, "challenge").one)}`,
    };
  },
};

/** Keeps a challenge, from the form or by text. */
export const saveChallenge: Command<"save_challenge"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const typed = typedIn(args);
    if (!args.asItIs) adviseOn({ text: typed.text });
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      raise(plan, typed, turn.who, now),
    );
    const { plan } = outcome;
    const made = outcome.kind === "saved" ? outcome.change.items[0]?.after.ref : undefined;
    const challenge = made === undefined ? undefined : find(plan, "challenge", made);
    if (!challenge) {
      const all = await list.run({ ...context, plan }, { query: queryOf("challenge"), page: 1 });
      return { ...all, summary: `This ${called(plan, "challenge").one} was already saved` };
    }
    const { ref, owner } = challenge;
    const answers = listNames(namesOf(plan, owner === null ? [] : [owner]));
    const said = `Saved: this is ${itemName(plan, "challenge", ref)}. To answer it: ${answers}.`;
    return challengeReply(context, plan, challenge, said);
  },
  giveBack: ({ plan, turn, now }, args, fault) => ({
    card: challengeForm({
      plan,
      typed: typedIn(args),
      ...onForm(fault),
      nonce: idempotencyKeyOf(args.nonce, turn),
      now,
    }),
    summary: cameBack(fault, `the ${called(plan, "challenge").one}`),
  }),
};

/** What the form's own choices stand for is blank: no body, and the owner that follows from the plan. */
function typedIn(args: Arguments<"save_challenge">): NewChallenge {
  return {
    challengeKind: args.challengeKind ?? "question",
    about: args.about,
    text: args.text,
    body: args.body === "none" ? "" : args.body,
    owner: args.owner === "default" ? "" : args.owner,
    due: args.due,
  };
}
