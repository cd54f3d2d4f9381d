import { bodyText } from "../../bot/plan/judgements/bodies.ts";
import type { Judgement } from "../../bot/plan/judgements/judgement.kind.ts";
import { directionOf, type Series, seriesOf } from "../../bot/plan/judgements/judgements.ts";
import { ratingText } from "../../bot/plan/judgements/rating-words.ts";
import { capital } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { type Run, run, shorten } from "../frames/words.ts";

/** `18 Dec 2020, visit` */
export const givenAt = ({ date, occasion }: Judgement, length: number): string =>
  `${printDate(date)}${occasion ? `, ${shorten(occasion, length)}` : ""}`;

/** One body's rating in a line: what it is, since when, which way it went, and why. */
export function seriesRuns(series: Series, length: number): readonly Run[] {
  const { body, latest } = series;
  const direction = directionOf(series);
  const { reason } = latest;
  return [
    run(
      `${shorten(bodyText(body), Math.min(60, length))}: ${ratingText(latest.rating)} `,
      "default",
      "bolder",
    ),
    run(
      `(${givenAt(latest, Math.min(40, length))})${direction ? `, ${direction}` : ""}${reason ? `: ${shorten(reason, length)}` : ""}`,
    ),
  ];
}

/** So many bodies stand on a card that is about more, as far as there is room. */
const mostBodies = (length: number) => (length >= 100 ? 4 : 2);

/** How a rating of the plan or an area as a whole is called. */
export const overallTitle = (plan: Plan): string => capital(called(plan, "judgement").one);

/** How the plan (null) or an area is rated, body by body; none where nobody has rated it. */
export function overallLines(
  plan: Plan,
  area: string | null,
  length: number,
): readonly (readonly Run[])[] {
  const all = seriesOf(plan, area);
  const most = mostBodies(length);
  const more = all.length - most;
  return [
    ...all.slice(0, most).map((series) => seriesRuns(series, length)),
    ...(more > 0 ? [[run(`and ${more} more: ask “${called(plan, "judgement").one}”.`)]] : []),
  ];
}
