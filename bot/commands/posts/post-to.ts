import { liveOf } from "../../../cards/frames/live.ts";
import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, howMany, shorten } from "../../../cards/frames/words.ts";
import { deliveryReport } from "../../../cards/posts/delivery-report.ts";
import { type Post, type Posted, postOf } from "../../../cards/posts/posts.ts";
import { sinceBoard } from "../../plan/meetings/since-board.ts";
import { digestOf } from "../../plan/model/keys.ts";
import { listNames } from "../../plan/model/names.ts";
import type { Channel } from "../../plan/posts/channel.kind.ts";
import { leftOutOf, postWork } from "../../plan/posts/posting.ts";
import type { Stamp } from "../../plan/record/write-down.ts";
import type { Reply } from "../../turn.ts";
import type { CommandContext } from "../answering/command.ts";

/** A post as it now arrives. */
export const drawnPost = async (
  { record, plan, now }: CommandContext,
  what: Posted,
): Promise<Post> => postOf({ plan, what, changes: await sinceBoard(record, plan, now.today), now });

/** A card that posts does it once, whoever of those who see it presses it, and however often. */
export function oncePressed({ stamp, plan }: CommandContext, nonce: string): Stamp {
  const { press, command } = stamp;
  return { ...stamp, press: press && { ...press, key: digestOf([plan.key, command, nonce]) } };
}

/**
 * Posts to conversations, as a card was pressed for it. The card's own message becomes the report,
 * and the answer is its first state; where the client does not say which message that is, a new one
 * comes at the end.
 */
export async function postTo(
  context: CommandContext,
  post: {
    readonly what: Posted;
    readonly drawn: Post;
    /** The name of the card that was pressed, which is the post's name too. */
    readonly nonce: string;
    readonly targets: readonly Channel[];
    readonly leftOut?: readonly Channel[];
  },
): Promise<Reply> {
  const { plan, record, now, turn } = context;
  const { what, drawn, nonce, targets, leftOut = [] } = post;
  const message = {
    card: drawn.card,
    summary: drawn.summary,
    live: liveOf(drawn, plan, { asked: { command: "show_post", what }, asker: turn.who }),
  };
  const { thread } = turn.where;
  const due = postWork(nonce, targets, message, turn.where, now.at, {
    posted: what,
    leftOut,
    ...(turn.card ? { message: { id: turn.card, thread } } : {}),
  });
  const names = listNames(targets.map((target) => target.name));
  const outcome = await record.carryOut(plan, oncePressed(context, nonce), () => ({
    why: shorten(`Posted the ${what} to ${names}`, 2000),
    items: [],
    due,
  }));
  context.wake(plan.key);
  const to = howMany(targets.length, "conversation");
  if (outcome.kind !== "saved") {
    return said(`The ${what} was already posted from this card. Nothing more was sent.`, context);
  }
  const done = `Posting the ${what} to ${to}: ${shorten(names, 2000)}.`;
  if (!turn.card) return said(`${done} You will be told here where it arrived.`, context);
  const card = deliveryReport({
    title: drawn.summary,
    of: targets.length,
    sends: [],
    leftOut: leftOut.flatMap(leftOutOf),
    at: now.at,
    over: false,
  });
  return { card, summary: done };
}

function said(line: string, { plan, now }: CommandContext): Reply {
  const card = noticeCard({ title: "Posting", lines: [line], asAt: asAtLine(plan, now) });
  return { card, summary: line };
}
