import { withLines } from "../../cards/frames/notice.ts";
import { run } from "../../cards/frames/words.ts";
import type { Reply } from "../turn.ts";

/** Words that had no part in the reading are named on the answer. */
export function withIgnored(reply: Reply, ignored: readonly string[]): Reply {
  if (ignored.length === 0) return reply;
  const words = ignored.slice(0, 12).map((word) => `“${word}”`);
  const more = ignored.length > 12 ? ` and ${ignored.length - 12} more words` : "";
  const remark = run(`I did not use: ${words.join(", ")}${more}.`, "default", "bolder");
  return { ...reply, card: withLines(reply.card, [remark]) };
}
