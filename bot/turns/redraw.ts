import { asksItself, readKept } from "../asks/index.ts";
import { PlanError } from "../plan/model/errors.ts";
import type { Redraw, Turn } from "../turn.ts";
import { answerAsk } from "./answer-ask.ts";
import { withIgnored } from "./ignored-words.ts";
import type { TurnNeeds } from "./needs.ts";

/** Draws posted cards again, by asking again what drew them: what changes nothing, and nothing else. */
export function createRedraw(needs: TurnNeeds): Redraw {
  return async (plan, { live, thread, address }, at) => {
    const ask = live && readKept(live.asked);
    if (!ask || !asksItself(ask)) return null;
    const { conversation } = address;
    const turn: Turn = {
      id: "redraw",
      at,
      who: live.asker,
      where: { conversation, thread, name: "", address },
      said: { kind: "text", text: "", mentions: [] },
      card: null,
    };
    try {
      return withIgnored(await answerAsk(ask, plan, turn, needs), live.ignored);
    } catch (error) {
      if (error instanceof PlanError && error.code === "not-found") return null;
      throw error;
    }
  };
}
