import type { Plan } from "../plan/model/snapshot.ts";
import type { CalendarDate } from "../plan/time/calendar-date.ts";
import { calendarOf } from "./calendar.ts";
import { findDates } from "./dates.ts";
import { wordsOf } from "./words.ts";

/** A day of the week before a date says nothing that the date does not. */
const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)? (?=(?:the )?\d|[a-z]+ \d)/i;

/** The one day that a text names; undefined if it names none, or a longer time. */
export function dateSaid(
  text: string,
  hearing: { readonly plan: Plan; readonly today: CalendarDate },
  past: boolean,
): CalendarDate | undefined {
  const said = text
    .trim()
    .replace(/,/g, "")
    .replace(/^on\s+/i, "");
  const spoken = `on ${said.replace(WEEKDAY, "")}`;
  const calendar = calendarOf(hearing.plan, hearing.today);
  const [found] = findDates(spoken, wordsOf(spoken), calendar, past);
  return found && found.period.from === found.period.to ? found.period.to : undefined;
}
