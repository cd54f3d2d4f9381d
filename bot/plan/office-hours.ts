import { addDays, dateIn, instantOf, timeOfDayIn } from "./calendar-date.ts";
import { isWorkingDay } from "./working-days.ts";

/** The bot reminds people between these times of a working day, in London. */
const OPENS = "09:00";
const CLOSES = "17:00";

/** Whether people may be reminded of something at an instant: no night, no weekend, no bank holiday. */
export function isOfficeTime(at: Date): boolean {
  const time = timeOfDayIn(at);
  return isWorkingDay(dateIn(at)) && time >= OPENS && time < CLOSES;
}

/** The first instant at which people may be reminded, from an instant on: itself, if it is one. */
export function nextOfficeTime(at: Date): Date {
  if (isOfficeTime(at)) return at;
  const today = dateIn(at);
  let day = isWorkingDay(today) && at < instantOf(today, OPENS) ? today : addDays(today, 1);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return instantOf(day, OPENS);
}
