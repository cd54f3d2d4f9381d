import type { Action } from "../bot/plan/model.ts";
import { isUnsafe, RAG_MARKS, RAG_ORDER, ragText, statusText } from "../bot/plan/rag.ts";
import type { Plan } from "../bot/plan/snapshot.ts";
import type { ActionUpdate } from "../bot/plan/update-action.ts";
import template from "./action-form.json" with { type: "json" };
import type { Button } from "./presses.ts";
import { type Card, cardFrom } from "./render.ts";
import { type AsAt, asAtLine, buttonsOf, dueText, inHeading, shorten } from "./words.ts";

const draw = cardFrom<object>(template);

const STATUSES = (["not started", "in progress", "complete"] as const).map((value) => ({
  value,
  title: statusText(value),
}));

/** The board's definition stands beside each choice. */
export const RAG_CHOICES = [...RAG_ORDER].map((value) => ({
  value,
  title: `${ragText(value)}: ${RAG_MARKS[value].definition}`,
}));

/**
 * The form that updates an action. What was typed comes back in it, each fault beside its field;
 * `problems` stand at its head: somebody else's change, for one.
 */
export function actionForm(form: {
  readonly plan: Plan;
  readonly action: Action;
  readonly typed?: Partial<ActionUpdate>;
  readonly faults?: Readonly<Record<string, string>>;
  readonly problems?: readonly string[];
  /** Set where the wording has been advised on: saving again goes on as it is. */
  readonly asItIs?: boolean;
  readonly nonce: string;
  readonly now: AsAt;
  readonly saveTitle?: string;
  readonly otherButtons?: readonly Button[];
}): Card {
  const { plan, action, typed = {}, now } = form;
  const problems = [
    ...(form.problems ?? []),
    ...(form.faults ? ["Not saved yet. Please mend what is marked ⚠ below."] : []),
  ];
  return draw({
    title: inHeading(`Update action ${action.ref}`),
    text: shorten(action.text, 500),
    was: `Now: ${ragText(action.rag)}, ${statusText(action.status).toLowerCase()}, by ${dueText(action, now.today)}`,
    problems: problems.map((text) => ({ text })),
    statuses: STATUSES,
    rags: RAG_CHOICES,
    values: {
      status: typed.status ?? action.status,
      rag: typed.rag ?? action.rag,
      // Why it is green is no reason for red: only what the field asks for is filled in.
      reason: typed.reason ?? (isUnsafe(action.rag) ? action.reason : null) ?? "",
      recovery: typed.recovery ?? action.recovery ?? "",
      progress: typed.progress ?? action.progress ?? "",
      revisedDate: typed.revisedDate ?? action.revised?.date ?? "",
      revisedReason: typed.revisedReason ?? action.revised?.reason ?? "",
    },
    faults: form.faults ?? {},
    buttons: buttonsOf([
      {
        title: form.saveTitle ?? (form.asItIs ? "Save as it is" : "Save"),
        style: "positive",
        press: {
          command: "save_action",
          plan: plan.key.id,
          ref: action.ref,
          seen: action.version,
          nonce: form.nonce,
          ...(form.asItIs ? { asItIs: true as const } : {}),
        },
      },
      ...(form.otherButtons ?? [
        {
          title: "Cancel",
          press: { command: "show_action", plan: plan.key.id, ref: action.ref },
        },
      ]),
    ]),
    asAt: asAtLine(plan, now),
    fallbackText: `Update action ${action.ref}`,
  });
}
