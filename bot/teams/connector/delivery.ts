import type { Delivery } from "../../turn.ts";

type HttpError = {
  readonly statusCode?: number;
  readonly code?: string;
  readonly body?: { readonly error?: { readonly code?: string } };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
};

/** Teams is not believed to want more than a day's silence, in seconds. */
const LONGEST_WAIT = 86_400;

/**
 * Makes one request of the connector and tells what became of it. A time-out or a 5xx says nothing
 * of whether the message was taken, so it is told as uncertain; 429 and 412 say when to come again.
 */
export async function deliver(
  request: () => Promise<Delivery>,
  onError: (error: unknown) => void,
): Promise<Delivery> {
  try {
    return await request();
  } catch (error) {
    onError(error);
    return deliveryOf(error as HttpError);
  }
}

/** What became of a message whose request ended in an error. */
export function deliveryOf(error: HttpError): Delivery {
  const status = error.statusCode;
  const code = error.body?.error?.code ?? error.code ?? "";
  const why = `${status ?? "no answer"} ${code}`.trim();
  if (status === 429 || status === 412) {
    const told = Number(error.response?.headers?.get("retry-after"));
    const seconds = Number.isFinite(told) && told > 0 ? Math.min(told, LONGEST_WAIT) : 2;
    return { state: "wait", seconds, why };
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return { state: "refused", status, why };
  }
  if (error.code === "ECONNREFUSED" || error.code === "ENOTFOUND") {
    return { state: "wait", seconds: 5, why: "Teams could not be reached" };
  }
  return { state: "uncertain", why };
}
