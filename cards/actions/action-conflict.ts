import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { type ActionUpdate, updateAction } from "../../bot/plan/actions/update-action.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import type { AsAt } from "../frames/words.ts";
import { conflictLines } from "../history/conflict.ts";
import { actionForm } from "./action-form.ts";

type ConflictView = {
  readonly plan: Plan;
  readonly action: Action;
  readonly typed: Partial<ActionUpdate>;
  readonly changes: readonly Change[];
  readonly nonce: string;
  readonly now: AsAt;
};

/**
 * A save that came too late: who changed what and when, with the person's own typing kept in the
 * form, which now stands on the newer version. Saving again is their choice, not an accident.
 */
export function actionConflict(form: ConflictView): Card {
  return fitting((length) => draw(form, Math.min(length, 200)));
}

function draw(form: ConflictView, length: number): Card {
  const { plan, action: item } = form;
  const deed = updateAction.deed;
  return actionForm({
    ...form,
    problems: conflictLines({ plan, item, deed }, form.typed, form.changes, length),
    saveTitle: "Apply mine to the new version",
    otherButtons: [
      {
        title: "Leave theirs",
        press: { command: "show_action", plan: plan.key.id, ref: item.ref },
      },
    ],
  });
}
