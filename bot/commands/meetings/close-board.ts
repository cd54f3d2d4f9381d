import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { boardClosedCard } from "../../../cards/meetings/board-closed.ts";
import { boardMeetings } from "../../plan/meetings/board-dates.ts";
import {
  type ClosedIn,
  closeBoard,
  nonePlanned,
  openMeeting,
  todaysMeeting,
} from "../../plan/meetings/hold-meeting.ts";
import type { Meeting } from "../../plan/meetings/meeting.kind.ts";
import { notesOf } from "../../plan/meetings/meeting-notes.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { channelRef } from "../../plan/model/keys.ts";
import { called, get, type Plan } from "../../plan/model/snapshot.ts";
import { printDate } from "../../plan/time/calendar-date.ts";
import type { Reply, Turn } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** Closes the board that is open. */
export const closeBoardCommand: Command<"close_board"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const ref = args.ref ?? openMeeting(context.plan)?.ref;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      closeBoard(state, { ref, where: closedIn(turn) }, turn.who, now),
    );
    context.wake(plan.key);
    const meeting = ref === undefined ? todaysMeeting(plan, now.today) : get(plan, "meeting", ref);
    if (!meeting) throw new PlanError("not-found", nonePlanned(plan));
    return closedReply(context, plan, meeting, kind !== "saved");
  },
};

/** Where a board is closed, and where the clerk is told of its notes: in their own chat, since others need not read it. */
export const closedIn = ({ where, said }: Turn): ClosedIn => ({
  told: channelRef(where.conversation),
  report:
    said.kind !== "meeting" && where.address.type === "personal"
      ? { name: where.name, address: where.address }
      : null,
});

/** What a meeting changed, net, from when it was opened to when it was closed. */
export async function closedReply(
  { record, now }: CommandContext,
  plan: Plan,
  meeting: Meeting,
  already: boolean,
): Promise<Reply> {
  const said = already ? "It was closed already." : "";
  return {
    card: boardClosedCard({
      plan,
      meeting,
      ...(await notesOf(record, plan, meeting)),
      said,
      now,
    }),
    summary: `Board of ${printDate(meeting.date)}: closed`,
  };
}

/** The same report again, of the meeting named or the last that was closed. */
export const meetingReport: Command<"meeting_report"> = {
  run(context, { ref }) {
    const { plan, now } = context;
    const meeting = ref
      ? get(plan, "meeting", ref)
      : boardMeetings(plan).findLast(({ closed }) => closed !== null);
    if (!meeting?.opened) {
      const line = `No ${called(plan, "meeting").one} has been opened and closed here yet, so there is nothing to report.`;
      return { card: noticeCard({ lines: [line], asAt: asAtLine(plan, now) }), summary: line };
    }
    return closedReply(context, plan, meeting, false);
  },
};
