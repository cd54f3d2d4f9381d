import { heatMapCard } from "../../../cards/risks/heat-map.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Placing } from "../../plan/risks/heat-map.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** The open risks by likelihood and impact. */
export const heatMap: Command<"heat_map"> = {
  run: (context, args) => ({ ...heatMapReply(context, args.of), live: ["risk:*"] }),
};

/** The heat map as an answer, with what has just been done. */
export function heatMapReply(
  { plan, turn, now }: CommandContext,
  placing: Placing,
  said?: string,
): Reply {
  const card = heatMapCard({
    plan,
    placing,
    may: (deed) => may(plan, turn.who, deed),
    now,
    ...(said ? { said } : {}),
  });
  return { card, summary: said ?? "Heat map" };
}
