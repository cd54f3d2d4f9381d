import type { Anew } from "../../bot/plan/measures/keep-scorecard.ts";
import { KEEP } from "../../bot/plan/measures/keep-scorecard.ts";
import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import type { Sight } from "../../bot/plan/measures/small-counts.ts";
import { inSentence } from "../../bot/plan/model/names.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { askedFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

/** The form that has a measure counted anew: from which day, with which baseline, and why. */
export function countAnewForm(
  form: FormState & {
    readonly plan: Plan;
    readonly measure: Measure;
    readonly sight: Sight;
    readonly typed?: Partial<Anew>;
  },
): Card {
  const { plan, measure, sight, typed = {}, now } = form;
  const baseline = inSentence(labelOf(plan, "measure", "baseline"));
  return formCard({
    title: `Count ${itemName(plan, "measure", measure.ref)} anew`,
    text: shorten(measure.title, 500),
    was: `Now: the ${baseline} is ${sight.figure(measure, undefined, "not measured")}. Figures of before the day stay, as another series: nothing is compared with them.`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: askedFields(plan, "measure", KEEP, {
      at: { value: typed.at || now.today },
      baseline: { value: typed.baseline ?? "" },
      why: { value: typed.why ?? "" },
    }),
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_count_anew",
          plan: plan.key.id,
          ref: measure.ref,
          seen: measure.version,
          ...carried(form),
        },
      },
      {
        title: "Cancel",
        press: { command: "show_measure", plan: plan.key.id, ref: measure.ref },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
