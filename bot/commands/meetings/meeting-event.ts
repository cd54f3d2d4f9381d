import { closeBoard, openBoard } from "../../plan/meetings/hold-meeting.ts";
import { channelRef } from "../../plan/model/keys.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { followers } from "../../plan/posts/follow-plan.ts";
import type { Reply, Turn } from "../../turn.ts";
import type { CommandContext } from "../answering/command.ts";
import { closedIn, closedReply } from "./close-board.ts";
import { openedReply } from "./open-board.ts";

/**
 * Whether a meeting in this conversation can be the board's: one that follows the plan, or any
 * where none does. A plan among several is that of the conversation before this is asked.
 */
function isTheBoards(plan: Plan, { where }: Turn): boolean {
  const following = followers(plan);
  const here = channelRef(where.conversation);
  return following.length === 0 || following.some(({ ref }) => ref === here);
}

/**
 * Teams tells that a meeting began or ended: the board's meeting of today is opened or closed by
 * it, as by a clerk's word. Undefined where nothing came of it: no board is planned for today, a
 * clerk has said so already, or it is another meeting.
 */
export async function meetingEvent(
  context: CommandContext,
  { phase, meetingId }: { readonly phase: "start" | "end"; readonly meetingId: string | null },
): Promise<Reply | undefined> {
  const { record, turn, now, stamp } = context;
  if (!isTheBoards(context.plan, turn)) return undefined;
  const outcome = await record.carryOut(context.plan, stamp, (plan) =>
    phase === "start"
      ? openBoard(plan, {}, { meetingId }, now)
      : closeBoard(plan, { where: closedIn(turn) }, { meetingId }, now),
  );
  if (outcome.kind !== "saved") return undefined;
  context.wake(outcome.plan.key);
  const { plan, change } = outcome;
  const touched = change.items.find(({ after }) => after.kind === "meeting");
  if (touched?.after.kind !== "meeting") return undefined;
  const { before } = touched;
  const meeting = get(plan, "meeting", touched.after.ref);
  // A clerk had opened it: only which meeting in Teams it is was noted.
  if (phase === "start" && before?.kind === "meeting" && before.opened) return undefined;
  return phase === "start"
    ? openedReply(context, plan, meeting, false)
    : closedReply(context, plan, meeting, false);
}
