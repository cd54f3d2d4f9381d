import type { Change } from "../../bot/plan/model/change.ts";
import * as rows from "../rows/rows.ts";
import { trailKey } from "../rows/trail-rows.ts";
import { type Checked, notLaidOut, same } from "./check-history.ts";
import type { ParsedRows, RowFault } from "./parsed-rows.ts";

/** The rows that the trails of a plan should have by its history, each with its change and that one item. */
export function trailsOf({ history }: Pick<ParsedRows, "history">): ReadonlyMap<string, Change> {
  const trails = new Map<string, Change>();
  for (const { version, change } of history.values()) {
    for (const one of change?.items ?? []) {
      const { kind, ref } = one.after;
      trails.set(trailKey({ kind, ref, version }), { ...change, items: [one] } as Change);
    }
  }
  return trails;
}

/**
 * The rows of trails against the history that they are made of, where that can be relied on. Those
 * that are not there yet are no fault.
 */
export function checkTrails(parsed: ParsedRows, { doubted, lost }: Checked): readonly RowFault[] {
  const expected = trailsOf(parsed);
  return [...parsed.trails].flatMap(([row, change]) => {
    const items = change.items.map(({ after }) => rows.itemKey(after));
    if (lost(change.version) || items.some((item) => doubted.has(item))) return [];
    const told = expected.get(row);
    if (told && same(told, change)) return [];
    const version = rows.changeKey(change.version);
    const what = told ? `is not as ${version} has it` : `is of ${version}, which did not touch it`;
    return [{ row, what }];
  });
}

/** The rows of trails that the history would have and nobody has written: those of a large change may still come. */
export function lackingTrails(parsed: ParsedRows): readonly string[] {
  const waiting = notLaidOut(parsed);
  return [...trailsOf(parsed)].flatMap(([key, { items }]) => {
    const isThere = parsed.trails.has(key) || parsed.unreadable.has(key);
    return isThere || items.some(({ after }) => waiting.has(rows.itemKey(after))) ? [] : [key];
  });
}
