import { howMany } from "../../cards/frames/words.ts";
import { repairHeader } from "../../storage/repair-header.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";

/** Puts right what of a plan can be worked out from the rest of it; it only says so, unless it is told to write. */
export async function repairPlan(
  client: Parameters<typeof repairHeader>[0],
  key: PlanKey,
  write: boolean,
): Promise<readonly string[]> {
  const header = await repairHeader(client, key);
  if (!header) return [`Plan ${key.id} of tenant ${key.tenant}: there is nothing to repair.`];
  const { version, next } = header;
  const told = [
    `Plan ${key.id} of tenant ${key.tenant} has no header that can be read. Its history is whole: ${howMany(version, "change")}.`,
    ...(next === null ? [] : [`The last of them was not laid out yet from its part ${next} on.`]),
  ];
  if (!write) {
    return [...told, "Dry run: nothing was written. With --write its header is made from these."];
  }
  await header.write();
  return [...told, `Its header is written again, at version ${version}.`];
}
