import type { Action } from "../actions/action.kind.ts";
import { type NetChange, netChanges } from "../history/net-change.ts";
import type { Change } from "../model/change.ts";
import type { Item } from "../model/kind.ts";
import type { Plan } from "../model/snapshot.ts";
import { vocabularyOf } from "../model/vocabulary.ts";
import type { PlanRecord } from "../record/record.ts";
import { type CalendarDate, startOfDay } from "../time/calendar-date.ts";
import { lastMeeting } from "./board-dates.ts";

/** What became of the plan since a board, or in one. */

/** The changes since the last board: from when it was closed, or from its day on where nobody closed it. */
export async function sinceBoard(
  record: Pick<PlanRecord, "since" | "between">,
  plan: Plan,
  today: CalendarDate,
): Promise<readonly Change[]> {
  const last = lastMeeting(plan, today);
  if (!last) return record.since(plan, 0);
  return last.closed
    ? record.since(plan, last.closed.version)
    : record.between(plan, startOfDay(last.date));
}

const READ: readonly Item["kind"][] = ["action", "risk", "kpi", "measure"];

/** Those that somebody made since the record began: the plan files that it was begun with are no changes. */
function sinceBegun(changes: readonly Change[]): readonly Change[] {
  if (changes[0]?.version !== 1) return changes;
  const first = changes.findIndex(({ via }) => via !== "file");
  return first < 0 ? [] : changes.slice(first);
}

/**
 * What became of actions, risks, KPIs and measures in these changes, net. What the record began with
 * is no change, and what is again as it was is left out.
 */
export function netOf(plan: Plan, changes: readonly Change[]): readonly NetChange[] {
  return netChanges(sinceBegun(changes), vocabularyOf(plan)).filter(
    ({ kind, was, now }) => READ.includes(kind) && (!was || differ(was, now)),
  );
}

const differ = (was: Item, now: Item) =>
  JSON.stringify({ ...was, version: 0 }) !== JSON.stringify({ ...now, version: 0 });

/** How an action or a risk stands: a complete action is past rating. */
const standOf = (item: Item): string | null =>
  item.kind === "action" && item.status === "complete"
    ? item.status
    : item.kind === "action" || item.kind === "risk"
      ? item.rag
      : null;

/** Whether its rating is another than it was. */
export const isRerated = ({ was, now }: NetChange): boolean =>
  was !== null && standOf(was) !== standOf(now);

/** What became of it, as a phrase. */
export const netWords = ({ moved }: NetChange): string =>
  moved.map(({ words }) => words).join("; ") || "updated, with the same rating";

/** Decisions on an action that are not its owner's word on it. */
const NOT_AN_UPDATE = new Set(["decide_date", "save_board_rating"]);

/** Whether what a change did to an action is somebody's word on it. What came with a plan file is nobody's. */
export const isUpdate = ({ via, command }: Pick<Change, "via" | "command">): boolean =>
  via !== "file" && !NOT_AN_UPDATE.has(command);

/** References of the actions that somebody has updated in these changes. */
export function updatedIn(changes: readonly Change[]): ReadonlySet<Action["ref"]> {
  return new Set(
    changes
      .filter(isUpdate)
      .flatMap(({ items }) => items.map(({ after }) => after))
      .filter(({ kind }) => kind === "action")
      .map(({ ref }) => ref),
  );
}
