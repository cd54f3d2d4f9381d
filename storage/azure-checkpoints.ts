import type { TableClient } from "@azure/data-tables";
import { emptyPlan } from "../bot/plan/kinds.ts";
import { isUnread, type Unread } from "../bot/plan/model/change.ts";
import { digestOf } from "../bot/plan/model/keys.ts";
import type { Item } from "../bot/plan/model/kind.ts";
import { allItems, type Plan, withItems, withState } from "../bot/plan/model/snapshot.ts";
import { readItem } from "../bot/plan/readable.ts";
import type { Checkpoint, PlanStore } from "../bot/plan/record/store.ts";
import { itemsInParts, writeParts } from "./azure-parts.ts";
import { inParts } from "./rows/parts.ts";
import { type ChangeParts, checkpointKey, partitionOf, partsOf } from "./rows/rows.ts";
import type { SetAsideRows } from "./set-aside.ts";
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

/** A checkpoint as its row names it. */
export function checkpointFromRow(row: Readonly<Record<string, unknown>>): Checkpoint {
  const { version, at } = row;
  const parts = partsOf(row);
  if (!parts || !Number.isInteger(parts.count)) throw new Error("parts: it names none");
  if (typeof version !== "number" || checkpointKey(version) !== row.rowKey) {
    throw new Error("version: it is not the one of its key");
  }
  if (typeof at !== "string" || Number.isNaN(Date.parse(at))) throw new Error("at: it is no time");
  return { version, at, place: placeOf(parts) };
}

/**
 * Checkpoints in the table. Their parts are written first and the row that names them last, so that
 * one is there whole or not at all, also where its writer is killed or two write it at once.
 */
export function createCheckpointRows(
  client: TableClient,
  aside: SetAsideRows,
): Pick<PlanStore, "checkpoints" | "checkpoint" | "keepCheckpoint"> {
  return {
    async checkpoints(key) {
      const found = [];
      for await (const row of rowsWith(client, partitionOf(key), checkpointKey())) {
        const one = aside.read(key, row, checkpointFromRow);
        if (one) found.push(one);
      }
      return found;
    },

    async checkpoint(key, { version, place }) {
      const parts = partsAt(place);
      const states: (Item | Unread)[] = [];
      for await (const some of itemsInParts(client, partitionOf(key), parts)) {
        if (!some) return undefined;
        states.push(...some.map(({ after }) => readItem(after)));
      }
      const items = states.filter((state): state is Item => !isUnread(state));
      const read = withItems(emptyPlan(key), items, version);
      return states.filter(isUnread).reduce((all, one) => withState(all, one, one), read);
    },

    async keepCheckpoint(plan, at) {
      if (plan.unread.length > 0) throw new Error("What cannot be read would not be in it.");
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
