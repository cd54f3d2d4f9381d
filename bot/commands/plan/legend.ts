import { legendCard } from "../../../cards/plan/legend.ts";
import type { Command } from "../answering/command.ts";

/** What marks and words mean in this plan, and how they are worked out. */
export const legend: Command<"legend"> = {
  run: ({ plan, now }) => ({ card: legendCard(plan, now), summary: "Legend" }),
};
