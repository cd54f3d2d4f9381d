import { z } from "zod";
import { ref } from "../plan/model/arguments.ts";
import { choosePosts } from "../plan/posts/choose-posts.ts";
import { followPlan } from "../plan/posts/follow-plan.ts";
import { Schedule, When } from "../plan/posts/schedule.kind.ts";
import { addSchedule, changeSchedule } from "../plan/posts/schedules.ts";
import { ask, nonce, page } from "./ask.ts";

const { what } = Schedule.shape;

/** The conversations that a post goes to, where not to all that want it. */
const to = z.array(ref).max(100).optional();

/** What can be asked of posts: where they go, what they are and when. */
export const POSTS = {
  follow_plan: ask({
    takes: followPlan.takes,
    deed: followPlan.deed,
    card: {},
    writes: true,
    says: () => [
      {
        text: "follow plan",
        what: "in a channel or chat, by a clerk: the plan's posts go there (“unfollow plan” ends it)",
      },
    ],
  }),

  choose_posts: ask({
    takes: z.object({}),
    deed: choosePosts.deed,
    card: {},
    writes: false,
    says: () => [
      {
        text: "choose posts",
        what: "in a channel or chat that follows the plan: what it gets; also “only summaries here”, “no posts for now”",
      },
    ],
  }),

  save_channel_posts: ask({
    takes: choosePosts.takes,
    deed: choosePosts.deed,
    card: { nonce },
    writes: true,
  }),

  /** A preview of a post: nothing is sent before it is confirmed. */
  post: ask({
    takes: z.object({ what, to }),
    text: z.object({
      channel: z.string().optional(),
      /** When it is to be posted; without it, once the preview is confirmed. */
      when: When.optional(),
      /** No time of day was said. */
      timeLeftOut: z.boolean().optional(),
    }),
    deed: "post for the board",
    card: {},
    writes: false,
    says: () => [
      { text: "post scorecard", what: "by a clerk: preview, then to every follower of the plan" },
      { text: "post summary", what: "the same with the summary; also “post exceptions”" },
      {
        text: "post summary every month, 3 working days before the board, 09:00",
        what: "by itself from then on; also “post summary tomorrow 9am” or “post summary every Monday at 9”",
      },
    ],
  }),

  confirm_post: ask({
    takes: z.object({
      what,
      /** A digest of what the preview showed. */
      look: z.string().max(64),
      to,
      nonce,
    }),
    deed: "post for the board",
    card: {},
    writes: true,
  }),

  /** Posts the same again, as the plan now is, to those that a post certainly did not reach. */
  resend_post: ask({
    takes: z.object({ what, post: z.string().min(1).max(200), nonce }),
    deed: "post for the board",
    card: {},
    writes: true,
  }),

  schedules: ask({
    takes: z.object({ page }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: () => [{ text: "schedules", what: "what is posted by itself, with the next dates" }],
  }),

  save_schedule: ask({
    takes: addSchedule.takes.extend({ to }),
    deed: addSchedule.deed,
    card: { nonce },
    writes: true,
  }),

  change_schedule: ask({
    takes: changeSchedule.takes,
    deed: changeSchedule.deed,
    card: { nonce },
    writes: true,
    says: ({ schedule }) => [
      {
        text: `pause schedule ${schedule}`,
        what: `also “resume schedule ${schedule}” and “delete schedule ${schedule}”`,
      },
    ],
  }),

  /** A post as it arrived, drawn again, with the remark that it came late if it did. Nobody asks for it in words. */
  show_post: ask({
    takes: z.object({ what, late: z.string().optional() }),
    deed: "read the plan",
    card: false,
    writes: false,
  }),
};
