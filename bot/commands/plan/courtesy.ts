import { noticeCard } from "../../../cards/frames/notice.ts";
import type { Command } from "../answering/command.ts";

const LINE = "You are welcome. Say “help” for what can be asked.";

/** Manners are answered in one short line, and nothing is done. */
export const courtesy: Command<"courtesy"> = {
  run: () => ({ card: noticeCard({ lines: [LINE] }), summary: LINE }),
};
