import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { azuriteConnection } from "../../../bot/cli/azurite.ts";
import { freePort } from "../../../bot/cli/children.ts";
import { createAzureTables } from "../../../storage/azure-tables.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { makeTable } from "../../../storage/table.ts";
import { useAzurite } from "../../support/azurite.ts";
import { startBotFramework, startHttps } from "../../support/bot-framework.ts";
import { type FakeConnector, startFakeConnector } from "../../support/fake-connector.ts";
import {
  type Call,
  type FaultProxy,
  isCommit,
  isWrite,
  startFaultProxy,
} from "../../support/fault-proxy.ts";
import { registeredSettings, startTeamsWorld } from "../../support/teams-world.ts";
import { EVENING, loadSample, PEOPLE, teamsOn, UNLIMITED_SETTINGS } from "../../support/world.ts";

const freshTable = useAzurite();
let connector: FakeConnector;
const stops: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  connector = await startFakeConnector(Object.values(PEOPLE));
  stops.push(connector.stop);
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** A process of the bot, with all that it writes. */
function startProcess(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      written += data.toString("utf8");
    });
  }
  stops.push(async () => child.kill("SIGKILL"));
  return {
    child,
    written: () => written,
    /** Asks it to end; tells how long it took, in milliseconds, and with which code it ended. */
    async end() {
      const start = performance.now();
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const [code] = await ended;
      return { took: performance.now() - start, code };
    },
  };
}

const ready = async (port: number) => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return answer && { status: answer.status, said: await answer.text() };
};
const untilReady = (port: number) =>
  expect
    .poll(async () => (await ready(port))?.status, { timeout: 55_000, interval: 100 })
    .toBe(200);

/** The bot as it runs for users, behind a proxy that may hang. */
async function startBot() {
  const table = freshTable();
  const proxy: FaultProxy = await startFaultProxy(table.port);
  stops.push(proxy.stop);
  await loadSample(
    createAzureTables(await makeTable({ table: table.name, connectionString: table.connection() })),
  );
  const port = await freePort();
  const bot = startProcess(["bot/index.ts", "--local", "--today", EVENING, "--port", `${port}`], {
    AZURE_TABLES_CONNECTION_STRING: azuriteConnection(proxy.port),
    TABLE_NAME: table.name,
    CLERKS: PEOPLE.cleo.upn,
    ...UNLIMITED_SETTINGS,
  });
  await untilReady(port);
  const teams = teamsOn(`http://127.0.0.1:${port}/api/messages`, connector);
  const { length } = connector.sent;
  await teams.deliver(teams.activity("cleo", "personal", { type: "message", text: "show 3.4" }));
  await expect.poll(() => connector.sent.length, { timeout: 30_000 }).toBeGreaterThan(length);
  const say = (text: string, at = connector.url) =>
    teams.deliver({
      ...teams.activity("cleo", "personal", { type: "message", text }),
      serviceUrl: at,
    });
  return { proxy, port, bot, say };
}

const isBatch = (call: Call) => call.path.includes("$batch") && isCommit(call);

describe("/readyz", () => {
  test.each([
    ["saves that hang", isBatch, /^saves to plan lancashire-app: no answer at/m],
    ["a table that hangs", () => true, /^the table does not answer$/m],
  ] as const)("fails and says what is stuck, for %s, and recovers", async (_, hangs, says) => {
    const { proxy, port, bot, say } = await startBot();
    proxy.give((call) => (hangs(call) ? { kind: "hang", when: "before" } : undefined));
    await say("set 3.4 red because no provider has signed");
    await expect
      .poll(() => ready(port), { timeout: 30_000, interval: 200 })
      .toMatchObject({ status: 503, said: expect.stringMatching(says) });
    proxy.cease();
    await say("set 3.4 red because no provider has signed yet");
    await expect
      .poll(() => ready(port), { timeout: 30_000, interval: 200 })
      .toMatchObject({ status: 200 });
    await bot.end();
  });
});

