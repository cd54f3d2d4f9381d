import type { z } from "zod";
import type { Plan } from "./snapshot.ts";

/** When something is done: the instant, and the calendar date that it then is in London. */
export type DoneAt = { readonly at: Date; readonly today: string };

/** What an operation takes, and the deed that whoever wants it done needs the right to. */
type Target<Takes extends z.ZodObject, Deed extends string> = {
  readonly takes: Takes;
  readonly deed: Deed;
};

/** The item that the right is a right to, where it is not one to the whole plan. */
type On<Takes extends z.ZodObject, Item> = {
  readonly on: (plan: Plan, args: z.output<Takes>) => Item;
};

/**
 * A change of the plan, `(plan, args, by, now) → what is to be written`, with what it takes and the
 * deed it needs beside it: the table of what can be asked refers to these and repeats neither. The
 * change checks the right itself, on the plan that it is given.
 */
export function operation<Takes extends z.ZodObject, const Deed extends string, Item, Change>(
  about: Target<Takes, Deed> & On<Takes, Item>,
  change: Change,
): Change & Target<Takes, Deed> & On<Takes, Item>;
export function operation<Takes extends z.ZodObject, const Deed extends string, Change>(
  about: Target<Takes, Deed>,
  change: Change,
): Change & Target<Takes, Deed>;
export function operation(about: object, change: object): object {
  return Object.assign(change, about);
}
