import type { CalendarDate } from "../time/calendar-date.ts";
import type { Action } from "./action.kind.ts";

/** The date an action is now due: the revised one where one was agreed. One that is only proposed does not count. */
export function dueDate(action: Pick<Action, "revised" | "byWhen">): CalendarDate {
  return action.revised?.date ?? action.byWhen.date;
}

/** Past its date and not complete. */
export function isOverdue(
  action: Pick<Action, "revised" | "byWhen" | "status">,
  today: CalendarDate,
): boolean {
  return action.status !== "complete" && dueDate(action) < today;
}
