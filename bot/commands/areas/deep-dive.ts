import { deepDiveCard } from "../../../cards/areas/deep-dive.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemTitle } from "../../plan/model/vocabulary.ts";
import type { Command } from "../answering/command.ts";

/** Everything that the plan holds of one area, page by page. */
export const deepDive: Command<"deep_dive"> = {
  run({ plan, now }, args) {
    const area = get(plan, "area", args.area);
    return {
      card: deepDiveCard({ plan, area, page: args.page, now }),
      summary: `Deep dive: ${itemTitle(plan, "area", area.ref)}, ${area.shortName}`,
      refs: [area.ref],
      live: [
        `area:${area.ref}`,
        "action:*",
        "risk:*",
        "kpi:*",
        "measure:*",
        "challenge:*",
        "judgement:*",
      ],
    };
  },
};
