import { withLines } from "../../../cards/frames/notice.ts";
import type { Command } from "../answering/command.ts";
import { drawnPost } from "./post-to.ts";

/** The card of a post again, as the plan now is: what arrived is kept true by it. */
export const showPost: Command<"show_post"> = {
  async run(context, { what, late }) {
    const post = await drawnPost(context, what);
    return late === undefined ? post : { ...post, card: withLines(post.card, [late]) };
  },
};
