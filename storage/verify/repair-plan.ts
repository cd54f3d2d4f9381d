import type { TableClient, TransactionAction } from "@azure/data-tables";
import type { Change } from "../../bot/plan/model/change.ts";
import type { PlanKey } from "../../bot/plan/model/snapshot.ts";
import { createCheckpointRows } from "../azure-checkpoints.ts";
import { partitionOf, type Row } from "../rows/rows.ts";
import { trailRows } from "../rows/trail-rows.ts";
import { createSetAside } from "../set-aside.ts";
import { lackingCheckpoints } from "./check-checkpoints.ts";
import { checkTrails, lackingTrails, trailsOf } from "./check-trails.ts";
import type { HeaderRow } from "./parsed-rows.ts";
import { readPlan } from "./verify-plan.ts";

/** What a plan lacks of what is made from its history, or was wrong, and how much of the history could not be relied on. */
export type Repaired = {
  readonly trails: number;
  /** Rows of trails that no change has: they are taken away. */
  readonly strays: number;
  readonly checkpoints: readonly number[];
  readonly faults: number;
};

/** A transaction takes 100 rows and 4 MiB. */
const MOST_ROWS = 100;
const MOST_JSON = 600_000;

/**
 * Makes the trails and checkpoints of a plan that are not there or not as its history has them. It
 * changes nothing else, and can be run while the plan is in use, and again where it was cut off. On a
 * dry run the header may be given that the plan is to have.
 */
export async function repairPlan(
  client: TableClient,
  key: PlanKey,
  dryRun: boolean,
  header?: HeaderRow,
): Promise<Repaired> {
  const { parsed, checked } = await readPlan(client, key, header);
  const partition = partitionOf(key);
  const trails = trailsOf(parsed);
  const wrong = checkTrails(parsed, checked).map(({ row }) => row);
  const strays = wrong.filter((row) => !trails.has(row));
  const unreadable = [...parsed.unreadable].filter((row) => trails.has(row));
  const lacking = [...new Set([...lackingTrails(parsed), ...wrong, ...unreadable])]
    .map((row) => trails.get(row))
    .filter((change) => change !== undefined);
  const states = lackingCheckpoints(key, parsed);
  if (!dryRun) {
    for (const batch of batchesOf(lacking.flatMap((change) => rowsOf(partition, change)))) {
      const actions = batch.map((row): TransactionAction => ["upsert", row, "Replace"]);
      await client.submitTransaction(actions);
    }
    for (const row of strays) await client.deleteEntity(partition, row);
    const { keepCheckpoint } = createCheckpointRows(client, createSetAside());
    for (const { plan, at } of states) await keepCheckpoint(plan, at);
  }
  return {
    trails: lacking.length,
    strays: strays.length,
    checkpoints: states.map(({ plan }) => plan.version),
    faults: parsed.faults.length + checked.faults.length,
  };
}

const rowsOf = (partition: string, change: Change) => trailRows(partition, change, change.items);

/** Rows in batches that a transaction takes. */
function* batchesOf(all: readonly Row[]): Generator<readonly Row[]> {
  let batch: Row[] = [];
  let size = 0;
  for (const row of all) {
    const length = JSON.stringify(row).length;
    if (batch.length > 0 && (batch.length >= MOST_ROWS || size + length > MOST_JSON)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(row);
    size += length;
  }
  if (batch.length > 0) yield batch;
}
