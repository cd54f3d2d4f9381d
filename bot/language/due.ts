import { addDays, type CalendarDate, endOfMonth } from "../plan/time/calendar-date.ts";
import type { DateFound } from "./dates.ts";
import { isMonth } from "./periods.ts";
import type { Day } from "./reading.ts";
import { useMatch, type Word } from "./words.ts";

/** The days that what is asked for is due in; an open end where there is none. Never from a day after its last. */
export type Window = {
  readonly dueFrom: Day | null;
  readonly dueTo: Day | null;
  readonly soon: boolean;
};

/** Whether a text speaks of what was to be done, and not of what is still to come. */
export const wasDue = (lower: string) =>
  /\b(?:was|were) (?:\w+ ){0,3}?(?:due|meant|supposed|scheduled|expected|promised|to (?:be|have been))\b|\b(?:should|ought to)(?: have|'?ve| of) \w+|\bhad (?:to be|been due)\b|\b(?:from|since) before\b|\bdue\b.*\b(?:was|were|did)(?:n'?t| not| never) (?:done|get|happen|complete|finish|deliver|met|close)/.test(
    lower,
  );

/**
 * The days that a text bounds what is due by. By-when is a month, so a holiday late in one keeps the
 * month; of what is past the day counts. Null where nothing bounds, or the bounds leave no day.
 */
export function boundsOf(
  dates: readonly DateFound[],
  today: CalendarDate,
  past: boolean,
): Window | null {
  if (dates.length === 0) return null;
  let from: Day | null = null;
  let to: Day | null = null;
  let soon = false;
  let coming = false;
  for (const found of dates) {
    const { bound, period } = found;
    if (bound === "after" || bound === "since" || bound === "from") {
      from = dayOf(
        found,
        bound === "after" && period.from === period.to ? addDays(period.to, 1) : afterMonth(found),
      );
    } else if (bound === "in") {
      from = { date: isThisWeek(period, today) ? today : period.from };
      to = period.symbol
        ? dayOf(found, period.to)
        : { date: period.holiday && !past ? monthEnd(period.to) : period.to };
      if (
        (period.from === today && period.to > today) ||
        period.symbol ||
        isThisWeek(period, today)
      )
        soon = true;
      if (period.from === period.to && period.from !== today && !period.symbol) {
        to = { date: period.to };
      }
    } else if (past || isOver(found, today)) {
      to = dayOf(found, lastDayGone(found));
    } else {
      const stretch = period.from > today && period.from !== period.to && !period.holiday;
      const end =
        bound === "before" && stretch
          ? addDays(period.from, -1)
          : period.holiday && Number(period.to.slice(8)) >= 15
            ? monthEnd(period.to)
            : period.to;
      to = dayOf(found, end);
      coming = true;
      soon = true;
    }
  }
  if (coming && !from) from = { date: today };
  return from && to && from.date > to.date ? null : { dueFrom: from, dueTo: to, soon };
}

/** Whether an end is over already: then what was due by it is asked for, and that has no start. */
function isOver({ bound, period }: DateFound, today: CalendarDate): boolean {
  if (period.to < today) return true;
  if (bound !== "before" || period.symbol || period.holiday) return false;
  const whole = period.from === period.to || isMonth(period);
  return period.from < today || (period.from === today && whole);
}

/** The last day of what was due by an end, or before it. */
const lastDayGone = ({ bound, period }: DateFound) =>
  bound === "before" && !period.symbol ? addDays(period.from, -1) : period.to;

/** This week or fortnight: what is left of it is what is coming. */
const isThisWeek = (period: { from: CalendarDate; to: CalendarDate }, today: CalendarDate) =>
  period.from <= today && period.to >= today && period.to <= addDays(period.from, 14);

const monthEnd = (date: CalendarDate) =>
  endOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));

const afterMonth = ({ bound, period }: DateFound) =>
  bound === "after" ? addDays(period.to, 1) : period.from;

function dayOf({ period }: DateFound, date: CalendarDate): Day {
  return period.symbol ? { date, symbol: period.symbol } : { date };
}

/** Whether a text asks for what is due soon without saying when. */
export function soonIn(lower: string, words: readonly Word[]): boolean {
  const soon =
    /\b(due soon|coming up|upcoming|due next|next up|what'?s next|on the horizon|nearly due|about to be due|imminent|due shortly|approaching|coming due|soon due)\b/.exec(
      lower,
    );
  if (soon) useMatch(words, soon);
  return soon !== null;
}
