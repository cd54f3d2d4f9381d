import { AnyItem, emptyPlan } from "../../bot/plan/kinds.ts";
import { allItems, applyChange, type Plan, type PlanKey } from "../../bot/plan/model/snapshot.ts";
import { checkpointDue } from "../../bot/plan/record/checkpoints.ts";
import * as rows from "../rows/rows.ts";
import { same } from "./check-history.ts";
import type { ParsedRows, RowFault } from "./parsed-rows.ts";

/** A state of a plan that its history makes, and when the change was made that it ends with. */
export type State = { readonly plan: Plan; readonly at: string };

/**
 * The states at which a plan should have checkpoints or has them, made by replaying its history from
 * the beginning, as far as that can be read without a gap.
 */
export function* statesOf(key: PlanKey, parsed: ParsedRows): Generator<State> {
  const kept = new Set(parsed.checkpoints.map(({ version }) => Number(version)));
  let plan = emptyPlan(key);
  for (let version = 1; ; version++) {
    const change = parsed.history.get(version)?.change;
    if (!change) return;
    plan = applyChange(plan, change);
    if (kept.has(version) || checkpointDue(version) === version) yield { plan, at: change.at };
  }
}

/** What is wrong with a checkpoint of a state; null if it is that state, undefined if there is none. */
function amiss(parsed: ParsedRows, { plan, at }: State): RowFault | null | undefined {
  const key = rows.checkpointKey(plan.version);
  const row = parsed.checkpoints.find(({ rowKey }) => rowKey === key);
  if (!row) return undefined;
  const named = rows.partsOf(row);
  const kept = [];
  for (const part of named ? rows.partKeys(named) : []) {
    const items = parsed.parts.get(part)?.items;
    if (!items) return { row: part, what: `is missing: ${key} is kept in it` };
    kept.push(...items.map(({ after }) => AnyItem.safeParse(after).data ?? after));
  }
  const isSame =
    row.at === at && row.version === plan.version && same(byKey(kept), byKey(allItems(plan)));
  return isSame ? null : { row: key, what: "is not the plan that the history makes" };
}

const byKey = (items: readonly Plan["items"][keyof Plan["items"]][number][]) =>
  Object.fromEntries(items.map((item) => [rows.itemKey(item), item]));

/** What is wrong with the checkpoints that there are, as far as the history can be held against them. */
export function checkCheckpoints(key: PlanKey, parsed: ParsedRows): readonly RowFault[] {
  return [...statesOf(key, parsed)].flatMap((state) => amiss(parsed, state) ?? []);
}

/** The states of which there should be checkpoints, and are none that are right. */
export function lackingCheckpoints(key: PlanKey, parsed: ParsedRows): readonly State[] {
  return [...statesOf(key, parsed)].filter((state) => amiss(parsed, state) !== null);
}
