import { challengeListCard } from "../../../cards/challenges/challenges.ts";
import { filterChallenges } from "../../plan/challenges/challenge-filter.ts";
import { allChallenges } from "../../plan/challenges/challenges.ts";
import { get } from "../../plan/model/snapshot.ts";
import { challengeFilterWords } from "../../plan/query/filter-words.ts";
import { may } from "../../plan/rights/roles.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command } from "../answering/command.ts";

/** The challenges, or those that were asked for. */
export const listChallenges: Command<"list_challenges"> = {
  run({ plan, turn, now }, args) {
    const { filter, page } = args;
    for (const ref of filter.areas ?? []) get(plan, "area", ref);
    if (filter.about) get(plan, filter.about.kind, filter.about.ref);
    const challenges = filterChallenges(plan, filter, now.today);
    const reading = challengeFilterWords(plan, filter, now.today);
    const mayRaise = may(plan, turn.who, "raise a challenge");
    const card = challengeListCard({ plan, challenges, reading, filter, page, now, mayRaise });
    const summary = `${reading}: ${challenges.length} of ${allChallenges(plan).length}`;
    return {
      card: args.count ? answerFirst(card, `${summary}.`) : card,
      summary,
      refs: challenges.map(({ ref }) => ref),
    };
  },
};
