import type { Due, SendWork } from "./due.ts";
import type { Address, Channel } from "./model.ts";

/** A message of a post, as it arrives everywhere. */
export type PostMessage = Pick<SendWork, "card" | "summary" | "live">;

/** Where somebody is told what became of a post. */
export type ReportTo = { readonly name: string; readonly address: Address };

/**
 * The work that a post is: one send for each conversation, and the report to whoever posted it. The
 * name of a post tells its sends from all others, and makes them the same work when asked for again.
 */
export function postWork(
  post: string,
  targets: readonly Channel[],
  message: PostMessage,
  reportTo: ReportTo,
  at: Date,
): readonly Due[] {
  const instant = at.toISOString();
  const { name, address } = reportTo;
  return [
    ...targets.map(({ ref, name, address }) => ({
      id: `${post}-${ref}`,
      at: instant,
      work: { what: "send" as const, post, name, address, ...message },
    })),
    {
      id: `${post}-report`,
      at: instant,
      work: { what: "report" as const, post, title: message.summary, name, address },
    },
  ];
}
