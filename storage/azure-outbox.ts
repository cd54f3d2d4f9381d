import type { TableClient, TransactionAction } from "@azure/data-tables";
import type { PlanKey } from "../bot/plan/model/snapshot.ts";
import { type DueRow, doneWork } from "../bot/plan/record/due.ts";
import type { PlanStore } from "../bot/plan/record/store.ts";
import * as rows from "./rows/rows.ts";
import type { SetAsideRows } from "./set-aside.ts";
import { absent, isTaken, rowsBetween, rowsWith, statusOf } from "./table.ts";

/**
 * Work to be done later, as rows that any process may take by their ETags. `layOutFirst` puts work
 * of a large change, left in its parts by a process that was killed, in rows of its own.
 */
export function createOutboxRows(
  client: TableClient,
  aside: Pick<SetAsideRows, "read">,
  layOutFirst: (key: PlanKey) => Promise<void>,
): Pick<PlanStore, "due" | "addDue" | "claim" | "postpone" | "finish" | "close" | "finished"> {
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

  /**
   * Ends a claimed row, and writes others in the same transaction; false if somebody else was first.
   * A delete in a transaction takes no ETag here, so the row is first marked under its own.
   */
  async function end(key: PlanKey, row: DueRow, others: TransactionAction[]): Promise<boolean> {
    const partitionKey = rows.partitionOf(key);
    const closed = { partitionKey, rowKey: row.row, closed: true };
    try {
      await client.submitTransaction([["update", closed, "Merge", { etag: row.tag }], ...others]);
    } catch (error) {
      // The result of work of the same name is kept already: this row is closed without one.
      if (statusOf(error) === 409 && others.length > 0) return end(key, row, []);
      if (isTaken(error)) return false;
      throw error;
    }
    await client.deleteEntity(partitionKey, row.row).catch(absent);
    return true;
  }

  return {
    async due(key, until) {
      await layOutFirst(key);
      const found = [];
      const { from, below } = rows.dueRange(until);
      for await (const row of rowsBetween(client, rows.partitionOf(key), from, below)) {
        if (row.closed !== true) {
          const due = aside.read(key, row, rows.dueFromRow);
          if (due) found.push(due);
          continue;
        }
        // Whoever closed it was killed before it was away.
        await client.deleteEntity(rows.partitionOf(key), String(row.rowKey)).catch(absent);
      }
      return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    },

    async addDue(key, due) {
      await client.upsertEntity(rows.dueToRow(rows.partitionOf(key), due), "Replace");
    },

    async claim(key, row, until) {
      const tries = row.tries + 1;
      const tag = await touch(key, row, { lease: until, tries });
      return tag === undefined ? undefined : { ...row, tries, lease: until, tag };
    },

    async postpone(key, row, at, tries = row.tries) {
      const tag = await touch(key, row, { lease: "", at, tries });
      return tag === undefined ? undefined : { ...row, at, tries, lease: null, tag };
    },

    async finish(key, row, result) {
      if (row.work.what === "redraw") return end(key, row, []);
      const done = { ...row, work: doneWork(row.work), result };
      return end(key, row, [["create", rows.doneToRow(rows.partitionOf(key), done)]]);
    },

    async close(key, row, next) {
      const partition = rows.partitionOf(key);
      if (next) return end(key, row, [["upsert", rows.dueToRow(partition, next), "Replace"]]);
      try {
        await client.deleteEntity(partition, row.row, { etag: row.tag });
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },

    async finished(key, post) {
      const found = [];
      for await (const row of rowsWith(client, rows.partitionOf(key), rows.donePrefix(post))) {
        const done = aside.read(key, row, rows.doneFromRow);
        if (done) found.push(done);
      }
      return found;
    },
  };
}
