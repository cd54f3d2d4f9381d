import type { Logger } from "pino";
import { noticeCard, withLines } from "../cards/frames/notice.ts";
import { lateCard, meanwhile, slowNotice, tooManySentence } from "../cards/plan/meanwhile.ts";
import type { Config } from "./config.ts";
import { LOCAL_TENANT } from "./config.ts";
import { createDispatch } from "./dispatch.ts";
import { createHealth } from "./health.ts";
import { plainError } from "./plain-error.ts";
import { PlanError } from "./plan/model/errors.ts";
import { createRecord } from "./plan/record/record.ts";
import type { PlanStore } from "./plan/record/store.ts";
import { StoreFault } from "./plan/record/store-faults.ts";
import { createAgenda } from "./posts/duties/agenda.ts";
import { createDigests, createTakeBack } from "./posts/duties/digests.ts";
import { createNotesDuty } from "./posts/duties/notes.ts";
import { createPaperDays } from "./posts/duties/paper-days.ts";
import { createPersonalChats } from "./posts/duties/personal-chats.ts";
import { createScheduledPosts } from "./posts/duties/scheduled-posts.ts";
import { createLiveCards } from "./posts/live-cards/live-cards.ts";
import { createOutbox } from "./posts/outbox/outbox.ts";
import { createReachability } from "./posts/outbox/reachability.ts";
import { type Console, quietConsole } from "./quiet-console.ts";
import { createAdapter, type Trust } from "./teams/adapter.ts";
import { createAnswer } from "./teams/connector/answer.ts";
import { createLateReply } from "./teams/connector/late-reply.ts";
import { createSender } from "./teams/connector/sender.ts";
import type { Patience } from "./teams/exchange.ts";
import { createGateway, type Words } from "./teams/gateway.ts";
import { createMembers } from "./teams/members.ts";
import { createPlaces } from "./teams/places.ts";
import { createRateLimit } from "./teams/rate-limit.ts";
import { createRedelivery } from "./teams/redelivery.ts";
import { createRefusalLog } from "./teams/refusals.ts";
import { createServer } from "./teams/server.ts";
import { createTurnOf } from "./teams/turn-of.ts";
import type { TurnNeeds } from "./turns/needs.ts";
import { createRedraw } from "./turns/redraw.ts";
import { createPlanFinder } from "./turns/which-plan.ts";
import { createUnderWay } from "./under-way.ts";

/** The outside world, handed in: nothing below the entry file reads a clock or rolls a die. */
export type World = {
  readonly clock: () => Date;
  /** Waits so many milliseconds, or until the signal is given. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly id: () => string;
  /** Taken from the libraries for as long as the app runs. */
  readonly console: Console;
};

/** How often rows that another process left are looked for, in milliseconds. */
const ROUNDS = 30_000;

const ANEW =
  "You edited your message. An answer that it had before stays as it was: this is the answer to what it says now.";

/** How long what is under way is waited for when the bot stops, in milliseconds. */
const LONGEST_STOP = 4000;

/** What the bot says where no command can say it. */
const WORDS: Words = {
  notice: (sentence) => ({ card: noticeCard({ lines: [sentence] }), summary: sentence }),
  tooMany: tooManySentence,
  slow: slowNotice(),
  meanwhile,
  anew: (reply) => ({ ...reply, card: withLines(reply.card, [ANEW]) }),
  late: (reply, name) => ({
    card: lateCard(reply.card, name),
    summary: `${name}: ${reply.summary}`,
  }),
};

/** What only tests have otherwise than it runs for users. */
export type Otherwise = {
  readonly trust?: Trust;
  readonly patience?: Patience;
  /** How often work that another process left is looked for, in milliseconds. */
  readonly rounds?: number;
  /** Whether it reminds people; it does, if nothing is said. */
  readonly reminders?: boolean;
};

