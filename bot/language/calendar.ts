import { lastMeeting, nextMeeting, paperDays } from "../plan/meetings/board-dates.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { CalendarDate } from "../plan/time/calendar-date.ts";
import type { Calendar } from "./periods.ts";

/** What dates are counted from: today, and the board's meetings as the plan has them. */
export function calendarOf(plan: Plan, today: CalendarDate): Calendar {
  const next = nextMeeting(plan, today)?.date;
  return {
    today,
    last: lastMeeting(plan, today)?.date,
    next,
    papers: next === undefined ? undefined : paperDays(plan, next).papers,
  };
}
