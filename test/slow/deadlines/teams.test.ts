import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PATIENCE } from "../../../bot/teams/exchange.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { useAzurite } from "../../support/azurite.ts";
import { type FakeConnector, startFakeConnector } from "../../support/fake-connector.ts";
import { openThrough, startFaultProxy } from "../../support/fault-proxy.ts";
import { startHeld } from "../../support/held-http.ts";
import {
  conversationOf,
  SAMPLE,
  startWorld,
  teamsOn,
  text,
  type World,
} from "../../support/world.ts";

const freshTable = useAzurite();
/** A question that cannot be answered says so within so long, in milliseconds; a press is answered within less. */
const LONGEST_QUESTION = 5000;
const LONGEST_PRESS = 3000;

const showOf = (ref: string) => ({
  type: "invoke",
  name: "adaptiveCard/action",
  value: {
    action: {
      type: "Action.Execute",
      data: { command: "show_action", plan: SAMPLE.id, ref },
    },
    trigger: "manual",
  },
});

/** Does something and tells when the next message arrived, in milliseconds, and what it said. */
async function firstWord({ connector }: Pick<World, "connector">, doing: () => Promise<unknown>) {
  const { length } = connector.sent;
  const start = performance.now();
  const done = doing();
  await expect
    .poll(() => connector.sent.length, { timeout: 20_000, interval: 20 })
    .toBeGreaterThan(length);
  const took = performance.now() - start;
  return { took, said: text(connector.sent[length]?.card as never), done };
}

describe.concurrent("A question", () => {
  test.each([
    ["every request hangs", () => true, /cannot answer this yet/],
    [
      "one request after another hangs",
      (n: number) => n % 2 === 1,
      /Action 3\.4|cannot answer this yet/,
    ],
  ] as const)(
    "is told that it cannot be answered, within 5 seconds, where %s",
    async (_, hangs, says) => {
      const table = freshTable();
      const proxy = await startFaultProxy(table.port);
      const world = await startWorld(await openThrough(proxy, table), { patience: PATIENCE });
      try {
        const message = world.activity("mo", "personal", { type: "message", text: "show 3.4" });
        proxy.give(({ n }) => (hangs(n) ? { kind: "hang", when: "before" } : undefined));
        const { took, said, done } = await firstWord(world, () => world.deliver(message));
        expect(took).toBeLessThan(LONGEST_QUESTION);
        expect(said).toMatch(says);
        expect(await done).toMatchObject({ status: 200 });
        proxy.cease();
        expect(text(await world.say("mo", "show 3.4"))).toContain("Action 3.4");
      } finally {
        proxy.cease();
        await world.stop();
        await proxy.stop();
      }
    },
  );
});

describe("The roster", () => {
  /** A bot before whose Teams stands what can hold requests. */
  async function startBehind() {
    const world = await startWorld(createMemoryStore(), { patience: PATIENCE });
    const held = await startHeld(world.connector.url);
    const teams = teamsOn(world.endpoint, { ...world.connector, url: held.url });
    return { world, held, teams };
  }

  test.each([
    ["roster", "personal", /\/members\//],
    ["list of channels", "board", /\/v3\/teams\//],
  ] as const)("that never answers keeps no read waiting: the %s", async (_, where, match) => {
    const { world, held, teams } = await startBehind();
    try {
      held.hold(({ url }) => match.test(decodeURIComponent(url)));
      for (const ref of ["1.1", "1.2"]) {
        const start = performance.now();
        const answer = await teams.deliver(teams.activity("mo", where, showOf(ref)));
        expect(performance.now() - start).toBeLessThan(LONGEST_PRESS);
        expect(text(answer.body.value as never)).toContain(`Action ${ref}`);
      }
      expect(held.held()).toBeGreaterThan(0);
    } finally {
      await held.stop();
      await world.stop();
    }
  });

  test("that tells to wait is not waited for: whoever asks for the first time is answered at once", async () => {
    const connector = await startFakeConnector([]);
    const world = await startWorld(createMemoryStore(), { patience: PATIENCE });
    const throttled = await startThrottled(connector);
    try {
      const teams = teamsOn(world.endpoint, { ...world.connector, url: throttled.url });
      const start = performance.now();
      const answer = await teams.deliver(teams.activity("mo", "personal", showOf("1.1")));
      expect(performance.now() - start).toBeLessThan(2000);
      expect(text(answer.body.value as never)).toContain("Action 1.1");
      expect(throttled.asked()).toBe(1);
    } finally {
      await throttled.stop();
      await world.stop();
      await connector.stop();
    }
  });

  test("that never answers lets nobody change anything, and says why", async () => {
    const { world, held, teams } = await startBehind();
    try {
      held.hold(({ url }) => decodeURIComponent(url).includes("/members/"));
      const said = "set 3.4 red because no provider has signed";
      const message = teams.activity("cleo", "personal", { type: "message", text: said });
      await teams.deliver(message);
      await expect
        .poll(() => world.connector.sent.map(({ card }) => text(card)).at(-1), { timeout: 10_000 })
        .toContain("could not tell me who you are");
      expect(await world.history()).toHaveLength(2);
    } finally {
      await held.stop();
      await world.stop();
    }
  });
});

/** A Teams that answers every question of who somebody is with 429. */
async function startThrottled(behind: FakeConnector) {
  const { createServer } = await import("node:http");
  let asked = 0;
  const server = createServer((_req, res) => {
    asked += 1;
    res.writeHead(429, { "retry-after": "4", "content-type": "application/json" });
    res.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    ...behind,
    url: `http://127.0.0.1:${port}/`,
    asked: () => asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("A message", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(createMemoryStore());
  });
  afterAll(() => world.stop());
  const posts = () => world.connector.requests.filter((one) => one.startsWith("POST")).length;

  test("whose answer Teams took and answered 502 is not answered again", async () => {
    const before = posts();
    const { length } = world.connector.sent;
    world.connector.script((conversation) =>
      conversation === conversationOf("personal", "mo")
        ? { taken: true, answer: { status: 502 } }
        : undefined,
    );
    const message = world.activity("mo", "personal", { type: "message", text: "show 3.4" });
    expect(await world.deliver(message)).toMatchObject({ status: 200 });
    await pause(1500);
    world.connector.script();
    expect(posts() - before).toBe(1);
    expect(world.connector.sent).toHaveLength(length + 1);
  });

  test("that is delivered twice is answered once, at once or later", async () => {
    for (const together of [true, false]) {
      const { length } = world.connector.sent;
      const message = world.activity("mo", "personal", { type: "message", text: "show 3.4" });
      const first = world.deliver(message);
      if (!together) await first;
      expect(await world.deliver(message)).toMatchObject({ status: 200 });
      expect(await first).toMatchObject({ status: 200 });
      expect(world.connector.sent).toHaveLength(length + 1);
    }
  });

  test("whose answer Teams told to wait is answered when it may be", async () => {
    const { length } = world.connector.sent;
    world.connector.fail(conversationOf("personal", "mo"), 429, 1, { "retry-after": "1" });
    await world.say("mo", "show 3.4");
    expect(world.connector.sent).toHaveLength(length + 1);
  });
});
