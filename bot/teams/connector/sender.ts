import type { Activity } from "botbuilder";
import type { ConnectorClient } from "botframework-connector";
import type { Delivery, EditMessage, Reply, Send } from "../../turn.ts";
import { deliver } from "./delivery.ts";
import { toMessage } from "./message.ts";

const NO_SIGN_IN = {
  state: "wait",
  seconds: 5,
  why: "the bot could not sign in to Teams",
} as const;

/**
 * Sends what the bot says on its own: new messages, to a channel as a new thread, to a chat as it
 * is; and other cards into messages that stand. One request a call. Making a message is not
 * idempotent in Teams, so one that is uncertain is never made again; an edit may be.
 */
export function createSender(
  adapter: { readonly connector: (serviceUrl: string) => Promise<ConnectorClient> },
  onError: (error: unknown) => void,
): { readonly send: Send; readonly edit: EditMessage } {
  async function withClient(
    serviceUrl: string,
    request: (client: ConnectorClient) => Promise<Delivery>,
  ): Promise<Delivery> {
    let client: ConnectorClient;
    try {
      client = await adapter.connector(serviceUrl);
    } catch (error) {
      onError(error);
      return NO_SIGN_IN;
    }
    return deliver(() => request(client), onError);
  }

  return {
    send: ({ serviceUrl, conversation, type, tenant, bot }, reply) =>
      withClient(serviceUrl, async ({ conversations }) => {
        if (type !== "channel") {
          const message = messageIn(conversation, bot, reply);
          const sent = await conversations.sendToConversation(conversation, message);
          return { state: "sent", id: sent?.id ?? null, thread: conversation };
        }
        const made = await conversations.createConversation({
          isGroup: true,
          bot: { id: bot, name: "Plan Board" },
          channelData: { channel: { id: conversation } },
          activity: toMessage(reply),
          ...(tenant ? { tenantId: tenant } : {}),
        } as Parameters<typeof conversations.createConversation>[0]);
        const thread = made.id ?? conversation;
        // A thread is named after its first message; what else is told of that may be another id.
        const id = /;messageid=(\d+)/.exec(thread)?.[1] ?? made.activityId ?? null;
        return { state: "sent", id, thread };
      }),

    edit: ({ id, thread, address: { serviceUrl, bot } }, reply) =>
      withClient(serviceUrl, async ({ conversations }) => {
        await conversations.updateActivity(thread, id, { ...messageIn(thread, bot, reply), id });
        return { state: "sent", id, thread };
      }),
  };
}

function messageIn(conversation: string, bot: string, reply: Reply): Partial<Activity> {
  return {
    ...toMessage(reply),
    from: { id: bot, name: "Plan Board" },
    conversation: { id: conversation } as Activity["conversation"],
  };
}
