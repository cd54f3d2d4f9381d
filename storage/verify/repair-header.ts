import type { TableClient } from "@azure/data-tables";
import { PlanError } from "../../bot/plan/model/errors.ts";
import type { PlanKey } from "../../bot/plan/model/snapshot.ts";
import * as rows from "../rows/rows.ts";
import { type HeaderRow, type ParsedRows, parseRows, type StoredRow } from "./parsed-rows.ts";
import { readAll } from "./verify-plan.ts";

/** What a plan's lost header said, as far as its other rows tell; and how it is written again. */
export type HeaderRepair = {
  /** The number of changes that it counts. */
  readonly version: number;
  /** The part of the last change from which on its items are still to be put into rows of their own; null if none is. */
  readonly next: number | null;
  readonly header: HeaderRow;
  readonly write: () => Promise<void>;
};

/**
 * Works out the header of a plan that has lost it: how many changes there are, and how far the last one
 * was laid out. Undefined where the header is there. It writes nothing until it is told to.
 */
export async function repairHeader(
  client: TableClient,
  key: PlanKey,
): Promise<HeaderRepair | undefined> {
  const partitionKey = rows.partitionOf(key);
  const all = await readAll(client, partitionKey);
  if (all.length === 0) {
    throw new PlanError("not-found", `There is no plan called ${key.id} here.`);
  }
  const parsed = parseRows(key, all);
  if (parsed.header) return undefined;
  const version = parsed.history.size;
  const missing = Array.from({ length: version }, (_, n) => n + 1).find(
    (one) => !parsed.history.has(one),
  );
  if (version === 0 || missing !== undefined) {
    throw new PlanError(
      "not-possible",
      `The history of ${key.id} is not whole: ${rows.changeKey(missing ?? 1)} is missing. A header cannot make up for that: bring the table back from a backup.`,
    );
  }
  const byKey = new Map(all.map((row) => [String(row.rowKey), row]));
  const parts = rows.partsOf(byKey.get(rows.changeKey(version)) ?? {});
  const next = parts && firstNotLaidOut(parts, parsed, byKey);
  const header = {
    ...rows.moreOfHeader(byKey.get(rows.HEADER) ?? {}),
    partitionKey,
    rowKey: rows.HEADER,
    tenant: key.tenant,
    id: key.id,
    version,
    ...(parts && next !== null
      ? { parts_id: parts.id, parts: parts.count, parts_version: version, parts_next: next }
      : {}),
  };
  const broken = byKey.get(rows.HEADER);
  return {
    version,
    next,
    header: { version, pending: parts && next !== null ? { parts, next } : null },
    // Whoever was quicker wins: what they wrote is looked at again.
    write: async () => {
      if (!broken) await client.createEntity(header);
      else await client.updateEntity(header, "Replace", { etag: String(broken.etag) });
    },
  };
}

/** The first part of a large change whose items and work are not all in rows of their own; null if there is none. */
function firstNotLaidOut(
  { id, count }: rows.ChangeParts,
  { parts }: ParsedRows,
  byKey: ReadonlyMap<string, StoredRow>,
): number | null {
  // A send that is over has left a row that tells so: laid out again it would go out twice.
  const works = [...byKey.keys()].filter((row) => /^(?:due|done):/.test(row));
  for (let n = 0; n < count; n++) {
    const part = parts.get(rows.partKey(id, n));
    const laidOut = part?.items.every(
      ({ after }) => Number(byKey.get(rows.itemKey(after))?.version ?? -1) >= after.version,
    );
    const asked = part?.due
      .filter(({ work }) => work.what !== "redraw")
      .every((due) => works.some((row) => row.endsWith(`:${rows.keyPart(due.id)}`)));
    if (!laidOut || !asked) return n;
  }
  return null;
}
