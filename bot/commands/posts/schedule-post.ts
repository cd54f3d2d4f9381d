import { noticeCard, withLines } from "../../../cards/frames/notice.ts";
import { asAtLine, run, shorten } from "../../../cards/frames/words.ts";
import { type Posted, postOf } from "../../../cards/posts/posts.ts";
import { dateWords, schedulesCard, targetWords } from "../../../cards/posts/schedules.ts";
import type { Button } from "../../asks/index.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import { channelRef } from "../../plan/model/keys.ts";
import { get } from "../../plan/model/snapshot.ts";
import { followersNamed, HERE_CHANNEL } from "../../plan/posts/follow-plan.ts";
import type { When } from "../../plan/posts/schedule.kind.ts";
import { scheduleWords } from "../../plan/posts/schedule-words.ts";
import {
  addSchedule,
  MOST_SCHEDULES,
  schedulesOf,
  targetsOf,
  tooMany,
  whyNot,
} from "../../plan/posts/schedules.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { mayPost, scheduleReply } from "./schedules.ts";

function notice({ plan, now }: CommandContext, title: string, line: string): Reply {
  return { card: noticeCard({ title, lines: [line], asAt: asAtLine(plan, now) }), summary: line };
}

/** That no follower is meant by a name. */
export const noneCalled = (name: string): string =>
  name === HERE_CHANNEL
    ? "This conversation does not follow this plan"
    : `No conversation called “${shorten(name, 100)}” follows this plan`;

/** A post that is wanted at a time, as it would look now: nothing is scheduled before it is confirmed. */
export async function previewSchedule(
  context: CommandContext,
  said: {
    readonly what: Posted;
    readonly when: When;
    readonly timeLeftOut?: boolean | undefined;
    readonly channel?: string | undefined;
  },
): Promise<Reply> {
  const { plan, record, now, nonce } = context;
  const { what, when, timeLeftOut, channel } = said;
  const named =
    channel === undefined
      ? null
      : followersNamed(plan, channel, channelRef(context.turn.where.conversation));
  const to = named ? named.map(({ ref }) => ref) : null;
  if (to?.length === 0) {
    return notice(
      context,
      "Nowhere to post",
      `${noneCalled(channel ?? "")}, so nothing was scheduled. Say “follow plan” there first.`,
    );
  }
  if (to && to.length > 100) {
    return notice(
      context,
      "Not scheduled",
      `“${shorten(channel ?? "", 100)}” means ${to.length} conversations; name 100 or fewer, or schedule it for all. Nothing was scheduled.`,
    );
  }
  if (targetsOf(plan, { what, to }).length === 0) {
    return notice(
      context,
      "Nowhere to post",
      `No conversation follows this plan and wants the ${what}, so nothing was scheduled. Say “follow plan” in the channel or chat first.`,
    );
  }
  const not = whyNot(plan, when, now.at);
  if (not) return notice(context, "Not scheduled", `${not} Nothing was scheduled.`);
  const full = schedulesOf(plan).filter(({ state }) => state !== "ended").length;
  if (full >= MOST_SCHEDULES) {
    return notice(context, "Not scheduled", tooMany(plan, full));
  }
  const usual = timeLeftOut ? ` No time was said, so it is ${when.time}.` : "";
  const until = now.at.toISOString();
  const lines = [
    run("Preview. Nothing is scheduled or posted yet.", "accent", "bolder"),
    run(`The ${what} will be posted ${scheduleWords(when)}.${usual}`, "default", "bolder"),
    `To ${targetWords(plan, { what, to }, 60)}.`,
    `Next: ${dateWords(plan, { when, until, state: "on" }, now)}.`,
    run("If it were posted now, it would say:", "default", "bolder"),
  ];
  const buttons: Button[] = [
    {
      title: "Schedule it",
      style: "positive",
      press: {
        command: "save_schedule",
        plan: plan.key.id,
        what,
        when,
        ...(to ? { to } : {}),
        nonce: nonce(),
      },
    },
    { title: "Do not", press: { command: "schedules", plan: plan.key.id, page: 1 } },
  ];
  const changes = await sinceBoard(record, plan, now.today);
  const { card } = postOf({ plan, what, changes, now });
  return {
    card: withLines(card, lines, buttons),
    summary: `Preview: the ${what}, ${scheduleWords(when)}`,
  };
}

/** Sets what the preview showed. */
export const saveSchedule: Command<"save_schedule"> = {
  async run(context, { what, when, to }) {
    const { record, stamp, turn, now, nonce } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      addSchedule(plan, { what, when, to: to ?? null }, turn.who, turn.where, now.at),
    );
    context.wake(context.plan.key);
    const { plan } = outcome;
    if (outcome.kind !== "saved") {
      const said = "This was already scheduled from this card. Nothing more was scheduled.";
      const view = { plan, page: 1, said, mayPost: mayPost(context, plan), nonce, now };
      return { card: schedulesCard(view), summary: said };
    }
    const made = get(plan, "schedule", outcome.change.items[0]?.after.ref ?? "");
    const said = `Scheduled: the ${what} will be posted ${scheduleWords(when)}. You will be told here where it arrived.`;
    return scheduleReply(context, plan, made, said);
  },
};
