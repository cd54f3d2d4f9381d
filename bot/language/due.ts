import { addDays, type CalendarDate, endOfMonth } from "../plan/time/calendar-date.ts";
import type { DateFound } from "./dates.ts";
import type { Day } from "./reading.ts";
import { useMatch, type Word } from "./words.ts";

export type Window = {
  readonly dueFrom: Day | null;
  readonly dueTo: Day | null;
  readonly soon: boolean;
};

/** The days that a text bounds what is due by. By-when is a month, so a holiday late in one keeps the month. */
export function boundsOf(dates: readonly DateFound[], today: CalendarDate): Window | null {
  if (dates.length === 0) return null;
  let from: Day | null = null;
  let to: Day | null = null;
  let soon = false;
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
        : { date: period.holiday ? monthEnd(period.to) : period.to };
      if (
        (period.from === today && period.to > today) ||
        period.symbol ||
        isThisWeek(period, today)
      )
        soon = true;
      if (period.from === period.to && period.from !== today && !period.symbol) {
        to = { date: period.to };
      }
    } else {
      const whole = period.from !== period.to && period.from.slice(8) === "01";
      const end =
        bound === "before" && whole && period.from > today
          ? addDays(period.from, -1)
          : period.holiday && Number(period.to.slice(8)) >= 15
            ? monthEnd(period.to)
            : period.to;
      to = dayOf(found, end);
      from ??= { date: today };
      soon = true;
    }
  }
  return { dueFrom: from, dueTo: to, soon };
}

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
