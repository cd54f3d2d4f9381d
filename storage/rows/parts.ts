import type { Change } from "../../bot/plan/model/change.ts";
import type { Due } from "../../bot/plan/record/due.ts";
import type { Commit } from "../../bot/plan/record/store.ts";
import { jsonIn, toChunks } from "./chunks.ts";
import { partKey, type Row } from "./rows.ts";

/**
 * A change beyond these is kept in parts: a transaction takes 100 rows and 4 MiB, a row 1 MiB. A
 * character may be three bytes on the wire, and items go over it three times: in the history, in
 * their own rows and in their trails. Of the rows, an item has the last two.
 */
const MOST_ROWS = 96;
const MOST_ITEM_JSON = 200_000;
const MOST_DUE_JSON = 600_000;

/** What a part holds at most. Its own row goes by itself: its transaction has items twice and no history. */
const MOST_PART_JSON = 300_000;

const rowsFor = (items: readonly unknown[], due: readonly unknown[]) =>
  2 * items.length + due.length;

/** A piece of a large change that one row holds, and that one transaction lays out. */
export type Part = { readonly items: Change["items"]; readonly due: readonly Due[] };

/** Whether a commit is too large for one transaction. */
export function isLarge({ change, due }: Commit): boolean {
  return (
    rowsFor(change.items, due) > MOST_ROWS ||
    JSON.stringify(change.items).length > MOST_ITEM_JSON ||
    JSON.stringify(due).length > MOST_DUE_JSON
  );
}

/**
 * Items and due work in pieces, in their own order, the items first. A piece is laid out by one
 * transaction, which takes so many rows.
 */
export function inParts(
  { items: all, due }: { readonly items: Change["items"]; readonly due: readonly Due[] },
  mostRows = MOST_ROWS,
): readonly Part[] {
  const parts: Part[] = [];
  let items: Change["items"] = [];
  let works: Due[] = [];
  let size = 0;
  const close = () => {
    if (items.length + works.length > 0) parts.push({ items, due: works });
    items = [];
    works = [];
    size = 0;
  };
  const makeRoom = (entry: unknown, needed: number) => {
    const length = JSON.stringify(entry).length;
    const full = rowsFor(items, works) + needed > mostRows;
    if (full || size + length > MOST_PART_JSON) close();
    size += length;
  };
  for (const item of all) {
    makeRoom(item, 2);
    items.push(item);
  }
  for (const work of due) {
    makeRoom(work, 1);
    works.push(work);
  }
  close();
  return parts;
}

export function partToRow(partitionKey: string, id: string, n: number, part: Part): Row {
  return {
    partitionKey,
    rowKey: partKey(id, n),
    ...toChunks("items_json", JSON.stringify(part.items)),
    ...(part.due.length > 0 ? toChunks("due_json", JSON.stringify(part.due)) : {}),
  };
}

/** A part as its row holds it: what the store itself wrote, so it is not checked here. */
export function partFromRow(row: Readonly<Record<string, unknown>>): {
  readonly items: Change["items"];
  readonly due: readonly Due[];
} {
  return {
    items: (jsonIn(row, "items_json") ?? []) as Change["items"],
    due: (jsonIn(row, "due_json") ?? []) as readonly Due[],
  };
}
