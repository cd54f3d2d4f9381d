import { kpiCard } from "../../../cards/measures/kpi.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import type { Command } from "../answering/command.ts";

/** One KPI with its milestones. */
export const showKpi: Command<"show_kpi"> = {
  run({ plan, now }, { ref }) {
    const kpi = get(plan, "kpi", ref);
    return {
      card: kpiCard({ plan, kpi, now }),
      summary: itemTitle(plan, "kpi", kpi.ref),
      refs: [kpi.ref],
      live: [`kpi:${kpi.ref}`, `action:${kpi.ref}`],
    };
  },
};
