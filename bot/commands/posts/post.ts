import { lookOf } from "../../../cards/frames/look.ts";
import { noticeCard, withLines } from "../../../cards/frames/notice.ts";
import { asAtLine, howMany, run } from "../../../cards/frames/words.ts";
import { leftOutWords } from "../../../cards/posts/delivery-report.ts";
import type { Posted } from "../../../cards/posts/posts.ts";
import type { Button } from "../../asks/index.ts";
import { channelRef } from "../../plan/model/keys.ts";
import { listNames } from "../../plan/model/names.ts";
import type { Channel } from "../../plan/posts/channel.kind.ts";
import { postWords } from "../../plan/posts/choose-posts.ts";
import {
  followers,
  followersNamed,
  reachable,
  unreachableOf,
  wanting,
} from "../../plan/posts/follow-plan.ts";
import { leftOutOf } from "../../plan/posts/posting.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";
import { drawnPost, oncePressed, postTo } from "./post-to.ts";
import { noneCalled, previewSchedule } from "./schedule-post.ts";

/** So many conversations can be named at once. */
const MOST_NAMED = 100;

function plainNotice({ plan, now }: CommandContext, line: string): Reply {
  return { card: noticeCard({ lines: [line], asAt: asAtLine(plan, now) }), summary: line };
}

/** A preview of a post; nothing is sent before the clerk confirms it. */
export const post: Command<"post"> = {
  run(context, args) {
    const { what, when, channel } = args;
    if (args.to) return preview(context, what, { to: args.to });
    if (when) return previewSchedule(context, { ...args, when });
    if (channel === undefined) return preview(context, what);
    const to = followersNamed(
      context.plan,
      channel,
      channelRef(context.turn.where.conversation),
    ).map(({ ref }) => ref);
    if (to.length > MOST_NAMED) {
      return plainNotice(
        context,
        `“${channel}” means ${to.length} conversations. Say a name that means ${MOST_NAMED} or fewer, or post to all. Nothing was posted.`,
      );
    }
    return to.length > 0
      ? preview(context, what, { to })
      : preview(context, what, {
          first: `${noneCalled(channel)}; say “follow plan” there first. These do:`,
        });
  },
};

/** Sends what the preview showed. Each follower is one piece of due work, so that none is sent twice or forgotten. */
export const confirmPost: Command<"confirm_post"> = {
  async run(context, { what, look, nonce, to }) {
    const { plan } = context;
    const drawn = await drawnPost(context, what);
    if (lookOf(drawn.card) !== look && !(await isPosted(context, nonce))) {
      return preview(context, what, {
        first: "The plan has changed since that preview. This is it now.",
        ...(to ? { to } : {}),
      });
    }
    const meant = named(wanting(plan, what), to);
    const targets = reachable(meant);
    if (targets.length === 0) return preview(context, what, to ? { to } : {});
    return postTo(context, { what, drawn, nonce, targets, leftOut: unreachableOf(meant) });
  },
};

/** Whether this very press has been done: its own commit is what changed the plan. */
async function isPosted(context: CommandContext, nonce: string): Promise<boolean> {
  const { press } = oncePressed(context, nonce);
  return press !== null && (await context.record.isDone(context.plan.key, press));
}

/** Those of some conversations that are named; where none is, all of them. */
const named = (all: readonly Channel[], to: readonly string[] | undefined) =>
  all.filter(({ ref }) => !to || to.includes(ref));

/** Who is posted nothing of this kind, since they chose so. */
function choseNot({ plan }: CommandContext, what: Posted, to: readonly string[] | undefined) {
  const others = named(followers(plan), to).filter(({ wants }) => !wants.includes(what));
  if (others.length === 0) return undefined;
  return `${listNames(others.map(({ name }) => name))} chose not to get ${postWords(plan)[what]}.`;
}

async function preview(
  context: CommandContext,
  what: Posted,
  { first, to }: { readonly first?: string; readonly to?: readonly string[] } = {},
): Promise<Reply> {
  const { plan, now, nonce } = context;
  const meant = named(wanting(plan, what), to);
  const targets = reachable(meant);
  const leftOut = unreachableOf(meant).flatMap(leftOutOf);
  const without = choseNot(context, what, to);
  if (targets.length === 0) {
    const reasons = [...(leftOut.length > 0 ? [leftOutWords(leftOut)] : []), without ?? ""].filter(
      Boolean,
    );
    const line =
      reasons.length > 0
        ? `${reasons.join(" ")} So there is nowhere to post.${without ? " A conversation changes that itself: “choose posts”." : ""}`
        : "No conversation follows this plan yet, so there is nowhere to post. Say “follow plan” in the channel or chat first.";
    return {
      card: noticeCard({ title: "Nowhere to post", lines: [line], asAt: asAtLine(plan, now) }),
      summary: line,
    };
  }
  const { card } = await drawnPost(context, what);
  const buttons: Button[] = [
    {
      title: `Post to ${howMany(targets.length, "conversation")}`,
      style: "positive",
      press: {
        command: "confirm_post",
        plan: plan.key.id,
        what,
        look: lookOf(card),
        ...(to ? { to: [...to] } : {}),
        nonce: nonce(),
      },
    },
    { title: "Do not post", press: { command: "help", plan: plan.key.id } },
  ];
  const lines = [
    ...(first ? [run(first, "attention", "bolder")] : []),
    run(
      `Preview. Nothing is posted yet. It will go to ${listNames(targets.map((t) => t.name))}.`,
      "accent",
      "bolder",
    ),
    ...(leftOut.length > 0 ? [run(leftOutWords(leftOut), "attention", "bolder")] : []),
    ...(without ? [without] : []),
  ];
  return {
    card: withLines(card, lines, buttons),
    summary: `Preview of the ${what}`,
  };
}
