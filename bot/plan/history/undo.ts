import type { Change } from "../model/change.ts";
import { PlanError } from "../model/errors.ts";
import type { Item } from "../model/kind.ts";
import { find, kindOf, type Plan } from "../model/snapshot.ts";
import { itemName } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";

/** How long after it a change can be undone by whoever made it, in minutes. */
export const UNDO_MINUTES = 30;

/**
 * Takes back a change, as a new change: every item becomes again what it was before. It is refused
 * where somebody has changed one of them since, since that would take back their change too. What
 * cannot be unmade is said: a post has been read, and an item once made is kept for ever; a risk or
 * a challenge that was made by mistake is withdrawn, a meeting that was so planned is cancelled, and
 * a schedule that was so set is deleted.
 */
export function undo(plan: Plan, change: Change): Draft {
  if (change.unread || change.lost !== undefined) {
    throw new PlanError(
      "not-possible",
      "That change did something that cannot be read here, so I cannot take it back. Nothing was changed.",
    );
  }
  if (change.items.length === 0) {
    throw new PlanError(
      "not-possible",
      "Your last change was a post. What is posted cannot be taken back.",
    );
  }
  const items = change.items.map(({ before, after }): Item => {
    const now = find(plan, after.kind, after.ref);
    if (now?.version !== change.version) {
      throw new PlanError(
        "not-possible",
        `${after.ref} has been changed since, so your change to it cannot be undone. Open it to see what it says now.`,
      );
    }
    if (before) return before;
    const unmade = kindOf(plan, after.kind).unmade?.(after, change);
    if (unmade) return unmade;
    throw new PlanError(
      "not-possible",
      `Your last change made ${itemName(plan, after.kind, after.ref)}, which cannot be unmade.`,
    );
  });
  return { why: `Undone: ${change.why ?? "the change before"}`.slice(0, 300), items };
}
