import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import type { Button } from "../../asks/index.ts";
import { dayOf, type NamedDay } from "../../plan/meetings/meetings.ts";
import type { Change } from "../../plan/model/change.ts";
import { PlanError } from "../../plan/model/errors.ts";
import { about, called, type Plan } from "../../plan/model/snapshot.ts";
import { officeWords } from "../../plan/rights/roles.ts";
import { type CalendarDate, dateIn, printDate } from "../../plan/time/calendar-date.ts";
import type { Reply } from "../../turn.ts";
import type { CommandContext } from "../answering/command.ts";

/** What the commands about the past share: which day is meant, and where the record begins. */

function noMeeting(plan: Plan, day: NamedDay): string {
  const { one } = called(plan, "meeting");
  const none = {
    "@last_meeting": `The plan's calendar has no past ${one}. Say a day, for example`,
    "@next_meeting": `The plan's calendar has no ${one} to come. Say a day, for example`,
    "@papers_deadline": `The plan's calendar has no ${one} to come. Say a day, for example`,
    "@papers_frozen": `No papers have been frozen here yet: ${officeWords(plan, "clerk")} says “freeze papers”. Say a day instead, for example`,
  } as const;
  return none[day];
}

/** The date of a day that was said, also where it was said by a meeting. */
export function dayMeant(
  { plan, now }: CommandContext,
  day: CalendarDate | NamedDay,
): CalendarDate {
  const date = dayOf(plan, day, now.today);
  if (date !== undefined) return date;
  const sentence = noMeeting(plan, day as NamedDay);
  throw new PlanError("not-found", `${sentence} “what's changed since 18 December”.`);
}

/** Where the record begins, in a sentence: nothing is ever said of the time before. */
export const beginsOn = (first: Pick<Change, "at">): string =>
  `The record begins on ${dayOfChange(first)}, when the plan was loaded; nothing is known of before.`;

/** The day of a change, as it prints. */
export const dayOfChange = ({ at }: Pick<Change, "at">): string => printDate(dateIn(new Date(at)));

/**
 * The change that began the record. The plan's own details are in it, and seldom changed since: they
 * are followed back, at a read for each of their changes.
 */
export async function firstChange({ plan, record }: CommandContext): Promise<Change> {
  let first: Change | undefined;
  for await (const change of record.trail(plan, about(plan))) first = change;
  if (!first) throw new Error(`Plan ${plan.key.id} has no first change.`);
  return first;
}

/** An answer that is a sentence, where there is nothing to lay out. */
export function plainly(
  { plan, now }: CommandContext,
  sentence: string,
  buttons: readonly Button[],
): Reply {
  return {
    card: noticeCard({ lines: [sentence], buttons, asAt: asAtLine(plan, now) }),
    summary: sentence,
  };
}
