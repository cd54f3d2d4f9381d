import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { type ActionUpdate, updateAction } from "../../bot/plan/actions/update-action.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, type Vocabulary, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { bothVersions } from "../frames/edit-form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import type { AsAt } from "../frames/words.ts";
import { lastOf, othersDid } from "../history/others-did.ts";
import { actionForm } from "./action-form.ts";

/** The sentences that tell a person what others did to an action meanwhile, newest last. */
export const whatOthersDid = (
  ref: string,
  changes: readonly Change[],
  length: number,
  vocabulary: Vocabulary,
): readonly string[] => othersDid({ kind: "action", ref }, changes, length, vocabulary);

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
  const { plan, action } = form;
  const others = whatOthersDid(action.ref, form.changes, length, vocabularyOf(plan));
  return actionForm({
    ...form,
    problems: [
      `Not saved: ${itemName(plan, "action", action.ref)} has changed since your card was drawn.`,
      ...lastOf(others),
      ...bothVersions(plan, updateAction.deed, action, form.typed, length),
      "What you typed is below. Apply it to the new version, or leave theirs.",
    ],
    saveTitle: "Apply mine to the new version",
    otherButtons: [
      {
        title: "Leave theirs",
        press: { command: "show_action", plan: plan.key.id, ref: action.ref },
      },
    ],
  });
}
