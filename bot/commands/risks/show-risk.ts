import { riskCard } from "../../../cards/risks/risks.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command } from "../answering/command.ts";
import { riskFact } from "./risk-facts.ts";

/** One risk in full. */
export const showRisk: Command<"show_risk"> = {
  run({ plan, now }, { ref, fact }) {
    const risk = get(plan, "risk", ref);
    const card = riskCard({ plan, risk, now });
    const sentence = fact ? riskFact(plan, risk, fact) : null;
    return {
      card: sentence ? answerFirst(card, sentence) : card,
      summary: sentence ?? itemTitle(plan, "risk", risk.ref),
      refs: [risk.ref],
      live: [`risk:${risk.ref}`],
    };
  },
};
