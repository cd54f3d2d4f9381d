import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../../storage/memory.ts";
import { startTeamsWorld, type TeamsWorld } from "../../support/teams-world.ts";
import { buttonsIn, inputsIn, startWorld, text, type World } from "../../support/world.ts";

/** Dice that fall the same way each time for the same seed. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const of = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  return { next, below, of };
}
type Dice = ReturnType<typeof dice>;

const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));

/** Values that nobody expects where they turn up. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  " ",
  "__proto__",
  "constructor",
  "\u0000",
  "\ud800",
  "${$root}",
  "<at>x</at>",
  "' or 1 eq 1",
  "../../etc/passwd",
  "%00%zz",
  "x".repeat(5000),
  "set 3.4 red because nobody signed",
  "🟥".repeat(200),
  [],
  [null],
  {},
  { toString: 1 },
  { length: -1 },
  JSON.parse('{"__proto__":{"clerk":true}}'),
  nested(1000),
  Array(300).fill({ type: "mention" }),
  "2021-02-30",
  "msteams",
  "adaptiveCard/action",
  "message",
  "invoke",
];

/** The same value with a few of its parts taken out, doubled or put wrong. */
function mutate(value: unknown, d: Dice, chance: number): unknown {
  if (d.next() < chance) return d.of(ODD);
  if (Array.isArray(value)) {
    const parts = value.map((part) => mutate(part, d, chance));
    return d.next() < chance ? [...parts, ...parts] : parts;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(() => d.next() >= chance)
    .map(([name, part]) => [name, mutate(part, d, chance)] as const);
  const more =
    d.next() < chance ? [[d.of(["__proto__", "type", "value", "from", "x"]), d.of(ODD)]] : [];
  return Object.fromEntries([...entries, ...more]);
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
afterAll(() => agent.destroy());

type Back = { readonly status: number; readonly body: string };

/** Sends bytes with headers as they are; what the bot hangs up on has status 0. */
async function post(endpoint: string, body: string | Buffer, headers: object): Promise<Back> {
  try {
    // Those who promise more than they send have a connection of their own: the next would be taken for the rest.
    const own = "content-length" in headers ? false : agent;
    const sent = request(endpoint, { agent: own, method: "POST", headers: { ...headers } });
    sent.end(body);
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    let back = "";
    for await (const chunk of response) back += chunk;
    return { status: response.statusCode ?? 0, body: back };
  } catch {
    return { status: 0, body: "" };
  }
}

/** Runs so many at a time. */
async function many<T>(count: number, each: (n: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let n = 0; n < count; n += 16) {
    const batch = Array.from({ length: Math.min(16, count - n) }, (_, more) => each(n + more));
    done.push(...(await Promise.all(batch)));
  }
  return done;
}

const STATUSES = [0, 200, 400, 401, 403, 405, 408, 413, 415, 501];

/** What may come back: a refusal without a word, or for a press an answer that Teams can read. */
function expectProper({ status, body }: Back, sent: unknown): void {
  const what = `${status} ${body.slice(0, 200)} for ${JSON.stringify(sent)?.slice(0, 400)}`;
  expect(STATUSES, what).toContain(status);
  if (status !== 200) {
    expect(body, what).toBe("");
    return;
  }
  if (body === "") return;
  const answer = JSON.parse(body);
  expect(Object.keys(answer).sort(), what).toEqual(["statusCode", "type", "value"]);
}

/** Everything that people send here in earnest: texts, and presses of the cards that answer them. */
async function earnest(world: World | TeamsWorld): Promise<object[]> {
  const all: object[] = [];
  for (const said of [
    "help",
    "update 3.4",
    "log a risk",
    "post scorecard",
    "red actions",
    "show 2.1",
  ]) {
    all.push(world.activity("cleo", "group", { type: "message", text: said }));
    const card = await world.say("cleo", said, "group");
    for (const { verb, data } of buttonsIn(card).slice(0, 4)) {
      const action = {
        type: "Action.Execute",
        verb,
        data: { ...(data as object), ...inputsIn(card) },
      };
      const press = {
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action, trigger: "manual" },
      };
      all.push(world.activity("cleo", "board", press));
      all.push(world.activity("mo", "personal", { type: "message", value: data }));
    }
  }
  for (const type of [
    "conversationUpdate",
    "messageReaction",
    "event",
    "installationUpdate",
    "typing",
  ]) {
    const members = { membersAdded: [{ id: "29:x" }], action: "add", name: "x", value: {} };
    all.push(world.activity("cleo", "group", { type, ...members }));
  }
  return all;
}

describe.each([
  ["as it runs in Teams", () => startTeamsWorld(createMemoryStore())],
  ["as it runs on one's own machine", () => startWorld(createMemoryStore())],
])("the bot %s", (_where, start) => {
  let world: World | TeamsWorld;
  let bodies: object[];
  const headers = (): Record<string, string> => ({
    "content-type": "application/json",
    ...("framework" in world
      ? { authorization: `Bearer ${world.framework.token(world.serviceUrl)}` }
      : {}),
  });
  beforeAll(async () => {
    world = await start();
    bodies = await earnest(world);
  });
  afterAll(() => world.stop());

  test("answers 1,500 mutated activities as Teams can read it", async () => {
    const d = dice(1);
    let pressed = 0;
    await many(1500, async () => {
      const sent = mutate(d.of(bodies), d, d.of([0.01, 0.05, 0.2]));
      const back = await post(world.endpoint, JSON.stringify(sent) ?? "", headers());
      expectProper(back, sent);
      if (back.status === 200 && back.body !== "") pressed += 1;
    });
    expect(pressed).toBeGreaterThan(200);
  });

  test("answers 700 bodies with bytes knocked out of place", async () => {
    const d = dice(2);
    await many(700, async () => {
      const bytes = Buffer.from(JSON.stringify(d.of(bodies)));
      for (let n = 0; n < 1 + d.below(8); n++) bytes[d.below(bytes.length)] = d.below(256);
      const sent = d.next() < 0.3 ? bytes.subarray(0, d.below(bytes.length)) : bytes;
      expectProper(await post(world.endpoint, sent, headers()), sent.toString("latin1"));
    });
  });

  test("answers 700 requests with headers that are not what they should be", async () => {
    const d = dice(3);
    const wrong: Readonly<Record<string, readonly string[]>> = {
      "content-type": [
        "",
        "text/plain",
        "application/json; charset=utf-16",
        "application/jsonx",
        "a/b;;;",
      ],
      "content-encoding": ["gzip", "br", "identity", "x"],
      authorization: [
        "",
        "Bearer",
        "Bearer a.b.c",
        "Bearer ..",
        `Bearer ${"e30.".repeat(500)}`,
        "Basic x",
      ],
      "content-length": ["0", "1", "-1", "999999999", "1e3", "x"],
      "transfer-encoding": ["chunked"],
      "content-md5": ["x"],
      expect: ["100-continue", "x"],
      accept: ["nothing/at-all", "text/html", "\t"],
      "accept-version": ["~1", "x"],
      "x-http-method-override": ["GET"],
      connection: ["close", "upgrade"],
      host: ["", "[", "a b", "evil.example:99999"],
      cookie: ["x".repeat(20_000)],
    };
    await many(700, async () => {
      const names = Object.keys(wrong).filter(() => d.next() < 0.15);
      const other = Object.fromEntries(names.map((name) => [name, d.of(wrong[name] ?? [""])]));
      const back = await post(world.endpoint, JSON.stringify(d.of(bodies)), {
        ...headers(),
        ...other,
      });
      // Node itself answers what is no HTTP, and headers of more than 16 KiB, also without a word.
      if (![417, 431].includes(back.status)) expectProper(back, other);
      else expect(back.body).toBe("");
    });
  });

  test("outlives 300 connections that speak no HTTP", async () => {
    const d = dice(4);
    const lines = [
      "POST /api/messages HTTP/1.1",
      "POST http://[ HTTP/1.1",
      "GET //%zz?% HTTP/1.1",
      "OPTIONS * HTTP/1.0",
      "CONNECT a:1 HTTP/1.1",
      "PRI * HTTP/2.0",
      "Host: [",
      "Host: x",
      "Upgrade: websocket",
      "Connection: upgrade",
      "Transfer-Encoding: chunked",
      "Content-Length: 5",
      "Content-Type: application/json",
      "",
      "",
      "{}",
      "ffffffffffffffff",
      "\u0000\u0001",
      "GET /healthz HTTP/1.1",
    ];
    await many(300, async () => {
      const socket = connect(world.port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.resume();
      socket.end(Array.from({ length: 1 + d.below(9) }, () => `${d.of(lines)}\r\n`).join(""));
      if (d.next() < 0.3) socket.destroy();
      else await once(socket, "close");
    });
  });

  test("answers as ever afterwards, and nobody has become a clerk", async () => {
    expect(text(await world.say("cleo", "show 1.1"))).toContain("Action 1.1");
    expect(text(await world.say("mo", "post scorecard"))).toContain("Only a clerk can do that");
    expect(({} as { clerk?: unknown }).clerk).toBeUndefined();
  });
});
