import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import {
  currentMilestone,
  type Milestone,
  markOf,
  ratedAt,
} from "../../bot/plan/measures/milestone.ts";
import type { Where } from "../../bot/plan/model/criterion.ts";
import { markText, RAG_MARKS } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, itemTitle } from "../../bot/plan/model/vocabulary.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, shorten } from "../frames/words.ts";

/** The milestone that a list shows: the one that is asked for, or else the one that the KPI stands by today. */
function shownOf(plan: Plan, { milestones }: Kpi, { today }: AsAt, where: Where) {
  const { period, missed, rag, rated } = where;
  const asked = [...(period?.oneOf ?? []), ...(missed?.oneOf ?? [])];
  const isAsked = (one: Milestone) =>
    asked.includes(one.months) ||
    rated?.oneOf?.includes(ratedAt(one)) ||
    (asked.length === 0 && !one.met && rag?.oneOf?.includes(one.rag));
  return milestones.find(isAsked) ?? currentMilestone(plan, milestones, today);
}

/** One KPI as a row of a list: one milestone of it, and how that stands. */
export function kpiRow(
  plan: Plan,
  kpi: Kpi,
  now: AsAt,
  length: number,
  where: Where = {},
): ListRow {
  const first = shownOf(plan, kpi, now, where);
  const mark = first ? markOf(first) : RAG_MARKS.none;
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
