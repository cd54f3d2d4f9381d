import { printDate, printInstant } from "../bot/plan/calendar-date.ts";
import type { Action, Change } from "../bot/plan/model.ts";
import { ragText, statusText } from "../bot/plan/rag.ts";
import type { Plan } from "../bot/plan/snapshot.ts";
import type { ActionUpdate } from "../bot/plan/update-action.ts";
import { actionForm } from "./action-form.ts";
import type { Card } from "./render.ts";
import { type AsAt, shorten } from "./words.ts";

type Told = readonly [label: string, value: (action: Action) => string];

const TOLD: readonly Told[] = [
  ["Status", (a) => statusText(a.status)],
  ["RAG", (a) => ragText(a.rag)],
  ["Reason", (a) => shorten(a.reason ?? "none", 200)],
  ["Needed to return to green", (a) => shorten(a.recovery ?? "none", 200)],
  ["Progress", (a) => shorten(a.progress ?? "none", 200)],
  [
    "Revised date",
    (a) =>
      a.revised ? `${printDate(a.revised.date)} (${shorten(a.revised.reason, 120)})` : "none",
  ],
];

/** What one change did to an action, field by field: `RAG: was ● Green, now ▲ Amber`. */
export function fieldChanges(before: Action | null, after: Action): readonly string[] {
  return TOLD.flatMap(([label, value]) => {
    const was = before && value(before);
    const now = value(after);
    return was === now ? [] : [`${label}: ${was === null ? "" : `was ${was}, `}now ${now}`];
  });
}

/** The sentences that tell a person what others did to an action meanwhile, newest last. */
export function whatOthersDid(ref: string, changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) => {
    const item = change.items.find((c) => c.after.kind === "action" && c.after.ref === ref);
    if (item?.after.kind !== "action") return [];
    const before = item.before?.kind === "action" ? item.before : null;
    const what = fieldChanges(before, item.after).join("; ");
    return [`${change.by.name}, ${printInstant(new Date(change.at))}: ${what || "other details"}.`];
  });
}

/**
 * A save that came too late: who changed what and when, with the person's own typing kept in the
 * form, which now stands on the newer version. Saving again is their choice, not an accident.
 */
export function actionConflict(form: {
  readonly plan: Plan;
  readonly action: Action;
  readonly typed: Partial<ActionUpdate>;
  readonly changes: readonly Change[];
  readonly nonce: string;
  readonly now: AsAt;
}): Card {
  const { plan, action } = form;
  const others = whatOthersDid(action.ref, form.changes);
  return actionForm({
    ...form,
    problems: [
      `Not saved: action ${action.ref} has changed since your card was drawn.`,
      ...others.slice(-4),
      "What you typed is below. Save it over the newer version, or leave theirs.",
    ],
    saveTitle: "Save mine over it",
    otherButtons: [
      {
        title: "Leave theirs",
        press: { command: "show_action", plan: plan.key.id, ref: action.ref },
      },
    ],
  });
}
