import { areaCard } from "../../../cards/areas/area.ts";
import { listNames, namesOf } from "../../plan/model/names.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import { answerFirst } from "../answering/answer-first.ts";
import type { Command } from "../answering/command.ts";

/** One area: its success statements, how its actions stand, its risks. */
export const areaOverview: Command<"area_overview"> = {
  run({ plan, now }, args) {
    const area = get(plan, "area", args.area);
    const title = itemTitle(plan, "area", area.ref);
    const card = areaCard({ plan, area, now });
    const { fact } = args;
    const sentence =
      fact === "owner"
        ? `${title} is led by ${listNames(namesOf(plan, area.leads))}.`
        : fact === "narrative"
          ? area.narrative.join("\n\n") || area.title
          : fact === "success"
            ? (area.sufficientProgress ?? "The plan does not say what success looks like here.")
            : null;
    return {
      card: sentence ? answerFirst(card, sentence) : card,
      summary: `${title}: ${area.shortName}`,
      refs: [area.ref],
      live: [`area:${area.ref}`, "action:*", "risk:*", "kpi:*", "measure:*", "judgement:*"],
    };
  },
};
