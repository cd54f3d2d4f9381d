import type { TableClient } from "@azure/data-tables";
import { PlanError } from "../../bot/plan/model/errors.ts";
import type { PlanKey } from "../../bot/plan/model/snapshot.ts";
import * as rows from "../rows/rows.ts";
import { absent, rowsOf } from "../table.ts";
import { checkCheckpoints, lackingCheckpoints } from "./check-checkpoints.ts";
import { type Checked, checkHistory } from "./check-history.ts";
import { checkTrails, lackingTrails } from "./check-trails.ts";
import {
  type HeaderRow,
  type ParsedRows,
  parseRows,
  type RowFault,
  type StoredRow,
} from "./parsed-rows.ts";

/** A stored plan as it was found: how much of it there is, and everything that is wrong with it. */
export type Verified = {
  readonly version: number | null;
  readonly changes: number;
  readonly items: number;
  readonly presses: number;
  readonly due: number;
  readonly done: number;
  readonly faults: readonly RowFault[];
  /** How much of what makes questions about the past quick is not there yet; nothing is wrong without it. */
  readonly lacking?: { readonly trails: number; readonly checkpoints: number };
};

/** So often a plan is read again that was changed while it was read. */
const MOST_READINGS = 5;

/**
 * Reads every row of a plan and checks that it can be read, that the sequence of its versions is
 * whole, and that replaying the history makes the very items that are kept. It writes nothing.
 */
export async function verifyPlan(client: TableClient, key: PlanKey): Promise<Verified> {
  const { parsed, checked } = await readPlan(client, key);
  const wrong = checkCheckpoints(key, parsed);
  const trails = lackingTrails(parsed).length;
  const checkpoints = lackingCheckpoints(key, parsed).length - wrong.length;
  return {
    version: parsed.header?.version ?? null,
    changes: parsed.history.size,
    items: parsed.items.size,
    presses: parsed.presses.size,
    due: parsed.due,
    done: parsed.done,
    faults: [...parsed.faults, ...checked.faults, ...checkTrails(parsed, checked), ...wrong],
    ...(trails + checkpoints > 0 ? { lacking: { trails, checkpoints } } : {}),
  };
}

/** Every row of a plan as it is meant, and what its history says of the others; with another header, if one is given. */
export async function readPlan(
  client: TableClient,
  key: PlanKey,
  header?: HeaderRow,
): Promise<{ readonly parsed: ParsedRows; readonly checked: Checked }> {
  const all = await readAll(client, rows.partitionOf(key));
  if (all.length === 0) {
    throw new PlanError("not-found", `There is no plan called ${key.id} here.`);
  }
  const found = parseRows(key, all);
  const faults = found.faults.filter(({ row }) => row !== rows.HEADER);
  const parsed = header ? { ...found, header, faults } : found;
  return { parsed, checked: checkHistory(parsed) };
}

/** All rows of a partition as they stood together: read again if somebody committed meanwhile. */
export async function readAll(
  client: TableClient,
  partition: string,
): Promise<readonly StoredRow[]> {
  const headerTag = async () =>
    (await client.getEntity(partition, rows.HEADER).catch(absent))?.etag ?? "none";
  for (let readings = 0; readings < MOST_READINGS; readings++) {
    const before = await headerTag();
    const found: StoredRow[] = [];
    for await (const row of rowsOf(client, partition)) found.push(row);
    if ((await headerTag()) === before) return found;
  }
  throw new PlanError(
    "busy",
    "The plan is being changed faster than it can be read. Please try again when fewer people are at it.",
  );
}
