import { planName } from "../../bot/plan/file/plan-file.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import type { Schedule } from "../../bot/plan/posts/schedule.kind.ts";
import type { ShownItem } from "../../bot/plan/record/live-card.ts";
import { visible } from "../../bot/plan/text/visible.ts";
import type { Card } from "../frames/render.ts";
import type { AsAt } from "../frames/words.ts";
import { scorecardCard } from "../measures/scorecard.ts";
import { exceptionsCard } from "../meetings/exceptions.ts";
import { summaryCard } from "../meetings/summary.ts";
import { withUnread } from "../plan/unread.ts";

/** What can be posted by a clerk or a schedule. */
export type Posted = Schedule["what"];

/** A post as it arrives: its card, its title, and what it shows. */
export type Post = {
  readonly card: Card;
  readonly summary: string;
  readonly live: readonly ShownItem[];
};

/** What a summary shows that may change: the meetings too, since it counts from the last to the next. */
export const SUMMARY_LIVE = [
  "action:*",
  "risk:*",
  "measure:*",
  "challenge:*",
  "judgement:*",
  "meeting:*",
] as const satisfies readonly ShownItem[];

/** What the exceptions show that may change. */
export const EXCEPTIONS_LIVE = [
  "action:*",
  "risk:*",
  "measure:*",
  "kpi:*",
] as const satisfies readonly ShownItem[];

type PostView = {
  readonly plan: Plan;
  readonly what: Posted;
  readonly changes: readonly Change[];
  readonly now: AsAt;
};

/** Draws a post from the plan as it stands; `changes` are those since the last board. What it cannot show is named. */
export function postOf(view: PostView): Post {
  const post = drawn(view);
  const card = withUnread(post.card, view.plan, post.live);
  return { ...post, card, summary: visible(post.summary) };
}

function drawn(view: PostView): Post {
  const { plan, what, now } = view;
  switch (what) {
    case "summary":
      return {
        card: summaryCard({ plan, changes: view.changes, now }),
        summary: `Summary of ${planName(plan)}`,
        live: SUMMARY_LIVE,
      };
    case "exceptions":
      return {
        card: exceptionsCard({ plan, page: 1, now }),
        summary: `Exceptions of ${planName(plan)}`,
        live: EXCEPTIONS_LIVE,
      };
    case "scorecard":
      return {
        card: scorecardCard({
          plan,
          measures: plan.items.measure,
          reading: `All ${called(plan, "measure").many}`,
          now,
        }),
        summary: `Scorecard of ${planName(plan)}`,
        live: ["measure:*"],
      };
  }
}
