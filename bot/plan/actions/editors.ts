import { find, type Plan } from "../model/snapshot.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Action } from "./action.kind.ts";

/**
 * The Teams ids of those who may edit an action, as far as they are known: its owners, the leads of
 * its area, and who stands in for one of them today. It says whom to show more, and permits nothing.
 */
export function editorsOf(plan: Plan, action: Action, today: CalendarDate): readonly string[] {
  const refs = [...action.owners, ...(find(plan, "area", action.area)?.leads ?? [])];
  const accounts = refs.flatMap((ref) => {
    const person = find(plan, "person", ref);
    const standIn = person?.standIn;
    return [person?.account, standIn && standIn.until >= today ? standIn.account : null];
  });
  const ids = accounts.flatMap((account) => (account?.teams ? [account.teams] : []));
  return [...new Set(ids)];
}
