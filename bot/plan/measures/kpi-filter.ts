import { find, type Plan } from "../model/snapshot.ts";
import { findByText } from "../text/search.ts";
import type { Kpi } from "./kpi.kind.ts";

/** What a person asked of the KPIs. */
export type KpiFilter = {
  readonly area?: string | undefined;
  readonly missing?: "target" | undefined;
  readonly text?: string | undefined;
  /** Only those with a milestone at so many months. */
  readonly months?: number | undefined;
};

/** A percentage that nobody has put a number to: "actual % difficult to identify". */
const NUMBERLESS = /(?:^|[^\d\s])\s*%/;

/** Whether a KPI lacks a target: no milestone for a period of the plan, or a percentage without a number. */
export function lacksTarget(plan: Plan, kpi: Kpi): boolean {
  const periods = find(plan, "about", "about")?.periods ?? [];
  const blank = periods.some((p) => !kpi.milestones.some((m) => m.months === p.months));
  return blank || kpi.milestones.some((m) => m.items.some((item) => NUMBERLESS.test(item)));
}

/** The KPIs that pass a filter, in the plan's order. */
export function filterKpis(plan: Plan, { area, missing, text, months }: KpiFilter): readonly Kpi[] {
  const found = text === undefined ? null : new Set(findByText(plan, "kpi", text));
  return plan.items.kpi.filter(
    (kpi) =>
      (!area || kpi.area === area) &&
      (!missing || lacksTarget(plan, kpi)) &&
      (!months || kpi.milestones.some((m) => m.months === months)) &&
      (!found || found.has(kpi.ref)),
  );
}
