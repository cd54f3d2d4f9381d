import type { Delivery } from "../turn.ts";

type HttpError = {
  readonly statusCode?: number;
  readonly code?: string;
  readonly body?: { readonly error?: { readonly code?: string } };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
};

/** How long Teams is waited for, in milliseconds, before a message is taken for uncertain. */
const LONGEST = 20_000;

/**
 * Makes one request of the connector and tells what became of it. A time-out or a 5xx says nothing
 * of whether the message was taken, so it is told as uncertain; 429 and 412 say when to come again.
 */
export async function deliver(
  request: () => Promise<Delivery>,
  onError: (error: unknown) => void,
): Promise<Delivery> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Teams did not answer in time.")), LONGEST);
  });
  try {
    return await Promise.race([request(), late]);
  } catch (error) {
    onError(error);
    return deliveryOf(error as HttpError);
  } finally {
    clearTimeout(timer);
  }
}

function deliveryOf(error: HttpError): Delivery {
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
