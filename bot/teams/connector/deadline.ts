import * as http from "node:http";
import * as https from "node:https";

/** How long Teams is waited for, in milliseconds, by what is asked of it. */
const LONGEST = {
  /** Who somebody is, what a channel is called. */
  read: 4000,
  /** A message: Teams may take its time to put it into a large conversation. */
  write: 15_000,
} as const;

/**
 * Connections to Teams are kept for less than any server keeps them, in milliseconds: one that the
 * other side has just closed would lose a message, which is not sent twice.
 */
const KEPT_OPEN = 4000;
const agents = {
  "http:": new http.Agent({ keepAlive: true, timeout: KEPT_OPEN }),
  "https:": new https.Agent({ keepAlive: true, timeout: KEPT_OPEN }),
} as const;

type Outgoing = { readonly url: string; agent?: http.Agent };
type Policy = {
  readonly name: string;
  sendRequest(request: Outgoing, next: (request: Outgoing) => unknown): unknown;
};
type Send = (args: { readonly options?: object }, spec: { readonly httpMethod: string }) => unknown;

/** A request without an answer: of a message, nobody knows whether it was taken. */
export const noAnswer = () =>
  Object.assign(new Error("Teams did not answer in time."), { code: "NO_ANSWER" });

/** Waits for work until a deadline; then the work is told to end, and not waited for any more. */
export async function within<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(milliseconds);
  let tell = () => {};
  const over = new Promise<never>((_, reject) => {
    tell = () => reject(noAnswer());
    deadline.addEventListener("abort", tell);
  });
  try {
    return await Promise.race([work(deadline), over]);
  } catch (error) {
    throw deadline.aborted ? noAnswer() : error;
  } finally {
    deadline.removeEventListener("abort", tell);
  }
}

/**
 * Makes a client of the SDK's send each request once, and wait for its answer no longer than a
 * deadline, signing in included. The SDK resends a create after a 5xx that may have been delivered,
 * which would post twice, and waits where Teams says so, however long. Taking the retry phase out of
 * the client's inner pipeline is the one way to stop it, so a test guards this.
 */
export function once<Client>(client: Client): Client {
  const inner = (client as { client?: unknown }).client as {
    pipeline: {
      removePolicy(options: { phase: "Retry" }): unknown;
      addPolicy(policy: Policy): unknown;
    };
    sendOperationRequest: Send;
  };
  inner.pipeline.removePolicy({ phase: "Retry" });
  inner.pipeline.addPolicy({
    name: "keptOpenBriefly",
    sendRequest(request, next) {
      request.agent = agents[new URL(request.url).protocol as keyof typeof agents];
      return next(request);
    },
  });
  const send = inner.sendOperationRequest.bind(inner);
  inner.sendOperationRequest = (args, spec) =>
    within(LONGEST[spec.httpMethod === "GET" ? "read" : "write"], async (abortSignal) =>
      send({ ...args, options: { ...args.options, abortSignal } }, spec),
    );
  return client;
}
