import { z } from "zod";
import { Address } from "./model.ts";

/** A message that the bot is to send on its own: the card as it was agreed, and where to. */
const Send = z.object({
  what: z.literal("send"),
  /** The post this send is one part of: sends of one post are reported together. */
  post: z.string(),
  name: z.string(),
  address: Address,
  card: z.record(z.string(), z.unknown()),
  summary: z.string(),
});

/** Tells the clerk who posted where each send of a post arrived, once none is left to do. */
const Report = z.object({
  what: z.literal("report"),
  post: z.string(),
  title: z.string(),
  name: z.string(),
  address: Address,
});

export const Work = z.discriminatedUnion("what", [Send, Report]);
export type Work = z.infer<typeof Work>;
export type SendWork = z.infer<typeof Send>;
export type ReportWork = z.infer<typeof Report>;

/** Work to be done later, as an operation asks for it. The id is unique within the plan. */
export type Due = { readonly id: string; readonly at: string; readonly work: Work };

/** What became of a send. Creating a message is not idempotent, so "uncertain" is never tried again by itself. */
export const Result = z.object({
  state: z.enum(["sent", "uncertain", "unreachable", "failed"]),
  why: z.string().nullable(),
  at: z.iso.datetime(),
});
export type Result = z.infer<typeof Result>;

/** A due row as it stands in the store. `lease` is the instant until which somebody is at it. */
export type DueRow = Due & {
  readonly tries: number;
  readonly lease: string | null;
  /** The row's key in the store. */
  readonly row: string;
  /** The row's ETag: whoever changes the row first has it. */
  readonly tag: string;
};

/** A finished piece of work with its result. */
export type DoneRow = Due & { readonly result: Result };
