import { meetingCard } from "../../../cards/meetings/meeting.ts";
import type { Meeting } from "../../plan/meetings/meeting.kind.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { may } from "../../plan/rights/roles.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** One meeting. */
export const showMeeting: Command<"show_meeting"> = {
  run: (context, { ref }) => meetingReply(context, context.plan, get(context.plan, "meeting", ref)),
};

/** One meeting, with what has just been done to it. */
export function meetingReply(
  { turn, now, nonce }: CommandContext,
  plan: Plan,
  meeting: Meeting,
  said?: string,
): Reply {
  const mayKeep = may(plan, turn.who, "keep the meetings");
  return {
    card: meetingCard({
      plan,
      meeting,
      mayKeep,
      nonce: nonce(),
      now,
      ...(said === undefined ? {} : { said }),
    }),
    summary: said ?? `The ${called(plan, "meeting").one} of ${printDate(meeting.date)}`,
  };
}
