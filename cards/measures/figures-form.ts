import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { periodKey, periodWords } from "../../bot/plan/measures/measure-period.ts";
import { likelyDay, likelyPeriod, ON_ITS_DAY } from "../../bot/plan/measures/record-figure.ts";
import { FIGURE_INPUTS, type NewFigures } from "../../bot/plan/measures/record-figures.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { capital } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { carried, type FormField, type FormState, formCard, saveTitle } from "../frames/form.ts";
import { fitting, pageButtons, pageText } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";
import { lastOf, whatOthersDid } from "../history/conflict.ts";
import { figureFields, OWN_DAY } from "./figure-form.ts";

export type FiguresFormView = FormState & {
  readonly plan: Plan;
  /** Those that one form asks for, of all that whoever asks may record. */
  readonly page: {
    readonly rows: readonly Measure[];
    readonly number: number;
    readonly pages: number;
  };
  readonly area?: string | undefined;
  readonly typed?: Partial<NewFigures>;
  /** The one that somebody else has changed since, and how. */
  readonly stale?: { readonly ref: string; readonly changes: readonly Change[] };
};

/** One input for each measure; what is left blank stays as it is. */
const numbersOf = ({ page, typed = {} }: FiguresFormView, length: number): readonly FormField[] =>
  page.rows.map(({ ref, title, unit }, n) => {
    const id = FIGURE_INPUTS[n] ?? FIGURE_INPUTS[0];
    const counted = unit && unit !== "count" ? ` (${unit})` : "";
    return {
      id,
      kind: "line",
      label: `${ref}  ${shorten(title, length)}${counted}`,
      value: String(typed[id] ?? ""),
    };
  });

/** The periods that any of these measures has, each once. */
function periodsOf({ page }: FiguresFormView) {
  const all = page.rows.flatMap(({ periods }) =>
    periods
      .filter(({ target }) => target !== undefined)
      .map((period) => ({ value: periodKey(period), title: periodWords(period) })),
  );
  return [
    ...all.filter(({ value }, n) => all.findIndex((one) => one.value === value) === n),
    OWN_DAY,
  ];
}

function staleLines({ plan, stale }: FiguresFormView): readonly string[] {
  if (!stale) return [];
  const { ref, changes } = stale;
  return [
    `Not saved: ${itemName(plan, "measure", ref)} has changed since your card was drawn.`,
    ...lastOf(whatOthersDid({ kind: "measure", ref }, changes, 200, vocabularyOf(plan))),
    "What you typed is below. Save it again, or leave that one blank.",
  ];
}

/** The form that records figures of several measures, all of one period and day. */
export function figuresForm(form: FiguresFormView): Card {
  return fitting((length) => drawFigures(form, Math.min(length, 120)));
}

function drawFigures(form: FiguresFormView, length: number): Card {
  const { plan, page, area, typed = {}, now } = form;
  const { many } = called(plan, "measure");
  const [first] = page.rows;
  const likely = first && likelyPeriod(plan, first, now.today);
  const of = area === undefined ? "" : ` of ${itemName(plan, "area", area)}`;
  const press = { command: "record_figures", plan: plan.key.id } as const;
  const where = area === undefined ? {} : { area };
  return formCard({
    title: `Record figures${of}`,
    text: `${capital(many)} that you may record${pageText(page)}. What is left blank stays as it is; “none” takes a figure back.`,
    problems: [...staleLines(form), ...(form.problems ?? [])],
    faults: form.faults,
    fields: [
      ...numbersOf(form, length),
      ...figureFields(
        plan,
        typed,
        { value: likely ? periodKey(likely) : ON_ITS_DAY, choices: periodsOf(form) },
        likelyDay(plan, likely, now.today),
      ),
    ],
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_figures",
          plan: plan.key.id,
          refs: page.rows.map(({ ref }) => ref),
          seens: page.rows.map(({ version }) => version),
          ...carried(form),
        },
      },
      ...pageButtons(page, (number) => ({ ...press, ...where, page: number })),
      { title: "Cancel", press: { command: "scorecard", plan: plan.key.id, ...where } },
    ],
    asAt: asAtLine(plan, now),
  });
}
