import { kpiCard } from "../../../cards/measures/kpi.ts";
import { EXPLAIN } from "../../plan/measures/explained/commentary.ts";
import type { Kpi } from "../../plan/measures/kpi.kind.ts";
import { RATE } from "../../plan/measures/milestone.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** A KPI as the answer to a command: as it stands in the plan given, and what has just happened to it. */
export function kpiReply(
  { turn, now }: CommandContext,
  plan: Plan,
  kpi: Kpi,
  said?: string,
): Reply {
  const rates = may(plan, turn.who, RATE, { item: kpi, today: now.today });
  const explains = may(plan, turn.who, EXPLAIN, { item: kpi, today: now.today });
  const card = kpiCard({ plan, kpi, now, may: rates, explains });
  return {
    card: said ? answerFirst(card, said) : card,
    summary: said ?? itemTitle(plan, "kpi", kpi.ref),
    refs: [kpi.ref],
  };
}

/** One KPI with its milestones. */
export const showKpi: Command<"show_kpi"> = {
  run(context, { ref }) {
    const { plan } = context;
    const kpi = get(plan, "kpi", ref);
    return {
      ...kpiReply(context, plan, kpi),
      live: [`kpi:${kpi.ref}`, `action:${kpi.ref}`],
    };
  },
};
