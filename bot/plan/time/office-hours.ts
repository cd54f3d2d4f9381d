import { dateIn, instantOf, timeOfDayIn } from "./calendar-date.ts";
import { addWorkingDays, isWorkingDay } from "./working-days.ts";

/** The bot reminds people between these times of a working day, in London. */
const OPENS = "09:00";
const CLOSES = "17:00";

/** Whether people may be reminded of something at an instant: no night, no weekend, no bank holiday. */
export function isOfficeTime(at: Date): boolean {
  const time = timeOfDayIn(at);
  return isWorkingDay(dateIn(at)) && time >= OPENS && time < CLOSES;
}

/** The end of the office hours of a day: what people were to be told in them is too late after it. */
export const endOfOffice = (at: Date): Date => instantOf(dateIn(at), CLOSES);

/** The first instant at which people may be reminded, from an instant on: itself, if it is one; or after its day. */
export function nextOfficeTime(at: Date, notToday = false): Date {
  const today = dateIn(at);
  if (!notToday && isOfficeTime(at)) return at;
  const early = isWorkingDay(today) && timeOfDayIn(at) < OPENS;
  return instantOf(early && !notToday ? today : addWorkingDays(today, 1), OPENS);
}
