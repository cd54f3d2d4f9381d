import { RestError, type TableServiceClientOptions } from "@azure/data-tables";
import { startDeadline } from "../bot/plan/record/deadline.ts";

type Added = NonNullable<TableServiceClientOptions["additionalPolicies"]>[number];
type Policy = Added["policy"];
type TableRequest = Parameters<Policy["sendRequest"]>[0];

/**
 * How long a request may take, in milliseconds: its first try, any other, and all of them with the
 * waits between them. The service gives a query up after 5 seconds by itself, with what it has found
 * so far, which is rare: so its first try waits for less.
 */
const DEADLINES = {
  row: { first: 1700, other: 1700, whole: 3500 },
  query: { first: 2500, other: 6000, whole: 9000 },
  write: { first: 4000, other: 4000, whole: 5000 },
} as const;

type Asked = keyof typeof DEADLINES;

function askedBy({ method, url }: TableRequest): Asked {
  if (method !== "GET") return "write";
  return url.includes("RowKey=") ? "row" : "query";
}

/**
 * What a request without an answer ends with. The library tries again where a connection timed out,
 * which is right for what only reads; a write may have been done, so it is left to whoever asked.
 */
const noAnswer = (asked: Asked) =>
  new RestError("The table did not answer in time.", {
    code: asked === "write" ? "NO_ANSWER" : "ETIMEDOUT",
  });

/** Sends a request on and aborts it at its deadline, also where what lies below does not listen. */
async function within<T>(
  milliseconds: number,
  request: TableRequest,
  send: () => Promise<T>,
): Promise<T> {
  const outer = request.abortSignal as AbortSignal | undefined;
  const { signal: deadline, end } = startDeadline(milliseconds);
  const over = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(noAnswer(askedBy(request))));
  });
  request.abortSignal = outer ? AbortSignal.any([outer, deadline]) : deadline;
  try {
    return await Promise.race([send(), over]);
  } catch (error) {
    throw deadline.aborted ? noAnswer(askedBy(request)) : error;
  } finally {
    end();
    request.abortSignal = outer;
  }
}

/** The requests whose first try is over. */
const tried = new WeakSet<TableRequest>();

/**
 * Stands in every client of the table, so that no request waits for ever: the library aborts none by
 * itself. Outside of the library's retries it ends the whole call, inside of them each try.
 */
export const deadlines: readonly Added[] = [
  {
    position: "perCall",
    policy: {
      name: "deadline",
      sendRequest: (request, next) =>
        within(DEADLINES[askedBy(request)].whole, request, () => next(request)),
    },
  },
  {
    position: "perRetry",
    policy: {
      name: "deadlineOfEachTry",
      sendRequest(request, next) {
        const { first, other } = DEADLINES[askedBy(request)];
        const longest = tried.has(request) ? other : first;
        tried.add(request);
        return within(longest, request, () => next(request));
      },
    },
  },
];
