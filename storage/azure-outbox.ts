import type { TableClient } from "@azure/data-tables";
import type { DueRow } from "../bot/plan/due.ts";
import type { PlanKey } from "../bot/plan/snapshot.ts";
import type { PlanStore } from "../bot/plan/store.ts";
import * as rows from "./rows.ts";
import { absent, isTaken, rowsWith } from "./table.ts";

/**
 * Work to be done later, as rows that any process may take by their ETags. `layOutFirst` puts work
 * of a large change, left in its parts by a process that was killed, in rows of its own.
 */
export function createOutboxRows(
  client: TableClient,
  layOutFirst: (key: PlanKey) => Promise<void>,
): Pick<PlanStore, "due" | "claim" | "postpone" | "finish" | "finished"> {
  /** Changes a due row under its ETag; its new ETag, or undefined if somebody else was first. */
  async function touch(key: PlanKey, row: DueRow, columns: Record<string, unknown>) {
    const entity = { partitionKey: rows.partitionOf(key), rowKey: row.row, ...columns };
    try {
      const answer = await client.updateEntity(entity, "Merge", { etag: row.tag });
      return answer.etag;
    } catch (error) {
      if (isTaken(error)) return undefined;
      throw error;
    }
  }

  return {
    async due(key) {
      await layOutFirst(key);
      const found = [];
      for await (const row of rowsWith(client, rows.partitionOf(key), "due:")) {
        if (row.closed !== true) found.push(rows.dueFromRow(row));
      }
      return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    },

    async claim(key, row, until) {
      const tries = row.tries + 1;
      const tag = await touch(key, row, { lease: until, tries });
      return tag === undefined ? undefined : { ...row, tries, lease: until, tag };
    },

    async postpone(key, row, at) {
      return (await touch(key, row, { lease: "", at })) !== undefined;
    },

    async finish(key, row, result) {
      const partitionKey = rows.partitionOf(key);
      try {
        // A delete in a transaction takes no ETag here, so the row is first marked under its own.
        await client.submitTransaction([
          ["update", { partitionKey, rowKey: row.row, closed: true }, "Merge", { etag: row.tag }],
          ["create", rows.doneToRow(partitionKey, row, result)],
        ]);
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
      await client.deleteEntity(partitionKey, row.row).catch(absent);
      return true;
    },

    async finished(key, post) {
      const found = [];
      for await (const row of rowsWith(client, rows.partitionOf(key), rows.donePrefix(post))) {
        found.push(rows.doneFromRow(row));
      }
      return found;
    },
  };
}
