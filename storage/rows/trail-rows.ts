import type { Change, ItemChange } from "../../bot/plan/model/change.ts";
import type { Traced } from "../../bot/plan/record/item-trail.ts";
import { changeFromRow, changeToRow, itemKey, padded, prefixRange, type Row } from "./rows.ts";

/**
 * An item's own history: a row for each change of it, which holds that change with this item alone.
 * They stand newest first, since that is how an item is followed back and nothing else can sort them.
 */
const NEWEST = 9_999_999_999;

const prefixOf = (item: Pick<Traced, "kind" | "ref">) =>
  `trail:${itemKey(item).slice("item:".length)}:`;

/** The row of an item's change that made a version of the plan. */
export const trailKey = (item: Traced): string =>
  `${prefixOf(item)}${padded(NEWEST - item.version)}`;

/** The version that a row of a trail is of, by its key. */
const versionIn = (row: Readonly<Record<string, unknown>>) =>
  NEWEST - Number(String(row.rowKey).split(":").at(-1));

/** What a row of a trail holds: a change with one item alone, or what of that cannot be read. */
export const changeInTrail = (row: Readonly<Record<string, unknown>>): Change =>
  changeFromRow(row, undefined, versionIn(row));

/** The rows of an item from the change that made it so back to the one that began it. */
export const trailRange = (item: Traced): { readonly from: string; readonly below: string } => ({
  from: trailKey(item),
  below: prefixRange(prefixOf(item)).below,
});

/** The rows that a change, or some of its items, adds to the trails of the items that it touched. */
export function trailRows(
  partitionKey: string,
  change: Omit<Change, "items">,
  items: readonly ItemChange[],
): readonly Row[] {
  const { version } = change;
  return items.map((one) => ({
    ...changeToRow(partitionKey, { ...change, items: [one] }, null),
    rowKey: trailKey({ kind: one.after.kind, ref: one.after.ref, version }),
  }));
}
