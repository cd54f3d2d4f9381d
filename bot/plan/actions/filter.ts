import { z } from "zod";
import { Rag, Status } from "../model/primitives.ts";
import type { Plan } from "../model/snapshot.ts";
import { findByText } from "../text/search.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Action } from "./action.kind.ts";

const refs = z.array(z.string().max(120)).min(1).max(100);

/**
 * What a person asked of the plan's actions. Every part narrows; an empty filter is all actions.
 * One schema at both ends: the language fills it, a card's button carries it, the query obeys it.
 */
export const ActionFilter = z.strictObject({
  rag: z.array(Rag).min(1).optional(),
  status: z.array(Status).min(1).optional(),
  /** References of actions. */
  refs: refs.optional(),
  areas: refs.optional(),
  notAreas: refs.optional(),
  /** References of people: an action passes if any of them owns it. */
  owners: refs.optional(),
  /** An action passes if all of them own it. */
  ownersAll: refs.optional(),
  /** An action passes if none of them owns it. */
  notOwners: refs.optional(),
  /** Nobody owns it. */
  unowned: z.literal(true).optional(),
  /** An action passes if an owner is of this organisation, as far as the plan says. */
  organisation: z.string().max(120).optional(),
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
  /** True: past its date. False: not past it. */
  overdue: z.boolean().optional(),
  /** A revised date is proposed, and nobody has approved it. */
  proposed: z.literal(true).optional(),
  /** Words that its texts must hold, in any form. */
  text: z.string().max(300).optional(),
});
export type ActionFilter = z.infer<typeof ActionFilter>;

/** The date an action is now due: the revised one where one was agreed. One that is only proposed does not count. */
export function dueDate(action: Action): CalendarDate {
  return action.revised?.date ?? action.byWhen.date;
}

/** Past its date and not complete. */
export function isOverdue(action: Action, today: CalendarDate): boolean {
  return action.status !== "complete" && dueDate(action) < today;
}

/** References of the people whom the plan puts in an organisation, by its name or a part of it. */
export function peopleOf(plan: Plan, organisation: string): readonly string[] {
  const wanted = organisation.toLowerCase();
  return plan.items.person
    .filter(
      ({ organisation: theirs }) =>
        (theirs ?? "")
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .includes(wanted) || theirs?.toLowerCase() === wanted,
    )
    .map((person) => person.ref);
}

/**
 * The actions that pass a filter, in the plan's order, or best first where words are looked for. A
 * complete action is past rating, so asking for a colour leaves it out unless complete ones are
 * asked for too.
 */
export function filterActions(
  plan: Plan,
  filter: ActionFilter,
  today: CalendarDate,
): readonly Action[] {
  const owners = filter.owners && new Set(filter.owners);
  const organisation = filter.organisation && new Set(peopleOf(plan, filter.organisation));
  const complete = filter.status?.includes("complete") ?? false;
  const passing = plan.items.action.filter(
    (action) =>
      (!filter.rag ||
        (filter.rag.includes(action.rag) && (complete || action.status !== "complete"))) &&
      (!filter.status || filter.status.includes(action.status)) &&
      (!filter.refs || filter.refs.includes(action.ref)) &&
      (!filter.areas || filter.areas.includes(action.area)) &&
      !filter.notAreas?.includes(action.area) &&
      (!owners || action.owners.some((owner) => owners.has(owner))) &&
      (!filter.ownersAll || filter.ownersAll.every((owner) => action.owners.includes(owner))) &&
      !filter.notOwners?.some((owner) => action.owners.includes(owner)) &&
      (!filter.proposed || action.proposed !== null) &&
      (!filter.unowned || action.owners.length === 0) &&
      (!organisation || action.owners.some((owner) => organisation.has(owner))) &&
      (!filter.dueFrom || dueDate(action) >= filter.dueFrom) &&
      (!filter.dueTo || dueDate(action) <= filter.dueTo) &&
      (filter.overdue === undefined || isOverdue(action, today) === filter.overdue),
  );
  if (!filter.text) return passing;
  const rank = new Map(findByText(plan, "action", filter.text).map((ref, n) => [ref, n]));
  return passing
    .filter((action) => rank.has(action.ref))
    .sort((a, b) => (rank.get(a.ref) ?? 0) - (rank.get(b.ref) ?? 0));
}
