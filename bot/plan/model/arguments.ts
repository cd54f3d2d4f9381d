import { z } from "zod";

/**
 * What arguments are made of. What comes from outside is never trusted: it names things, it permits
 * nothing. Whether the plan has the thing that is named is for the operation to say.
 */

/** The reference of an item. */
export const ref = z.string().min(1).max(120);

/** An item's version on the card that was filled in or pressed. */
export const seen = z.int().min(0);

/**
 * A typed text. Clients leave an emptied input out, so missing is blank. Long ones are let through
 * here, so that the form can come back with the fault beside the field.
 */
export const typed = z.string().max(100_000).default("");

/** A text that may be left out, and then stays as it is in the plan. */
export const optionalText = z.string().max(100_000).optional();

/** A choice. A client may leave out an input that nobody touched: then it stays as it is. */
export const choice = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.literal("").transform(() => undefined)]).optional();

/** A box that is ticked or not, as clients send it. */
export const tick = z
  .union([z.boolean(), z.enum(["true", "false", ""]).transform((said) => said === "true")])
  .default(false);
