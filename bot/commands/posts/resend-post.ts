import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine } from "../../../cards/frames/words.ts";
import { wanting } from "../../plan/posts/follow-plan.ts";
import type { DoneRow } from "../../plan/record/due.ts";
import type { Command } from "../answering/command.ts";
import { drawnPost, postTo } from "./post-to.ts";

/**
 * Posts the same again, as the plan now is, to those that a post certainly did not reach and that
 * still follow: also where the bot could not write, as that may be over. Where nobody knows whether
 * it arrived it is never sent again.
 */
export const resendPost: Command<"resend_post"> = {
  async run(context, { what, post, nonce }) {
    const { plan, record, now } = context;
    const missed = new Set((await record.finished(plan, post)).flatMap(missedBy));
    const targets = wanting(plan, what).filter(({ ref }) => missed.has(ref));
    if (targets.length > 0) {
      return postTo(context, { what, drawn: await drawnPost(context, what), nonce, targets });
    }
    const line =
      "None of those that it did not reach follows this plan any more. Nothing was sent.";
    const asAt = asAtLine(plan, now);
    return { card: noticeCard({ title: "Nowhere to post", lines: [line], asAt }), summary: line };
  },
};

function missedBy({ work, result }: DoneRow): readonly string[] {
  const missed = result.state === "failed" || result.state === "unreachable";
  return missed && work.what === "send" && work.ref !== undefined ? [work.ref] : [];
}
