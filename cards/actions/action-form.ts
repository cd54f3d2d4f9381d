import type { Button } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { type ActionUpdate, updateAction } from "../../bot/plan/actions/update-action.ts";
import { ragText, statusText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName } from "../../bot/plan/model/vocabulary.ts";
import { editFields } from "../frames/edit-form.ts";
import { carried, type FormState, formCard, saveTitle } from "../frames/form.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, dueText, shorten } from "../frames/words.ts";

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
  return formCard({
    title: `Update ${itemName(plan, "action", action.ref)}`,
    text: shorten(action.text, 500),
    was: `Now: ${ragText(action.rag)}, ${statusText(action.status).toLowerCase()}, by ${dueText(action, now.today)}`,
    problems: form.problems ?? [],
    faults: form.faults,
    fields: editFields(plan, updateAction.deed, action, typed),
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
