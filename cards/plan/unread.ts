import type { Kind } from "../../bot/plan/model/kind.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import type { ShownItem } from "../../bot/plan/record/live-card.ts";
import { withLines } from "../frames/notice.ts";
import type { Card } from "../frames/render.ts";
import { howMany, run } from "../frames/words.ts";

/** So many are named; of more, their number is told. */
const MOST_NAMED = 12;

/** `1 action cannot be read: 3.4.` for each kind of which a card would have shown something that is set aside. */
export function unreadLines(plan: Plan, shown: readonly ShownItem[]): readonly string[] {
  const missed = plan.unread.filter(({ kind, ref }) =>
    shown.some((one) => one === `${kind}:*` || one === `${kind}:${ref}`),
  );
  return [...Map.groupBy(missed, ({ kind }) => kind)].map(([kind, unread]) => {
    const { one, many } = called(plan, kind as Kind);
    const refs = unread.slice(0, MOST_NAMED).map(({ ref }) => ref);
    const more = unread.length > MOST_NAMED ? ` and ${unread.length - MOST_NAMED} more` : "";
    return `${howMany(unread.length, one, many)} cannot be read: ${refs.join(", ")}${more}.`;
  });
}

/** A card with what it would have shown and cannot, named above all else. */
export function withUnread(card: Card, plan: Plan, shown: readonly ShownItem[]): Card {
  const lines = plan.unread.length > 0 ? unreadLines(plan, shown) : [];
  return lines.length > 0
    ? withLines(
        card,
        lines.map((line) => run(line, "attention", "bolder")),
      )
    : card;
}
