/**
 * Calendar dates are strings, `YYYY-MM-DD`: a by-when is a day on a calendar, never an instant,
 * so it cannot shift with a time zone.
 */
export type CalendarDate = string;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2021-03-12` as people here print it: `12 Mar 2021`. */
export function printDate(date: CalendarDate): string {
  const [year, month, day] = date.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

const LONDON = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function londonParts(at: Date): Record<string, string> {
  return Object.fromEntries(LONDON.formatToParts(at).map((part) => [part.type, part.value]));
}

/** The calendar date in London at an instant. */
export function dateIn(at: Date): CalendarDate {
  const p = londonParts(at);
  return `${p.year}-${p.month}-${p.day}`;
}

/** The instant at which a date begins in London: an hour earlier than in UTC while the clocks are forward. */
export function startOfDay(date: CalendarDate): Date {
  const utc = new Date(`${date}T00:00:00Z`);
  return londonParts(utc).hour === "01" ? new Date(utc.getTime() - HOUR) : utc;
}

const LONDON_CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The time of day in London at an instant: `09:00`. */
export const timeOfDayIn = (at: Date): string => LONDON_CLOCK.format(at);

/**
 * The instant of a time of day, `09:00`, on a date in London. In the night when the clocks go forward
 * a time that is left out is the one an hour later; when they go back, the first of the two is meant.
 */
export function instantOf(date: CalendarDate, time: string): Date {
  const utc = Date.parse(`${date}T${time}:00Z`);
  const summer = new Date(utc - HOUR);
  const isSummer = dateIn(summer) === date && timeOfDayIn(summer) === time;
  return isSummer ? summer : new Date(utc);
}

/** The first instant after a date: what is before it was on that date or earlier. */
export const endOfDay = (date: CalendarDate): Date => startOfDay(addDays(date, 1));

/** An instant as a card prints it, in London time: `20 Jan 2021, 14:02`. */
export function printInstant(at: Date): string {
  const p = londonParts(at);
  return `${printDate(`${p.year}-${p.month}-${p.day}`)}, ${p.hour}:${p.minute}`;
}

/** The date so many days later (or earlier, if negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The last day of a month; months count from 1 and may run over a year's end. */
export function endOfMonth(year: number, month: number): CalendarDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The first day of a month; months count from 1 and may run over a year's end. */
export function startOfMonth(year: number, month: number): CalendarDate {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

/** The day of the week of a date: 0 is Sunday. */
export const weekdayOf = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The Monday of the week that a date is in. */
export const mondayOf = (date: CalendarDate): CalendarDate =>
  addDays(date, -((weekdayOf(date) + 6) % 7));

/** Whole days from one date to another. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
