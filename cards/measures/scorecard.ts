import type { Button } from "../../bot/asks/index.ts";
import { figure } from "../../bot/plan/measures/figure.ts";
import type { Measure, MeasurePeriod } from "../../bot/plan/measures/measure.kind.ts";
import { countMeasures } from "../../bot/plan/measures/scorecard.ts";
import { type Standing, standingOf } from "../../bot/plan/measures/standing.ts";
import { about, type Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fitting, pageButtons, pageOf, pageText, ROWS_PER_PAGE } from "../frames/list.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import { type AsAt, asAtLine, buttonsOf, howManyOf, shorten } from "../frames/words.ts";
import template from "./scorecard.json" with { type: "json" };

const draw = cardFrom<object>(template);

const STANDINGS: Record<Standing, { readonly text: string; readonly colour: string }> = {
  met: { text: "● met", colour: "default" },
  below: { text: "▲ below target", colour: "attention" },
  "no figure": { text: "– no figure yet", colour: "default" },
  "no target": { text: "– no target agreed", colour: "default" },
};

/** More columns than this are cut off on phones and beside a meeting. */
const MOST_COLUMNS = 3;

export type ScorecardView = {
  readonly plan: Plan;
  readonly measures: readonly Measure[];
  readonly reading: string;
  readonly now: AsAt;
  /** Which page; whoever leaves it out cannot turn pages, and is told how to see the rest. */
  readonly page?: number;
  readonly buttons?: readonly Button[];
};

/** The scorecard: each measure with its baseline, its targets, and what was reached. One measure alone is told in full. */
export function scorecardCard(view: ScorecardView): Card {
  return fitting((length) => drawScorecard(view, length));
}

function drawScorecard(view: ScorecardView, length: number): Card {
  const { plan, now, measures } = view;
  const plans = about(plan);
  const counts = countMeasures(measures);
  const standing = `${counts.met} met, ${counts.below} below target, ${counts["no figure"]} without a figure`;
  const wide = measures.some((measure) => measure.periods.length > MOST_COLUMNS);
  const page = pageOf(measures, view.page ?? 1, wide ? 5 : ROWS_PER_PAGE);
  const alone = measures.length === 1;
  const rest =
    view.page === undefined && page.pages > 1
      ? `These are the first ${page.rows.length}. Ask for another by its reference, for example “${measures.at(-1)?.ref}”.`
      : "";
  return draw({
    title: "Scorecard",
    reading: `${shorten(view.reading, length)}: ${measures.length} of ${howManyOf(plan, "measure", plan.items.measure.length)}${pageText(page)}. At the latest figure ${standing}.`,
    notice: [periodsLine(plan), rest].filter((text) => text !== "").join(" "),
    rows: page.rows.map((measure) => ({
      title: `${measure.ref}  ${alone ? measure.title : shorten(measure.title, length)}`,
      baseline: `${labelOf(plan, "measure", "baseline")}: ${figure(measure.baseline, measure.unit, "not measured")}`,
      sets: setsOf(measure.periods.map((period) => cellOf(plan, period, measure))),
      remarks: alone ? remarksOn(plan, measure) : [],
    })),
    buttons: buttonsOf([
      ...(view.page === undefined
        ? []
        : pageButtons(page, (number) => ({
            command: "scorecard",
            plan: plan.key.id,
            page: number,
          }))),
      ...(view.buttons ?? []),
    ]),
    asAt: asAtLine(plan, now),
    fallbackText: `Scorecard of the ${shorten(plans.localArea, 80)} ${shorten(plans.abbreviation, 40)}: ${standing}`,
  });
}

/** Target and actual at one period, as a column. */
function cellOf(plan: Plan, period: MeasurePeriod, measure: Measure) {
  const { unit } = measure;
  const standing = STANDINGS[standingOf(period, measure)];
  const actual = figure(period.actual, unit, "");
  const when = period.actualAt ? ` (${printDate(period.actualAt)})` : "";
  return {
    label: `${period.months} months`,
    target: `${labelOf(plan, "measure", "target")} ${figure(period.target, unit, "not agreed")}`,
    actual: actual
      ? `${labelOf(plan, "measure", "actual")} ${actual} ${standing.text}${when}`
      : standing.text,
    colour: standing.colour,
  };
}

/** Columns in rows of three. */
function setsOf(cells: readonly ReturnType<typeof cellOf>[]) {
  const count = Math.ceil(cells.length / MOST_COLUMNS);
  return Array.from({ length: count }, (_, n) => ({
    cells: cells.slice(n * MOST_COLUMNS, (n + 1) * MOST_COLUMNS),
  }));
}

/** Where a measure's figures come from, and what is noted on it. */
function remarksOn(plan: Plan, measure: Measure): readonly { readonly text: string }[] {
  const label = (field: string) => labelOf(plan, "measure", field);
  const sources = measure.periods.flatMap((period) =>
    period.source ? [`${label("source")} at ${period.months} months: ${period.source}`] : [],
  );
  const notes = measure.note ? [`${label("note")}: ${measure.note}`] : [];
  return [...sources, ...notes].map((text) => ({ text }));
}

/** When 3, 6 and 12 months end, since no measure is read without it. */
function periodsLine(plan: Plan): string {
  const periods = about(plan).periods.map((p) => `${p.months} months end ${printDate(p.ends)}`);
  return periods.length > 0 ? `${periods.join(", ")}.` : "";
}
