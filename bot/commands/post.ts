import { noticeCard, withLines } from "../../cards/notice.ts";
import { liveOf, type Post, type Posted, postOf } from "../../cards/posts.ts";
import type { Button } from "../../cards/presses.ts";
import { asAtLine, howMany, run } from "../../cards/words.ts";
import { POST_WORDS } from "../plan/choose-posts.ts";
import { followers, followersNamed, wanting } from "../plan/follow-plan.ts";
import type { Channel } from "../plan/model.ts";
import { listNames } from "../plan/people.ts";
import { postWork } from "../plan/posting.ts";
import { sinceBoard } from "../plan/since-board.ts";
import type { Reply } from "../turn.ts";
import type { Command, Context } from "./command.ts";
import { previewSchedule } from "./schedules.ts";

/** A preview of a post; nothing is sent before the clerk confirms it. */
export const post: Command<"post"> = {
  needs: "post for the board",
  say: [
    { text: "post scorecard", what: "by a clerk: preview, then to every follower of the plan" },
    { text: "post summary", what: "the same with the summary; also “post exceptions”" },
    {
      text: "post summary every month, 3 working days before the board, 09:00",
      what: "by itself from then on; also “on Tuesday 9am” or “every Monday at 9”",
    },
  ],
  run(context, asked) {
    const { what } = asked;
    if ("to" in asked && asked.to) return preview(context, what, { to: asked.to });
    if ("when" in asked && asked.when) {
      return previewSchedule(context, { ...asked, when: asked.when });
    }
    const channel = "channel" in asked ? asked.channel : undefined;
    if (channel === undefined) return preview(context, what);
    const to = followersNamed(context.plan, channel).map(({ ref }) => ref);
    return to.length > 0
      ? preview(context, what, { to })
      : preview(context, what, {
          first: `No conversation called “${channel}” follows this plan; say “follow plan” there first. These do:`,
        });
  },
};

/** Sends what the preview showed. Each follower is one piece of due work, so that none is sent twice or forgotten. */
export const confirmPost: Command<"confirm_post"> = {
  needs: "post for the board",
  async run(context, { what, version, nonce, to }) {
    const { plan, record, stamp, now, turn } = context;
    if (plan.version !== version && !(await isPosted(context))) {
      return preview(context, what, {
        first: "The plan has changed since that preview. This is it now.",
        ...(to ? { to } : {}),
      });
    }
    const targets = named(wanting(plan, what), to);
    if (targets.length === 0) return preview(context, what, to ? { to } : {});
    const drawn = await drawnPost(context, what);
    const live = liveOf(drawn, plan, what, turn.who);
    const message = { card: drawn.card, summary: drawn.summary, live };
    const due = postWork(nonce, targets, message, turn.where, now.at);
    const outcome = await record.carryOut(plan, stamp, () => ({
      why: `Posted the ${what} to ${listNames(targets.map((t) => t.name))}`,
      items: [],
      due,
    }));
    context.wake(plan.key);
    const names = listNames(targets.map((target) => target.name));
    const done =
      outcome.kind === "saved"
        ? `Posting the ${what} to ${howMany(targets.length, "conversation")}: ${names}. You will be told here where it arrived.`
        : `The ${what} was already posted from this card. Nothing more was sent.`;
    return {
      card: noticeCard({ title: "Posting", lines: [done], asAt: asAtLine(plan, now) }),
      summary: done,
    };
  },
};

/** The card of a post again, as the plan now is: what arrived is kept true by it. */
export const showPost: Command<"show_post"> = {
  needs: "read the plan",
  async run(context, { what, late }) {
    const post = await drawnPost(context, what);
    return late === undefined ? post : { ...post, card: withLines(post.card, [late]) };
  },
};

/** Whether this very press has been done: its own commit is what changed the plan. */
async function isPosted({ record, plan, stamp }: Context): Promise<boolean> {
  return stamp.press !== null && (await record.isDone(plan.key, stamp.press));
}

/** A post as it now arrives. */
const drawnPost = async ({ record, plan, now }: Context, what: Posted): Promise<Post> =>
  postOf({ plan, what, changes: await sinceBoard(record, plan, now.today), now });

/** Those of some conversations that are named; where none is, all of them. */
const named = (all: readonly Channel[], to: readonly string[] | undefined) =>
  all.filter(({ ref }) => !to || to.includes(ref));

/** Who is posted nothing of this kind, since they chose so. */
function choseNot({ plan }: Context, what: Posted, to: readonly string[] | undefined) {
  const others = named(followers(plan), to).filter(({ wants }) => !wants.includes(what));
  if (others.length === 0) return undefined;
  return `${listNames(others.map(({ name }) => name))} chose not to get ${POST_WORDS[what]}.`;
}

async function preview(
  context: Context,
  what: Posted,
  { first, to }: { readonly first?: string; readonly to?: readonly string[] } = {},
): Promise<Reply> {
  const { plan, now, nonce } = context;
  const targets = named(wanting(plan, what), to);
  const without = choseNot(context, what, to);
  if (targets.length === 0) {
    const line = without
      ? `${without} So there is nowhere to post. A conversation changes that itself: “choose posts”.`
      : "No conversation follows this plan yet, so there is nowhere to post. Say “follow plan” in the channel or chat first.";
    return {
      card: noticeCard({ title: "Nowhere to post", lines: [line], asAt: asAtLine(plan, now) }),
      summary: line,
    };
  }
  const buttons: Button[] = [
    {
      title: `Post to ${howMany(targets.length, "conversation")}`,
      style: "positive",
      press: {
        command: "confirm_post",
        plan: plan.key.id,
        what,
        version: plan.version,
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
    ...(without ? [without] : []),
  ];
  const { card } = await drawnPost(context, what);
  return {
    card: withLines(card, lines, buttons),
    summary: `Preview of the ${what}`,
  };
}
