import type { TableClient, TransactionAction } from "@azure/data-tables";
import type { PlanStore } from "../bot/plan/record/store.ts";
import {
  CARDS,
  cardFromRow,
  cardKey,
  cardToRow,
  HOLDS,
  holdFromRow,
  holdKey,
  holdToRow,
  shownColumns,
} from "./rows/card-rows.ts";
import { dueToRow, partitionOf } from "./rows/rows.ts";
import type { SetAsideRows } from "./set-aside.ts";
import { absent, isTaken, rowsWith } from "./table.ts";

/** The cards that were posted, and the forms that are open in their places, as rows beside the plan's own. */
export function createCardRows(
  client: TableClient,
  aside: Pick<SetAsideRows, "read">,
): Pick<PlanStore, "cards" | "keepCard" | "showCard" | "dropCard" | "holds" | "hold" | "release"> {
  return {
    async cards(key) {
      const found = [];
      for await (const row of rowsWith(client, partitionOf(key), CARDS)) {
        const card = aside.read(key, row, cardFromRow);
        if (card) found.push(card);
      }
      return found;
    },

    async keepCard(key, card) {
      await client.upsertEntity(cardToRow(partitionOf(key), card), "Replace");
    },

    async showCard(key, row, now) {
      const entity = { partitionKey: partitionOf(key), rowKey: row.row, ...shownColumns(now) };
      try {
        await client.updateEntity(entity, "Merge", { etag: row.tag });
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },

    async dropCard(key, row) {
      await client.deleteEntity(partitionOf(key), cardKey(row)).catch(absent);
    },

    async holds(key) {
      const found = [];
      for await (const row of rowsWith(client, partitionOf(key), HOLDS)) {
        const hold = aside.read(key, row, holdFromRow);
        if (hold) found.push(hold);
      }
      return found;
    },

    async hold(key, hold) {
      await client.upsertEntity(holdToRow(partitionOf(key), hold), "Replace");
    },

    async release(key, hold, next) {
      const partitionKey = partitionOf(key);
      const after = next ? [next] : [];
      try {
        await client.submitTransaction([
          ["delete", { partitionKey, rowKey: holdKey(hold) }],
          ...after.map(
            (due): TransactionAction => ["upsert", dueToRow(partitionKey, due), "Replace"],
          ),
        ]);
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
  };
}
