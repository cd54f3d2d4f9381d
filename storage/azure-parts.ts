import type { TableClient } from "@azure/data-tables";
import type { ItemChange } from "../bot/plan/model/change.ts";
import { BrokenJson } from "./rows/chunks.ts";
import { type Part, partFromRow, partToRow } from "./rows/parts.ts";
import { type ChangeParts, partKey, partKeys } from "./rows/rows.ts";
import { absent, rowsBetween, statusOf } from "./table.ts";

/** Writes parts where no reader looks until a row names them; returns where. */
export async function writeParts(
  client: TableClient,
  partition: string,
  id: string,
  parts: readonly Part[],
): Promise<ChangeParts> {
  for (const [n, part] of parts.entries()) {
    // As a transaction of one: the emulator breaks some letters of a long row that is created alone.
    const row = partToRow(partition, id, n, part);
    await client.submitTransaction([["create", row]]).catch((error: unknown) => {
      // It stands already, from a try that was cut off: the id says that it is the very same.
      if (statusOf(error) !== 409) throw error;
    });
  }
  return { id, count: parts.length };
}

/** One of the parts that a row names; undefined where it is not there, or is no JSON. */
export async function readPart(
  client: TableClient,
  partition: string,
  { id }: ChangeParts,
  n: number,
): Promise<Part | undefined> {
  const row = await client.getEntity(partition, partKey(id, n)).catch(absent);
  return row && orBroken(() => partFromRow(row));
}

/** The rows of all parts that a row names, in their order: one query, and not one for each part. */
export const partRows = (client: TableClient, partition: string, { id, count }: ChangeParts) =>
  rowsBetween(client, partition, partKey(id, 0), partKey(id, count));

/** The items of all parts that a row names, in their order; undefined in the place of a part that is not there, or is no JSON. */
export async function* itemsInParts(
  client: TableClient,
  partition: string,
  parts: ChangeParts,
): AsyncGenerator<readonly ItemChange[] | undefined> {
  let missing = [...partKeys(parts)];
  for await (const row of partRows(client, partition, parts)) {
    const place = missing.indexOf(String(row.rowKey));
    if (place < 0) continue;
    for (let n = 0; n < place; n++) yield undefined;
    missing = missing.slice(place + 1);
    yield orBroken(() => partFromRow(row).items);
  }
  for (const _ of missing) yield undefined;
}

function orBroken<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenJson) return undefined;
    throw error;
  }
}
