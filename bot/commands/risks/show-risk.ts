import { riskCard } from "../../../cards/risks/risks.ts";
import { get, type Plan } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Risk } from "../../plan/risks/risk.kind.ts";
import type { Reply } from "../../turn.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { riskFact } from "./risk-facts.ts";

/** One risk in full, with the fact first that is asked for. */
export const showRisk: Command<"show_risk"> = {
  run(context, { ref, fact }) {
    const { plan } = context;
    const risk = get(plan, "risk", ref);
    const reply: Reply = { ...riskReply(context, plan, risk), live: [`risk:${risk.ref}`] };
    const sentence = fact ? riskFact(plan, risk, fact) : null;
    return sentence
      ? { ...reply, card: answerFirst(reply.card, sentence), summary: sentence }
      : reply;
  },
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
