import { overallTitle } from "../../../cards/judgements/judgement-words.ts";
import { overallCard } from "../../../cards/judgements/overall-rating.ts";
import { RATE_OVERALL } from "../../plan/judgements/judgement.kind.ts";
import { ratedItem } from "../../plan/judgements/rate-overall.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** How the plan or an area is rated, as the answer to a command; and what has just happened to it. */
export function overallReply(
  { turn, now }: CommandContext,
  plan: Plan,
  { area, page = 1 }: { readonly area?: string | undefined; readonly page?: number },
  said?: string,
): Reply {
  const ref = area === undefined ? undefined : get(plan, "area", area).ref;
  const item = ratedItem(plan, ref === undefined ? {} : { area: ref });
  const rates = may(plan, turn.who, RATE_OVERALL, { item, today: now.today });
  const card = overallCard({ plan, area: ref, page, now, may: rates });
  return {
    card: said ? answerFirst(card, said) : card,
    summary:
      said ??
      `${overallTitle(plan)}${ref === undefined ? "" : ` of ${itemName(plan, "area", ref)}`}`,
    ...(ref === undefined ? {} : { refs: [ref] }),
  };
}

/** How the plan and its areas are rated as a whole, by themselves and by others. */
export const overallRating: Command<"overall_rating"> = {
  run: (context, args) => ({
    ...overallReply(context, context.plan, args),
    live: ["judgement:*", "area:*", "meeting:*"],
  }),
};
