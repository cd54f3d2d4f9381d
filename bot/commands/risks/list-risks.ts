import { riskListCard } from "../../../cards/risks/risks.ts";
import { get } from "../../plan/model/snapshot.ts";
import { riskFilterWords } from "../../plan/query/filter-words.ts";
import { filterRisks, register } from "../../plan/risks/risk-filter.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command } from "../answering/command.ts";

/** The risk register, or the part of it that was asked for. */
export const listRisks: Command<"list_risks"> = {
  run({ plan, now }, args) {
    const { filter, page } = args;
    for (const ref of filter.areas ?? []) get(plan, "area", ref);
    const risks = filterRisks(plan, filter);
    const reading = riskFilterWords(plan, filter);
    const card = riskListCard({ plan, risks, reading, filter, page, now });
    const summary = `${reading}: ${risks.length} of ${register(plan).length}`;
    return {
      card: args.count ? answerFirst(card, `${summary}.`) : card,
      summary,
      refs: risks.map((risk) => risk.ref),
      live: ["risk:*"],
    };
  },
};
