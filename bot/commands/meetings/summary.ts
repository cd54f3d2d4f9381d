import { summaryCard } from "../../../cards/meetings/summary.ts";
import { SUMMARY_LIVE } from "../../../cards/posts/posts.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import type { Command } from "../answering/command.ts";

/** The whole plan at a glance, and where it has gone since the last board. */
export const summary: Command<"summary"> = {
  run: async ({ plan, record, now }) => ({
    card: summaryCard({ plan, changes: await sinceBoard(record, plan, now.today), now }),
    summary: "Summary",
    live: SUMMARY_LIVE,
  }),
};
