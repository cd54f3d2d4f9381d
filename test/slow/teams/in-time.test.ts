import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { azuriteConnection, startAzurite } from "../../../bot/cli/azurite.ts";
import { type Child, freePort, untilAnswers } from "../../../bot/cli/children.ts";
import { PATIENCE } from "../../../bot/teams/exchange.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { createAzureTables } from "../../../storage/azure-tables.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { openTable } from "../../../storage/table.ts";
import { type Meddle, useAzurite } from "../../support/azurite.ts";
import { startFakeConnector } from "../../support/fake-connector.ts";
import { startHeld } from "../../support/held-http.ts";
import { startTeamsWorld } from "../../support/teams-world.ts";
import {
  type Answer,
  buttonsIn,
  conversationOf,
  EVENING,
  loadSample,
  PEOPLE,
  SAMPLE,
  startWorld,
  teamsOn,
  text,
  UNLIMITED_SETTINGS,
  type Where,
  type World,
} from "../../support/world.ts";

/** Teams waits so long for the answer to a press, in milliseconds. */
const LONGEST = 3000;
const CARD = "application/vnd.microsoft.card.adaptive";
const NOT_SAVED =
  "Not saved yet. Saving is taking longer than usual; the outcome will appear below. If none appears within a minute it was not saved: press Save again, nothing is written twice.";
const LOOKING = "Looking that up; the answer will appear below.";
const TYPED = {
  status: "in progress",
  rag: "red",
  reason: "No adult provider has signed",
  recovery: "The ICB writes to all three by Friday",
  progress: "Met two of them",
};

type Teams = Pick<World, "activity" | "deliver" | "say">;

const pressOf = (data: unknown, trigger = "manual") => ({
  type: "invoke",
  name: "adaptiveCard/action",
  value: { action: { type: "Action.Execute", data }, trigger },
});

const buttonOf = (card: Card, title: string) => {
  const data = buttonsIn(card).find((button) => button.title === title)?.data;
  if (!data) throw new Error(`No button “${title}” on: ${text(card)}`);
  return data as object;
};

const cardOf = (answer: Answer) => {
  expect(answer).toMatchObject({ status: 200, body: { statusCode: 200, type: CARD } });
  return answer.body.value as Card;
};

/** Waits for what must come about; a test that waits in vain is ended by the runner. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

/** The Save of a form, with what is typed in it. */
const saveOf = (form: Card) => ({ ...buttonOf(form, "Save"), ...TYPED });

/** A gate that holds all requests to the table until it is opened. */
function gate(): {
  readonly meddle: Meddle;
  readonly open: () => void;
  readonly held: () => number;
} {
  let open = () => {};
  let held = 0;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const meddle: Meddle = async (send) => {
    held += 1;
    await opened;
    return send();
  };
  return { meddle, open: () => open(), held: () => held };
}

const tables = useAzurite();

/** A bot on a table of its own, whose requests a test can hold, and what a clerk presses there. */
async function startSlow() {
  const store = await tables().open();
  const { wire } = store;
  const world = await startWorld(store, { patience: PATIENCE });
  return {
    world,
    wire,
    press: (data: unknown, where: Where = "group") =>
      world.deliver(world.activity("cleo", where, pressOf(data))),
    /** Waits until so many messages have arrived. */
    arrived: (count: number) => until(() => world.connector.sent.length >= count),
    /** The rows of the history that hold what was typed. */
    rows: async () =>
      (await world.history()).filter(({ items }) =>
        items.some(({ after }) => after.kind === "action" && after.reason === TYPED.reason),
      ),
    async [Symbol.asyncDispose]() {
      wire.meddle();
      await world.stop();
    },
  };
}

