import type { Action } from "../actions/action.kind.ts";
import { isOverdue } from "../actions/due-date.ts";
import { isUnsafe } from "../model/rag.ts";
import type { Plan } from "../model/snapshot.ts";
import { register } from "../risks/register.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** What a board walks through, in this order: each thing once, in the first group that it belongs to. */
export const WALK_GROUPS = ["red", "overdue", "exception"] as const;
export type WalkGroup = (typeof WALK_GROUPS)[number];

/** One stop of the walk. */
export type Stop = {
  readonly group: WalkGroup;
  readonly kind: "action" | "risk";
  readonly ref: string;
};

/** The walk as the plan now stands: red actions, overdue ones, then the other exceptions: ambers, and risks at red or amber. */
export function walkOf(plan: Plan, today: CalendarDate): readonly Stop[] {
  const open = plan.items.action.filter(({ status }) => status !== "complete");
  const isRed = (action: Action) => action.rag === "red";
  const late = (action: Action) => isOverdue(action, today);
  const stops = (group: WalkGroup, actions: readonly Action[]) =>
    actions.map(({ ref }): Stop => ({ group, kind: "action", ref }));
  return [
    ...stops("red", open.filter(isRed)),
    ...stops(
      "overdue",
      open.filter((action) => late(action) && !isRed(action)),
    ),
    ...stops(
      "exception",
      open.filter((action) => action.rag === "amber" && !late(action)),
    ),
    ...register(plan)
      .filter(({ rag }) => isUnsafe(rag))
      .map(({ ref }): Stop => ({ group: "exception", kind: "risk", ref })),
  ];
}

/**
 * Where the walk goes on after a stop. Things change while a board talks: what was just discussed may
 * have left its group, and then what took its place comes next, so that nothing is passed over.
 */
export function nextPlace(
  stops: readonly Stop[],
  after: (Stop & { readonly place: number }) | undefined,
): number {
  if (!after) return 0;
  const at = stops.findIndex(
    ({ group, kind, ref }) => group === after.group && kind === after.kind && ref === after.ref,
  );
  return at >= 0 ? at + 1 : Math.min(after.place, stops.length);
}
