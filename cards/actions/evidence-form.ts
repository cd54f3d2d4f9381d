import type { EvidenceSaid } from "../../bot/plan/actions/evidence.ts";
import type { Action, Kpi } from "../../bot/plan/model/model.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { carried, type Field, type FormState, formCard, saveTitle } from "../frames/form.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";

/** What a form asks of a piece of evidence: a title, and a link or the word that there is none yet. */
export const evidenceFields = (typed: EvidenceSaid, label: string): readonly Field[] => [
  { kind: "line", id: "evidenceTitle", label, value: typed.evidenceTitle ?? "" },
  {
    kind: "line",
    id: "evidenceLink",
    label: "Link to the evidence, where everybody on the board can open it",
    value: typed.evidenceLink ?? "",
  },
  {
    kind: "tick",
    id: "noLink",
    label: "If there is none",
    tick: "No link yet",
    value: typed.noLink ? "true" : "false",
  },
];

/** The form that adds evidence to an action or a KPI. What was typed comes back in it. */
export function evidenceForm(
  form: FormState & {
    readonly plan: Plan;
    readonly item: Action | Kpi;
    readonly typed?: EvidenceSaid;
  },
): Card {
  const { plan, item, typed = {}, now } = form;
  const name = item.kind === "kpi" ? `KPI ${item.ref}` : `action ${item.ref}`;
  return formCard({
    title: `Add evidence to ${name}`,
    text:
      item.kind === "action"
        ? shorten(item.text, 500)
        : "Evidence of what this key performance indicator has reached.",
    was: `Evidence so far: ${item.evidence.length === 0 ? "none" : item.evidence.length}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: evidenceFields(typed, "What it is, for example “Minutes of 3 February”"),
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
