import type { Button } from "../../bot/asks/index.ts";
import { standingContradictions } from "../../bot/plan/measures/contradictions.ts";
import { DIRECTION_WORDS, Direction, NOT_SAID } from "../../bot/plan/measures/direction.ts";
import { EXPLAIN } from "../../bot/plan/measures/explained/commentary.ts";
import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { atPeriod, periodWords } from "../../bot/plan/measures/measure-period.ts";
import { stateOf } from "../../bot/plan/measures/measure-state.ts";
import { fallsShort, ofMeasure } from "../../bot/plan/measures/shortfalls/shortfall.ts";
import type { Sight } from "../../bot/plan/measures/small-counts.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { capital, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle, labelOf, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { dateIn, printDate } from "../../bot/plan/time/calendar-date.ts";
import { type Fact, fact } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import { type AsAt, asAtLine, buttonsOf, inHeading, shorten } from "../frames/words.ts";
import { contradictionWords } from "./contradictions.ts";
import { explainedWords } from "./explained.ts";
import template from "./measure.json" with { type: "json" };
import { headlineOf } from "./measure-words.ts";
import { cellOf, setsOf } from "./period-columns.ts";
import { trendOf } from "./trend.ts";

const draw = cardFrom<object>(template);

export type MeasureView = {
  readonly plan: Plan;
  readonly measure: Measure;
  /** How much of small counts whoever asks may see. */
  readonly sight: Sight;
  readonly may: (deed: Deed) => boolean;
  readonly nonce: () => string;
  readonly now: AsAt;
  /** What has just happened to it, if something has. */
  readonly said?: string;
};

/** One measure: how it stands first, then all its periods as a chart and in figures, and what is held on it. */
export function measureCard(view: MeasureView): Card {
  return fitting((length) => drawMeasure(view, length));
}

/** So many periods are told: the latest. */
const MOST_PERIODS = 12;

function drawMeasure(view: MeasureView, length: number): Card {
  const { plan, measure, sight, now, said } = view;
  const state = stateOf(plan, measure, now.today);
  const periods = measure.periods.slice(-MOST_PERIODS);
  const trend = trendOf(plan, measure, periods, sight);
  return draw({
    ...(said ? { said } : {}),
    title: inHeading(itemTitle(plan, "measure", measure.ref)),
    text: length < 240 ? shorten(measure.title, length * 2) : measure.title,
    ...headlineOf({ plan, measure, state, sight, today: now.today }),
    charts: trend ? [trend] : [],
    sets: setsOf(periods.map((period) => cellOf(plan, period, measure, sight))),
    facts: factsOf(view, length).map((one) => ({
      ...one,
      colour: "default",
      value: shorten(one.value, length * 2),
    })),
    buttons: buttonsOf(buttonsFor(view)),
    asAt: asAtLine(plan, now),
    fallbackText: shorten(`${itemTitle(plan, "measure", measure.ref)}: ${measure.title}`, 160),
  });
}

/** What the direction is, and who says it where nobody has. */
function directionWords({ plan, measure: { direction } }: MeasureView): string {
  const words = direction ? DIRECTION_WORDS[direction] : undefined;
  if (words) return capital(words);
  const clerk = roleCalled(plan, "clerk").one;
  return `${capital(NOT_SAID)}: it is neither judged nor counted until a ${clerk} says which way is better`;
}

/** The figures that were corrected, newest first: what stood there, until when, and who put another in its place. */
function formerWords({ measure, sight }: MeasureView): string {
  const all = measure.periods.flatMap((period) =>
    (period.earlier ?? []).map((former) => ({ period, former })),
  );
  return all
    .sort((a, b) => (a.former.until < b.former.until ? 1 : -1))
    .map(({ period, former: { actual, until, by } }) => {
      const day = printDate(dateIn(new Date(until)));
      return `${sight.former(measure, actual)} ${atPeriod(period)}, until ${day} (${shorten(by, 80)})`;
    })
    .join("; ");
}

