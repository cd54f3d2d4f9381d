import type { TurnContext } from "botbuilder";
import * as restify from "restify";
import type { TeamsAdapter } from "./adapter.ts";
import { type GuardSettings, LARGEST_BODY, refuseActivity, refuseHeaders } from "./guard.ts";

export type ServerNeeds = {
  readonly adapter: TeamsAdapter["adapter"];
  readonly logic: (context: TurnContext) => Promise<void>;
  readonly guard: GuardSettings;
  /** Throws if the table does not answer. */
  readonly check: () => Promise<void>;
  readonly onError: (error: unknown) => void;
};

/** The response as the SDK may use it: a refusal goes out with its status only, never with an error's own words. */
function withoutReasons(res: restify.Response): restify.Response {
  return new Proxy(res, {
    get(target, name) {
      if (name === "send") {
        return (...args: unknown[]) => {
          const failed = target.statusCode >= 400;
          if (failed) target.end();
          else (target.send as (...all: unknown[]) => void)(...args);
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** How long in-flight turns are waited for when the server stops, in milliseconds. */
const DRAIN = 9000;

/** The HTTP side: `/api/messages` for Teams, `/healthz` (alive), `/readyz` (the table answers). */
export function createServer(needs: ServerNeeds) {
  const { adapter, logic, guard, check, onError } = needs;
  const server = restify.createServer({ name: "plan-board" });
  adapter.onTurnError = async (_context, error) => onError(error);

  server.post(
    "/api/messages",
    (req: restify.Request, res: restify.Response, next: restify.Next) => {
      const refused = refuseHeaders(req.headers);
      if (refused === null) return next();
      res.send(refused);
      return next(false);
    },
    ...restify.plugins.jsonBodyParser({ maxBodySize: LARGEST_BODY } as object),
    // Nothing may be returned from an async handler: restify would log the request, token and all.
    async (req: restify.Request, res: restify.Response) => {
      const refused = refuseActivity(guard, req.headers.authorization, req.body);
      if (refused !== null) {
        res.send(refused);
        return;
      }
      await adapter.process(req, withoutReasons(res), logic);
    },
  );

  const say = (res: restify.Response, status: number, text: string) => {
    res.sendRaw(status, text, { "Content-Type": "text/plain; charset=utf-8" });
  };
  server.get("/healthz", async (_req: restify.Request, res: restify.Response) => {
    say(res, 200, "alive\n");
  });
  server.get("/readyz", async (_req: restify.Request, res: restify.Response) => {
    try {
      await check();
      say(res, 200, "ready\n");
    } catch (error) {
      onError(error);
      say(res, 503, "the table does not answer\n");
    }
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

    /** Takes nothing new, lets turns in flight finish, and closes. */
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
