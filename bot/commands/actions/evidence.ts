import { evidenceCard } from "../../../cards/actions/evidence.ts";
import type { Action } from "../../plan/actions/action.kind.ts";
import type { Kpi } from "../../plan/measures/kpi.kind.ts";
import { find, get, type Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** What shows that an action, and the KPI of the same number, were done. */
export const evidence: Command<"evidence"> = {
  run: (context, { ref, page }) => ({
    ...listed(context, context.plan, ref, page),
    live: [`action:${ref}`, `kpi:${ref}`],
  }),
};

export function listed(
  context: CommandContext,
  plan: Plan,
  ref: string,
  page: number,
  said?: string,
): Reply {
  const { turn, now } = context;
  const kpi = find(plan, "kpi", ref);
  const action = kpi ? find(plan, "action", ref) : get(plan, "action", ref);
  const items: readonly (Action | Kpi)[] = [action, kpi].filter((item) => item !== undefined);
  const on = { today: now.today };
  const card = evidenceCard({
    plan,
    ref: items[0]?.ref ?? ref,
    items,
    mayAdd: items.filter((item) => may(plan, turn.who, "add evidence", { item, ...on })),
    page,
    now,
    ...(said ? { said } : {}),
  });
  return {
    card,
    summary: said ?? `${labelOf(plan, items[0]?.kind ?? "action", "evidence")} for ${ref}`,
    refs: [items[0]?.ref ?? ref],
  };
}