// Each waits a good while for nothing but the clock, so they wait together.
describe.concurrent("a table that answers slowly", () => {
  test("by 10 seconds a request: every invoke is answered within 3, a message's request within 15, and the outcomes come", async () => {
    await using slow = await startSlow();
    const { world, wire, arrived, rows } = slow;
    const form = await world.say("cleo", "update 3.4", "group");
    const { length } = world.connector.sent;
    wire.meddle(async (send) => {
      await pause(10_000);
      return send();
    });
    const timed = async (more: object): Promise<Answer & { readonly took: number }> => {
      const start = performance.now();
      const answer = await world.deliver(world.activity("cleo", "group", more));
      return { ...answer, took: performance.now() - start };
    };
    const invoke = (name: string | undefined) =>
      timed({ type: "invoke", name, value: { action: "accept", state: "x", queryText: "x" } });
    const said = timed({ type: "message", text: "show 5.2" });
    const [save, show, unread, refresh, ...others] = await Promise.all([
      timed(pressOf(saveOf(form))),
      timed(pressOf({ command: "show_action", plan: SAMPLE.id, ref: "1.1" })),
      timed(pressOf({ command: "drop_table" })),
      timed(pressOf({ command: "show_action", plan: SAMPLE.id, ref: "1.2" }, "automatic")),
      ...[
        "task/fetch",
        "task/submit",
        "config/fetch",
        "application/search",
        "composeExtension/query",
        "composeExtension/submitAction",
        "fileConsent/invoke",
        "message/submitAction",
        "signin/verifyState",
        "tab/fetch",
        "made/up",
        undefined,
      ].map(invoke),
    ]);
    for (const { took } of [save, show, unread, refresh, ...others]) {
      expect(took).toBeLessThan(LONGEST);
    }
    for (const { status } of others) expect([200, 400, 501]).toContain(status);
    expect(text(cardOf(save))).toContain(NOT_SAVED);
    expect(text(cardOf(show))).toContain(LOOKING);
    expect(text(cardOf(unread))).toContain("Nothing was changed");
    expect(refresh.body).toMatchObject({ type: "application/vnd.microsoft.activity.message" });

    const taken = await said;
    expect(taken).toMatchObject({ status: 200, body: {} });
    expect(taken.took).toBeLessThan(15_000);
    await arrived(length + 3);
    wire.meddle();
    const outcomes = world.connector.sent.slice(length);
    expect(outcomes.map(({ conversation }) => conversation)).toEqual(
      Array(3).fill(conversationOf("group")),
    );
    const all = outcomes.map(({ card, summary }) => `${summary}\n${text(card)}`);
    expect(all.find((one) => one.includes("Saved: action 3.4"))).toMatch(
      /^Cleo Clark: .*\n.*For Cleo Clark:/,
    );
    expect(all.find((one) => one.includes("Action 1.1"))).toMatch(
      /^Cleo Clark: .*\n.*For Cleo Clark:/,
    );
    expect(all.find((one) => one.includes("Action 5.2"))).not.toContain("For Cleo");
    expect(await rows()).toHaveLength(1);
  });

  test("a press that was told “Not saved yet” and is pressed again meanwhile is written once", async () => {
    await using slow = await startSlow();
    const { world, wire, press, arrived, rows } = slow;
    const form = await world.say("cleo", "update 3.4");
    const { length } = world.connector.sent;
    const { meddle, open } = gate();
    wire.meddle(meddle);
    const first = cardOf(await press(saveOf(form)));
    expect(text(first)).toContain(NOT_SAVED);
    const again = buttonOf(first, "Save again");
    expect(again).toMatchObject({ ...TYPED, ...buttonOf(form, "Save") });
    const second = press(again);
    expect(text(cardOf(await second))).toContain(NOT_SAVED);
    open();
    await arrived(length + 2);
    const outcomes = world.connector.sent.slice(length).map(({ card }) => text(card));
    expect(outcomes.filter((one) => one.includes("Saved: action 3.4"))).toHaveLength(1);
    expect(outcomes.filter((one) => one.includes("This was already saved"))).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  test("pressing again after the outcome came says that it was already saved", async () => {
    await using slow = await startSlow();
    const { world, wire, press, arrived, rows } = slow;
    const form = await world.say("cleo", "update 3.4");
    const { length } = world.connector.sent;
    const { meddle, open } = gate();
    wire.meddle(meddle);
    const waiting = cardOf(await press(saveOf(form)));
    open();
    await arrived(length + 1);
    const again = cardOf(await press(buttonOf(waiting, "Save again")));
    expect(text(again)).toContain("This was already saved: action 3.4");
    expect(await rows()).toHaveLength(1);
  });

  test("the outcome of a press in a channel comes in the thread where it was pressed", async () => {
    await using slow = await startSlow();
    const { world, wire, press, arrived } = slow;
    const { length } = world.connector.sent;
    const { meddle, open } = gate();
    wire.meddle(meddle);
    await press({ command: "show_action", plan: SAMPLE.id, ref: "1.1" }, "board");
    open();
    await arrived(length + 1);
    const { conversation } = world.connector.sent.at(-1) ?? {};
    expect(conversation).toBe(`${conversationOf("board")};messageid=1600000000000`);
  });

  test("an outcome that Teams tells to wait is sent when it may be, and one that may have arrived is not sent again", async () => {
    await using slow = await startSlow();
    const { world, wire, press } = slow;
    const show = { command: "show_action", plan: SAMPLE.id, ref: "1.1" };
    for (const [status, comes] of [
      [429, 1],
      [502, 0],
    ] as const) {
      const { length } = world.connector.sent;
      const posts = () =>
        world.connector.requests.filter((request) => request.startsWith("POST")).length;
      const before = posts();
      const { meddle, open } = gate();
      wire.meddle(meddle);
      await press(show);
      world.connector.fail(conversationOf("group"), status, 1, { "retry-after": "1" });
      open();
      await until(() => posts() >= before + 1 + comes);
      await pause(300);
      expect(posts()).toBe(before + 1 + comes);
      expect(world.connector.sent).toHaveLength(length + comes);
    }
  });

  test("what goes wrong after all is told too", async () => {
    await using slow = await startSlow();
    const { world, wire, press, arrived } = slow;
    const form = await world.say("cleo", "update 3.4");
    const { length } = world.connector.sent;
    const { meddle, open } = gate();
    wire.meddle(async (send, n, sent) => {
      await meddle(send, n, sent);
      throw new Error("The table is gone.");
    });
    expect(text(cardOf(await press(saveOf(form))))).toContain(NOT_SAVED);
    open();
    await arrived(length + 1);
    const outcome = world.connector.sent.at(-1);
    expect(outcome?.summary).toMatch(/^Cleo Clark: /);
    expect(outcome && text(outcome.card)).toContain("this number");
  });

  test("a text too long for a card leaves the form as it is, with all of it", async () => {
    await using slow = await startSlow();
    const { world, wire, press } = slow;
    const form = await world.say("cleo", "update 3.4");
    const { meddle, open } = gate();
    wire.meddle(meddle);
    const answer = await press({ ...saveOf(form), progress: "x".repeat(20_000) });
    expect(answer.body).toEqual({
      statusCode: 200,
      type: "application/vnd.microsoft.activity.message",
      value: NOT_SAVED,
    });
    open();
  });

  test("a bot that is stopped meanwhile sends the outcome before it goes", async () => {
    await using slow = await startSlow();
    const { world, wire, press, rows } = slow;
    const form = await world.say("cleo", "update 3.4");
    const { length } = world.connector.sent;
    const { meddle, open } = gate();
    wire.meddle(meddle);
    await press(saveOf(form));
    const stopped = world.app.stop();
    open();
    await stopped;
    expect(world.connector.sent).toHaveLength(length + 1);
    expect(await rows()).toHaveLength(1);
  });
});

describe.concurrent("Teams itself, when it answers slowly", () => {
  test.each([
    ["roster", "personal", /\/members\//],
    ["list of channels", "board", /\/v3\/teams\//],
  ] as const)(
    "its %s keeps no press waiting, and the answer comes when it does",
    async (_what, where, slow) => {
      const world = await startWorld(createMemoryStore(), { patience: PATIENCE });
      const held = await startHeld(world.connector.url);
      try {
        const teams = teamsOn(world.endpoint, { ...world.connector, url: held.url });
        held.hold(({ url }) => slow.test(decodeURIComponent(url)));
        const start = performance.now();
        const show = { command: "show_action", plan: SAMPLE.id, ref: "1.1" };
        const answer = await teams.deliver(teams.activity("mo", where, pressOf(show)));
        expect(performance.now() - start).toBeLessThan(LONGEST);
        expect(text(cardOf(answer))).toContain(LOOKING);
        expect(held.held()).toBeGreaterThan(0);
        held.release();
        await until(() => world.connector.sent.length > 0);
        expect(text(world.connector.sent[0]?.card as Card)).toContain("Action 1.1");
      } finally {
        await held.stop();
        await world.stop();
      }
    },
  );

  test("its keys keep no request waiting, and what was not taken is not done afterwards", async () => {
    const world = await startTeamsWorld(createMemoryStore());
    try {
      const open = world.framework.hold();
      const start = performance.now();
      const show = { command: "show_action", plan: SAMPLE.id, ref: "1.1" };
      const answer = await world.deliver(world.activity("mo", "personal", pressOf(show)));
      expect(performance.now() - start).toBeLessThan(LONGEST);
      expect(answer).toEqual({ status: 503, body: {} });
      open();
      expect(text(await world.say("zoe", "summary"))).toContain("35 actions");
      // Not even who pressed was asked for.
      expect(world.connector.requests.filter((asked) => asked.includes("29:mo"))).toEqual([]);
      expect(world.connector.sent).toHaveLength(1);
    } finally {
      await world.stop();
    }
  });
});

describe.concurrent("a bot that is killed while somebody waits", () => {
  let azurite: Child;
  let port: number;
  let connector: Awaited<ReturnType<typeof startFakeConnector>>;
  const running = new Set<ChildProcess>();
  beforeAll(async () => {
    port = await freePort();
    azurite = await startAzurite({ port, data: null, onEnd: () => undefined });
    connector = await startFakeConnector(Object.values(PEOPLE));
  });
  afterAll(async () => {
    for (const child of running) child.kill("SIGKILL");
    await azurite.stop();
    await connector.stop();
  });

  /** The bot as it runs for users: a process of its own. */
  async function startBot(
    table: string,
    tablePort: number,
  ): Promise<Teams & { child: ChildProcess }> {
    const own = await freePort();
    const args = ["bot/index.ts", "--local", "--today", EVENING, "--port", `${own}`];
    const child = spawn(process.execPath, args, {
      stdio: "ignore",
      env: {
        ...process.env,
        AZURE_TABLES_CONNECTION_STRING: azuriteConnection(tablePort),
        TABLE_NAME: table,
        CLERKS: PEOPLE.cleo.upn,
        LOG_LEVEL: "silent",
        ...UNLIMITED_SETTINGS,
      },
    });
    running.add(child);
    await untilAnswers(`http://127.0.0.1:${own}/readyz`, () => undefined);
    return { ...teamsOn(`http://127.0.0.1:${own}/api/messages`, connector), child };
  }

  test.each([
    ["before the table got it: pressing again writes what was typed", false, "Saved: action 3.4"],
    ["after the table got it: pressing again says so", true, "This was already saved: action 3.4"],
  ])("has either written it or left “Not saved yet”: %s", async (_what, written, says) => {
    const table = written ? "written" : "unwritten";
    const connectionString = azuriteConnection(port);
    const store = createAzureTables(await openTable({ table, connectionString }));
    await loadSample(store);
    const held = await startHeld(`http://127.0.0.1:${port}/`);
    try {
      const { child, activity, deliver, say } = await startBot(table, held.port);
      const form = await say("cleo", "update 3.4");
      held.hold(({ method, url }) => method === "POST" && url.includes("$batch"), written);
      const answer = await deliver(activity("cleo", "personal", pressOf(saveOf(form))));
      const waiting = cardOf(answer);
      expect(text(waiting)).toContain(NOT_SAVED);
      expect(held.held()).toBe(1);
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;

      const next = await startBot(table, port);
      // Its first turn reads the plan and the roster, which a busy test machine takes its time for.
      await next.say("cleo", "show 3.4");
      const again = buttonOf(waiting, "Save again");
      const outcome = cardOf(await next.deliver(next.activity("cleo", "personal", pressOf(again))));
      expect(text(outcome)).toContain(says);
      expect(text(outcome)).toContain(TYPED.recovery);
      const fresh = createAzureTables(await openTable({ table, connectionString }));
      const plan = await fresh.load(SAMPLE);
      expect(plan?.items.action.find(({ ref }) => ref === "3.4")).toMatchObject(TYPED);
      const rows = [];
      for await (const change of fresh.changes(SAMPLE, 1, plan?.version ?? 0)) {
        if (
          change.items.some(({ after }) => after.kind === "action" && after.reason === TYPED.reason)
        )
          rows.push(change);
      }
      expect(rows).toHaveLength(1);
    } finally {
      await held.stop();
    }
  });
});
