import { createHash } from "node:crypto";

/** A short digest of any value, fit for a table key: the same value has the same digest. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 32);
}

/** The reference of a conversation as an item of a plan: conversation ids are long and hold what keys may not. */
export function channelRef(conversation: string): string {
  return `c-${digestOf(conversation).slice(0, 16).toLowerCase()}`;
}
