import { z } from "zod";

const value = z.union([z.string().max(200), z.number()]);
const values = z.array(value).min(1).max(200);
/** A day, or one that the plan's meetings give (`@last_meeting`). */
export const day = z.union([z.iso.date(), z.string().regex(/^@[a-z_]{1,30}$/)]);

/**
 * What is asked of one field. Every part narrows: an item passes if all of them hold. Days are
 * calendar dates; `from` and `to` are included, `before` and `after` are not.
 */
export const Criterion = z.strictObject({
  /** It holds one of these. */
  oneOf: values.optional(),
  /** It holds all of these. */
  allOf: values.optional(),
  /** It holds none of these. */
  not: values.optional(),
  /** It holds a single thing, and no other beside it. */
  alone: z.literal(true).optional(),
  /** It holds at least, and at most, so many things. */
  least: z.int().min(1).max(100).optional(),
  most: z.int().min(1).max(100).optional(),
  from: day.optional(),
  to: day.optional(),
  before: day.optional(),
  after: day.optional(),
  /** It is so, or it is not. */
  is: z.boolean().optional(),
  /** What is written there speaks of these words, in any form; of either side of an "or". */
  speaks: z.string().min(1).max(200).optional(),
  /** It is empty, or it is not. */
  missing: z.boolean().optional(),
});
export type Criterion = z.infer<typeof Criterion>;

/** What is asked of several fields, by their keys: all of it must hold. */
export const Where = z.record(z.string().max(60), Criterion);
export type Where = z.infer<typeof Where>;