describe("A bot that is told to end", () => {
  test.each([
    ["every request to the table", () => true, false, null],
    ["every write", isWrite, false, "saves to plan lancashire-app"],
    ["Teams", () => false, true, "turns"],
  ] as const)(
    "ends within 5 seconds, and says what it leaves, where what hangs is %s",
    async (_, hangs, teamsHangs, left) => {
      const { proxy, bot, say } = await startBot();
      proxy.give((call) => (hangs(call) ? { kind: "hang", when: "before" } : undefined));
      const silent = await startSilent();
      void say(
        "set 3.4 red because no provider has signed",
        teamsHangs ? silent.url : connector.url,
      ).catch(() => undefined);
      await pause(1000);
      const { took } = await bot.end();
      expect(took).toBeLessThan(5000);
      // A read that hangs has been given up before the end: whoever asked was told, and nothing is left.
      if (left === null) return;
      const lines = bot.written().split("\n").filter(Boolean);
      const told = lines.map((line) => JSON.parse(line)).find(({ left }) => left);
      expect(told?.msg).toBe("stopped before this was done");
      expect(told?.left).toMatchObject({ [left]: 1 });
    },
  );
});

/** A Teams that takes connections and never answers. */
async function startSilent() {
  const { createServer } = await import("node:http");
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/` };
}

/** Opens a connection and sends the head of a request and the first half of its body. */
async function sendHalf(port: number, token: string, size = 128 * 1024): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.resume();
  await new Promise<void>((resolve) => {
    socket.once("connect", resolve);
    socket.once("close", () => resolve());
  });
  const head = [
    "POST /api/messages HTTP/1.1",
    "Host: x",
    "Content-Type: application/json",
    `Authorization: Bearer ${token}`,
    `Content-Length: ${2 * size}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  socket.write("x".repeat(size));
  return socket;
}

describe("Before anybody is known", () => {
  test("2,000 half-sent bodies with forged tokens cost under 64 MiB, which are given back", async () => {
    const framework = await startBotFramework();
    const https = await startHttps(connector.url);
    const certificate = join(tmpdir(), `plan-board-${process.pid}.pem`);
    await writeFile(certificate, https.certificate);
    stops.push(framework.stop, https.stop, () => rm(certificate));
    const table = freshTable();
    await makeTable({ table: table.name, connectionString: table.connection() });
    const port = await freePort();
    const args = ["test/support/registered-bot.ts", framework.keysAt, "--port", `${port}`];
    const { child, end } = startProcess(args, {
      ...registeredSettings(https.host),
      AZURE_TABLES_CONNECTION_STRING: table.connection(),
      TABLE_NAME: table.name,
      NODE_EXTRA_CA_CERTS: certificate,
      // So that what is measured is what is held, and not how far the garbage of short-lived objects may grow.
      NODE_OPTIONS: "--max-semi-space-size=2",
    });
    await untilReady(port);
    const memory = async () => {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    };
    const forged = framework.token(https.url, {}, framework.keys.forged);
    // Its first request has the keys fetched, and the code compiled.
    for (let n = 0; n < 500; n++) (await sendHalf(port, forged, 100)).destroy();
    const before = await memory();
    const sockets: Socket[] = [];
    let most = 0;
    for (let n = 0; n < 2000; n++) {
      sockets.push(await sendHalf(port, forged));
      if (n % 100 === 0) most = Math.max(most, await memory());
    }
    await pause(500);
    most = Math.max(most, await memory());
    expect(most - before).toBeLessThan(64);
    // Whoever sent them was told to go.
    await expect
      .poll(() => sockets.filter((socket) => !socket.closed).length, { timeout: 10_000 })
      .toBe(0);
    await expect.poll(async () => (await memory()) - before, { timeout: 10_000 }).toBeLessThan(64);
    await end();
  });

  test("a body that does not arrive is waited for 15 seconds, and not until Node happens to look", async () => {
    const world = await startTeamsWorld(createMemoryStore());
    try {
      const socket = await sendHalf(world.port, world.framework.token(world.serviceUrl));
      const start = performance.now();
      await once(socket, "close");
      const took = performance.now() - start;
      expect(took).toBeGreaterThan(14_000);
      expect(took).toBeLessThan(18_000);
    } finally {
      await world.stop();
    }
  });
});
