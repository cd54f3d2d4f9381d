import { find, type Plan } from "../model/snapshot.ts";
import type { Kpi } from "./kpi.kind.ts";

/** A percentage that nobody has put a number to: "actual % difficult to identify". */
const NUMBERLESS = /(?:^|[^\d\s])\s*%/;

/** Whether a KPI lacks a target: no milestone for a period of the plan, or a percentage without a number. */
export function lacksTarget(plan: Plan, kpi: Kpi): boolean {
  const periods = find(plan, "about", "about")?.periods ?? [];
  const blank = periods.some((p) => !kpi.milestones.some((m) => m.months === p.months));
  return blank || kpi.milestones.some((m) => m.items.some((item) => NUMBERLESS.test(item)));
}
