import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import {
  endOf,
  type MeasurePeriod,
  periodKey,
  periodWords,
  targetWords,
} from "../../bot/plan/measures/measure-period.ts";
import { stateOf } from "../../bot/plan/measures/measure-state.ts";
import {
  likelyDay,
  likelyPeriod,
  type NewFigure,
  ON_ITS_DAY,
  RECORD,
} from "../../bot/plan/measures/record-figure.ts";
import type { Sight } from "../../bot/plan/measures/small-counts.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { inSentence } from "../../bot/plan/model/names.ts";
import { about, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelOf, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormField, type FormState, formCard, saveTitle } from "../frames/form.ts";
import type { Option } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";
import { lastOf, whatOthersDid } from "../history/conflict.ts";
import { headlineOf } from "./measure-words.ts";

type FigureTyped = Partial<Omit<NewFigure, "ref" | "seen">>;

export type FigureFormView = FormState & {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly sight: Sight;
  readonly typed?: FigureTyped;
  /** Somebody else's changes since the card that was filled in: then saving is a choice. */
  readonly changes?: readonly Change[];
};

const LONGEST_PERIOD = 100;

/** A period as a form offers it: `6 months, to 31 Mar 2021 (target 45%, no figure yet)`. */
function periodOption(plan: Plan, measure: Measure, period: MeasurePeriod, sight: Sight): Option {
  const ends = endOf(about(plan).periods, period);
  const day = ends && (period.months ?? period.name) ? `, to ${printDate(ends)}` : "";
  const target = targetWords(measure, period);
  const label = (field: string) => inSentence(labelOf(plan, "measure", field));
  const figure = sight.figure(measure, period, "no figure yet");
  const says = [...(target ? [`${label("target")} ${target}`] : []), figure].join(", ");
  return {
    value: periodKey(period),
    title: shorten(`${periodWords(period)}${day} (${says})`, LONGEST_PERIOD),
  };
}

/** The choice of a period that is none: the figure stands on its own day. */
export const OWN_DAY: Option = {
  value: ON_ITS_DAY,
  title: "None of these: between two, on the day below",
};

/** What every form for figures asks beside the numbers, filled in with what was said or what is likely. */
export function figureFields(
  plan: Plan,
  typed: FigureTyped,
  period: { readonly value: string; readonly choices: readonly Option[] },
  day: string,
  actual?: string,
): readonly FormField[] {
  const chosen = period.choices.some(({ value }) => value === typed.period);
  return askedFields(plan, "measure", RECORD, {
    ...(actual === undefined ? {} : { actual: { value: actual } }),
    period: { ...period, value: chosen ? (typed.period ?? "") : period.value },
    actualAt: { value: typed.actualAt || day },
    provisional: { value: String(typed.provisional ?? false) },
    source: { value: typed.source ?? "" },
    remark: { value: typed.remark ?? "" },
  });
}

/** What stands above a form that somebody else was quicker than: what they did, and what was typed beside it. */
function conflictLines({ plan, measure, changes = [], typed = {}, sight }: FigureFormView) {
  if (changes.length === 0) return [];
  const name = itemName(plan, "measure", measure.ref);
  const label = labelOf(plan, "measure", "actual");
  const period = measure.periods.find((one) => periodKey(one) === typed.period);
  const now = period ? sight.figure(measure, period, "no figure yet") : "none";
  return [
    `Not saved: ${name} has changed since your card was drawn.`,
    ...lastOf(
      whatOthersDid({ kind: "measure", ref: measure.ref }, changes, 200, vocabularyOf(plan)),
    ),
    `${label} – now: ${now}; yours: “${shorten(typed.actual ?? "", 40)}”`,
    "What you typed is below. Apply it to the new version, or leave theirs.",
  ];
}

/** The form that records a figure of one measure, with period and day to confirm. */
export function figureForm(form: FigureFormView): Card {
  const { plan, measure, sight, typed = {}, now, changes = [] } = form;
  const { unit } = measure;
  const stale = changes.length > 0;
  const likely = likelyPeriod(plan, measure, now.today);
  const period = measure.periods.find((one) => periodKey(one) === typed.period) ?? likely;
  const state = stateOf(plan, measure, now.today);
  const { mark, stands } = headlineOf({ plan, measure, state, sight, today: now.today });
  const choices = [
    ...measure.periods.map((one) => periodOption(plan, measure, one, sight)),
    OWN_DAY,
  ];
  return formCard({
    title: `Record a figure of ${itemName(plan, "measure", measure.ref)}`,
    text: `${shorten(measure.title, 500)}${unit && unit !== "count" ? ` (in ${unit})` : ""}`,
    was: `Now: ${mark.text}${stands}`,
    problems: [...conflictLines(form), ...(form.problems ?? [])],
    faults: form.faults,
    fields: figureFields(
      plan,
      { source: measure.dataSource ?? "", ...typed },
      { value: likely ? periodKey(likely) : ON_ITS_DAY, choices },
      likelyDay(plan, period, now.today),
      typed.actual ?? "",
    ),
    buttons: [
      {
        title: stale ? "Apply mine to the new version" : saveTitle(form),
        style: "positive",
        press: {
          command: "save_figure",
          plan: plan.key.id,
          ref: measure.ref,
          seen: measure.version,
          ...carried(form),
        },
      },
      {
        title: stale ? "Leave theirs" : "Cancel",
        press: { command: "show_measure", plan: plan.key.id, ref: measure.ref },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
