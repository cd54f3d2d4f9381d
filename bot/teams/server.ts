import type { Activity, TurnContext } from "botbuilder";
import * as restify from "restify";
import type { TeamsAdapter } from "./adapter.ts";
import { type Read, readBody } from "./body.ts";
import { within } from "./connector/deadline.ts";
import { type Exchange, openExchange, PATIENCE, type Patience } from "./exchange.ts";
import { type GuardSettings, type Refusal, refuseActivity, refuseHeaders } from "./guard.ts";

export type ServerNeeds = {
  readonly adapter: TeamsAdapter;
  readonly logic: (context: TurnContext, exchange: Exchange) => Promise<void>;
  readonly guard: GuardSettings;
  readonly patience?: Patience | undefined;
  /** Whether the bot can do its work, and what is said of it. It never throws. */
  readonly health: () => Promise<{ readonly ready: boolean; readonly says: readonly string[] }>;
  readonly onRefusal: (refusal: Refusal) => void;
  readonly onError: (error: unknown) => void;
};

/** How long turns in flight are waited for when the server stops, in milliseconds. */
const DRAIN = 3500;
/** How long a request may take to arrive whole, in milliseconds, and how often that is looked at. */
const ARRIVAL = 15_000;
const LOOK = 1000;
/** So many connections are open at once, and no more are taken. */
const MOST_CONNECTIONS = 1000;

/** The HTTP side: `/api/messages` for Teams, `/healthz` (alive), `/readyz` (it can do its work, or why not). */
export function createServer(needs: ServerNeeds) {
  const { adapter, logic, guard, patience = PATIENCE, health, onRefusal, onError } = needs;
  const server = restify.createServer({ name: "plan-board", log: deafLog(onError) as never });
  server.server.requestTimeout = ARRIVAL;
  server.server.headersTimeout = ARRIVAL;
  server.server.maxConnections = MOST_CONNECTIONS;
  // Node would look every 30 seconds. It takes this up when it listens; its types leave it out.
  Object.assign(server.server, { connectionsCheckingInterval: LOOK });
  adapter.adapter.onTurnError = async (_context, error) => onError(error);

  // restify reads the address of a request with `new URL`, and what cannot be read would end the process.
  const addressed = server as unknown as { first(handler: typeof refuseAddress): void };
  addressed.first(refuseAddress);
  // Nobody here speaks anything but HTTP, and an upgrade that nobody takes up would stay open for ever.
  server.on("upgrade", (_request, socket) => socket.destroy());
  // What is not found or not allowed is told by its status alone.
  server.on("restifyError", (_req, res: restify.Response, error: { statusCode?: number }, done) => {
    res.send(error.statusCode ?? 500);
    done();
  });

  /** Who signed a request, by its headers alone, or why it is refused. */
  async function admit(req: restify.Request) {
    const refused = refuseHeaders(guard, req.headers);
    if (refused) return refused;
    const verified = await within(patience.press, () =>
      adapter.verify(req.headers.authorization ?? ""),
    ).catch((error: unknown) => {
      onError(error);
      return null;
    });
    if (verified === null) return { status: 503, why: "the keys could not be had" };
    return "refused" in verified ? { status: 401, why: verified.refused } : verified;
  }

  /** Refuses a request. What of it has not arrived is not waited for: nobody knows whose it is. */
  function refuse(res: restify.Response, refusal: Refusal): void {
    onRefusal(refusal);
    res.header("Connection", "close");
    res.send(refusal.status);
  }

  // Nothing may be returned from an async handler: restify would log it.
  server.post("/api/messages", async (req: restify.Request, res: restify.Response) => {
    const began = performance.now();
    const signed = await admit(req);
    if ("status" in signed) return refuse(res, signed);
    const took = performance.now() - began;
    const read = await receive(guard, req);
    if (!("activity" in read)) return refuse(res, read);
    const { activity } = read;
    const whose = signed.at(String(activity.serviceUrl));
    if ("refused" in whose) return refuse(res, { status: 401, why: whose.refused });
    const isInvoke = activity.type === "invoke";
    const exchange = openExchange(
      (isInvoke ? patience.press : patience.message) - took,
      (status, body) =>
        status < 400 && body !== undefined ? res.send(status, body) : res.send(status),
    );
    // A message is answered by a message, so Teams need not wait for it; a press says what it wants instead.
    exchange.whenLate(() => exchange.answer(isInvoke ? 504 : 200));
    try {
      const turn = activity as unknown as Activity;
      const outcome = await adapter.adapter.run(whose.request, turn, (context) =>
        logic(context, exchange),
      );
      exchange.answer(outcome?.status ?? 200, outcome?.body);
    } catch (error) {
      onError(error);
      exchange.answer(503);
    } finally {
      exchange.close();
    }
  });

  const say = (res: restify.Response, status: number, text: string) => {
    res.sendRaw(status, text, { "Content-Type": "text/plain; charset=utf-8" });
  };
  server.get("/healthz", async (_req: restify.Request, res: restify.Response) => {
    say(res, 200, "alive\n");
  });
  server.get("/readyz", async (_req: restify.Request, res: restify.Response) => {
    const { ready, says } = await health();
    say(res, ready ? 200 : 503, `${says.join("\n")}\n`);
  });

  return {
    /** Listens, and tells the port: an asked-for 0 is any free one. */
    listen(host: string, port: number): Promise<number> {
      return new Promise((resolve, reject) => {
        server.server.once("error", reject);
        server.listen(port, host, () => {
          server.server.off("error", reject);
          const address = server.address();
          resolve(typeof address === "object" && address ? address.port : port);
        });
      });
    },

    /** Takes nothing new, lets turns in flight finish, also those that are answered already, and closes. */
    async stop(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (let waited = 0; server.inflightRequests() > 0 && waited < DRAIN; waited += 20) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      server.server.closeIdleConnections();
      if (server.inflightRequests() > 0) server.server.closeAllConnections();
      await closed;
    },
  };
}

/** What came in, if it may be what Teams sends. */
async function receive(guard: GuardSettings, req: restify.Request): Promise<Read> {
  const read = await readBody(req);
  return "activity" in read ? (refuseActivity(guard, read.activity) ?? read) : read;
}

/** Answers a request whose address cannot be read; true if it can. */
function refuseAddress(req: restify.Request, res: restify.Response): boolean {
  const { url, headers } = req;
  if (url?.startsWith("/") && URL.canParse(`http://${headers.host ?? "localhost"}${url}`))
    return true;
  res.writeHead(400, { "Content-Length": 0 });
  res.end();
  return false;
}

/** restify's log: it would print requests with all their headers, so only that it had something to say is told. */
function deafLog(onError: (error: unknown) => void) {
  const nothing = () => undefined;
  const tell = (_what: unknown, words: unknown) => {
    onError(Object.assign(new Error(String(words)), { code: "restify" }));
  };
  const log = {
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: tell,
    error: tell,
    fatal: tell,
  };
  return { ...log, child: () => log };
}
