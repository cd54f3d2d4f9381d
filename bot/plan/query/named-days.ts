import type { Criterion } from "../model/criterion.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Query } from "./query.ts";

/**
 * A query with the days that the plan's meetings give put in place of their names, `@last_meeting` for
 * one. A name for which they give none narrows nothing.
 */
export function withDays(query: Query, dayOf: (name: string) => CalendarDate | undefined): Query {
  const resolved = (day: string | undefined) => (day?.startsWith("@") ? dayOf(day) : day);
  const criterion = ({ from, to, before, after, ...rest }: Criterion): Criterion => {
    const days = Object.entries({ from, to, before, after })
      .map(([key, day]) => [key, resolved(day)] as const)
      .filter(([, day]) => day !== undefined);
    return { ...rest, ...Object.fromEntries(days) };
  };
  const { asAt, changedSince, unchangedSince } = query;
  return {
    ...query,
    where: Object.fromEntries(
      Object.entries(query.where).map(([key, asked]) => [key, criterion(asked)]),
    ),
    ...(asAt ? { asAt: resolved(asAt) } : {}),
    ...(changedSince ? { changedSince: resolved(changedSince) } : {}),
    ...(unchangedSince ? { unchangedSince: resolved(unchangedSince) } : {}),
  };
}
