import { challengeCard } from "../../../cards/challenges/challenges.ts";
import type { Challenge } from "../../plan/challenges/challenge.kind.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** One challenge in full, with its answer and its age. */
export const showChallenge: Command<"show_challenge"> = {
  run: (context, { ref }) =>
    challengeReply(context, context.plan, get(context.plan, "challenge", ref)),
};

/** A challenge as the answer to a command: as it stands in the plan given, and what has just happened to it. */
export function challengeReply(
  context: CommandContext,
  plan: Plan,
  challenge: Challenge,
  said?: string,
): Reply {
  const { turn, now, nonce } = context;
  const on = { item: challenge, today: now.today };
  const card = challengeCard({
    plan,
    challenge,
    may: (deed) => may(plan, turn.who, deed, on),
    nonce,
    now,
    ...(said ? { said } : {}),
  });
  return {
    card,
    summary: said ?? itemTitle(plan, "challenge", challenge.ref),
    refs: [challenge.ref],
  };
}
