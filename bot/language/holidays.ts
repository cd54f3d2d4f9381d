import { mondayFrom } from "../plan/time/bank-holidays.ts";
import { addDays, type CalendarDate } from "../plan/time/calendar-date.ts";

/** The week of a half term as most English councils set it: mid February, the end of May, the end of October. */
export function halfTermOf(
  year: number,
  month: 2 | 5 | 10,
): { from: CalendarDate; to: CalendarDate } {
  const monday =
    month === 2
      ? mondayFrom(`${year}-02-12`)
      : month === 5
        ? mondayFrom(`${year}-05-25`)
        : mondayFrom(`${year}-10-23`);
  return { from: monday, to: addDays(monday, 4) };
}
