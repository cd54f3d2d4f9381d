import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { nameArea as name } from "../../plan/areas/name-area.ts";
import { get } from "../../plan/model/snapshot.ts";
import { itemName, itemTitle } from "../../plan/model/vocabulary.ts";
import type { Command } from "../answering/command.ts";

/** Teaches the bot one more name of an area. */
export const nameArea: Command<"name_area"> = {
  async run(context, args) {
    const { record, turn, now, stamp } = context;
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      name(plan, args, turn.who),
    );
    const area = get(outcome.plan, "area", args.area);
    const done = `${itemTitle(outcome.plan, "area", area.ref)} may be called ${area.aliases.map((alias) => `“${alias}”`).join(", ")}.`;
    return {
      card: noticeCard({
        title: "Name kept",
        lines: [done],
        buttons: [
          {
            title: `Open ${itemName(outcome.plan, "area", area.ref)}`,
            press: { command: "area_overview", plan: outcome.plan.key.id, area: area.ref },
          },
        ],
        asAt: asAtLine(outcome.plan, now),
      }),
      summary: done,
    };
  },
};
