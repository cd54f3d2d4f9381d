import { z } from "zod";
import type { Item } from "./kind.ts";

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
};
