import { z } from "zod";
import { day, Where } from "../model/criterion.ts";
import type { Kind } from "../model/kind.ts";

/**
 * A question about what a plan holds, as data: which kind of item, what is asked of its fields, and how
 * the answer is wanted. One schema at both ends: what people type is read into it, a card's button
 * carries it, the evaluator obeys it and the describer says it.
 */
export const Query = z.strictObject({
  kind: z.string().max(40) as unknown as z.ZodType<Kind>,
  /** What is asked of its fields; nothing asked is every item that is listed. */
  where: Where.default({}),
  /** Words that its texts must hold, in any form. */
  about: z.string().max(300).optional(),
  /** As it stood at the end of a day. */
  asAt: day.optional(),
  /** Somebody has changed it since a day, that day included; or nobody has. */
  changedSince: day.optional(),
  unchangedSince: day.optional(),
  /** By which field it is put in order; without it, as the plan does. */
  order: z
    .strictObject({ by: z.string().max(60), descending: z.literal(true).optional() })
    .optional(),
  /** At most so many of them. */
  limit: z.int().min(1).max(1000).optional(),
  /** Those that are level with the last of them by that order are told too. */
  ties: z.literal(true).optional(),
  /** By which field they are counted. */
  group: z.string().max(60).optional(),
});
export type Query = z.infer<typeof Query>;

/** A query of one kind with nothing left open: what is asked, in short. */
export const queryOf = (kind: Kind, where: Where = {}, more: Partial<Query> = {}): Query => ({
  kind,
  where,
  ...more,
});

/** Whether a query asks for anything but every item of its kind. */
export const asksNothing = ({ where, about, changedSince, unchangedSince, asAt }: Query): boolean =>
  Object.keys(where).length === 0 && !about && !changedSince && !unchangedSince && !asAt;
