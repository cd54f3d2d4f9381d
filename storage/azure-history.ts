import { odata, type TableClient } from "@azure/data-tables";
import type { Change } from "../bot/plan/model/change.ts";
import { itemIn, type Traced, trailOf } from "../bot/plan/record/item-trail.ts";
import type { PlanStore } from "../bot/plan/record/store.ts";
import { itemsInParts } from "./azure-parts.ts";
import * as rows from "./rows.ts";
import { absent, rowsBetween } from "./table.ts";

/** What a plan's history is asked for, in the table. */
export function createHistory(
  client: TableClient,
): Pick<PlanStore, "changes" | "between" | "trail"> {
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
      const partition = rows.partitionOf(key);
      return trailOf(item, (version) => readItemChange(partition, version, item));
    },
  };
}
