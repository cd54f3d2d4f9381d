import { z } from "zod";
import type { CalendarDate } from "./calendar-date.ts";
import { type Action, Rag, Status } from "./model.ts";
import type { Plan } from "./snapshot.ts";

/**
 * What a person asked of the plan's actions. Every part narrows; an empty filter is all actions.
 * One schema at both ends: the language fills it, a card's button carries it, the query obeys it.
 */
export const ActionFilter = z.strictObject({
  rag: z.array(Rag).min(1).optional(),
  status: z.array(Status).min(1).optional(),
  area: z.string().max(120).optional(),
  /** References of people: an action passes if any of them owns it. */
  owners: z.array(z.string().max(120)).min(1).optional(),
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
  overdue: z.literal(true).optional(),
});
export type ActionFilter = z.infer<typeof ActionFilter>;

/** The date an action is now due: the revised one where there is one. */
export function dueDate(action: Action): CalendarDate {
  return action.revised?.date ?? action.byWhen.date;
}

/** Past its date and not complete. */
export function isOverdue(action: Action, today: CalendarDate): boolean {
  return action.status !== "complete" && dueDate(action) < today;
}

/**
 * The actions that pass a filter, in the plan's order. A complete action is past rating, so asking
 * for a colour leaves it out unless complete ones are asked for too.
 */
export function filterActions(
  plan: Plan,
  filter: ActionFilter,
  today: CalendarDate,
): readonly Action[] {
  const owners = filter.owners && new Set(filter.owners);
  const complete = filter.status?.includes("complete") ?? false;
  return plan.items.action.filter(
    (action) =>
      (!filter.rag ||
        (filter.rag.includes(action.rag) && (complete || action.status !== "complete"))) &&
      (!filter.status || filter.status.includes(action.status)) &&
      (!filter.area || action.area === filter.area) &&
      (!owners || action.owners.some((owner) => owners.has(owner))) &&
      (!filter.dueFrom || dueDate(action) >= filter.dueFrom) &&
      (!filter.dueTo || dueDate(action) <= filter.dueTo) &&
      (!filter.overdue || isOverdue(action, today)),
  );
}
