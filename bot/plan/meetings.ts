import { addDays, type CalendarDate, printDate } from "./calendar-date.ts";
import type { Plan } from "./snapshot.ts";

/** A day that is named by the plan's calendar of meetings, and is another one as time goes on. */
export const NAMED_DAYS = ["@last_meeting", "@next_meeting", "@papers_deadline"] as const;
export type NamedDay = (typeof NAMED_DAYS)[number];

const isNamed = (day: string): day is NamedDay => NAMED_DAYS.some((name) => name === day);

/** Papers go five clear days before a meeting; seven days is what that mostly comes to. */
export const papersDay = (meeting: CalendarDate): CalendarDate => addDays(meeting, -8);

const datesOf = (plan: Plan) => plan.items.meeting.map((meeting) => meeting.date).sort();

/** The last meeting before today; one that is held today is not past yet. */
export const lastMeeting = (plan: Plan, today: CalendarDate): CalendarDate | undefined =>
  datesOf(plan).findLast((date) => date < today);

const nextMeeting = (plan: Plan, today: CalendarDate) =>
  datesOf(plan).find((date) => date >= today);

/** The day that is meant, or undefined where the plan's calendar has none such. */
export function dayOf(
  plan: Plan,
  day: CalendarDate | NamedDay,
  today: CalendarDate,
): CalendarDate | undefined {
  if (!isNamed(day)) return day;
  if (day === "@last_meeting") return lastMeeting(plan, today);
  const next = nextMeeting(plan, today);
  return next && (day === "@next_meeting" ? next : papersDay(next));
}

/** A day in words, with the meeting that was on it: `18 Dec 2020, the last meeting`. */
export function dayWords(plan: Plan, day: CalendarDate, today: CalendarDate): string {
  const words = printDate(day);
  if (day === lastMeeting(plan, today)) return `${words}, the last meeting`;
  if (datesOf(plan).includes(day)) return `${words}, the day of a meeting`;
  const next = nextMeeting(plan, today);
  return next && day === papersDay(next)
    ? `${words}, when the papers for the next meeting are due`
    : words;
}
