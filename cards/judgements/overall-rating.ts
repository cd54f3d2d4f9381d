import type { Button } from "../../bot/asks/index.ts";
import { bodyText } from "../../bot/plan/judgements/bodies.ts";
import { overBoards, type Series, seriesOf } from "../../bot/plan/judgements/judgements.ts";
import { ratingText } from "../../bot/plan/judgements/rating-words.ts";
import { capital } from "../../bot/plan/model/names.ts";
import { about, called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import { fitting, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, type Run, run, shorten } from "../frames/words.ts";
import { givenAt, overallTitle, seriesRuns } from "./judgement-words.ts";

/** How the plan and its areas are rated as a whole: by whom, in whose words, since when, and which way it went. */

export type OverallView = {
  readonly plan: Plan;
  /** One area; without it, the plan and each area that has a rating. */
  readonly area?: string | undefined;
  readonly page: number;
  readonly now: AsAt;
  /** Whether whoever asks may rate what the card is about. */
  readonly may: boolean;
};

const PER_PAGE = 4;
const MOST_BOARDS = 4;

type Rated = { readonly area: string | null; readonly series: readonly Series[] };

/** The plan, and each area that somebody has rated; or the one area that is asked for. */
function ratedIn(plan: Plan, area: string | undefined): readonly Rated[] {
  const of = (one: string | null) => ({ area: one, series: seriesOf(plan, one) });
  if (area !== undefined) return [of(area)];
  const areas = plan.items.area.map(({ ref }) => of(ref));
  return [of(null), ...areas.filter(({ series }) => series.length > 0)];
}

const nameOf = (plan: Plan, area: string | null, length: number): string => {
  if (area === null) return `The ${called(plan, "about").one}`;
  const short = plan.items.area.find(({ ref }) => ref === area)?.shortName ?? "";
  return `${capital(itemName(plan, "area", area))}: ${shorten(short, length)}`;
};

/** What one body has said before, the latest first, as far as there is room. */
function earlierRuns({ all, body }: Series, most: number, length: number): readonly Run[][] {
  const earlier = all.slice(1, 1 + most);
  const rest = all.length - 1 - earlier.length;
  return [
    ...earlier.map((one) => [
      run(
        `Before: ${ratingText(one.rating)} (${givenAt(one, 40)})${one.reason ? `: ${shorten(one.reason, length)}` : ""}`,
      ),
    ]),
    ...(rest > 0 ? [[run(`and ${rest} more by ${shorten(bodyText(body), 60)}`)]] : []),
  ];
}

function sectionOf({ plan, now, area: only }: OverallView, rated: Rated, length: number): Section {
  const { area, series } = rated;
  const short = Math.min(length, only === undefined ? 120 : 240);
  const [bodies, earlier] = only === undefined ? [4, 2] : [6, 6];
  const more = series.length - bodies;
  return {
    title: nameOf(plan, area, 80),
    lines:
      series.length === 0
        ? [[run("Nobody has rated it as a whole yet.")]]
        : [
            ...series.slice(0, bodies).flatMap((one) => {
              const boards = overBoards(plan, one, now.today, MOST_BOARDS);
              return [
                seriesRuns(one, short),
                ...(boards ? [[run(`Over the boards: ${boards}`)]] : []),
                ...earlierRuns(one, earlier, short),
              ];
            }),
            ...(more > 0 ? [[run(`and ${more} more`)]] : []),
          ],
  };
}

export function overallCard(view: OverallView): Card {
  const { plan, area, now } = view;
  const { rows, ...page } = pageOf(ratedIn(plan, area), view.page, PER_PAGE);
  const id = plan.key.id;
  const rate: readonly Button[] = view.may
    ? [
        {
          title: `Rate ${area === undefined ? `the ${called(plan, "about").one}` : itemName(plan, "area", area)}`,
          press: { command: "rate_overall", plan: id, ...(area === undefined ? {} : { area }) },
        },
      ]
    : [];
  return fitting((length) =>
    overviewCard({
      title: `${overallTitle(plan)}${pageText(page)}`,
      reading: `${shorten(about(plan).shortName, 120)}, as it is rated as a whole, in the words of whoever rates it. Ratings of ${called(plan, "action").many} are apart from this.`,
      sections: rows.map((one) => sectionOf(view, one, length)),
      buttons: [
        ...pageButtons(page, (number) => ({
          command: "overall_rating",
          plan: id,
          page: number,
          ...(area === undefined ? {} : { area }),
        })),
        ...rate,
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
