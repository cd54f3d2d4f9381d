import { boardMeetings } from "../meetings/board-dates.ts";
import { listed, type Plan } from "../model/snapshot.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";
import type { Judgement } from "./judgement.kind.ts";
import { ratingText, wayBetween } from "./rating-words.ts";

/** The ratings that one body has given to the plan or to an area, the latest first. */
export type Series = {
  readonly body: string | null;
  readonly latest: Judgement;
  readonly all: readonly Judgement[];
};

/** The later of two first; of one day, the one that was recorded later. */
const latestFirst = (a: Judgement, b: Judgement) =>
  a.date === b.date ? b.version - a.version : a.date < b.date ? 1 : -1;

/** The ratings of the plan (null) or of an area, body by body: the partnership's own first. */
export function seriesOf(plan: Plan, area: string | null): readonly Series[] {
  const ours = listed(plan, "judgement").filter((one) => one.area === area);
  return [...Map.groupBy(ours, ({ body }) => body)]
    .flatMap(([body, some]) => {
      const all = [...some].sort(latestFirst);
      return all[0] ? [{ body, latest: all[0], all }] : [];
    })
    .sort((a, b) => (a.body ?? "").localeCompare(b.body ?? ""));
}

/** The same rating again, before it is written: of the same thing, by the same body, on the same day. */
export const sameDay = (
  plan: Plan,
  { area, body, date }: Pick<Judgement, "area" | "body" | "date">,
): Judgement | undefined =>
  listed(plan, "judgement").find(
    (one) => one.area === area && one.body === body && one.date === date,
  );

/** `better than ▲ amber on 3 Sep 2020`; null where it is the first. */
export function directionOf({ all: [now, was] }: Series): string | null {
  if (!now || !was) return null;
  const before = `${ratingText(was.rating)} on ${printDate(was.date)}`;
  switch (wayBetween(was.rating, now.rating)) {
    case "same":
      return `the same as on ${printDate(was.date)}`;
    case "better":
      return `better than ${before}`;
    case "worse":
      return `worse than ${before}`;
    case "other":
      return `it was ${before}`;
  }
}

/** What a body's rating stood at on a day. */
const standing = ({ all }: Series, day: CalendarDate) => all.find(({ date }) => date <= day);

/** How a rating stood at each of the last boards that were held: `14 Oct 2020 not rated → 9 Dec 2020 ▲ amber`; null without a board. */
export function overBoards(
  plan: Plan,
  series: Series,
  today: CalendarDate,
  most: number,
): string | null {
  const held = boardMeetings(plan)
    .filter(({ date }) => date <= today)
    .slice(-most);
  if (held.length === 0) return null;
  return held
    .map(({ date }) => {
      const stood = standing(series, date);
      return `${printDate(date)} ${stood ? ratingText(stood.rating) : "not rated"}`;
    })
    .join(" → ");
}
