import { allMeetings, boardMeetings } from "../meetings/board-dates.ts";
import type { Plan } from "../model/snapshot.ts";
import {
  addDays,
  type CalendarDate,
  dateIn,
  daysBetween,
  endOfMonth,
  instantOf,
  mondayOf,
  startOfMonth,
  weekdayOf,
} from "../time/calendar-date.ts";
import { dayOfMonth } from "../time/rhythm.ts";
import { addWorkingDays } from "../time/working-days.ts";
import type { When } from "./schedule.kind.ts";

/** So far ahead slots are looked for, in days: what recurs comes round at least once in it. */
const AHEAD = 800;

/** The first of these days of a month, month after month. */
function* monthly(
  from: CalendarDate,
  dayIn: (year: number, month: number) => CalendarDate,
): Generator<CalendarDate> {
  const [year = 0, first = 1] = from.split("-").map(Number);
  for (let month = first; month < first + 30; month++) {
    const day = dayIn(year, month);
    if (day >= from) yield day;
  }
}

/** The days of a schedule from a day on, in order. */
function* daysOf(plan: Plan, when: When, from: CalendarDate): Generator<CalendarDate> {
  switch (when.each) {
    case "once":
      if (when.date >= from) yield when.date;
      return;
    case "week":
      for (let day = from; daysBetween(from, day) < AHEAD; day = addDays(day, 1)) {
        const weeks = daysBetween(mondayOf(when.from), mondayOf(day)) / 7;
        if (weekdayOf(day) === when.weekday && weeks >= 0 && weeks % when.every === 0) yield day;
      }
      return;
    case "month":
      yield* monthly(from, (year, month) => dayOfMonth(when.on, year, month));
      return;
    case "month day":
      // A month that is too short has it on its last day.
      yield* monthly(from, (year, month) => {
        const last = endOfMonth(year, month);
        const day = addDays(startOfMonth(year, month), when.day - 1);
        return day < last ? day : last;
      });
      return;
    case "board": {
      const days = new Set(
        boardMeetings(plan).map(({ date }) => addWorkingDays(date, -when.before)),
      );
      yield* [...days].filter((day) => day >= from).sort();
    }
  }
}

/** The next slots of a schedule after an instant, at most so many, in order. */
export function slotsAfter(plan: Plan, when: When, after: Date, count: number): readonly Date[] {
  const found: Date[] = [];
  for (const day of daysOf(plan, when, dateIn(after))) {
    const at = instantOf(day, when.time);
    if (at > after) found.push(at);
    if (found.length === count) break;
  }
  return found;
}

/** Whether a schedule goes by the board's meetings, so that it posts nothing where none is planned. */
export const needsMeetings = (plan: Plan, when: When): boolean =>
  when.each === "board" && allMeetings(plan).length === 0;
