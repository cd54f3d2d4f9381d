import { riskCard } from "../../../cards/risks/risks.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Risk } from "../../plan/risks/risk.kind.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** One risk in full. */
export const showRisk: Command<"show_risk"> = {
  run: (context, { ref }) => ({
    ...riskReply(context, context.plan, get(context.plan, "risk", ref)),
    live: [`risk:${get(context.plan, "risk", ref).ref}`],
  }),
};

/** A risk as the answer to a command: as it stands in the plan given, and what has just happened to it. */
export function riskReply(context: CommandContext, plan: Plan, risk: Risk, said?: string): Reply {
  const { turn, now, nonce } = context;
  const on = { item: risk, today: now.today };
  return {
    card: riskCard({
      plan,
      risk,
      may: (deed) => may(plan, turn.who, deed, on),
      nonce,
      now,
      ...(said ? { said } : {}),
    }),
    summary: said ?? itemTitle(plan, "risk", risk.ref),
    refs: [risk.ref],
  };
}
