import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { type ActionUpdate, updateAction } from "../../bot/plan/actions/update-action.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, type Vocabulary, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { bothVersions } from "../frames/edit-form.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, howMany, shorten } from "../frames/words.ts";
import { changeLines } from "../history/change-lines.ts";
import { actionForm } from "./action-form.ts";

/** The sentences that tell a person what others did to an action meanwhile, newest last. */
export function whatOthersDid(
  ref: string,
  changes: readonly Change[],
  length: number,
  vocabulary: Vocabulary,
): readonly string[] {
  return changes.flatMap((change) => {
    const item = change.items.find((c) => c.after.kind === "action" && c.after.ref === ref);
    if (item?.after.kind !== "action") return [];
    const before = item.before?.kind === "action" ? item.before : null;
    const what = changeLines(before, item.after, length, vocabulary).join("; ");
    const who = shorten(change.by.name, 80);
    return [`${who}, ${printInstant(new Date(change.at))}: ${what || "other details"}.`];
  });
}

const MOST_CHANGES = 4;

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
  const earlier = others.length - MOST_CHANGES;
  return actionForm({
    ...form,
    problems: [
      `Not saved: ${itemName(plan, "action", action.ref)} has changed since your card was drawn.`,
      ...(earlier > 0 ? [`${howMany(earlier, "earlier change")}, and then:`] : []),
      ...others.slice(-MOST_CHANGES),
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
