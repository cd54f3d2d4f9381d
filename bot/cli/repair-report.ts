import { howMany } from "../../cards/frames/words.ts";
import type { HeaderRepair } from "../../storage/verify/repair-header.ts";
import type { Repaired } from "../../storage/verify/repair-plan.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";

/** What repairing a plan has put right, or on a dry run would put right, in lines. */
export function repairReport(
  key: PlanKey,
  header: HeaderRepair | undefined,
  { trails, strays, checkpoints, faults }: Repaired,
  write: boolean,
): readonly string[] {
  const plan = `Plan ${key.id} of tenant ${key.tenant}`;
  const made = [
    ...(trails > 0 ? [howMany(trails, "row of trails", "rows of trails")] : []),
    ...(checkpoints.length > 0 ? [howMany(checkpoints.length, "checkpoint")] : []),
  ];
  const done = [
    ...(made.length > 0 ? [`${made.join(" and ")} made from the history`] : []),
    ...(strays > 0 ? [`${howMany(strays, "row")} taken away that no change has`] : []),
  ];
  return [
    ...(header ? headerLines(plan, header, write) : []),
    ...(done.length > 0 ? [`${plan}: ${done.join("; ")}.`] : []),
    ...(!header && done.length === 0 ? [`${plan}: there is nothing to repair.`] : []),
    ...(write || (!header && done.length === 0) ? [] : [dryRun(header !== undefined, done.length)]),
    ...(faults > 0
      ? [
          `The plan has ${howMany(faults, "other fault")}, which this does not mend: npm run plan -- verify ${key.id}`,
        ]
      : []),
  ];
}

function headerLines(plan: string, { version, next }: HeaderRepair, write: boolean) {
  return [
    `${plan} has no header that can be read. Its history is whole: ${howMany(version, "change")}.`,
    ...(next === null ? [] : [`The last of them was not laid out yet from its part ${next} on.`]),
    ...(write ? [`Its header is written again, at version ${version}.`] : []),
  ];
}

function dryRun(header: boolean, others: number): string {
  const what = header
    ? `its header is made from these${others > 0 ? ", and the rest" : ""}`
    : "it is";
  return `Dry run: nothing was written. With --write ${what}.`;
}
