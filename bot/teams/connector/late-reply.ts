import type { Reply, Send, Where } from "../../turn.ts";

/** Told to wait so often, it is given up: the person was told what to do if nothing comes. */
const MOST_TRIES = 4;
/** Longest wait at a time, in seconds. */
const LONGEST_WAIT = 30;

/**
 * Sends an answer that comes too late for its press, as a new message where it was pressed: in a
 * channel in the same thread. It waits where Teams says so, and sends nothing twice that may have
 * arrived. Gives the message's id, or null where that is not known or it did not arrive.
 */
export function createLateReply(send: Send, pause: (milliseconds: number) => Promise<void>) {
  return async ({ address, thread }: Where, reply: Reply): Promise<string | null> => {
    // As to a chat: sending to a channel as such would begin a thread of its own.
    const place = { ...address, conversation: thread, type: "groupChat" } as const;
    for (let tries = 1; ; tries++) {
      const delivery = await send(place, reply);
      if (delivery.state === "sent") return delivery.id;
      if (delivery.state !== "wait" || tries >= MOST_TRIES) return null;
      await pause(Math.min(delivery.seconds, LONGEST_WAIT) * 1000);
    }
  };
}
