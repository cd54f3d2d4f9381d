import type { Plan } from "./plan/model/snapshot.ts";
import { visible } from "./plan/text/visible.ts";
import type { Reply, Turn } from "./turn.ts";
import { answerAsk } from "./turns/answer-ask.ts";
import { asksForPlans, choosePlan } from "./turns/choose-plan.ts";
import { faultReply } from "./turns/fault.ts";
import { answerMeeting, SILENCE } from "./turns/meeting-told.ts";
import type { TurnNeeds } from "./turns/needs.ts";
import { remembered } from "./turns/posted-card.ts";
import { answerPress } from "./turns/press.ts";
import { reached } from "./turns/reached.ts";
import { spokenAgain } from "./turns/spoken-again.ts";
import { answerText, mustBeReadable } from "./turns/text.ts";

export type Dispatch = (turn: Turn) => Promise<Reply>;

/**
 * A turn in, a reply out: a press, a text, the bot's arrival, or word of a meeting. It is the one
 * boundary at which errors end: whatever goes wrong, a person gets a sentence.
 */
export function createDispatch(needs: TurnNeeds): Dispatch {
  return async (turn) => {
    // The plan that the turn came to, also where it then fails.
    let plan: Plan | null = null;
    const loaded = (found: Plan) => {
      plan = found;
    };
    const reply = await answer(turn, needs, loaded).catch((error: unknown) => {
      const told = faultReply(error, turn, needs);
      // Nobody said anything to whom a sentence would be an answer.
      return turn.said.kind === "meeting" ? { ...told, silent: true as const } : told;
    });
    const summary = visible(reply.summary);
    return spokenAgain({ ...reply, summary }, plan, turn, needs);
  };
}

async function answer(turn: Turn, needs: TurnNeeds, loaded: (plan: Plan) => void): Promise<Reply> {
  const { said, who, where } = turn;
  if (said.kind === "press") return answerPress(said, turn, needs, loaded);
  if (said.kind === "text") mustBeReadable(said.text);
  const found = await reached(needs.plans.find(who.tenant, where.conversation));
  if ("choose" in found) return said.kind === "meeting" ? SILENCE : choosePlan(found.choose);
  if (said.kind === "text" && asksForPlans(said.text)) {
    return choosePlan(await reached(needs.plans.all(who.tenant)));
  }
  const plan = await reached(needs.record.load(found.key));
  loaded(plan);
  switch (said.kind) {
    case "meeting":
      return answerMeeting(said, plan, turn, needs);
    case "arrival": {
      const ask = { command: "help" } as const;
      const reply = await answerAsk(ask, plan, turn, needs);
      return remembered(reply, { ask, plan, turn }, needs.cards);
    }
    case "text":
      return answerText(said, plan, turn, needs);
  }
}
