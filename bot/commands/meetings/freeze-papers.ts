import { nextMeeting } from "../../plan/meetings/board-dates.ts";
import { freezePapers, nonePlanned } from "../../plan/meetings/hold-meeting.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { find } from "../../plan/model/snapshot.ts";
import { printDate, printInstant } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";
import { meetingReply } from "./show-meeting.ts";

/** Freezes the papers: the plan's version is the snapshot. */
export const freezePapersCommand: Command<"freeze_papers"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const named = args.ref ?? nextMeeting(context.plan, now.today)?.ref;
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      freezePapers(state, { ...args, ref: named }, turn.who, now),
    );
    const meeting = named === undefined ? undefined : find(plan, "meeting", named);
    if (!meeting?.frozen) throw new PlanError("not-found", nonePlanned(plan));
    const { frozen, date } = meeting;
    const at = `at version ${frozen.version} of the plan, ${printInstant(new Date(frozen.at))}`;
    const done =
      kind === "saved"
        ? `Papers for ${printDate(date)} are frozen ${at}. What changes from now on is told as changed since the papers.`
        : `Papers for ${printDate(date)} were frozen already, ${at}; nothing was changed. “freeze papers again” takes the plan as it is now.`;
    return meetingReply(context, plan, meeting, done);
  },
};
