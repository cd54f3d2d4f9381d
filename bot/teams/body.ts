import type { Request } from "restify";
import { LARGEST_BODY, type Refusal } from "./guard.ts";

/** What was sent, or why it is refused. */
export type Read = { readonly activity: Readonly<Record<string, unknown>> } | Refusal;

/**
 * Reads a request's body, and never more of it than is allowed: one that says nothing of its size
 * is counted as it comes.
 */
export async function readBody(request: Request): Promise<Read> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Not destroyed when it is left early: its sender is still to be answered on the same connection.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > LARGEST_BODY) return { status: 413, why: "too large" };
      chunks.push(chunk as Buffer);
    }
  } catch {
    return { status: 400, why: "cut off" };
  }
  return parse(Buffer.concat(chunks).toString("utf8"));
}

function parse(text: string): Read {
  try {
    const sent: unknown = JSON.parse(text);
    if (typeof sent === "object" && sent !== null && !Array.isArray(sent)) {
      const activity = sent as Readonly<Record<string, unknown>>;
      if (typeof activity.type === "string") return { activity };
    }
    return { status: 400, why: "not an activity" };
  } catch {
    // The error's own words quote what was sent.
    return { status: 400, why: "not JSON" };
  }
}
