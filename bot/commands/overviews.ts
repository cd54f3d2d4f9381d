import { areaCard } from "../../cards/area.ts";
import { kpiCard, kpiListCard } from "../../cards/kpis.ts";
import { scorecardCard } from "../../cards/scorecard.ts";
import { summaryCard } from "../../cards/summary.ts";
import { get } from "../plan/snapshot.ts";
import type { Command } from "./command.ts";

/** The scorecard, or one measure of it. */
export const scorecard: Command<"scorecard"> = {
  needs: "read the plan",
  say: [{ text: "scorecard", what: "measures with baseline, targets and actuals" }],
  run({ plan, now }, asked) {
    const ref = "ref" in asked ? asked.ref : undefined;
    const measures = ref ? [get(plan, "measure", ref)] : plan.items.measure;
    const reading = ref ? `Measure ${ref}` : "All measures";
    return { card: scorecardCard({ plan, measures, reading, now }), summary: "Scorecard" };
  },
};

/** One area: its success statements, how its actions stand, its risks. */
export const areaOverview: Command<"area_overview"> = {
  needs: "read the plan",
  say: [{ text: "area 3", what: "one area, also by name: “local offer”" }],
  run({ plan, now }, asked) {
    const area = get(plan, "area", asked.area);
    return {
      card: areaCard({ plan, area, now }),
      summary: `Area ${area.ref}: ${area.shortName}`,
    };
  },
};

/** KPIs as a list, or one with its milestones. */
export const kpis: Command<"kpis"> = {
  needs: "read the plan",
  say: [{ text: "KPI 2.4", what: "a KPI with its milestones" }],
  run({ plan, now }, asked) {
    if (asked.ref) {
      const kpi = get(plan, "kpi", asked.ref);
      return { card: kpiCard({ plan, kpi, now }), summary: `KPI ${kpi.ref}` };
    }
    const area = asked.area === undefined ? undefined : get(plan, "area", asked.area);
    const found = plan.items.kpi.filter((kpi) => !area || kpi.area === area.ref);
    const reading = area ? `KPIs of area ${area.ref} (${area.shortName})` : "All KPIs";
    return {
      card: kpiListCard({ plan, kpis: found, reading, area: area?.ref, page: asked.page, now }),
      summary: reading,
    };
  },
};

/** The whole plan at a glance. */
export const summary: Command<"summary"> = {
  needs: "read the plan",
  say: [{ text: "summary", what: "the whole plan by area and RAG" }],
  run: ({ plan, now }) => ({ card: summaryCard({ plan, now }), summary: "Summary" }),
};
