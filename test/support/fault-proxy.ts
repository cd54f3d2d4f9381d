import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import { createAzureTables } from "../../storage/azure-tables.ts";
import { makeTable } from "../../storage/table.ts";
import type { TestTable } from "./azurite.ts";
import type { Dice } from "./dice.ts";

/** A request on its way to the table service; `n` counts from 1, from when these faults began. */
export type Call = {
  readonly n: number;
  readonly method: string;
  /** Path and query, decoded. */
  readonly path: string;
  readonly body: string;
  /** The state of a row that it is bound to, where it writes one row and says so. */
  readonly ifMatch: string | null;
};

/**
 * What befalls a call. `before` the table service has seen it, or `after` the service has done it
 * and only the answer is lost: then nobody can tell from here whether it was done.
 */
export type Fault =
  | { readonly kind: "delay"; readonly milliseconds: number }
  | {
      readonly kind: "answer";
      readonly status: 412 | 429 | 500 | 503;
      readonly when: "before" | "after";
      /** In seconds, as the header `Retry-After` says it. */
      readonly retryAfter?: number;
    }
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** Nobody ever answers; what has not arrived does so only if the proxy lets it go. */
  | { readonly kind: "hang"; readonly when: "before" | "after" }
  /** The connection is reset at once, and the request arrives all the same, so much later. */
  | { readonly kind: "late"; readonly milliseconds: number };

/** Which fault befalls a call, if any. */
export type Faults = (call: Call) => Fault | undefined;

export type FaultProxy = Awaited<ReturnType<typeof startFaultProxy>>;

/** Whether a call would write. */
export const isWrite = ({ method }: Call) => method !== "GET";

/** Whether a call commits to a plan: a transaction that touches its header. */
export const isCommit = ({ body }: Call) => body.includes('"RowKey":"plan"');

/** One fault for the n-th call that is asked about. */
export const onCall =
  (n: number, fault: Fault): Faults =>
  (call) =>
    call.n === n ? fault : undefined;

/** A fault for calls of a kind: the first so many of them. */
export function onEach(is: (call: Call) => boolean, fault: Fault, times = 1): Faults {
  let left = times;
  return (call) => (is(call) && left-- > 0 ? fault : undefined);
}

/** Calls that nobody ever answers, by dice: `odds` of a call, half of them after it was done. */
export const hangingByDice =
  (dice: Dice, odds: number): Faults =>
  () =>
    dice.falls(odds) ? { kind: "hang", when: dice.pick(["before", "after"] as const) } : undefined;

/** Faults by dice: `odds` of a call has one, every kind as likely as the next. */
export function byDice(dice: Dice, odds: number): Faults {
  const kinds: readonly ((call: Call) => Fault)[] = [
    () => ({ kind: "delay", milliseconds: 1 + dice.below(20) }),
    () => ({ kind: "reset", when: "before" }),
    () => ({ kind: "reset", when: "after" }),
    () => ({ kind: "late", milliseconds: 1 + dice.below(30) }),
    () => ({ kind: "answer", status: 500, when: "before" }),
    () => ({ kind: "answer", status: 500, when: "after" }),
    () => ({ kind: "answer", status: 503, when: "before" }),
    () => ({ kind: "answer", status: 503, when: "after", retryAfter: 0 }),
    () => ({ kind: "answer", status: 429, when: "before", retryAfter: 0 }),
    () => ({ kind: "answer", status: 429, when: "before" }),
    (call) => ({ kind: "answer", status: isWrite(call) ? 412 : 500, when: "before" }),
    // The service repeats a request within itself, and answers for the second time it did it.
    (call) => ({ kind: "answer", status: isWrite(call) ? 412 : 500, when: "after" }),
  ];
  return (call) => (dice.falls(odds) ? dice.pick(kinds)(call) : undefined);
}

/**
 * Stands between a bot and Azurite's table service, over real HTTP, and does to the calls what a
 * network and a busy service do. The shared-key signature covers the path and not the host, so
 * whatever was signed for this address is right for the service behind it.
 */
