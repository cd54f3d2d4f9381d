import { dayAndTime } from "../../../cards/meetings/meeting-words.ts";
import { prepCard, prepSectionCard } from "../../../cards/meetings/prep.ts";
import { lastMeeting, nextMeeting } from "../../plan/meetings/board-dates.ts";
import { nonePlanned } from "../../plan/meetings/hold-meeting.ts";
import { prepOf } from "../../plan/meetings/prep.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { get } from "../../plan/model/snapshot.ts";
import { lastUpdatesIn, neededFrom } from "../../plan/reminders/last-updates.ts";
import {
  type UnresolvedReminder,
  unresolvedReminders,
} from "../../plan/reminders/unresolved-reminders.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** What a clerk goes through before a meeting, and each part of it. */
export const prep: Command<"prep"> = {
  async run(context, args) {
    const { plan, now } = context;
    const meeting = args.ref ? get(plan, "meeting", args.ref) : nextMeeting(plan, now.today);
    if (!meeting) throw new PlanError("not-found", nonePlanned(plan));
    const [changes, unresolved] = await Promise.all([
      sinceBoard(context.record, plan, context.now.today),
      unheededNow(context),
    ]);
    const view = {
      plan,
      meeting,
      last: lastMeeting(plan, now.today),
      prep: prepOf(plan, meeting, changes, now.today, unresolved),
      now,
    };
    const { section } = args;
    return {
      card: section ? prepSectionCard({ ...view, section, page: args.page }) : prepCard(view),
      summary: `Prepare for ${dayAndTime(meeting)}`,
    };
  },
};

/** What reminders did not bring about, as the plan stands. */
async function unheededNow({
  plan,
  record,
  personalChats,
  now,
}: CommandContext): Promise<readonly UnresolvedReminder[]> {
  const [changes, reached] = await Promise.all([
    record.between(plan, neededFrom(plan, now.at)),
    personalChats(),
  ]);
  const seen = { updates: lastUpdatesIn(changes), now: now.at };
  return unresolvedReminders(plan, seen, new Set(reached.map(({ id }) => id)));
}
