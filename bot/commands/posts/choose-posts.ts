import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, shorten } from "../../../cards/frames/words.ts";
import { choosePostsForm } from "../../../cards/posts/choose-posts.ts";
import { channelRef } from "../../plan/model/keys.ts";
import {
  choosePosts as choose,
  kindsIn,
  mustFollow,
  wantsWords,
} from "../../plan/posts/choose-posts.ts";
import type { Command } from "../answering/command.ts";
import { cameBack, idempotencyKeyOf, onForm, planNow } from "../answering/give-back.ts";

/** The form in which the members of a conversation choose what is posted there. */
export const choosePosts: Command<"choose_posts"> = {
  run({ plan, turn, now, nonce }) {
    const channel = mustFollow(plan, channelRef(turn.where.conversation));
    return {
      card: choosePostsForm({ plan, channel, nonce: nonce(), now }),
      summary: "What is posted here",
    };
  },
};

/** Keeps what this conversation gets. */
export const saveChannelPosts: Command<"save_channel_posts"> = {
  async run(context, { wants }) {
    const { record, turn, now, stamp } = context;
    const ref = channelRef(turn.where.conversation);
    const { plan, kind } = await record.carryOut(context.plan, stamp, (state) =>
      choose(state, { ref, wants: kindsIn(wants) }, turn.who),
    );
    const channel = mustFollow(plan, ref);
    const gets = `${shorten(channel.name, 200)} gets ${wantsWords(plan, channel)}.`;
    const said = kind === "saved" ? `Saved. ${gets}` : `Nothing was changed. ${gets}`;
    return {
      card: noticeCard({
        title: "What is posted here",
        lines: [said],
        buttons: [{ title: "Choose posts", press: { command: "choose_posts", plan: plan.key.id } }],
        asAt: asAtLine(plan, now),
      }),
      summary: said,
    };
  },
  async giveBack(context, args, fault) {
    const { turn, now } = context;
    const plan = await planNow(context);
    const channel = mustFollow(plan, channelRef(turn.where.conversation));
    return {
      card: choosePostsForm({
        plan,
        channel,
        typed: kindsIn(args.wants).join(","),
        ...onForm(fault),
        nonce: idempotencyKeyOf(args.nonce, turn),
        now,
      }),
      summary: cameBack(fault, "what is posted here"),
    };
  },
};
