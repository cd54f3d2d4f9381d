import type { Plan } from "../model/snapshot.ts";
import type { Person } from "../people/person.kind.ts";
import {
  CLERK_AFTER,
  itemOf,
  type Owned,
  owns,
  type Seen,
  type Unanswered,
  unansweredOf,
} from "./digest.ts";

/** What reminders cannot do, and a clerk must see to. */
export type UnresolvedReminder =
  | ({ readonly what: "unanswered" } & Unanswered)
  | {
      readonly what: "not theirs";
      readonly item: Owned;
      readonly person: Person;
      readonly at: string;
    }
  | {
      readonly what: "not reached";
      readonly person: Person;
      readonly why: "no account" | "no chat" | "off";
      /** How many of their actions are not complete. */
      readonly open: number;
    };

/**
 * What nobody answered for four working days, what owners say is not theirs, and the owners who
 * cannot be written to; `reached` are the accounts that can.
 */
export function unresolvedReminders(
  plan: Plan,
  seen: Seen,
  reached: ReadonlySet<string>,
): readonly UnresolvedReminder[] {
  const unanswered = unansweredOf(plan, seen, CLERK_AFTER).map(
    (one) => ({ what: "unanswered", ...one }) as const,
  );
  const notTheirs = plan.items.person.flatMap((person) =>
    person.notMine.flatMap(({ ref, at }) => {
      const item = itemOf(plan, ref);
      const stands = item && owns(person, item) && isOpen(item);
      return stands ? [{ what: "not theirs" as const, item, person, at }] : [];
    }),
  );
  const notReached = plan.items.person.flatMap((person) => {
    const open = plan.items.action.filter((one) => owns(person, one) && isOpen(one)).length;
    const why = whyNot(person, reached);
    return open > 0 && why ? [{ what: "not reached" as const, person, why, open }] : [];
  });
  return [...unanswered, ...notTheirs, ...notReached];
}

const isOpen = (item: Owned) =>
  item.kind === "action" ? item.status !== "complete" : item.answer === null && !item.closed;

/** Why somebody cannot be written to personally; undefined if they can. */
export function whyNot(
  { account, reminders }: Person,
  reached: ReadonlySet<string>,
): "no account" | "no chat" | "off" | undefined {
  if (!account) return "no account";
  if (!reached.has(account.id)) return "no chat";
  return reminders === "off" ? "off" : undefined;
}
