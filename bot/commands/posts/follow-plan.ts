import { noticeCard } from "../../../cards/frames/notice.ts";
import { asAtLine, howMany } from "../../../cards/frames/words.ts";
import { planName } from "../../plan/file/plan-file.ts";
import { channelRef } from "../../plan/model/keys.ts";
import { find } from "../../plan/model/snapshot.ts";
import { wantsWords } from "../../plan/posts/choose-posts.ts";
import { followers, followPlan } from "../../plan/posts/follow-plan.ts";
import type { Command } from "../answering/command.ts";

/** Makes this conversation one that the plan's posts go to, or ends that. */
export const follow: Command<"follow_plan"> = {
  async run(context, { following }) {
    const { record, turn, now, stamp } = context;
    const { where } = turn;
    const said = {
      ref: channelRef(where.conversation),
      name: where.name,
      address: where.address,
      following,
    };
    const outcome = await record.carryOut(context.plan, stamp, (plan) =>
      followPlan(plan, said, turn.who),
    );
    await context.choose(context.plan.key);
    const { plan } = outcome;
    const channel = find(plan, "channel", said.ref);
    const gets = channel
      ? [`It gets ${wantsWords(plan, channel)}. Anybody here can change that: “choose posts”.`]
      : [];
    const count = howMany(followers(plan).length, "conversation");
    const done = following
      ? `${where.name} now follows ${planName(plan)}: the plan's posts go here.`
      : `${where.name} no longer follows ${planName(plan)}.`;
    return {
      card: noticeCard({
        title: following ? "Following" : "Not following",
        lines: [
          done,
          ...(following ? gets : []),
          `${count} ${followers(plan).length === 1 ? "follows" : "follow"} this plan.`,
        ],
        buttons: following
          ? [
              { title: "Choose posts", press: { command: "choose_posts", plan: plan.key.id } },
              { title: "Summary", press: { command: "summary", plan: plan.key.id } },
            ]
          : [],
        asAt: asAtLine(plan, now),
      }),
      summary: done,
    };
  },
};
