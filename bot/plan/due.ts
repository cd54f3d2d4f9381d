import { z } from "zod";
import { Live } from "./live-card.ts";
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
  /** What the card shows, so that it can be kept true once it has arrived. */
  live: Live.optional(),
  /** Whose own chat it is sent to, by Entra object id: where the bot may not write there, that is forgotten. */
  home: z.string().optional(),
});

/** Tells the clerk who posted where each send of a post arrived, once none is left to do. */
const Report = z.object({
  what: z.literal("report"),
  post: z.string(),
  title: z.string(),
  name: z.string(),
  address: Address,
});

/** Brings the cards that were posted up to the plan as it is. */
const Redraw = z.object({ what: z.literal("redraw") });

/** A part of a post: its result is kept, so that it can be told of. */
export const PostWork = z.discriminatedUnion("what", [Send, Report]);
export type PostWork = z.infer<typeof PostWork>;
export type SendWork = z.infer<typeof Send>;
export type ReportWork = z.infer<typeof Report>;

export const Work = z.discriminatedUnion("what", [Send, Report, Redraw]);
export type Work = z.infer<typeof Work>;

/** Work to be done later, as an operation asks for it. The id is unique within the plan. */
export type Due = { readonly id: string; readonly at: string; readonly work: Work };

const HALF_MINUTE = 30_000;

/** The posted cards are to be brought up to date at an instant: asked for twice, it is still one piece of work. */
export function redrawAt(at: Date): Due {
  const instant = at.toISOString();
  return { id: `redraw-${instant}`, at: instant, work: { what: "redraw" } };
}

/** The same at the end of the half minute that an instant is in, so that all its changes are one edit of each card. */
export function redrawAfter(at: Date): Due {
  const marks = Math.floor(at.getTime() / HALF_MINUTE) + 1;
  return redrawAt(new Date(marks * HALF_MINUTE));
}

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

/** A finished part of a post with its result. */
export type DoneRow = Due & { readonly work: PostWork; readonly result: Result };