function factsOf(view: MeasureView, length: number): readonly Fact[] {
  const { plan, measure, sight } = view;
  const { owner, dataSource, howOften, baselineAt, rebased, partOf, note } = measure;
  const label = (field: string) => labelOf(plan, "measure", field);
  const area = find(plan, "area", measure.area);
  const each = (words: (period: Measure["periods"][number]) => string | null | undefined) =>
    measure.periods
      .flatMap((period) => {
        const text = words(period);
        return text ? [`${capital(periodWords(period))}: ${text}`] : [];
      })
      .join("\n");
  const baseline = sight.figure(measure, undefined, "not measured");
  const words = rebased.map(
    ({ at, why, baseline: old }) =>
      `From ${printDate(at)}: ${why} (the baseline before was ${sight.former(measure, old)}; figures of before are another series)`,
  );
  const short = ofMeasure(plan, measure);
  const { today } = view.now;
  const disputed = standingContradictions(plan, [measure]);
  return [
    ...fact(
      "The plan disagrees with itself",
      disputed.map((one) => contradictionWords(one, length)).join("\n"),
    ),
    ...fact(label("direction"), directionWords(view)),
    ...fact(label("baseline"), `${baseline}${baselineAt ? ` (${printDate(baselineAt)})` : ""}`),
    ...fact(label("rebased"), words.join("\n")),
    ...fact(label("owner"), owner ? listNames(namesOf(plan, [owner])) : "Nobody yet"),
    ...fact(label("dataSource"), dataSource),
    ...fact(label("howOften"), howOften),
    ...fact(
      label("source"),
      each(({ source }) => source),
    ),
    ...fact(
      label("remark"),
      each(({ note }) => note),
    ),
    ...fact(
      label("commentary"),
      short.commentary || fallsShort(plan, short, today)
        ? explainedWords(plan, short, view.now, length)
        : null,
    ),
    ...fact("Figures that were corrected", formerWords(view)),
    ...fact(label("partOf"), partOf && itemTitle(plan, "measure", partOf)),
    ...fact(label("area"), area && `${area.ref}: ${shorten(area.shortName, length)}`),
    ...fact(label("note"), note),
  ];
}

const TITLES: Readonly<Record<Direction, string>> = {
  higher: "Higher is better",
  lower: "Lower is better",
  band: "Within a band is better",
};

function buttonsFor({ plan, measure, may, nonce, now }: MeasureView): readonly Button[] {
  const id = plan.key.id;
  const { ref, version: seen, direction } = measure;
  const keeps = may("keep the scorecard");
  return [
    ...(may("record a figure")
      ? [
          {
            title: "Record a figure",
            press: { command: "record_figure" as const, plan: id, ref },
            style: "positive" as const,
          },
        ]
      : []),
    ...(may(EXPLAIN) && fallsShort(plan, ofMeasure(plan, measure), now.today)
      ? [
          {
            title: labelOf(plan, "measure", "commentary"),
            press: { command: "give_commentary" as const, plan: id, kind: "measure" as const, ref },
          },
        ]
      : []),
    ...(keeps && !direction
      ? Direction.options.map((one) => ({
          title: TITLES[one],
          press: {
            command: "say_direction" as const,
            plan: id,
            ref,
            seen,
            direction: one,
            nonce: nonce(),
          },
        }))
      : []),
    ...(keeps && direction
      ? [{ title: "Count anew", press: { command: "count_anew" as const, plan: id, ref } }]
      : []),
    {
      title: "History",
      press: { command: "history", plan: id, kind: "measure", ref, page: 1 },
    },
    { title: "Scorecard", press: { command: "scorecard", plan: id } },
    {
      title: `Open ${itemName(plan, "area", measure.area)}`,
      press: { command: "area_overview", plan: id, area: measure.area },
    },
  ];
}
