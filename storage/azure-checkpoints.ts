import type { TableClient } from "@azure/data-tables";
import { AnyItem, emptyPlan } from "../bot/plan/kinds.ts";
import { digestOf } from "../bot/plan/model/keys.ts";
import { allItems, type Plan, withItems } from "../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../bot/plan/record/store.ts";
import { partRows, writeParts } from "./azure-parts.ts";
import { inParts, partFromRow } from "./parts.ts";
import { type ChangeParts, checkpointKey, partitionOf, partsOf } from "./rows.ts";
import { rowsWith } from "./table.ts";

/** The whole plan at a version as the parts that keep it, named by what is in them. */
function partsFor(plan: Plan) {
  const items = allItems(plan).map((after) => ({ before: null, after }));
  const id = `checkpoint-${plan.version}-${digestOf(items)}`;
  return { id, parts: inParts({ items, due: [] }, Number.POSITIVE_INFINITY) };
}

const placeOf = ({ id, count }: ChangeParts) => `${count} ${id}`;
function partsAt(place: string): ChangeParts {
  const [count, id = ""] = place.split(" ");
  return { id, count: Number(count) };
}

/**
 * Checkpoints in the table. Their parts are written first and the row that names them last, so that
 * one is there whole or not at all, also where its writer is killed or two write it at once.
 */
export function createCheckpointRows(
  client: TableClient,
): Pick<PlanStore, "checkpoints" | "checkpoint" | "keepCheckpoint"> {
  return {
    async checkpoints(key) {
      const found = [];
      for await (const row of rowsWith(client, partitionOf(key), checkpointKey())) {
        const parts = partsOf(row);
        if (!parts) continue;
        found.push({ version: Number(row.version), at: String(row.at), place: placeOf(parts) });
      }
      return found;
    },

    async checkpoint(key, { version, place }) {
      const parts = partsAt(place);
      const items: unknown[] = [];
      let found = 0;
      for await (const row of partRows(client, partitionOf(key), parts)) {
        items.push(...partFromRow(row).items.map(({ after }) => after));
        found += 1;
      }
      if (found < parts.count) return undefined;
      return withItems(
        emptyPlan(key),
        items.map((item) => AnyItem.parse(item)),
        version,
      );
    },

    async keepCheckpoint(plan, at) {
      const partitionKey = partitionOf(plan.key);
      const { id, parts } = partsFor(plan);
      const { count } = await writeParts(client, partitionKey, id, parts);
      const rowKey = checkpointKey(plan.version);
      const { version } = plan;
      const row = { partitionKey, rowKey, version, at, parts_id: id, parts: count };
      await client.upsertEntity(row, "Replace");
    },
  };
}
