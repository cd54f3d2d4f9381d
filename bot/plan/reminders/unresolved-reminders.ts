import { wantsCommentary } from "../measures/shortfalls/shortfall.ts";
import type { Plan } from "../model/snapshot.ts";
import type { Person } from "../people/person.kind.ts";
import { type CalendarDate, dateIn } from "../time/calendar-date.ts";
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
      const stands = item && owns(person, item) && isOpen(plan, item, dateIn(seen.now));
      return stands ? [{ what: "not theirs" as const, item, person, at }] : [];
    }),
  );
  const notReached = plan.items.person.flatMap((person) => {
    const open = plan.items.action.filter(
      (one) => owns(person, one) && isOpen(plan, one, dateIn(seen.now)),
    ).length;
    const why = whyNot(person, reached);
    return open > 0 && why ? [{ what: "not reached" as const, person, why, open }] : [];
  });
  return [...unanswered, ...notTheirs, ...notReached];
}

function isOpen(plan: Plan, item: Owned, today: CalendarDate): boolean {
  if (item.kind === "shortfall") return wantsCommentary(plan, item, today);
  return item.kind === "action" ? item.status !== "complete" : item.answer === null && !item.closed;
}

/** Why somebody cannot be written to personally; undefined if they can. */
export function whyNot(
  { account, reminders }: Person,
  reached: ReadonlySet<string>,
): "no account" | "no chat" | "off" | undefined {
  if (!account) return "no account";
  if (!reached.has(account.id)) return "no chat";
  return reminders === "off" ? "off" : undefined;
}
