import { z } from "zod";
import type { Kind } from "../model/kind.ts";
import { oncePer } from "../model/once.ts";
import { Address } from "../model/primitives.ts";
import { find, type Plan, type PlanKey } from "../model/snapshot.ts";
import type { Asker } from "../rights/people.ts";

/** What a card shows of a plan: one item, `action:3.4`, or a list or overview of a kind, `action:*`. */
export type ShownItem = `${Kind}:${string}`;
export const ShownItem = z.custom<ShownItem>(
  (shown) => typeof shown === "string" && /^[a-z]+:./s.test(shown),
  "names no item",
);

const asker = z.object({
  tenant: z.string(),
  id: z.string().nullable(),
  name: z.string(),
  kind: z.enum(["member", "outsider", "unchecked"]),
  clerk: z.boolean(),
}) satisfies z.ZodType<Asker>;

/** What a card was drawn from, so that it can be told when it is behind, and drawn again as its asker saw it. */
export const Live = z.object({
  items: z.array(ShownItem).min(1),
  /** The plan's version that it shows. */
  version: z.int().min(0),
  /** A digest of how it looks, apart from its as-at time. */
  look: z.string(),
  /** The command that drew it, with its arguments; and the words of the question that had no part in it. */
  asked: z.record(z.string(), z.unknown()),
  ignored: z.array(z.string()).default([]),
  asker,
});
export type Live = z.infer<typeof Live>;

/**
 * A card that the bot posted: the message it stands in, and what it shows. `live` is null where it
 * shows nothing that changes (an outcome, a form, a notice): it is then known, and never edited.
 */
export const PostedCard = z.object({
  /** The activity id of its message. */
  id: z.string().min(1),
  /** The conversation that the message is in: of a channel, one thread. */
  thread: z.string().min(1),
  address: Address,
  at: z.iso.datetime(),
  live: Live.nullable(),
});
export type PostedCard = z.infer<typeof PostedCard>;

/** A posted card as the store has it: its row, and the row's ETag. */
export type CardRow = PostedCard & { readonly row: string; readonly tag: string };

/**
 * Somebody has a form open in the place of a posted card, and may be typing. `card` is the message
 * as their client names it, which is not always the id that it was sent under.
 */
export const Hold = z.object({
  thread: z.string(),
  card: z.string().nullable(),
  /** The person's account, or their name if they have none. */
  by: z.string(),
  until: z.iso.datetime(),
});
export type Hold = z.infer<typeof Hold>;

/** How long a posted card is kept true, in milliseconds: 30 days. */
export const KEPT_TRUE = 30 * 86_400_000;

/** How long a form is taken to be open if nobody closes it, in milliseconds: a day. */
export const HELD = 86_400_000;

/** Remembers what the bot posted, and where somebody has a form open. The answer does not wait for it, and it never throws. */
export type KeepsCards = {
  posted(key: PlanKey, card: PostedCard): Promise<void>;
  opened(key: PlanKey, hold: Hold): Promise<void>;
  closed(key: PlanKey, hold: Omit<Hold, "until">): Promise<void>;
};

/** Their names stand on cards that show other things, and what the settings call them. */
const NAMED_ON_ALL: readonly Kind[] = ["about", "area", "person", "settings"];

const newestOf = oncePer((items: readonly { readonly version: number }[]) =>
  items.reduce((newest, item) => Math.max(newest, item.version), 0),
);

/** Whether something that a card shows, or may name, has changed since it was drawn. */
export function isBehind(plan: Plan, { items, version }: Live): boolean {
  const changed = items.some((shown) => {
    const at = shown.indexOf(":");
    const [kind, ref] = [shown.slice(0, at) as Kind, shown.slice(at + 1)];
    const now = ref === "*" ? newestOf(plan.items[kind] ?? []) : find(plan, kind, ref)?.version;
    const unread = plan.unread.filter(
      (one) => one.kind === kind && (ref === "*" || one.ref === ref),
    );
    return Math.max(now ?? 0, newestOf(unread)) > version;
  });
  return changed || NAMED_ON_ALL.some((kind) => newestOf(plan.items[kind]) > version);
}

/**
 * Until when a card may not be edited, because somebody may be typing in a form in its place; null
 * if it may. A hold on a message that is not `known` may be on any card of its thread.
 */
export function heldUntil(
  card: PostedCard,
  holds: readonly Hold[],
  known: (thread: string, id: string) => boolean,
  now: Date,
): string | null {
  const ends = holds
    .filter((hold) => hold.thread === card.thread && Date.parse(hold.until) > now.getTime())
    .filter((hold) => hold.card === card.id || !hold.card || !known(hold.thread, hold.card))
    .map((hold) => hold.until)
    .sort();
  return ends.at(-1) ?? null;
}
