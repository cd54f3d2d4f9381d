import { scheduleCard, schedulesCard } from "../../../cards/posts/schedules.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import type { Schedule } from "../../plan/posts/schedule.kind.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Reply } from "../../turn.ts";
import type { Command, CommandContext } from "../answering/command.ts";

/** The plan's schedules. */
export const schedules: Command<"schedules"> = {
  run(context, { page }) {
    const { plan, now, nonce } = context;
    const view = { plan, page, mayPost: mayPost(context, plan), nonce, now };
    return {
      card: schedulesCard(view),
      summary: "Scheduled posts",
      live: ["schedule:*", "meeting:*", "settings:*", "channel:*"],
    };
  },
};

export const mayPost = ({ turn }: CommandContext, plan: Plan) =>
  may(plan, turn.who, "post for the board");

export function scheduleReply(
  context: CommandContext,
  plan: Plan,
  schedule: Schedule,
  said: string,
): Reply {
  const { now, nonce } = context;
  const view = { plan, schedule, said, mayPost: mayPost(context, plan), nonce, now };
  return { card: scheduleCard(view), summary: said };
}
