import { bankHoliday } from "./bank-holidays.ts";
import { addDays, type CalendarDate, weekdayOf } from "./calendar-date.ts";

/** Whether people work on a day in England: no weekend and no bank holiday. A day is one of London's calendar. */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && bankHoliday(date) === undefined;
}

/** The working day so many working days after a day, or before it if negative. The day itself never counts; nought is the day itself. */
export function addWorkingDays(date: CalendarDate, days: number): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/**
 * The last working day on which papers may go out with so many clear days before a meeting. “Clear”
 * leaves out the day of issue, the day of the meeting, and days on which nobody works: for Wednesday
 * 3 Feb 2021 and five clear days that is Tuesday 26 January.
 */
export function clearDaysBefore(meeting: CalendarDate, days: number): CalendarDate {
  return addWorkingDays(meeting, -(days + 1));
}
