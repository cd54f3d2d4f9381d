import { z } from "zod";
import type { Item } from "./kind.ts";

/**
 * Something of the plan that cannot be read: broken, or written by a newer version. It is set aside and
 * named; nothing here changes or deletes it.
 */
export type Unread = {
  /** As it is stored: perhaps a kind that this version does not have. */
  readonly kind: string;
  readonly ref: string;
  /** The version that last changed it; 0 where that cannot be read either. */
  readonly version: number;
  /** Which part of it, and what is wrong with that; never what stands there. */
  readonly cannotRead: string;
};

/** What a change did to an item that cannot be read before it, after it, or both. */
export type UnreadChange = { readonly before: Item | Unread | null; readonly after: Item | Unread };

/** One item before and after a change; before is null where the change made it. */
export type ItemChange = { before: Item | null; after: Item };

/** Who made a change, as verified from the activity; a tool has no account. */
export const By = z.object({
  id: z.string().nullable(),
  name: z.string(),
  /** The officer for whom it was done, where somebody stood in. */
  for: z.string().optional(),
});
export type By = z.infer<typeof By>;

export const Via = z.enum(["card", "text", "file", "bot"]);

/** One entry of the history: what one commit changed, who, when, by which way and why. Kept for ever. */
export type Change = {
  version: number;
  at: string;
  by: By;
  via: z.infer<typeof Via>;
  conversation: string | null;
  command: string;
  /** The press or text command that it came from, as marked. */
  press: string | null;
  why: string | null;
  items: ItemChange[];
  /** What else it did, to items that cannot be read as they were or came to be; left out where there are none. */
  unread?: readonly UnreadChange[];
  /** Why the entry as a whole cannot be read, where it cannot: then nothing is known of what it did. */
  lost?: string;
};

export const isUnread = (state: Item | Unread): state is Unread => "cannotRead" in state;