export async function startFaultProxy(service: number) {
  const agent = new Agent({ keepAlive: true });
  const late = new Set<Promise<unknown>>();
  const held: (() => Promise<unknown>)[] = [];
  let faults: Faults = () => undefined;
  let n = 0;
  let calls: Call[] = [];
  let given: string[] = [];

  const server = createServer((req, res) => {
    // Whoever hangs up, on either side: what is left of the call is only to be closed.
    pass(req, res).catch(() => res.destroy());
  });

  async function pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readAll(req);
    n += 1;
    const { method = "", url = "" } = req;
    const ifMatch = req.headers["if-match"] ?? null;
    const path = decodeURIComponent(url);
    const call = { n, method, path, body: body.toString("utf8"), ifMatch };
    calls.push(call);
    const fault = faults(call);
    if (fault) given.push(`${n} ${method} ${call.path.slice(0, 80)}: ${JSON.stringify(fault)}`);
    await befall(fault, call, res, () => forward(req, body));
  }

  async function befall(
    fault: Fault | undefined,
    call: Call,
    res: ServerResponse,
    send: () => Promise<Passed>,
  ): Promise<void> {
    const reset = () => res.socket?.resetAndDestroy();
    switch (fault?.kind) {
      case "late": {
        reset();
        const arriving = pause(fault.milliseconds).then(send);
        late.add(arriving);
        await arriving.finally(() => late.delete(arriving));
        return;
      }
      case "hang":
        if (fault.when === "after") await send();
        else held.push(send);
        return;
      case "reset":
        if (fault.when === "after") await send();
        reset();
        return;
      case "answer":
        if (fault.when === "after") await send();
        refuse(res, call, fault);
        return;
      case "delay":
        await pause(fault.milliseconds);
    }
    const { status, headers, body } = await send();
    res.writeHead(status, headers);
    res.end(body);
  }

  function forward(req: IncomingMessage, body: Buffer): Promise<Passed> {
    const { method, url, headers } = req;
    return new Promise((resolve, reject) => {
      const onward = request(
        { host: "127.0.0.1", port: service, path: url, method, headers, agent },
        (answer) => {
          readAll(answer).then((text) => {
            // The body is sent whole, however the service cut it up.
            const { "transfer-encoding": _, connection: __, ...kept } = answer.headers;
            resolve({ status: answer.statusCode ?? 502, headers: kept, body: text });
          }, reject);
        },
      );
      onward.once("error", reject);
      onward.end(body);
    });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    port,
    /** From now on calls have these faults, and are counted anew. */
    give(some: Faults): void {
      faults = some;
      n = 0;
      given = [];
    },
    /** From now on all calls pass. */
    cease(): void {
      faults = () => undefined;
    },
    /** The faults that were given since, in words: what a failed run has to show. */
    given: (): readonly string[] => given,
    /** The calls since it was last asked. */
    take(): readonly Call[] {
      const taken = calls;
      calls = [];
      return taken;
    },
    /** Whatever hangs arrives now, though whoever sent it may have given it up long since. Tells how much that was. */
    async letGo(): Promise<number> {
      const arriving = held.splice(0);
      // The service closes what it kept open for long, perhaps in this very moment.
      for (const send of arriving) await send().catch(send);
      return arriving.length;
    },
    /** Waits until whatever is late has arrived. */
    async settled(): Promise<void> {
      while (late.size > 0) await Promise.allSettled(late);
    },
    async stop(): Promise<void> {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<unknown>((resolve) => server.close(resolve));
    },
  };
}

/** Opens a store through a proxy, as one more process. The library's own retries do not wait long, so that no test does. */
export async function openThrough(proxy: FaultProxy, table: TestTable): Promise<PlanStore> {
  const client = await makeTable(
    { table: table.name, connectionString: table.connection(proxy.port) },
    { retryOptions: { maxRetries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 4 } },
  );
  return createAzureTables(client);
}

type Passed = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
};

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const CODES = {
  412: "UpdateConditionNotSatisfied",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServerBusy",
} as const;

/** Refuses a call as the service would: a transaction is taken, and one of its operations answered so. */
function refuse(res: ServerResponse, call: Call, fault: Fault & { kind: "answer" }): void {
  const { status, retryAfter } = fault;
  const error = { code: CODES[status], message: { lang: "en-US", value: "0:By script." } };
  const json = JSON.stringify({ "odata.error": error });
  if (status === 412 && call.path.includes("$batch")) {
    const head = "HTTP/1.1 412 Precondition Failed\r\nContent-Type: application/json\r\n\r\n";
    const part = `Content-Type: application/http\r\n\r\n${head}${json}\r\n`;
    const inner = `--changesetresponse_1\r\n${part}--changesetresponse_1--\r\n`;
    const type = "multipart/mixed; boundary=changesetresponse_1";
    res.writeHead(202, { "content-type": "multipart/mixed; boundary=batchresponse_1" });
    res.end(`--batchresponse_1\r\nContent-Type: ${type}\r\n\r\n${inner}--batchresponse_1--\r\n`);
    return;
  }
  res.writeHead(status, {
    "content-type": "application/json",
    ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
  });
  res.end(json);
}
