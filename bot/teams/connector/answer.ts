import type { TurnContext } from "botbuilder";
import type { Delivery, Reply } from "../../turn.ts";
import { deliver } from "./delivery.ts";
import { toMessage } from "./message.ts";

/** Told to wait so often, it is given up. */
const MOST_TRIES = 3;
/** Longest wait at a time, in seconds. */
const LONGEST_WAIT = 10;

/**
 * Answers a message with a message, once: where it may have arrived although Teams did not say so,
 * it is not sent again. It waits where Teams says so. Tells what became of it, and never throws. With
 * the id of a message of the bot's own, the answer takes the place of that.
 */
export function createAnswer(
  pause: (milliseconds: number) => Promise<void>,
  onError: (error: unknown) => void,
) {
  return async (context: TurnContext, reply: Reply, inPlaceOf?: string): Promise<Delivery> => {
    const thread = context.activity.conversation.id;
    for (let tries = 1; ; tries++) {
      const delivery = await deliver(async () => {
        if (inPlaceOf !== undefined) {
          await context.updateActivity({ ...toMessage(reply), id: inPlaceOf });
          return { state: "sent", id: inPlaceOf, thread };
        }
        const sent = await context.sendActivity(toMessage(reply));
        return { state: "sent", id: sent?.id ?? null, thread };
      }, onError);
      if (delivery.state !== "wait" || tries >= MOST_TRIES) return delivery;
      await pause(Math.min(delivery.seconds, LONGEST_WAIT) * 1000);
    }
  };
}
