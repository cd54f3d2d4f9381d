import type { Plan } from "../model/snapshot.ts";
import { settingsOf } from "../plan/settings.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { addWorkingDays, clearDaysBefore } from "../time/working-days.ts";
import type { Meeting } from "./meeting.kind.ts";

/** Which meeting is the last and which the next, and the days that go before one. */

const when = ({ date, time }: Meeting) => `${date} ${time ?? "24:00"}`;
const inOrder = (a: Meeting, b: Meeting) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0);

/** Every meeting in order of time, those that were cancelled too. */
export const allMeetings = (plan: Plan): readonly Meeting[] =>
  [...plan.items.meeting].sort(inOrder);

/** The board's own meetings in order of time, without those that were cancelled. */
export function boardMeetings(plan: Plan): readonly Meeting[] {
  const { board } = settingsOf(plan);
  const wanted = board?.toLowerCase();
  return allMeetings(plan).filter(
    ({ cancelled, body }) =>
      cancelled === null && (wanted === undefined || body.toLowerCase() === wanted),
  );
}

/** Where a meeting is in its life. One whose day went by without being closed is past, and counts as held. */
export type MeetingState = "cancelled" | "closed" | "open" | "past" | "papers frozen" | "planned";

export function stateOf(meeting: Meeting, today: CalendarDate): MeetingState {
  if (meeting.cancelled) return "cancelled";
  if (meeting.closed) return "closed";
  if (meeting.opened) return "open";
  if (meeting.date < today) return "past";
  return meeting.frozen ? "papers frozen" : "planned";
}

const isHeld = (meeting: Meeting, today: CalendarDate) =>
  meeting.closed !== null || meeting.date < today;

/** The last meeting that was held: closed, or its day is past. One that is held today is not past before it is closed. */
export const lastMeeting = (plan: Plan, today: CalendarDate): Meeting | undefined =>
  boardMeetings(plan).findLast((meeting) => isHeld(meeting, today));

/** The next meeting that is neither held nor cancelled; it may be today's. */
export const nextMeeting = (plan: Plan, today: CalendarDate): Meeting | undefined =>
  boardMeetings(plan).find((meeting) => !isHeld(meeting, today));

/** The days before a meeting on which updates are chased, papers are frozen, and papers go out. */
export type PaperDays = {
  readonly chase: CalendarDate;
  readonly freeze: CalendarDate;
  readonly papers: CalendarDate;
};

export function paperDays(plan: Plan, meeting: CalendarDate): PaperDays {
  const { chaseDays, freezeDays, papersDays } = settingsOf(plan);
  return {
    chase: addWorkingDays(meeting, -chaseDays),
    freeze: addWorkingDays(meeting, -freezeDays),
    papers: clearDaysBefore(meeting, papersDays),
  };
}
