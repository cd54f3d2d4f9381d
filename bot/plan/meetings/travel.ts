import { dueDate } from "../actions/due-date.ts";
import { inGroup, type NetChange } from "../history/net-change.ts";
import type { Change } from "../model/change.ts";
import type { Plan } from "../model/snapshot.ts";
import { isRerated, netOf } from "./since-board.ts";

/** The direction in which a plan's actions went, by the net of some changes. One may be in several. */
export type Travel = {
  readonly better: readonly NetChange[];
  readonly worse: readonly NetChange[];
  readonly completed: readonly NetChange[];
  /** Due on another day than before, as agreed; what is only asked for has not moved. */
  readonly dates: readonly NetChange[];
  /** Rated for the first time, no longer rated, or reopened: neither better nor worse. */
  readonly otherwise: readonly NetChange[];
  readonly fresh: readonly NetChange[];
  /** How many stand as they stood. */
  readonly same: number;
};

const hasMoved = ({ was, now }: NetChange) =>
  was?.kind === "action" && now.kind === "action" && dueDate(was) !== dueDate(now);

/** The direction of travel of a plan's actions over these changes. */
export function travelOf(plan: Plan, changes: readonly Change[]): Travel {
  const actions = netOf(plan, changes).filter(({ kind }) => kind === "action");
  const rerated = actions.filter(isRerated);
  const groups = {
    better: inGroup(actions, "better"),
    worse: inGroup(actions, "worse"),
    completed: inGroup(actions, "completed"),
  };
  const told = new Set(Object.values(groups).flat());
  const fresh = actions.filter(({ was }) => was === null);
  const touched = new Set([...rerated, ...fresh].map(({ ref }) => ref));
  return {
    ...groups,
    dates: actions.filter(hasMoved),
    otherwise: rerated.filter((one) => !told.has(one)),
    fresh,
    same: plan.items.action.filter(({ ref }) => !touched.has(ref)).length,
  };
}

/** Those that moved, each once: what got worse first, what only moved its date or its rating last. */
export const movedIn = (travel: Travel): readonly NetChange[] => [
  ...new Set([
    ...travel.worse,
    ...travel.better,
    ...travel.completed,
    ...travel.dates,
    ...travel.otherwise,
    ...travel.fresh,
  ]),
];
