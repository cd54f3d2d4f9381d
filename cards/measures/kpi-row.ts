import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import { markText, RAG_MARKS } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle } from "../../bot/plan/model/vocabulary.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, shorten } from "../frames/words.ts";

/** One KPI as a row of a list: what it should have reached first, and how that stands. */
export function kpiRow(plan: Plan, kpi: Kpi, _now: AsAt, length: number): ListRow {
  const first = kpi.milestones[0];
  const mark = RAG_MARKS[first?.rag ?? "none"];
  const months = kpi.milestones.map((milestone) => milestone.months).join(", ");
  return {
    ref: kpi.ref,
    text: shorten(first ? first.items.join("; ") : "No milestone", length),
    detail: `${itemTitle(plan, "area", kpi.area)}${first ? ` · by ${first.months} months · milestones at ${months} months` : ""}`,
    mark: markText(mark),
    colour: mark.colour,
    ground: mark.ground,
    open: `Open ${itemName(plan, "kpi", kpi.ref)}`,
    press: { command: "show_kpi", plan: plan.key.id, ref: kpi.ref },
  };
}
