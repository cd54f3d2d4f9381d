import { boardOpenCard } from "../../../cards/meetings/board.ts";
import { nonePlanned, openBoard, todaysMeeting } from "../../plan/meetings/hold-meeting.ts";
import type { Meeting } from "../../plan/meetings/meeting.kind.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { printDate, printInstant } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** Opens the board's meeting of today. */
export const openBoardCommand: Command<"open_board"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      openBoard(state, args, turn.who, now),
    );
    const meeting = args.ref ? get(plan, "meeting", args.ref) : todaysMeeting(plan, now.today);
    if (!meeting) throw new PlanError("not-found", nonePlanned(plan));
    return openedReply(context, plan, meeting, kind !== "saved");
  },
};

/** The answer to whoever opens a board: what was left open, and the walk. */
export function openedReply(
  { now }: CommandContext,
  plan: Plan,
  meeting: Meeting,
  already: boolean,
): Reply {
  const { opened } = meeting;
  const when = opened ? `${printInstant(new Date(opened.at))} by ${opened.by}` : "";
  const said = already ? `It is open already, since ${when}.` : `Opened ${when}.`;
  return {
    card: boardOpenCard({ plan, meeting, now, said }),
    summary: `Board of ${printDate(meeting.date)}: open`,
  };
}
