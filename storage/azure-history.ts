import { odata, type TableClient } from "@azure/data-tables";
import type { Change } from "../bot/plan/model/change.ts";
import type { PlanKey } from "../bot/plan/model/snapshot.ts";
import { lostChange } from "../bot/plan/readable.ts";
import { itemIn, type Traced, trailOf } from "../bot/plan/record/item-trail.ts";
import type { PlanStore } from "../bot/plan/record/store.ts";
import { itemsInParts } from "./azure-parts.ts";
import * as rows from "./rows/rows.ts";
import { changeInTrail, trailRange } from "./rows/trail-rows.ts";
import type { SetAsideRows } from "./set-aside.ts";
import { absent, rowsBetween, rowsInPages } from "./table.ts";

/** So many of the newest changes are looked at first where somebody's last one is asked for. */
const LOOK_BACK = 20;
/** Few ask for more of an item's changes than the first page has; who does, asks for many. */
const PAGES = { first: 100, after: 1000 };

/** Who made a change that is kept in parts, when and why, without its items; undefined where that cannot be read. */
export async function readHead(
  client: TableClient,
  partition: string,
  version: number,
): Promise<Omit<Change, "items"> | undefined> {
  const row = await client.getEntity(partition, rows.changeKey(version)).catch(absent);
  const change = row && rows.changeFromRow(row, []);
  return change?.lost === undefined ? change : undefined;
}

const withoutPart = (row: Readonly<Record<string, unknown>>): Change =>
  lostChange(rows.versionOf(row), "one of its parts", row.at);

/** What a plan's history is asked for, in the table. */
export function createHistory(
  client: TableClient,
  aside: SetAsideRows,
): Pick<PlanStore, "changes" | "between" | "trail" | "lastBy"> {
  /** A change as it was read; one that could not be is told of. */
  function noted(key: PlanKey, row: Readonly<Record<string, unknown>>, change: Change): Change {
    if (change.lost !== undefined) aside.add(key, String(row.rowKey), change.lost);
    return change;
  }

  async function readChange(key: PlanKey, row: Readonly<Record<string, unknown>>): Promise<Change> {
    const parts = rows.partsOf(row);
    if (!parts) return noted(key, row, rows.changeFromRow(row));
    const items: unknown[] = [];
    for await (const some of itemsInParts(client, rows.partitionOf(key), parts)) {
      if (!some) return noted(key, row, withoutPart(row));
      items.push(...some);
    }
    return noted(key, row, rows.changeFromRow(row, items));
  }

  /** A change with one of its items alone: of a large one, the pages of parts after that item are left where they are. */
  async function readItemChange(key: PlanKey, version: number, item: Traced) {
    const partition = rows.partitionOf(key);
    const row = await client.getEntity(partition, rows.changeKey(version)).catch(absent);
    if (!row) return undefined;
    const parts = rows.partsOf(row);
    if (!parts) return noted(key, row, rows.changeFromRow(row));
    let isWhole = true;
    for await (const items of itemsInParts(client, partition, parts)) {
      isWhole &&= items !== undefined;
      const one = items && itemIn(items, item);
      if (one) return noted(key, row, rows.changeFromRow(row, [one]));
    }
    return isWhole ? undefined : noted(key, row, withoutPart(row));
  }

  /**
   * Reads an item's changes from its trail, and one by one from the history where the trail has none:
   * in a plan of before there were trails, where a large change is not yet laid out, and where what
   * the trail has cannot be read.
   */
  function trailReader(key: PlanKey, item: Traced) {
    const { from, below } = trailRange(item);
    const found = rowsInPages(client, rows.partitionOf(key), from, below, PAGES);
    let next: Change | null | undefined;
    /** A change as the trail has it; one that cannot be read, or not all of it, is left to the history. */
    const inTrail = (row: Readonly<Record<string, unknown>>) =>
      aside.read(key, row, (stored) => {
        const change = changeInTrail(stored);
        if (change.lost !== undefined) throw new Error(change.lost);
        return itemIn(change.items, item) ? change : undefined;
      });
    return async (version: number): Promise<Change | undefined> => {
      while (next === undefined || (next && next.version > version)) {
        const { done, value } = await found.next();
        next = done ? null : inTrail(value);
      }
      return next?.version === version ? next : readItemChange(key, version, item);
    };
  }

  return {
    async *changes(key, from, to) {
      if (from > to) return;
      const partition = rows.partitionOf(key);
      const below = `${rows.changeKey(to)}~`;
      for await (const row of rowsBetween(client, partition, rows.changeKey(from), below)) {
        yield await readChange(key, row);
      }
    },

    async *between(key, from, below) {
      const partition = rows.partitionOf(key);
      const keys = rows.prefixRange(rows.CHANGES);
      const made =
        below === undefined ? odata`at ge ${from}` : odata`at ge ${from} and at lt ${below}`;
      for await (const row of rowsBetween(client, partition, keys.from, keys.below, made)) {
        yield await readChange(key, row);
      }
    },

    trail(key, item) {
      return trailOf(item, trailReader(key, item));
    },

    async lastBy(key, id, notBefore, upTo) {
      const partition = rows.partitionOf(key);
      const newest = Math.max(1, upTo - LOOK_BACK + 1);
      /** Their last one from a version to below another, and whether what was read goes back far enough. */
      const look = async (from: number, below: number, also?: string) => {
        let mine: Readonly<Record<string, unknown>> | undefined;
        let isEnough = from <= 1;
        const keys = [rows.changeKey(from), rows.changeKey(below)] as const;
        for await (const row of rowsBetween(client, partition, ...keys, also)) {
          const isRecent = String(row.at) >= notBefore;
          if (isRecent && row.by_id === id) mine = row;
          isEnough ||= !isRecent;
        }
        return { mine, isEnough };
      };
      const found = await look(newest, upTo + 1);
      const theirs = odata`by_id eq ${id} and at ge ${notBefore}`;
      const mine =
        found.mine ?? (found.isEnough ? undefined : (await look(1, newest, theirs)).mine);
      return mine && readChange(key, mine);
    },
  };
}
