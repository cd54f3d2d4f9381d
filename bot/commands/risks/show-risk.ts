import { riskCard } from "../../../cards/risks/risks.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import type { Command } from "../answering/command.ts";

/** One risk in full. */
export const showRisk: Command<"show_risk"> = {
  run({ plan, now }, { ref }) {
    const risk = get(plan, "risk", ref);
    return {
      card: riskCard({ plan, risk, now }),
      summary: itemTitle(plan, "risk", risk.ref),
      refs: [risk.ref],
      live: [`risk:${risk.ref}`],
    };
  },
};
