import { howMany } from "../../cards/frames/words.ts";
import type { Verified } from "../../storage/verify/verify-plan.ts";
import type { PlanKey } from "../plan/model/snapshot.ts";

/** What verifying a plan found, in lines: one for each fault with the row it is at, and one with the figures. */
export function verifyReport(key: PlanKey, verified: Verified): readonly string[] {
  const { version, changes, items, presses, due, done, faults, lacking } = verified;
  const plan = `Plan ${key.id} of tenant ${key.tenant}, version ${version ?? "unknown"}`;
  const figures = [
    howMany(changes, "change"),
    howMany(items, "item"),
    howMany(presses, "press", "presses"),
    `${due} due`,
    `${done} sent`,
  ].join(", ");
  const notYet = lacking
    ? [
        `Not there yet: ${howMany(lacking.trails, "row of trails", "rows of trails")} and ${howMany(lacking.checkpoints, "checkpoint")}. Questions about the past are slower without them; to make them: npm run plan -- repair ${key.id}`,
      ]
    : [];
  if (faults.length === 0) {
    return [
      `${plan}: ${figures}. The sequence is whole, and its replay makes these items.`,
      ...notYet,
    ];
  }
  return [
    ...faults.map(({ row, what }) => `${row}: ${what}`),
    `${plan}: ${howMany(faults.length, "fault")} in ${figures}.`,
    ...notYet,
  ];
}
