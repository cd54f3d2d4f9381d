import type { Button } from "../../bot/asks/index.ts";
import { standingContradictions } from "../../bot/plan/measures/contradictions.ts";
import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { atPeriod } from "../../bot/plan/measures/measure-period.ts";
import { type MeasureState, stateOf, toleranceOf } from "../../bot/plan/measures/measure-state.ts";
import { countMeasures } from "../../bot/plan/measures/scorecard.ts";
import { type Sight, sightOf } from "../../bot/plan/measures/small-counts.ts";
import { listNames } from "../../bot/plan/model/names.ts";
import { about, type Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fitting, pageButtons, pageOf, pageText, ROWS_PER_PAGE } from "../frames/list.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import { type AsAt, asAtLine, buttonsOf, howManyOf, shorten } from "../frames/words.ts";
import { contradictionLine } from "./contradictions.ts";
import { countWords, headlineOf } from "./measure-words.ts";
import { cellOf, MOST_COLUMNS, setsOf } from "./period-columns.ts";
import template from "./scorecard.json" with { type: "json" };

const draw = cardFrom<object>(template);

export type ScorecardView = {
  readonly plan: Plan;
  readonly measures: readonly Measure[];
  readonly reading: string;
  readonly now: AsAt;
  /** How much of small counts whoever asks may see; without it, as little as anybody. */
  readonly sight?: Sight;
  /** The area that they are of, where they are of one. */
  readonly area?: string;
  /** Whether whoever asks may record a figure of some of them. */
  readonly may?: boolean;
  /** Which page; whoever leaves it out cannot turn pages, and is told how to see the rest. */
  readonly page?: number;
  readonly buttons?: readonly Button[];
};

/** The scorecard: how each measure stands, with its baseline, its targets, and what was reached. One measure alone is told in full. */
export function scorecardCard(view: ScorecardView): Card {
  return fitting((length) => drawScorecard(view, length));
}

function drawScorecard(view: ScorecardView, length: number): Card {
  const { plan, now, measures, sight = sightOf(plan) } = view;
  const plans = about(plan);
  const standing = countWords(countMeasures(plan, measures, now.today));
  const wide = measures.some((measure) => measure.periods.length > MOST_COLUMNS);
  const page = pageOf(measures, view.page ?? 1, wide ? 5 : ROWS_PER_PAGE);
  const alone = measures.length === 1;
  const rest =
    view.page === undefined && page.pages > 1
      ? `These are the first ${page.rows.length}. Ask for another by its reference, for example “${measures.at(-1)?.ref}”.`
      : "";
  const disputed = standingContradictions(plan, measures);
  const press = { command: "scorecard", plan: plan.key.id } as const;
  const where = view.area === undefined ? {} : { area: view.area };
  return draw({
    title: "Scorecard",
    reading: `${shorten(view.reading, length)}: ${measures.length} of ${howManyOf(plan, "measure", plan.items.measure.length)}${pageText(page)}. At the latest figure ${standing}.`,
    notice: [periodsLine(plan), nearLine(plan, measures), rest]
      .filter((text) => text !== "")
      .join(" "),
    rows: page.rows.map((measure) => {
      const state = stateOf(plan, measure, now.today);
      const periods = alone ? measure.periods : columnsOf(measure, state);
      return {
        title: `${measure.ref}  ${alone ? measure.title : shorten(measure.title, length)}`,
        ...headlineOf({ plan, measure, state, sight, today: now.today }),
        baseline: `${labelOf(plan, "measure", "baseline")}: ${sight.figure(measure, undefined, "not measured")}`,
        sets: setsOf(periods.map((period) => cellOf(plan, period, measure, sight))),
        remarks: alone ? remarksOn(plan, measure) : [],
      };
    }),
    foot: [undirectedLine(plan, measures, length), contradictionLine(disputed, length)]
      .filter(Boolean)
      .join(" "),
    buttons: buttonsOf([
      ...(view.page === undefined
        ? []
        : pageButtons(page, (number) => ({ ...press, ...where, page: number }))),
      ...(view.may
        ? [
            {
              title: "Record figures",
              press: { command: "record_figures" as const, plan: plan.key.id, ...where, page: 1 },
            },
          ]
        : []),
      ...(disputed.length > 0 && view.page !== undefined
        ? [
            {
              title: "Contradictions",
              press: { command: "contradictions" as const, plan: plan.key.id, page: 1 },
            },
          ]
        : []),
      ...(view.buttons ?? []),
    ]),
    asAt: asAtLine(plan, now),
    fallbackText: `Scorecard of the ${shorten(plans.localArea, 80)} ${shorten(plans.abbreviation, 40)}: ${standing}`,
  });
}

/** The periods of a measure that a row has room for: the latest with a figure, the current one, and those next to them. */
function columnsOf({ periods }: Measure, { latest, current }: MeasureState) {
  if (periods.length <= MOST_COLUMNS) return periods;
  const place = periods.findIndex((period) => period === (latest ?? current));
  const last = Math.max(place + 1, current ? periods.indexOf(current) : 0, MOST_COLUMNS - 1);
  const end = Math.min(last, periods.length - 1);
  return periods.slice(end - MOST_COLUMNS + 1, end + 1);
}

/** Where a measure's figures come from, and what is noted on it. */
function remarksOn(plan: Plan, measure: Measure): readonly { readonly text: string }[] {
  const label = (field: string) => labelOf(plan, "measure", field);
  const sources = measure.periods.flatMap((period) =>
    period.source ? [`${label("source")} ${atPeriod(period)}: ${period.source}`] : [],
  );
  const notes = measure.note ? [`${label("note")}: ${measure.note}`] : [];
  return [...sources, ...notes].map((text) => ({ text }));
}

/** When 3, 6 and 12 months end, since no measure is read without it. */
function periodsLine(plan: Plan): string {
  const periods = about(plan).periods.map((p) => `${p.months} months end ${printDate(p.ends)}`);
  return periods.length > 0 ? `${periods.join(", ")}.` : "";
}

/** What "near" means here, where there is anything to be near to. */
function nearLine(plan: Plan, measures: readonly Measure[]): string {
  if (!measures.some(({ direction }) => direction)) return "";
  const { points, percent } = toleranceOf(plan);
  const target = labelOf(plan, "measure", "target").toLowerCase();
  return `Near is within ${points} points of a ${target} in percent, and within ${percent}% of any other.`;
}

/** The measures of which nobody has said which way is better: they are neither judged nor counted. */
export function undirectedLine(plan: Plan, measures: readonly Measure[], length: number): string {
  const refs = measures.filter(({ direction }) => !direction).map(({ ref }) => ref);
  if (refs.length === 0) return "";
  const clerk = roleCalled(plan, "clerk").one;
  return `Direction not said, so neither judged nor counted: ${shorten(listNames(refs), length * 2)}. A ${clerk} opens one and says which way is better.`;
}
