import { challengeCard, challengeListCard } from "../../../cards/challenges/challenges.ts";
import { filterChallenges } from "../../plan/challenges/challenge-filter.ts";
import { allChallenges } from "../../plan/challenges/challenges.ts";
import type { Challenge } from "../../plan/model/model.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { challengeFilterWords } from "../../plan/query/filter-words.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import type { Command, Context } from "../answering/command.ts";
import { factFirst } from "../answering/fact.ts";

/** The challenges, or those that were asked for. */
export const listChallenges: Command<"list_challenges"> = {
  needs: "read the plan",
  say: [
    {
      text: "open challenges",
      what: "what the board has asked and nobody has closed; “my challenges”, “challenges on area 3”",
    },
    { text: "C2", what: "one challenge with its answer" },
  ],
  run({ plan, turn, now }, asked) {
    const { filter, page } = asked;
    for (const ref of filter.areas ?? []) get(plan, "area", ref);
    if (filter.about) get(plan, filter.about.kind, filter.about.ref);
    const challenges = filterChallenges(plan, filter, now.today);
    const reading = challengeFilterWords(plan, filter, now.today);
    const mayRaise = may(plan, turn.who, "raise a challenge");
    const card = challengeListCard({ plan, challenges, reading, filter, page, now, mayRaise });
    const summary = `${reading}: ${challenges.length} of ${allChallenges(plan).length}`;
    const counted = "count" in asked && asked.count;
    return {
      card: counted ? factFirst(card, `${summary}.`) : card,
      summary,
      refs: challenges.map(({ ref }) => ref),
    };
  },
};

/** One challenge in full, with its answer and its age. */
export const showChallenge: Command<"show_challenge"> = {
  needs: "read the plan",
  run: (context, { ref }) =>
    challengeReply(context, context.plan, get(context.plan, "challenge", ref)),
};

/** A challenge as the answer to a command: as it stands in the plan given, and what has just happened to it. */
export function challengeReply(
  context: Context,
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
  return { card, summary: said ?? `Challenge ${challenge.ref}`, refs: [challenge.ref] };
}
