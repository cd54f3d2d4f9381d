import { z } from "zod";
import {
  addDays,
  type CalendarDate,
  endOfMonth,
  startOfMonth,
  weekdayOf,
} from "./calendar-date.ts";

/** Which day of each month a series of meetings is on: `nth` -1 is the last one, weekday 0 is Sunday. */
export const Rhythm = z.object({
  nth: z.literal([1, 2, 3, 4, -1]),
  weekday: z.int().min(0).max(6),
});
export type Rhythm = z.infer<typeof Rhythm>;

/** The day of a month that a rhythm is on; months count from 1 and may run over a year's end. */
export function dayOfMonth({ nth, weekday }: Rhythm, year: number, month: number): CalendarDate {
  if (nth === -1) {
    const last = endOfMonth(year, month);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = startOfMonth(year, month);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
}

/** The first so many days of a rhythm that are after a day. */
export function daysAfter(rhythm: Rhythm, after: CalendarDate, count: number): CalendarDate[] {
  const [year = 0, month = 1] = after.split("-").map(Number);
  return Array.from({ length: count + 1 }, (_, n) => dayOfMonth(rhythm, year, month + n))
    .filter((date) => date > after)
    .slice(0, count);
}

/** The rhythm that a day is on: the first to fourth of its weekday, or the last one. */
export function rhythmOf(date: CalendarDate): Rhythm {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return { nth: nth > 4 ? -1 : (nth as 1 | 2 | 3 | 4), weekday: weekdayOf(date) };
}

/** The words by which people say which day of a month it is. */
export const NTHS = {
  first: 1,
  "1st": 1,
  second: 2,
  "2nd": 2,
  third: 3,
  "3rd": 3,
  fourth: 4,
  "4th": 4,
  last: -1,
} as const satisfies Record<string, Rhythm["nth"]>;

export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

const NTH = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" } as const;

/** `the first Wednesday of each month` */
export const rhythmWords = ({ nth, weekday }: Rhythm): string =>
  `the ${NTH[nth]} ${WEEKDAYS[weekday]} of each month`;

/** `Wed 3 Feb 2021`: for meetings the day of the week matters. */
export const weekdayWord = (date: CalendarDate): string =>
  (WEEKDAYS[weekdayOf(date)] ?? "").slice(0, 3);
