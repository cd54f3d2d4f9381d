import { repairHeader } from "../../storage/verify/repair-header.ts";
import { repairPlan as repairPast } from "../../storage/verify/repair-plan.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";
import { repairReport } from "./repair-report.ts";

/**
 * Puts right what of a plan can be worked out from the rest of it, a lost header first, since that says
 * how far the plan goes; it only says so, unless it is told to write.
 */
export async function repairPlan(
  client: Parameters<typeof repairHeader>[0],
  key: PlanKey,
  write: boolean,
): Promise<{ readonly lines: readonly string[]; readonly faults: number }> {
  const header = await repairHeader(client, key);
  if (write) await header?.write();
  const past = await repairPast(client, key, !write, write ? undefined : header?.header);
  return { lines: repairReport(key, header, past, write), faults: past.faults };
}
