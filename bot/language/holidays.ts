import { addDays, type CalendarDate } from "../plan/calendar-date.ts";

/** Easter Sunday of a year (the anonymous Gregorian rule). */
export function easterOf(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const mondayOnOrAfter = (date: CalendarDate): CalendarDate => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (8 - day) % 7);
};

/** The week of a half term as most English councils set it: mid February, the end of May, the end of October. */
export function halfTermOf(
  year: number,
  month: 2 | 5 | 10,
): { from: CalendarDate; to: CalendarDate } {
  const monday =
    month === 2
      ? mondayOnOrAfter(`${year}-02-12`)
      : month === 5
        ? mondayOnOrAfter(`${year}-05-25`)
        : mondayOnOrAfter(`${year}-10-23`);
  return { from: monday, to: addDays(monday, 4) };
}
