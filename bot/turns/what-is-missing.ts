import { withUnread } from "../../cards/plan/unread.ts";
import type { Ask, AskName } from "../asks/index.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { ShownItem } from "../plan/record/live-card.ts";
import type { Reply } from "../turn.ts";

const BOARD: readonly ShownItem[] = ["action:*", "risk:*", "kpi:*", "measure:*", "challenge:*"];

/** What answers go through that are not kept true once they stand, and so do not say what they show. */
const GONE_THROUGH: Partial<Record<AskName, readonly ShownItem[]>> = {
  prep: BOARD,
  walk: BOARD,
  whats_changed: BOARD,
  close_board: BOARD,
  as_at: BOARD,
  my_digest: ["action:*"],
  missing_updates: ["action:*"],
  meetings: ["meeting:*"],
  settings: ["settings:*"],
  governance: ["terms:*"],
  who_can: ["appointment:*", "person:*"],
};

/** An answer that names what it would have shown and what cannot be read. */
export function withMissing(reply: Reply, { command }: Pick<Ask, "command">, plan: Plan): Reply {
  // A post names it by itself, since it also goes out unasked.
  if (plan.unread.length === 0 || command === "show_post") return reply;
  const shown = reply.live ?? GONE_THROUGH[command] ?? [];
  return { ...reply, card: withUnread(reply.card, plan, shown) };
}
