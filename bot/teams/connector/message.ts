import type { Activity } from "botbuilder";
import type { Reply } from "../../turn.ts";

const CARD = "application/vnd.microsoft.card.adaptive";

/** A reply as a message: the card, and a summary so that the notification says more than "sent a card". */
export function toMessage(reply: Reply): Partial<Activity> {
  if (reply.plain !== undefined) {
    return {
      type: "message",
      summary: reply.summary,
      text: reply.plain.replaceAll("\n", "\n\n"),
      textFormat: "plain",
    };
  }
  return {
    type: "message",
    summary: reply.summary,
    attachments: [{ contentType: CARD, content: reply.card }],
  };
}
