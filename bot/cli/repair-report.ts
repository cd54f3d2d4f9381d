import { howMany } from "../../cards/frames/words.ts";
import type { Repaired } from "../../storage/verify/repair-plan.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";

/** What repairing a plan has made, or on a dry run would make, in lines. */
export function repairReport(key: PlanKey, repaired: Repaired, dryRun: boolean): readonly string[] {
  const { trails, strays, checkpoints, faults } = repaired;
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
    done.length > 0
      ? `${plan}: ${done.join("; ")}.`
      : `${plan}: there is nothing to repair: its trails and checkpoints are as its history has them.`,
    ...(dryRun && done.length > 0 ? ["Dry run: nothing was written."] : []),
    ...(faults > 0
      ? [
          `The plan has ${howMany(faults, "other fault")}, which this does not mend: npm run plan -- verify ${key.id}`,
        ]
      : []),
  ];
}
