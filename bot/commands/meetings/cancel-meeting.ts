import { printDay } from "../../../cards/meetings/meeting-words.ts";
import { cancelMeeting } from "../../plan/meetings/cancel-meeting.ts";
import { called, get } from "../../plan/model/snapshot.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";
import { nextWords } from "./list-meetings.ts";
import { meetingReply } from "./show-meeting.ts";

/** Cancels a meeting: it is kept, and marked so. */
export const cancelMeetingCommand: Command<"cancel_meeting"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      cancelMeeting(state, args.ref, args.reason, turn.who, now),
    );
    const meeting = get(plan, "meeting", args.ref);
    const { one } = called(plan, "meeting");
    const done =
      kind === "unchanged"
        ? `The ${one} of ${printDate(meeting.date)} was cancelled before; nothing was changed.`
        : `Cancelled: the ${one} of ${printDay(meeting.date)}. ${nextWords(plan, now.today)}`;
    return meetingReply(context, plan, meeting, done);
  },
};
