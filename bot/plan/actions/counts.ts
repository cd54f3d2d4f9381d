import type { Rag, Status } from "../model/primitives.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Action } from "./action.kind.ts";
import { isOverdue } from "./due-date.ts";

/** How many of a set of actions stand where. RAG counts leave complete actions out: they are past rating. */
export type Counts = {
  readonly total: number;
  readonly rag: Readonly<Record<Rag, number>>;
  readonly status: Readonly<Record<Status, number>>;
  readonly overdue: number;
};

/** Counts actions by RAG (those not complete), by status, and overdue. The four RAG counts and complete add up to the total. */
export function countActions(actions: readonly Action[], today: CalendarDate): Counts {
  const rag = { none: 0, red: 0, amber: 0, green: 0 };
  const status = { "not started": 0, "in progress": 0, complete: 0 };
  let overdue = 0;
  for (const action of actions) {
    status[action.status] += 1;
    if (action.status !== "complete") rag[action.rag] += 1;
    if (isOverdue(action, today)) overdue += 1;
  }
  return { total: actions.length, rag, status, overdue };
}
