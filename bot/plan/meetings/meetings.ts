import { withArticle } from "../model/names.ts";
import { called, type Plan } from "../model/snapshot.ts";
import { type CalendarDate, dateIn, printDate } from "../time/calendar-date.ts";
import { boardMeetings, lastMeeting, nextMeeting, paperDays } from "./board-dates.ts";
import type { Meeting } from "./meeting.kind.ts";

/** A day that is named by the plan's calendar of meetings, and is another one as time goes on. */
export const NAMED_DAYS = [
  "@last_meeting",
  "@next_meeting",
  "@papers_deadline",
  "@papers_frozen",
] as const;
export type NamedDay = (typeof NAMED_DAYS)[number];

const isNamed = (day: string): day is NamedDay => NAMED_DAYS.some((name) => name === day);

/** The meeting whose papers were frozen last, the board's own. */
export const frozenMeeting = (plan: Plan): Frozen | undefined =>
  boardMeetings(plan)
    .filter((meeting): meeting is Frozen => meeting.frozen !== null)
    .sort((a, b) => a.frozen.version - b.frozen.version)
    .at(-1);
type Frozen = Meeting & { readonly frozen: NonNullable<Meeting["frozen"]> };

/** The day that is meant, or undefined where the plan's calendar has none such. */
export function dayOf(
  plan: Plan,
  day: CalendarDate | NamedDay,
  today: CalendarDate,
): CalendarDate | undefined {
  if (!isNamed(day)) return day;
  if (day === "@papers_frozen") {
    const frozen = frozenMeeting(plan)?.frozen;
    return frozen && dateIn(new Date(frozen.at));
  }
  if (day === "@last_meeting") return lastMeeting(plan, today)?.date;
  const next = nextMeeting(plan, today)?.date;
  return next && (day === "@next_meeting" ? next : paperDays(plan, next).papers);
}

/** A day in words, with the meeting that was on it: `18 Dec 2020, the last meeting`. */
export function dayWords(plan: Plan, day: CalendarDate, today: CalendarDate): string {
  const words = printDate(day);
  const { one } = called(plan, "meeting");
  if (day === lastMeeting(plan, today)?.date) return `${words}, the last ${one}`;
  if (boardMeetings(plan).some(({ date }) => date === day))
    return `${words}, the day of ${withArticle(one)}`;
  const next = nextMeeting(plan, today)?.date;
  return next && day === paperDays(plan, next).papers
    ? `${words}, when the papers for the next ${one} are due`
    : words;
}
