import type { Delivery } from "../turn.ts";

/** How long a row is held while it is worked on, in milliseconds; after that whoever had it is taken for dead. */
export const LEASE = 60_000;

/**
 * The same for a row of one message: it is waited for at most 20 seconds, and a killed process must
 * not hold up for long what is told of the post.
 */
export const SEND_LEASE = 30_000;

/** Told to wait so often, a message is given up. */
export const MOST_TRIES = 6;

const LONGEST_WAIT = 60;

/**
 * How long to wait before a message is tried again, in milliseconds: as long as Teams said, never
 * less, or else longer each time; and a little more, so that processes do not come back together.
 */
export function waitAfter(delivery: Delivery, tries: number, random: () => number): number {
  const seconds =
    delivery.state === "wait" ? delivery.seconds : Math.min(LONGEST_WAIT, 2 ** Math.min(tries, 10));
  return seconds * 1000 * (1 + random() / 4);
}
