import type { Action } from "../../bot/plan/actions/action.kind.ts";
import type { EvidenceSaid } from "../../bot/plan/actions/evidence.ts";
import { evidenceInputs } from "../../bot/plan/actions/evidence-inputs.ts";
import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import { questionOf } from "../../bot/plan/model/edits.ts";
import { inSentence } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelOf, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { inputField } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

/** The form that adds evidence to an action or a KPI. What was typed comes back in it. */
export function evidenceForm(
  form: FormState & {
    readonly plan: Plan;
    readonly item: Action | Kpi;
    readonly typed?: EvidenceSaid;
  },
): Card {
  const { plan, item, typed = {}, now } = form;
  const name = itemName(plan, item.kind, item.ref);
  const evidence = labelOf(plan, item.kind, "evidence");
  const { one, inFull = one } = called(plan, "kpi");
  return formCard({
    title: `Add ${inSentence(evidence)} to ${name}`,
    text:
      item.kind === "action"
        ? shorten(item.text, 500)
        : `${evidence} of what this ${inFull} has reached.`,
    was: `${evidence} so far: ${item.evidence.length === 0 ? "none" : item.evidence.length}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: evidenceInputs.map((input) =>
      inputField(
        input,
        input.id === "evidenceTitle"
          ? "What it is, for example “Minutes of 3 February”"
          : questionOf(vocabularyOf(plan), item.kind, { key: "evidence", input }, item),
        String(typed[input.id as keyof EvidenceSaid] ?? ""),
      ),
    ),
    buttons: [
      {
        title: saveTitle(form),
        style: "positive",
        press: {
          command: "save_evidence",
          plan: plan.key.id,
          kind: item.kind,
          ref: item.ref,
          ...carried(form),
        },
      },
      {
        title: "Cancel",
        press: { command: "evidence", plan: plan.key.id, ref: item.ref },
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
