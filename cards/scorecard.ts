import { printDate } from "../bot/plan/calendar-date.ts";
import type { Measure } from "../bot/plan/model.ts";
import { countMeasures, figure, type Standing, standingOf } from "../bot/plan/scorecard.ts";
import { about, type Plan } from "../bot/plan/snapshot.ts";
import { pageOf, pageText } from "./list.ts";
import type { Button } from "./presses.ts";
import { type Card, cardFrom } from "./render.ts";
import template from "./scorecard.json" with { type: "json" };
import { type AsAt, asAtLine, buttonsOf, howMany, shorten } from "./words.ts";

const draw = cardFrom<object>(template);

const STANDINGS: Record<Standing, { readonly text: string; readonly colour: string }> = {
  met: { text: "● met", colour: "good" },
  below: { text: "▲ below target", colour: "warning" },
  "no figure": { text: "– no figure yet", colour: "default" },
  "no target": { text: "no target agreed", colour: "default" },
};

/** The scorecard: each measure with its baseline, its targets, and what was reached. */
export function scorecardCard(view: {
  readonly plan: Plan;
  readonly measures: readonly Measure[];
  readonly reading: string;
  readonly now: AsAt;
  readonly page?: number;
  readonly buttons?: readonly Button[];
}): Card {
  const { plan, now } = view;
  const plans = about(plan);
  const counts = countMeasures(view.measures);
  const page = pageOf(view.measures, view.page ?? 1);
  return draw({
    title: "Scorecard",
    reading: `${view.reading}: ${view.measures.length} of ${howMany(plan.items.measure.length, "measure")}${pageText(page)}. At the latest figure ${counts.met} met, ${counts.below} below target, ${counts["no figure"]} without a figure.`,
    notice: periodsLine(plan),
    rows: page.rows.map((measure) => ({
      title: `${measure.ref}  ${shorten(measure.title, 220)}`,
      cells: [
        {
          label: "Baseline",
          target: figure(measure.baseline, measure.unit, "not measured"),
          actual: " ",
          colour: "default",
        },
        ...measure.periods.map((period) => {
          const standing = STANDINGS[standingOf(period)];
          const actual = figure(period.actual, measure.unit, "");
          const when = period.actualAt ? ` (${printDate(period.actualAt)})` : "";
          return {
            label: `${period.months} months`,
            target: `Target ${figure(period.target, measure.unit, "not agreed")}`,
            actual: actual ? `Actual ${actual} ${standing.text}${when}` : standing.text,
            colour: standing.colour,
          };
        }),
      ],
    })),
    buttons: buttonsOf(view.buttons ?? []),
    asAt: asAtLine(plan, now),
    fallbackText: `Scorecard of the ${plans.localArea} ${plans.abbreviation}: ${counts.met} met, ${counts.below} below target, ${counts["no figure"]} without a figure`,
  });
}

/** When 3, 6 and 12 months end, since no measure is read without it. */
function periodsLine(plan: Plan): string {
  const periods = about(plan).periods.map((p) => `${p.months} months end ${printDate(p.ends)}`);
  return periods.length > 0 ? `${periods.join(", ")}.` : "";
}
