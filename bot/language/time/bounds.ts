import { addDays, type CalendarDate, endOfMonth } from "../../plan/time/calendar-date.ts";
import type { Dated, Period } from "../line/dated.ts";

/** The days that something is due in; an open end where there is none. */
export type Bounds = {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly soon: boolean;
};

const monthEnd = (date: CalendarDate) =>
  endOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
const isDay = ({ from, to }: Period) => from === to;

/** This week or fortnight: what is left of it is what is coming. */
const isThisWeek = ({ from, to }: Period, today: CalendarDate) =>
  from <= today && to >= today && to <= addDays(from, 14);

/** The last day of a by-when that a day is an end of: a holiday late in a month keeps the month. */
const kept = ({ to, holiday }: Period) =>
  holiday && Number(to.slice(8)) >= 15 ? monthEnd(to) : to;

/**
 * The days that times bound what is due by, `past` where what was to be done is meant: then "before"
 * has no start. Null where no day is left.
 */
export function boundsOf(
  dates: readonly Dated[],
  today: CalendarDate,
  past: boolean,
): Bounds | null {
  const found = boundsAs(dates, today, past);
  // A start after its end is the nearest one gone: "after November and before February".
  return (
    found ??
    boundsAs(
      dates.map((one) =>
        /^(?:after|from)$/.test(one.relation) ? { ...one, coming: one.gone } : one,
      ),
      today,
      past,
    )
  );
}

function boundsAs(dates: readonly Dated[], today: CalendarDate, past: boolean): Bounds | null {
  let from: CalendarDate | undefined;
  let to: CalendarDate | undefined;
  let soon = false;
  let coming = false;
  for (const { relation, coming: ahead, gone, year } of dates) {
    const period = past && !year ? gone : ahead;
    if (relation === "since" || relation === "from" || relation === "after") {
      const start = relation === "since" && !year ? gone : period;
      from = relation === "after" ? addDays(start.to, 1) : start.from;
    } else if (relation === "in") {
      from = isThisWeek(period, today) ? (isDay(period) ? period.from : today) : period.from;
      to = period.holiday && !past ? monthEnd(period.to) : period.to;
      if (
        (period.from === today && period.to > today) ||
        period.symbol ||
        isThisWeek(period, today)
      )
        soon = !isDay(period) || period.symbol !== undefined;
      if (period.symbol && !past) from = today;
    } else if (
      relation === "before" &&
      !ahead.holiday &&
      !isDay(ahead) &&
      ahead.from <= today &&
      !past
    ) {
      to = addDays(ahead.from, -1);
    } else if (past || ahead.to < today) {
      to = relation === "before" && !period.symbol ? addDays(period.from, -1) : period.to;
    } else {
      const stretch = period.from > today && !isDay(period) && !period.holiday;
      to = relation === "before" && stretch ? addDays(period.from, -1) : kept(period);
      if (relation === "before" && !stretch && isDay(period) && !period.symbol && !period.holiday)
        to = addDays(period.from, -1);
      coming = to === undefined || to >= today;
      soon = true;
    }
  }
  if (coming && from === undefined) from = today;
  if (from !== undefined && to !== undefined && from > to) return null;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), soon };
}
