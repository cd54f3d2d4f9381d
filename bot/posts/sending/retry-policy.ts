import type { Delivery } from "../../turn.ts";

/** How long a row is held while it is worked on, in milliseconds; after that whoever had it is taken for dead. */
export const ROW_LEASE = 60_000;

/**
 * The same for a row of one message: it is waited for at most 15 seconds, and a killed process must
 * not hold up for long what is told of the post.
 */
export const SEND_LEASE = 30_000;

/** A message that was told to wait for so long, in milliseconds, is given up: a day. */
export const LONGEST_WAITING = 86_400_000;

/** Told to wait so often, edits are left to the next change. */
export const MOST_EDIT_TRIES = 6;

const LONGEST_WAIT = 60;
/** Told to wait more often than this, a message waits longer each time, up to so many seconds. */
const PATIENT = 6;
const LONG_WAIT = 900;

/**
 * How long to wait before a message is tried again, in milliseconds: as long as Teams said, never
 * less, or else longer each time; and a little more, so that processes do not come back together.
 */
export function retryDelay(delivery: Delivery, tries: number, random: () => number): number {
  const grown = tries > PATIENT ? Math.min(LONG_WAIT, 2 ** Math.min(tries - 2, 10)) : 0;
  const seconds =
    delivery.state === "wait"
      ? Math.max(delivery.seconds, grown)
      : Math.min(LONGEST_WAIT, 2 ** Math.min(tries, 10));
  return seconds * 1000 * (1 + random() / 4);
}
