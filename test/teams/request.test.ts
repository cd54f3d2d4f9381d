import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../storage/memory.ts";
import { startTeamsWorld, type TeamsWorld } from "../support/teams-world.ts";
import { text } from "../support/world.ts";

let world: TeamsWorld;
beforeAll(async () => {
  world = await startTeamsWorld(createMemoryStore());
});
afterAll(() => world.stop());

const right = () => ({ authorization: `Bearer ${world.framework.token(world.serviceUrl)}` });
const question = () => world.activity("mo", "personal", { type: "message", text: "help" });

/** What comes back on a connection on which exactly this was written. */
async function raw(written: string): Promise<string> {
  const socket = connect(world.port, "127.0.0.1");
  socket.on("error", () => undefined);
  let back = "";
  socket.on("data", (data) => {
    back += data.toString("utf8");
  });
  socket.write(written);
  await once(socket, "close");
  return back;
}

describe("what is not a request from Teams", () => {
  test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is answered 405", async (method) => {
    const response = await fetch(world.endpoint, { method, headers: right() });
    expect([response.status, await response.text()]).toEqual([405, ""]);
  });

  test("another address is answered 404, and is not said again", async () => {
    const response = await fetch(`http://127.0.0.1:${world.port}/api/secrets?of=mo`);
    expect([response.status, await response.text()]).toEqual([404, ""]);
  });

  test.each([
    ["no type", { "content-type": "" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["XML", { "content-type": "text/xml" }],
    ["a type that begins like JSON", { "content-type": "application/json-patch+json" }],
    ["gzip", { "content-encoding": "gzip" }],
    ["an encoding that changes nothing", { "content-encoding": "identity" }],
  ])("%s is answered 415", async (_what, headers) => {
    expect(await world.send(question(), { ...right(), ...headers })).toEqual({
      status: 415,
      text: "",
    });
  });

  test.each([
    ["no JSON", "not json and secret"],
    ["half of it", '{"type":"message",'],
    ["nothing", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["a number", "7"],
    ["no type", "{}"],
    ["a type that is none", '{"type":{"a":1}}'],
  ])("%s is answered 400 without a word of it", async (_what, body) => {
    expect(await world.send(body, right())).toEqual({ status: 400, text: "" });
  });
});

describe("a request that is too large", () => {
  const large = { ...{ type: "message" }, padding: "x".repeat(256 * 1024) };

  test("is answered 413", async () => {
    expect(await world.send(large, right())).toEqual({ status: 413, text: "" });
  });

  test("is answered 413 before its body is sent, where it says its size", async () => {
    const sent = request(world.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": 300_000, ...right() },
    });
    sent.on("error", () => undefined);
    sent.flushHeaders();
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(413);
    sent.destroy();
  });

  test("is answered 413 as soon as it has grown too large, where it does not say its size", async () => {
    const sent = request(world.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", ...right() },
    });
    sent.on("error", () => undefined);
    sent.write(`{"type":"message","padding":"${"x".repeat(256 * 1024)}`);
    // It goes on for ever as far as the bot can know: nobody ends it.
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(413);
    sent.destroy();
  });

  test("is not taken in the least, and one of just under the size is", async () => {
    const before = world.connector.sent.length;
    const small = { ...question(), padding: "x".repeat(255 * 1024) };
    expect(await world.send(small, right())).toEqual({ status: 200, text: "" });
    expect(world.connector.sent).toHaveLength(before + 1);
  });
});

describe("what would bring the process down", () => {
  test.each([
    ["an address that is none", "POST http://[ HTTP/1.1\r\nHost: x\r\n"],
    ["a host that is none", "POST /api/messages HTTP/1.1\r\nHost: [\r\n"],
    ["a port that is none", "GET http://a:99999/ HTTP/1.1\r\nHost: x\r\n"],
    ["the whole server as an address", "OPTIONS * HTTP/1.1\r\nHost: x\r\n"],
  ])("%s is answered 400", async (_what, head) => {
    const back = await raw(`${head}Content-Length: 0\r\nConnection: close\r\n\r\n`);
    expect(back).toMatch(/^HTTP\/1\.1 400 /);
    expect(back).toMatch(/\r\n\r\n$/);
  });

  test("an upgrade is hung up on, so that nobody can hold connections open with it", async () => {
    const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    expect(await raw(`GET /api/messages HTTP/1.1\r\nHost: x\r\n${upgrade}`)).toBe("");
  });

  test("leaves the bot answering", async () => {
    expect(text(await world.say("mo", "summary"))).toContain("35 actions");
  });
});

describe("whoever runs the bot", () => {
  test("is told why requests are refused, once a minute for each reason and in no words but ours", async () => {
    const refusals = world.logged.map((line) => JSON.parse(line)).filter((line) => "why" in line);
    const reasons = refusals.map(({ why }) => why);
    expect(reasons).toContain("too large");
    expect(reasons).toContain("not JSON");
    expect(reasons).toContain("a content encoding");
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(world.logged.join("\n")).not.toContain("secret");
  });
});
