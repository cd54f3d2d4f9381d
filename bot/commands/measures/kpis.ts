import { kpiCard, kpiListCard } from "../../../cards/measures/kpis.ts";
import { filterKpis } from "../../plan/measures/kpi-filter.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import type { Command } from "../answering/command.ts";

/** KPIs as a list, or one with its milestones. */
export const kpis: Command<"kpis"> = {
  run({ plan, now }, args) {
    if (args.ref) {
      const kpi = get(plan, "kpi", args.ref);
      return {
        card: kpiCard({ plan, kpi, now }),
        summary: itemTitle(plan, "kpi", kpi.ref),
        refs: [kpi.ref],
        live: [`kpi:${kpi.ref}`, `action:${kpi.ref}`],
      };
    }
    const area = args.area === undefined ? undefined : get(plan, "area", args.area);
    const { missing, text, months } = args;
    const found = filterKpis(plan, { area: area?.ref, missing, text, months });
    const reading = [
      area ? `KPIs of area ${area.ref} (${area.shortName})` : missing || text ? "KPIs" : "All KPIs",
      missing ? "without a target for some period, or with a target that has no number" : "",
      text ? `about “${text}”` : "",
      months ? `with a milestone at ${months} months` : "",
    ]
      .filter((part) => part !== "")
      .join(" ");
    return {
      card: kpiListCard({
        plan,
        kpis: found,
        reading,
        area: area?.ref,
        missing,
        text,
        page: args.page,
        now,
      }),
      summary: reading,
      refs: found.map((kpi) => kpi.ref),
      live: ["kpi:*"],
    };
  },
};
