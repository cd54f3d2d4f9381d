import type { Address } from "../model/primitives.ts";
import type { Due, Message, ReportWork, SendWork } from "../record/due.ts";
import type { Channel } from "./channel.kind.ts";

/** A message of a post, as it arrives everywhere. */
export type PostMessage = Message;

/** Where somebody is told what became of a post. */
export type ReportTo = { readonly name: string; readonly address: Address };

/** What else a report is to tell, and where it is to tell it while the post goes out. */
export type ReportMore = Pick<ReportWork, "posted" | "message"> & {
  /** The followers that are left out because the bot may not write there. */
  readonly leftOut?: readonly Channel[];
  /** After this instant it is not worth sending any more. */
  readonly notAfter?: Date;
};

/** How often a report is edited while its post goes out, in milliseconds. */
export const REPORT_PACE = 3000;

/**
 * The work that a post is: one send for each conversation, and the report to whoever posted it. The
 * name of a post tells its sends from all others, and makes them the same work when asked for again.
 * The report keeps the message, so it comes last: who finds it finds all sends that are left. Where
 * nobody is told of it, there is none.
 */
export function postWork(
  post: string,
  targets: readonly Channel[],
  message: PostMessage,
  reportTo: ReportTo | null,
  at: Date,
  { leftOut = [], notAfter, ...more }: ReportMore = {},
): readonly Due[] {
  const until = notAfter ? { notAfter: notAfter.toISOString() } : {};
  if (reportTo === null) return sendsOf(post, targets, at, { ...message, ...until });
  const { name, address } = reportTo;
  // Its first edit must not come before the answer to the press in whose place it stands.
  const first = new Date(at.getTime() + (more.message ? REPORT_PACE : 0));
  return [
    ...sendsOf(post, targets, at, until),
    {
      id: `${post}-report`,
      at: first.toISOString(),
      work: {
        what: "report" as const,
        post,
        title: message.summary,
        name,
        address,
        shared: message,
        of: targets.length,
        ...more,
        ...(leftOut.length > 0 ? { leftOut: leftOut.flatMap(leftOutOf) } : {}),
      },
    },
  ];
}

/** One send for each conversation, and what is the same of each. */
const sendsOf = (
  post: string,
  targets: readonly Channel[],
  at: Date,
  more: Partial<SendWork>,
): readonly Due[] =>
  targets.map(({ ref, name, address }) => ({
    id: `${post}-${ref}`,
    at: at.toISOString(),
    work: { ...more, what: "send", post, ref, name, address },
  }));

/** A follower that is left out, as a report tells of it. */
export const leftOutOf = ({ name, unreachable }: Channel) =>
  unreachable ? [{ name, ...unreachable }] : [];
