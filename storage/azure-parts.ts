import type { TableClient } from "@azure/data-tables";
import type { ItemChange } from "../bot/plan/model/change.ts";
import { type Part, partFromRow, partToRow } from "./parts.ts";
import { type ChangeParts, partKey } from "./rows.ts";
import { rowsBetween, statusOf } from "./table.ts";

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

/** One of the parts that a row names. */
export async function readPart(
  client: TableClient,
  partition: string,
  { id }: ChangeParts,
  n: number,
) {
  return partFromRow(await client.getEntity(partition, partKey(id, n)));
}

/** The rows of all parts that a row names, in their order: one query, and not one for each part. */
export const partRows = (client: TableClient, partition: string, { id, count }: ChangeParts) =>
  rowsBetween(client, partition, partKey(id, 0), partKey(id, count));

/** The items of all parts that a change names, in their order. */
export async function* itemsInParts(
  client: TableClient,
  partition: string,
  parts: ChangeParts,
): AsyncGenerator<readonly ItemChange[]> {
  const { id, count } = parts;
  let found = 0;
  for await (const row of partRows(client, partition, parts)) {
    found += 1;
    yield partFromRow(row).items;
  }
  if (found < count) throw new Error(`Of the ${count} parts ${id}, ${count - found} are missing.`);
}
