import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { LOCAL_TENANT } from "./config.ts";
import { createDispatch, createRedraw, type DispatchNeeds } from "./dispatch.ts";
import { createRecord } from "./plan/record.ts";
import type { PlanStore } from "./plan/store.ts";
import { createLiveCards } from "./posts/live-cards.ts";
import { createOutbox } from "./posts/outbox.ts";
import { createAdapter } from "./teams/adapter.ts";
import { createGateway } from "./teams/gateway.ts";
import { createMembers } from "./teams/members.ts";
import { createPlaces } from "./teams/places.ts";
import { createSender } from "./teams/sender.ts";
import { createServer } from "./teams/server.ts";
import { createPlanFinder } from "./which-plan.ts";

/** The outside world, handed in: nothing below the entry file reads a clock or rolls a die. */
export type World = {
  readonly clock: () => Date;
  /** Waits so many milliseconds, or until the signal is given. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly id: () => string;
};

/** How often rows that another process left are looked for, in milliseconds. */
const ROUNDS = 30_000;

/** The whole bot, wired: from the store to the server. */
export function createApp(config: Config, store: PlanStore, log: Logger, world: World) {
  const { clock, pause, random, id } = world;
  const failed = (what: string) => (error: unknown) => log.error({ error: plain(error) }, what);

  const record = createRecord({
    store,
    pause,
    random,
    id,
    asked: (key, due) => {
      for (const { at } of due) outbox.wake(key, new Date(at));
    },
  });
  const plans = createPlanFinder(store, () => clock().getTime());
  const { teams } = config;
  const adapter = createAdapter(teams.mode === "teams" ? teams.registration : null);
  const cards = createLiveCards({
    store,
    clock,
    wake: (key, at) => outbox.wake(key, at),
    onError: failed("a posted card was not remembered"),
  });
  const outbox = createOutbox({
    store,
    cards,
    ...createSender(adapter, failed("a message was not taken")),
    redraw: (plan, card, at) => redraw(plan, card, at),
    clock,
    pause,
    random,
    onError: failed("sending what is due failed"),
  });
  const answering: DispatchNeeds = {
    record,
    plans,
    id,
    wake: (key) => outbox.wake(key),
    memory: store,
    cards,
    // The id is what the person was given; what they typed is never logged.
    onError: (error, id, turn) =>
      log.error({ id, turn: turn.id, kind: turn.said.kind, error: plain(error) }, "a turn failed"),
  };
  const dispatch = createDispatch(answering);
  const redraw = createRedraw(answering);
  const clerks = new Set(config.clerks);
  const logic = createGateway({
    adapter: adapter.adapter,
    dispatch,
    members: createMembers(() => clock().getTime(), failed("the roster did not answer")),
    places: createPlaces(() => clock().getTime(), failed("the team did not answer")),
    clock,
    localTenant: teams.mode === "local" ? LOCAL_TENANT : null,
    tenants: teams.mode === "teams" ? teams.tenants : new Set(),
    isClerk: (id, upn) => [id, upn].some((name) => name !== null && clerks.has(name.toLowerCase())),
    onError: failed("an invoke failed"),
  });
  const server = createServer({
    adapter: adapter.adapter,
    logic,
    guard: teams,
    check: store.check,
    onError: failed("the server failed"),
  });
  let rounds: NodeJS.Timeout | undefined;

  return {
    /** Starts listening and looks for work that was left; tells the port. */
    async start(): Promise<number> {
      const port = await server.listen(config.host, config.port);
      const look = () => outbox.wakeAll().catch(failed("looking for due work failed"));
      await look();
      rounds = setInterval(look, ROUNDS);
      rounds.unref();
      return port;
    },

    /** Lets turns and sends in flight finish, and stops. */
    async stop(): Promise<void> {
      clearInterval(rounds);
      await server.stop();
      await outbox.stop();
    },
  };
}

/** An error without what a request or response holds: no header, token or message text reaches a log. */
function plain(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  const cause: unknown = error.cause instanceof Error ? error.cause.message : undefined;
  return { name, message, statusCode, code, cause, stack };
}
