import {
  boardMeetings,
  lastMeeting,
  nextMeeting,
  paperDays,
} from "../../plan/meetings/board-dates.ts";
import { oncePerText } from "../../plan/model/once.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { mondayFrom } from "../../plan/time/bank-holidays.ts";
import {
  addDays,
  type CalendarDate,
  endOfMonth,
  startOfMonth,
} from "../../plan/time/calendar-date.ts";
import { easterOf } from "../../plan/time/easter.ts";
import type { Period } from "../line/dated.ts";

/** What dates are counted from: today, and the board's meetings as the plan has them. */
export type Calendar = {
  readonly today: CalendarDate;
  readonly last: CalendarDate | undefined;
  readonly next: CalendarDate | undefined;
  /** The day by which the papers of the next one go out. */
  readonly papers: CalendarDate | undefined;
  /** The days of the board's meetings. */
  readonly meetings: readonly CalendarDate[];
};

export const calendarOf = oncePerText((plan: Plan, today: CalendarDate): Calendar => {
  const next = nextMeeting(plan, today)?.date;
  return {
    today,
    last: lastMeeting(plan, today)?.date,
    next,
    papers: next === undefined ? undefined : paperDays(plan, next).papers,
    meetings: boardMeetings(plan).map(({ date }) => date),
  };
});

export const day = (date: CalendarDate): Period => ({ from: date, to: date });
export const yearIn = (date: CalendarDate) => Number(date.slice(0, 4));
export const monthIn = (date: CalendarDate) => Number(date.slice(5, 7));
export const wholeMonth = (year: number, month: number): Period => ({
  from: startOfMonth(year, month),
  to: endOfMonth(year, month),
});
export const quarterFrom = (year: number, month: number): Period => ({
  from: startOfMonth(year, month),
  to: endOfMonth(year, month + 2),
});

/** A day of the calendar; null where there is none such. */
export function dated(year: number, month: number, date: number): Period | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? day(text) : null;
}

/** The nearest year in which a day of the year is to come, or has gone. */
export function nearestYear(monthDay: string, { today }: Calendar, past: boolean): number {
  const here = `${yearIn(today)}-${monthDay}`;
  if (past) return here > today ? yearIn(today) - 1 : yearIn(today);
  return here < today ? yearIn(today) + 1 : yearIn(today);
}

/** The week of a half term as most English councils set it: mid February, the end of May, the end of October. */
export function halfTermOf(year: number, month: 2 | 5 | 10): Period {
  const about = month === 2 ? `${year}-02-12` : month === 5 ? `${year}-05-25` : `${year}-10-23`;
  const monday = mondayFrom(about);
  return { from: monday, to: addDays(monday, 4) };
}

const TERMS = ["spring", "summer", "autumn"] as const;
export type Term = (typeof TERMS)[number];

/** A school term as most English councils set it. */
export function termOf(year: number, term: Term): Period {
  const easter = easterOf(year);
  switch (term) {
    case "spring":
      return { from: mondayFrom(`${year}-01-03`), to: addDays(easter, -3) };
    case "summer":
      return { from: addDays(easter, 15), to: `${year}-07-21` };
    case "autumn":
      return { from: mondayFrom(`${year}-09-01`), to: addDays(mondayFrom(`${year}-12-12`), 4) };
  }
}

/** The term that a day is in, or the next; moved by so many terms; the nearest of a name. */
export function termSaid(
  name: Term | undefined,
  step: number,
  { today }: Calendar,
  past: boolean,
): Period {
  const year = yearIn(today);
  const all = [year - 1, year, year + 1].flatMap((one) =>
    TERMS.filter((term) => name === undefined || term === name).map((term) => termOf(one, term)),
  );
  const now = all.findIndex(({ to }) => to >= today);
  const at = past && step === 0 && name !== undefined ? now - 1 : now + step;
  return all[at] ?? termOf(year, name ?? "spring");
}
