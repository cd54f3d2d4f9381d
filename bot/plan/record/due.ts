import { z } from "zod";
import { Address, PostKind } from "../model/primitives.ts";
import { Live } from "./live-card.ts";

/** What arrives: the card as it was agreed, and a line for the notification. */
const Message = z.object({
  card: z.record(z.string(), z.unknown()),
  summary: z.string(),
  /** What the card shows, so that it can be kept true once it has arrived. */
  live: Live.optional(),
});
export type Message = z.infer<typeof Message>;

/** A message that the bot is to send on its own, and where to. */
const Send = z.object({
  what: z.literal("send"),
  /** The post this send is one part of: sends of one post are reported together. */
  post: z.string(),
  /** The plan's channel that it goes to, where it goes to one. */
  ref: z.string().optional(),
  name: z.string(),
  address: Address,
  /** Whose own chat it is sent to, by Entra object id: where the bot may not write there, that is forgotten. */
  home: z.string().optional(),
  /** After this instant it is not worth sending any more. */
  notAfter: z.iso.datetime().optional(),
  /** Its own message; without one it has that of the whole post, which the report keeps. */
  ...Message.partial().shape,
});

/** A follower that a post left out, because the bot may not write there: since when, and why. */
export const LeftOut = z.object({ name: z.string(), at: z.iso.datetime(), why: z.string() });
export type LeftOut = z.infer<typeof LeftOut>;

/** Tells the clerk who posted where each send of a post arrived. */
const Report = z.object({
  what: z.literal("report"),
  post: z.string(),
  title: z.string(),
  name: z.string(),
  address: Address,
  /** What was posted, where it can be posted again to those that it did not reach. */
  posted: PostKind.exclude(["notes"]).optional(),
  /** The message that the sends of the post share: kept once, as it may be long. */
  shared: Message.optional(),
  /** The message whose card tells how far the post is, while it goes out; without it, a new one tells at the end. */
  message: z.object({ id: z.string(), thread: z.string() }).optional(),
  /** To how many conversations the post goes. */
  of: z.int().optional(),
  leftOut: z.array(LeftOut).optional(),
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
  /** When it was first to be done; `at` moves on as it is put off. */
  readonly asked: string;
  readonly tries: number;
  readonly lease: string | null;
  /** The row's key in the store. */
  readonly row: string;
  /** The row's ETag: whoever changes the row first has it. */
  readonly tag: string;
};

/** What is kept of a part of a post that is finished: all but what was sent. */
const DoneWork = z.discriminatedUnion("what", [
  Send.pick({ what: true, post: true, ref: true, name: true, address: true }),
  Report.pick({ what: true, post: true, title: true, name: true, address: true }),
]);
export type DoneWork = z.infer<typeof DoneWork>;

/** The work of a finished part, from the work that it was or from what an earlier version kept of it. */
export const doneWork = (work: unknown): DoneWork => DoneWork.parse(work);

/** A finished part of a post with its result. */
export type DoneRow = Omit<Due, "work"> & { readonly work: DoneWork; readonly result: Result };