/** The whole bot, wired: from the store to the server. */
export function createApp(
  config: Config,
  store: PlanStore,
  log: Logger,
  world: World,
  otherwise: Otherwise = {},
) {
  const { clock, pause, random, id } = world;
  const giveBack = quietConsole(world.console, (method) =>
    log.debug({ method }, "a library wrote to the console; its words are not kept"),
  );
  // What may be lost is an alarm, by whichever way it is found out.
  const severity = (error: unknown) => (error instanceof StoreFault ? "fatal" : "error");
  const failed = (what: string) => (error: unknown) =>
    log[severity(error)]({ error: plainError(error) }, what);

  // Told once for each: what cannot be read stays so until somebody mends it.
  store.setAside((row) => log.error(row, "a row cannot be read and is set aside"));
  const underWay = createUnderWay(
    clock,
    (error) =>
      // That there is no table is an answer.
      !(error instanceof StoreFault) &&
      (!(error instanceof PlanError) || error.code === "busy" || error.cause !== undefined),
  );
  const kept = createRecord({
    store,
    pause,
    random,
    id,
    asked: (key, due) => {
      for (const { at } of due) outbox.wake(key, new Date(at));
    },
  });
  const record: typeof kept = {
    ...kept,
    carryOut: (seen, ...more) =>
      underWay.track(`saves to plan ${seen.key.id}`, () => kept.carryOut(seen, ...more)),
  };
  const plans = createPlanFinder(store, () => clock().getTime());
  const { teams } = config;
  const adapter = createAdapter(
    teams.mode === "teams" ? teams.registration : null,
    otherwise.trust,
  );
  const sending = createSender(adapter, failed("a message was not taken"));
  const sender: typeof sending = {
    send: (...message) => underWay.track("messages to Teams", () => sending.send(...message)),
    edit: (...message) => underWay.track("edits of messages", () => sending.edit(...message)),
  };
  const cards = createLiveCards({
    store,
    clock,
    wake: (key, at) => outbox.wake(key, at),
    onError: failed("a posted card was not remembered"),
  });
  const reminds = otherwise.reminders !== false;
  const personalChats = createPersonalChats({
    store,
    onNew: (tenant) => {
      if (reminds) outbox.wakeTenant(tenant).catch(failed("a plan was not looked at"));
    },
    onError: failed("a chat of one's own was not kept"),
  });
  const reach = createReachability({
    record,
    clock,
    onError: failed("where the bot may write was not taken down"),
  });
  const outbox = createOutbox({
    store,
    cards,
    ...sender,
    look: (key, work) => underWay.track(`looks at what is due of plan ${key.id}`, work),
    tried: reach.tried,
    redraw: (plan, card, at) => redraw(plan, card, at),
    lost: createTakeBack(record, clock),
    gone: (tenant, person) => personalChats.gone(tenant, person),
    agenda: createAgenda({
      record,
      clock,
      duties: [
        createScheduledPosts(record),
        createNotesDuty(record),
        ...(reminds
          ? [
              createPaperDays({ record, personalChats }),
              createDigests({ record, personalChats, id }),
            ]
          : []),
      ],
      onError: failed("a duty was not done"),
    }),
    clock,
    pause,
    random,
    onError: failed("sending what is due failed"),
  });
  const answering: TurnNeeds = {
    record,
    plans,
    id,
    wake: (key) => outbox.wake(key),
    memory: store,
    cards,
    spoke: reach.heard,
    // The id is what the person was given; what they typed is never logged.
    onError: (error, id, turn) =>
      log[severity(error)](
        { id, turn: turn.id, kind: turn.said.kind, error: plainError(error) },
        "a turn failed",
      ),
  };
  const answer = createDispatch(answering);
  const dispatch: typeof answer = (turn) => {
    void personalChats.met(turn);
    return answer(turn);
  };
  const redraw = createRedraw(answering);
  const clerks = new Set(config.clerks);
  const logic = createGateway({
    dispatch,
    turnOf: createTurnOf({
      adapter: adapter.adapter,
      members: createMembers(() => clock().getTime(), failed("the roster did not answer")),
      places: createPlaces(() => clock().getTime(), failed("the team did not answer")),
      clock,
      localTenant: teams.mode === "local" ? LOCAL_TENANT : null,
      tenants: teams.mode === "teams" ? teams.tenants : new Set(),
      isClerk: (id, upn) =>
        [id, upn].some((name) => name !== null && clerks.has(name.toLowerCase())),
    }),
    limit: createRateLimit(config.limits, () => clock().getTime()),
    redelivery: createRedelivery(() => clock().getTime()),
    words: WORDS,
    answer: createAnswer(pause, failed("an answer was not taken")),
    sendLate: createLateReply(sender.send, pause),
    onError: failed("an invoke failed"),
  });
  const server = createServer({
    adapter,
    logic: (context, exchange) => underWay.track("turns", () => logic(context, exchange)),
    guard: teams,
    patience: otherwise.patience,
    health: createHealth({
      check: store.check,
      setAside: store.setAside,
      stuck: underWay.stuck,
      onError: failed("the bot is not ready"),
    }),
    onRefusal: createRefusalLog(
      () => clock().getTime(),
      (refusal) => log.warn(refusal, "requests were refused"),
    ),
    onError: failed("the server failed"),
  });
  const stopped = new AbortController();

  const lookForWork = () => outbox.wakeAll().catch(failed("looking for due work failed"));

  /** Looks again and again for what other processes left. */
  async function goRound(): Promise<void> {
    while (!stopped.signal.aborted) {
      await pause(otherwise.rounds ?? ROUNDS, stopped.signal);
      if (!stopped.signal.aborted) await lookForWork();
    }
  }

  return {
    /** Starts listening and looks for work that was left; tells the port. */
    async start(): Promise<number> {
      const port = await server.listen(config.host, config.port);
      await lookForWork();
      void goRound();
      return port;
    },

    /** Lets turns and sends in flight finish, as far as they do in time, and stops; the log is told what is left. */
    async stop(): Promise<void> {
      stopped.abort();
      const over = new AbortController();
      const ended = Promise.all([server.stop(), outbox.stop()]).then(() => over.abort());
      await Promise.race([ended, inTime(LONGEST_STOP, over.signal)]);
      const left = underWay.left();
      if (Object.keys(left).length > 0) log.warn({ left }, "stopped before this was done");
      giveBack();
    },
  };
}

/** Waits in real time, whatever time a test has; or until the signal is given. */
function inTime(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    AbortSignal.any([AbortSignal.timeout(milliseconds), signal]).addEventListener("abort", () =>
      resolve(),
    );
  });
}
