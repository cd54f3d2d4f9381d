import type { Button } from "../../bot/asks/index.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemTitle } from "../../bot/plan/model/vocabulary.ts";
import type { Schedule } from "../../bot/plan/posts/schedule.kind.ts";
import { scheduleWords } from "../../bot/plan/posts/schedule-words.ts";
import { slotWords } from "../../bot/plan/posts/schedules.ts";
import { noticeCard } from "../frames/notice.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, run } from "../frames/words.ts";

/** So many slots are named, the newest; of more it is said how many. */
const MOST_NAMED = 10;

/** Tells whoever set a schedule what it did not post, and why; what was missed can be posted now. */
export function missedPostCard(view: {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly missed: readonly Date[];
  /** The slot that was due and had nobody to go to. */
  readonly toNobody: Date | null;
  readonly now: AsAt;
}): Card {
  const { plan, schedule, missed, toNobody, now } = view;
  const { ref, what, when, to } = schedule;
  const id = plan.key.id;
  const named = missed.slice(-MOST_NAMED).map(slotWords);
  const more = missed.length - named.length;
  const slots = [...(more > 0 ? [howMany(more, "earlier one")] : []), ...named].join("; ");
  const nobody = to
    ? "none of the conversations that it goes to follows the plan any more"
    : `no conversation that follows the plan wants the ${what}`;
  const postNow: Button = {
    title: "Post it now",
    style: "positive",
    press: { command: "post", plan: id, what, ...(to ? { to: [...to] } : {}) },
  };
  const schedules: Button = {
    title: `All ${called(plan, "schedule").many}`,
    press: { command: "schedules", plan: id, page: 1 },
  };
  return noticeCard({
    title: "Not posted",
    lines: [
      run(
        `${itemTitle(plan, "schedule", ref)}: the ${what}, ${scheduleWords(when)}.`,
        "default",
        "bolder",
      ),
      ...(missed.length > 0
        ? [
            run(
              `${howMany(missed.length, "post was", "posts were")} not made, as I could not do it within the day: ${slots}.`,
              "attention",
            ),
          ]
        : []),
      ...(toNobody
        ? [
            run(
              `It was due on ${slotWords(toNobody)}, and ${nobody}. Nothing was posted.`,
              "attention",
            ),
            "Say “follow plan” in the channel or chat where it is to go.",
          ]
        : []),
    ],
    buttons: [...(missed.length > 0 && !toNobody ? [postNow] : []), schedules],
    asAt: asAtLine(plan, now),
  });
}
