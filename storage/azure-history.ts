import { odata, type TableClient } from "@azure/data-tables";
import type { Change } from "../bot/plan/model/change.ts";
import { itemIn, type Traced, trailOf } from "../bot/plan/record/item-trail.ts";
import type { PlanStore } from "../bot/plan/record/store.ts";
import { itemsInParts } from "./azure-parts.ts";
import * as rows from "./rows.ts";
import { absent, rowsBetween, rowsInPages } from "./table.ts";
import { trailRange } from "./trail-rows.ts";

/** So many of the newest changes are looked at first where somebody's last one is asked for. */
const LOOK_BACK = 20;
/** Few ask for more of an item's changes than the first page has; who does, asks for many. */
const PAGES = { first: 100, after: 1000 };

/** Who made a change that is kept in parts, when and why, without its items. */
export async function readHead(
  client: TableClient,
  partition: string,
  version: number,
): Promise<Omit<Change, "items">> {
  return rows.changeFromRow(await client.getEntity(partition, rows.changeKey(version)), "[]");
}

/** What a plan's history is asked for, in the table. */
export function createHistory(
  client: TableClient,
): Pick<PlanStore, "changes" | "between" | "trail" | "lastBy"> {
  async function readChange(partition: string, row: Record<string, unknown>): Promise<Change> {
    const parts = rows.partsOf(row);
    if (!parts) return rows.changeFromRow(row);
    const items: unknown[] = [];
    for await (const some of itemsInParts(client, partition, parts)) items.push(...some);
    return rows.changeFromRow(row, JSON.stringify(items));
  }

  /** A change with one of its items alone: of a large one, the pages of parts after that item are left where they are. */
  async function readItemChange(partition: string, version: number, item: Traced) {
    const row = await client.getEntity(partition, rows.changeKey(version)).catch(absent);
    if (!row) return undefined;
    const parts = rows.partsOf(row);
    if (!parts) return rows.changeFromRow(row);
    for await (const items of itemsInParts(client, partition, parts)) {
      const one = itemIn(items, item);
      if (one) return rows.changeFromRow(row, JSON.stringify([one]));
    }
    return undefined;
  }

  /**
   * Reads an item's changes from its trail, and one by one from the history where the trail has none:
   * in a plan of before there were trails, and where a large change is not yet laid out.
   */
  function trailReader(partition: string, item: Traced) {
    const { from, below } = trailRange(item);
    const found = rowsInPages(client, partition, from, below, PAGES);
    let next: Change | null | undefined;
    return async (version: number): Promise<Change | undefined> => {
      while (next === undefined || (next && next.version > version)) {
        const { done, value } = await found.next();
        next = done ? null : rows.changeFromRow(value);
      }
      return next?.version === version ? next : readItemChange(partition, version, item);
    };
  }

  return {
    async *changes(key, from, to) {
      if (from > to) return;
      const partition = rows.partitionOf(key);
      const below = `${rows.changeKey(to)}~`;
      for await (const row of rowsBetween(client, partition, rows.changeKey(from), below)) {
        yield await readChange(partition, row);
      }
    },

    async *between(key, from, below) {
      const partition = rows.partitionOf(key);
      const keys = rows.prefixRange(rows.CHANGES);
      const made =
        below === undefined ? odata`at ge ${from}` : odata`at ge ${from} and at lt ${below}`;
      for await (const row of rowsBetween(client, partition, keys.from, keys.below, made)) {
        yield await readChange(partition, row);
      }
    },

    trail(key, item) {
      return trailOf(item, trailReader(rows.partitionOf(key), item));
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
      return mine && readChange(partition, mine);
    },
  };
}
