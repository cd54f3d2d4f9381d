import type { Activity } from "botbuilder";
import type { Send } from "../turn.ts";
import type { TeamsAdapter } from "./adapter.ts";
import { toMessage } from "./gateway.ts";

type HttpError = {
  readonly statusCode?: number;
  readonly code?: string;
  readonly body?: { readonly error?: { readonly code?: string } };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
};

/**
 * Sends new messages: to a channel as a new thread, to a chat as it is. One request a call. Making
 * a message is not idempotent in Teams, so a time-out or a 5xx is told as uncertain, never resent.
 */
export function createSender(adapter: TeamsAdapter, onError: (error: unknown) => void): Send {
  return async ({ serviceUrl, conversation, type, tenant, bot }, reply) => {
    const message = toMessage(reply) as Activity;
    let client: Awaited<ReturnType<TeamsAdapter["connector"]>>;
    try {
      client = await adapter.connector(serviceUrl);
    } catch (error) {
      onError(error);
      return { state: "wait", seconds: 5, why: "the bot could not sign in to Teams" };
    }
    try {
      if (type !== "channel") {
        const sent = await client.conversations.sendToConversation(conversation, {
          ...message,
          from: { id: bot, name: "Plan Board" },
          conversation: { id: conversation } as Activity["conversation"],
        });
        return { state: "sent", id: sent?.id ?? null };
      }
      const made = await client.conversations.createConversation({
        isGroup: true,
        bot: { id: bot, name: "Plan Board" },
        channelData: { channel: { id: conversation } },
        activity: message,
        ...(tenant ? { tenantId: tenant } : {}),
      } as Parameters<typeof client.conversations.createConversation>[0]);
      return { state: "sent", id: /;messageid=(\d+)/.exec(made.id ?? "")?.[1] ?? made.id ?? null };
    } catch (error) {
      onError(error);
      return deliveryOf(error as HttpError);
    }
  };
}

function deliveryOf(error: HttpError): Awaited<ReturnType<Send>> {
  const status = error.statusCode;
  const code = error.body?.error?.code ?? error.code ?? "";
  const why = `${status ?? "no answer"} ${code}`.trim();
  if (status === 429 || status === 412) {
    const told = Number(error.response?.headers?.get("retry-after"));
    return { state: "wait", seconds: Number.isFinite(told) && told > 0 ? told : 2, why };
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return { state: "refused", status, why };
  }
  if (error.code === "ECONNREFUSED" || error.code === "ENOTFOUND") {
    return { state: "wait", seconds: 5, why: "Teams could not be reached" };
  }
  return { state: "uncertain", why };
}
