import type { Change } from "../model/change.ts";
import { PlanError } from "../model/errors.ts";
import type { Item } from "../model/kind.ts";
import { type Plan, withState } from "../model/snapshot.ts";

/** One kind's items with a change taken back: what it made is gone, what it replaced stands again. */
function without(items: readonly Item[], change: Change): readonly Item[] {
  const made = new Map(
    change.items
      .filter(({ after }) => after.version === change.version)
      .map(({ before, after }) => [`${after.kind} ${after.ref}`, { before, ref: after.ref }]),
  );
  return items.flatMap((item) => {
    const undone = made.get(`${item.kind} ${item.ref}`);
    if (!undone) return [item];
    // The state before is found whatever its case, so it may be another item's.
    return undone.before?.ref === undone.ref ? [undone.before] : [];
  });
}

/**
 * The plan as it stood before a change that is its last. Taking changes back, newest first, gives
 * every earlier state of a plan, the very same as applying the history from the beginning.
 */
export function undoChange(plan: Plan, change: Change): Plan {
  if (plan.version !== change.version) {
    throw new Error(`Version ${plan.version} of a plan was not made by change ${change.version}.`);
  }
  if (change.lost !== undefined) {
    throw new PlanError(
      "not-possible",
      `Version ${change.version} of the plan's history cannot be read here, so I cannot say how things stood before it. Whoever runs the bot can say why.`,
    );
  }
  const items: Record<string, readonly Item[]> = { ...plan.items };
  for (const kind of new Set(change.items.map(({ after }) => after.kind))) {
    items[kind] = without(plan.items[kind], change);
  }
  const read = { ...plan, version: change.version - 1, items: items as Plan["items"] };
  const unread = change.unread ?? [];
  return unread.reduce((all, { before, after }) => withState(all, after, before), read);
}

/** Whether nothing is known of a change, not even when it was made. */
const isTimeless = ({ lost, at }: Change) => lost !== undefined && Date.parse(at) === 0;

/**
 * The plan as it stood just before an instant, from the plan as it is and the changes made since
 * then. The order of the record is that of the versions: a change whose clock was ahead of the one
 * after it stays where it is. At version 0 nothing is known of the plan: the record begins later.
 */
export function planAt(plan: Plan, at: Date, since: readonly Change[]): Plan {
  const later = new Map(
    since
      .filter((change) => change.at >= at.toISOString() || isTimeless(change))
      .map((change) => [change.version, change]),
  );
  let then = plan;
  for (let last = later.get(then.version); last; last = later.get(then.version)) {
    then = undoChange(then, last);
  }
  return then;
}
