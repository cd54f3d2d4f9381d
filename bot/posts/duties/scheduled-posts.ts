import { liveOf } from "../../../cards/frames/live.ts";
import { withLines } from "../../../cards/frames/notice.ts";
import { type AsAt, shorten } from "../../../cards/frames/words.ts";
import { missedPostCard } from "../../../cards/posts/missed-post.ts";
import { postOf } from "../../../cards/posts/posts.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import type { Change } from "../../plan/model/change.ts";
import { digestOf } from "../../plan/model/keys.ts";
import { listNames } from "../../plan/model/names.ts";
import { called, find, type Plan } from "../../plan/model/snapshot.ts";
import { itemName } from "../../plan/model/vocabulary.ts";
import type { Channel } from "../../plan/posts/channel.kind.ts";
import { reachable, unreachableOf } from "../../plan/posts/follow-plan.ts";
import { postWork } from "../../plan/posts/posting.ts";
import type { Schedule } from "../../plan/posts/schedule.kind.ts";
import { slotWords, targetsOf } from "../../plan/posts/schedules.ts";
import { afterSlot, type DueSlots, dueSlots, nextSlot, TOO_LATE } from "../../plan/posts/slots.ts";
import type { Due } from "../../plan/record/due.ts";
import type { PlanRecord } from "../../plan/record/record.ts";
import type { Draft } from "../../plan/record/write-down.ts";
import { dateIn, timeOfDayIn } from "../../plan/time/calendar-date.ts";
import type { Duty } from "./agenda.ts";
import { askerOf, botStamp } from "./bot-stamp.ts";

/** Why a post came late. A meeting that was moved takes the slots that go by it along. */
function lateWords(plan: Plan, { when }: Schedule, slot: Date, now: AsAt): string {
  const day = dateIn(slot) === now.today ? `at ${timeOfDayIn(now.at)}` : `on ${slotWords(now.at)}`;
  const moved =
    when.each === "board"
      ? `, or the ${called(plan, "meeting").one} was moved after that time`
      : "";
  return `Planned for ${slotWords(slot)}; posted late ${day}, because it could not be posted in time${moved}.`;
}

/** A name for what is sent for a slot: whoever comes to it, it is the same. */
const nameOf = (plan: Plan, { ref }: Schedule, slot: Date, what = "post") =>
  digestOf([plan.key.id, ref, slot.toISOString(), what]);

/** The sends of a post for its slot, as the plan now is, and the report on them. */
function postFor(
  plan: Plan,
  schedule: Schedule,
  { slot, late }: NonNullable<DueSlots["post"]>,
  targets: readonly Channel[],
  changes: readonly Change[],
  now: AsAt,
): readonly Due[] {
  const { what, made, report } = schedule;
  const post = postOf({ plan, what, changes, now });
  const remark = late ? lateWords(plan, schedule, slot, now) : undefined;
  const card = remark ? withLines(post.card, [remark]) : post.card;
  const live = liveOf({ card, live: post.live }, plan, {
    asked: { command: "show_post", what, ...(remark ? { late: remark } : {}) },
    asker: askerOf(plan, { id: made.byId, name: made.by }),
  });
  const message = { card, summary: post.summary, live };
  const leftOut = unreachableOf(targetsOf(plan, schedule));
  return postWork(nameOf(plan, schedule, slot), targets, message, report, now.at, {
    posted: what,
    leftOut,
    notAfter: new Date(slot.getTime() + TOO_LATE),
  });
}

/** What is due of one schedule as the plan stands, in one change; null if nothing is. */
function draftOf(plan: Plan, ref: string, changes: readonly Change[], now: AsAt): Draft | null {
  const schedule = find(plan, "schedule", ref);
  const due = schedule && dueSlots(plan, schedule, now.at);
  if (!schedule || !due) return null;
  const { post, missed, until } = due;
  const named = itemName(plan, "schedule", ref);
  const targets = post ? reachable(targetsOf(plan, schedule)) : [];
  const toNobody = post && targets.length === 0 ? post.slot : null;
  const sends =
    post && targets.length > 0 ? postFor(plan, schedule, post, targets, changes, now) : [];
  const told: readonly Due[] =
    missed.length > 0 || toNobody
      ? [
          {
            id: nameOf(plan, schedule, until, "missed"),
            at: now.at.toISOString(),
            work: {
              what: "send",
              post: nameOf(plan, schedule, until, "missed"),
              ...schedule.report,
              card: missedPostCard({ plan, schedule, missed, toNobody, now }),
              summary: `Not posted: the ${schedule.what} of ${named}`,
            },
          },
        ]
      : [];
  const why =
    sends.length > 0
      ? shorten(
          `Posted the ${schedule.what} of ${named} to ${listNames(targets.map(({ name }) => name))}`,
          2000,
        )
      : `Did not post the ${schedule.what} of ${named}`;
  return { why, items: [afterSlot(schedule, until)], due: [...sends, ...told] };
}

/**
 * Posts what the plan's schedules say, when their time comes. Up to which slot a schedule is done is
 * kept in the plan and changes with the commit that asks for the sends, so that no slot is done twice.
 */
export function createScheduledPosts(record: PlanRecord): Duty {
  async function runOne(plan: Plan, ref: string, now: AsAt): Promise<void> {
    const stamp = botStamp("scheduled_post", now.at);
    const changes = await sinceBoard(record, plan, now.today);
    await record.carryOut(plan, stamp, (state) => draftOf(state, ref, changes, now));
  }

  return {
    next(plan) {
      const slots = plan.items.schedule.flatMap((schedule) => nextSlot(plan, schedule) ?? []);
      return slots.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
    },

    async run(plan, at) {
      const now = { at, today: dateIn(at) };
      const due = plan.items.schedule.filter((schedule) => dueSlots(plan, schedule, at));
      let failure: unknown;
      for (const { ref } of due) {
        // One that cannot be done holds up no other.
        await runOne(plan, ref, now).catch((error: unknown) => {
          failure = error;
        });
      }
      if (failure !== undefined) throw failure;
    },
  };
}
