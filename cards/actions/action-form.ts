import type { Button } from "../../bot/asks/index.ts";
import type { ActionUpdate } from "../../bot/plan/actions/update-action.ts";
import type { Action } from "../../bot/plan/model/model.ts";
import { isUnsafe, RAG_MARKS, RAG_ORDER, ragText, statusText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, dueText, shorten } from "../frames/words.ts";
import { evidenceFields } from "./evidence-form.ts";

const STATUSES = (["not started", "in progress", "complete"] as const).map((value) => ({
  value,
  title: statusText(value),
}));

/** The board's definition stands beside each choice. */
export const RAG_CHOICES = [...RAG_ORDER].map((value) => ({
  value,
  title: `${ragText(value)}: ${RAG_MARKS[value].definition}`,
}));

export type ActionFormView = FormState & {
  readonly plan: Plan;
  readonly action: Action;
  readonly typed?: Partial<ActionUpdate>;
  readonly saveTitle?: string;
  readonly otherButtons?: readonly Button[];
};

/**
 * The form that updates an action. What was typed comes back in it, each fault beside its field;
 * `problems` stand at its head: somebody else's change, for one.
 */
export function actionForm(form: ActionFormView): Card {
  const { plan, action, typed = {}, now } = form;
  const { evidence } = action;
  return formCard({
    title: `Update action ${action.ref}`,
    text: shorten(action.text, 500),
    was: `Now: ${ragText(action.rag)}, ${statusText(action.status).toLowerCase()}, by ${dueText(action, now.today)}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: [
      {
        kind: "choices",
        id: "status",
        label: "Status",
        choices: STATUSES,
        value: typed.status ?? action.status,
      },
      {
        kind: "options",
        id: "rag",
        label: "RAG rating",
        choices: RAG_CHOICES,
        value: typed.rag ?? action.rag,
      },
      {
        kind: "text",
        id: "reason",
        label: "Why it is red or amber",
        // Why it is green is no reason for red: only what the field asks for is filled in.
        value: typed.reason ?? (isUnsafe(action.rag) ? action.reason : null) ?? "",
      },
      {
        kind: "text",
        id: "recovery",
        label: "What is needed to return to green, and by whom (red and amber)",
        value: typed.recovery ?? action.recovery ?? "",
      },
      {
        kind: "text",
        id: "progress",
        label: "Progress",
        value: typed.progress ?? action.progress ?? "",
      },
      {
        kind: "date",
        id: "revisedDate",
        label: "Revised date to propose, if the date cannot be met (it counts once approved)",
        value: typed.revisedDate ?? action.proposed?.date ?? "",
      },
      {
        kind: "line",
        id: "revisedReason",
        label: "Reason for the revised date",
        value: typed.revisedReason ?? action.proposed?.reason ?? "",
      },
      ...evidenceFields(
        typed,
        evidence.length > 0
          ? `More evidence (it has ${evidence.length} already)`
          : "Evidence that it is done (needed to be complete)",
      ),
    ],
    buttons: [
      {
        title: form.saveTitle ?? saveTitle(form),
        style: "positive",
        press: {
          command: "save_action",
          plan: plan.key.id,
          ref: action.ref,
          seen: action.version,
          ...carried(form),
        },
      },
      ...(form.otherButtons ?? [
        {
          title: "Cancel",
          press: { command: "show_action" as const, plan: plan.key.id, ref: action.ref },
        },
      ]),
    ],
    asAt: asAtLine(plan, now),
  });
}
