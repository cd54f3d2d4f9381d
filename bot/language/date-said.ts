import type { CalendarDate } from "../plan/calendar-date.ts";
import type { Plan } from "../plan/snapshot.ts";
import { calendarOf } from "./calendar.ts";
import { findDates } from "./dates.ts";
import { wordsOf } from "./words.ts";

/** The one day that a text names; undefined if it names none, or a longer time. */
export function dateSaid(
  text: string,
  hearing: { readonly plan: Plan; readonly today: CalendarDate },
  past: boolean,
): CalendarDate | undefined {
  const spoken = `on ${text
    .trim()
    .replace(/^on\s+/i, "")
    .replace(/,/g, "")}`;
  const calendar = calendarOf(hearing.plan, hearing.today);
  const [found] = findDates(spoken, wordsOf(spoken), calendar, past);
  return found && found.period.from === found.period.to ? found.period.to : undefined;
}
