import { channelRef } from "../plan/model/keys.ts";
import { find, type Plan } from "../plan/model/snapshot.ts";
import { unreachableOf } from "../plan/posts/follow-plan.ts";
import type { Reply, Turn } from "../turn.ts";
import type { TurnNeeds } from "./needs.ts";

/** Where the bot could not write, somebody speaks again: once they are answered, that is taken down. */
export function spokenAgain(
  reply: Reply,
  plan: Plan | null,
  turn: Turn,
  { spoke }: TurnNeeds,
): Reply {
  if (!spoke || !plan || unreachableOf(plan.items.channel).length === 0) return reply;
  const channel = find(plan, "channel", channelRef(turn.where.conversation));
  if (!channel?.unreachable) return reply;
  const again = () => void spoke(plan.key, channel.ref);
  if (reply.silent) again();
  return {
    ...reply,
    afterwards: (sent) => {
      reply.afterwards?.(sent);
      again();
    },
  };
}
