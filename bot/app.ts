import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { LOCAL_TENANT } from "./config.ts";
import { createDispatch } from "./dispatch.ts";
import { plainError } from "./plain-error.ts";
import { createRecord } from "./plan/record.ts";
import type { PlanStore } from "./plan/store.ts";
import { createOutbox } from "./posts/outbox.ts";
import { type Console, quietConsole } from "./quiet-console.ts";
import { createAdapter, type Trust } from "./teams/adapter.ts";
import { createGateway } from "./teams/gateway.ts";
import { createMembers } from "./teams/members.ts";
import { createPlaces } from "./teams/places.ts";
import { createRefusalLog } from "./teams/refusals.ts";
import { createSender } from "./teams/sender.ts";
import { createServer } from "./teams/server.ts";
import { createPlanFinder } from "./which-plan.ts";

/** The outside world, handed in: nothing below the entry file reads a clock or rolls a die. */
export type World = {
  readonly clock: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly id: () => string;
  /** Taken from the libraries for as long as the app runs. */
  readonly console: Console;
};

/** How often rows that another process left are looked for, in milliseconds. */
const ROUNDS = 30_000;

/** The whole bot, wired: from the store to the server. `trust` is for tests, which have a Bot Framework of their own. */
export function createApp(
  config: Config,
  store: PlanStore,
  log: Logger,
  world: World,
  trust?: Trust,
) {
  const { clock, pause, random, id } = world;
  const giveBack = quietConsole(world.console, (method) =>
    log.debug({ method }, "a library wrote to the console; its words are not kept"),
  );
  const failed = (what: string) => (error: unknown) =>
    log.error({ error: plainError(error) }, what);

  const record = createRecord({ store, pause, random, id });
  const plans = createPlanFinder(store, () => clock().getTime());
  const { teams } = config;
  const adapter = createAdapter(teams.mode === "teams" ? teams.registration : null, trust);
  const outbox = createOutbox({
    store,
    send: createSender(adapter, failed("a message was not taken")),
    clock,
    pause,
    onError: failed("sending what is due failed"),
  });
  const dispatch = createDispatch({
    record,
    plans,
    id,
    wake: outbox.wake,
    memory: store,
    // The id is what the person was given; what they typed is never logged.
    onError: (error, id, turn) =>
      log.error(
        { id, turn: turn.id, kind: turn.said.kind, error: plainError(error) },
        "a turn failed",
      ),
  });
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
    adapter,
    logic,
    guard: teams,
    check: store.check,
    onRefusal: createRefusalLog(
      () => clock().getTime(),
      (refusal) => log.warn(refusal, "requests were refused"),
    ),
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
      giveBack();
    },
  };
}
