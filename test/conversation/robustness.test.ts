import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visibleJson } from "../../bot/plan/text/visible.ts";
import type { Card } from "../../cards/frames/render.ts";
import { useAzurite } from "../support/azurite.ts";
import { startWorld, text, type World } from "../support/world.ts";

const tables = useAzurite();
let world: World;
beforeAll(async () => {
  world = await startWorld(await tables().open());
});
afterAll(() => world.stop());

describe("what cannot be right", () => {
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "save_action"],
    ["no action", { trigger: "manual" }],
    ["another kind of action", { action: { type: "Action.Submit", data: {} } }],
    ["no data", { action: { type: "Action.Execute" } }],
    [
      "a reference whose length is none",
      {
        action: {
          type: "Action.Execute",
          data: {
            command: "show_action",
            plan: "lancashire-app",
            ref: { length: { toString: "x", valueOf: null } },
          },
        },
      },
    ],
    ["an unknown command", { action: { type: "Action.Execute", data: { command: "drop_table" } } }],
    [
      "a forged version",
      {
        action: {
          type: "Action.Execute",
          data: { command: "save_action", plan: "lancashire-app", ref: "1.1", seen: -1, nonce: "" },
        },
      },
    ],
    [
      "a plan of somebody else",
      { action: { type: "Action.Execute", data: { command: "summary", plan: "no-such-plan" } } },
    ],
  ])("a press with %s gets a well-formed answer and writes nothing", async (_what, value) => {
    const before = (await world.history()).length;
    const answer = await world.deliver(
      world.activity("cleo", "personal", { type: "invoke", name: "adaptiveCard/action", value }),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveProperty("statusCode");
    expect(answer.body).toHaveProperty("type");
    expect(answer.body).toHaveProperty("value");
    expect(await world.history()).toHaveLength(before);
    expect(world.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  test.each(["plan", "ref", "progress", "nonce"])(
    "a press with half of a character in its %s gets the ordinary refusal",
    async (field) => {
      const before = (await world.history()).length;
      const said = {
        command: "save_action",
        plan: "lancashire-app",
        ref: "3.4",
        nonce: "n",
        seen: 2,
      };
      const data = { ...said, rag: "green", progress: "Done", [field]: "Done \ud83d" };
      const value = { action: { type: "Action.Execute", data }, trigger: "manual" };
      const answer = await world.deliver(
        world.activity("cleo", "personal", { type: "invoke", name: "adaptiveCard/action", value }),
      );
      expect(text(answer.body.value as Card)).toContain("That button is not one I can read");
      expect(await world.history()).toHaveLength(before);
      expect(world.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
    },
  );

  test("what somebody types or is called never carries a character that nobody sees to a card", async () => {
    const told = await world.say("cleo", "frobnicate \u202egnp.exe\u0007 \ud83d");
    expect(visibleJson(JSON.stringify(told))).toBe(JSON.stringify(told));
    expect(JSON.stringify(told)).toContain("gnp.exe");
  });

  test("an old client's Action.Submit does what Action.Execute does", async () => {
    const before = world.connector.sent.length;
    const answer = await world.deliver(
      world.activity("mo", "personal", {
        type: "message",
        value: { command: "show_action", plan: "lancashire-app", ref: "4.3" },
      }),
    );
    expect(answer.status).toBe(200);
    const card = world.connector.sent.slice(before).at(0)?.card;
    expect(card && text(card)).toContain("Action 4.3");
  });

  test.each([
    ["no JSON", "not json", "application/json", 400],
    ["another type", "<xml/>", "text/xml", 415],
  ])("a request with %s is refused", async (_what, body, type, status) => {
    const response = await fetch(world.endpoint, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    expect(response.status).toBe(status);
  });

  test("a body over 256 KiB, or a compressed one, is refused", async () => {
    const large = await fetch(world.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: "x".repeat(300_000) }),
    });
    expect(large.status).toBe(413);
    const gzip = await fetch(world.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
      body: new Uint8Array([0x1f, 0x8b, 8]),
    });
    expect(gzip.status).toBe(415);
  });

  test("a text too long to be read at once is told so, and keeps nobody waiting", async () => {
    const before = (await world.history()).length;
    for (const said of [" ".repeat(200_000), `set 3.4 red because ${"word ".repeat(2000)}`]) {
      const told = text(await world.say("cleo", `${said}.`));
      expect(told).toBe(
        "That message is too long for me: I read up to 8,000 characters. Nothing was changed. Please say it in parts.",
      );
    }
    expect(await world.history()).toHaveLength(before);
  });

  test("local mode answers only to this machine", async () => {
    const away = world.activity("mo", "personal", { type: "message", text: "hi" });
    const answer = await world.deliver({
      ...away,
      serviceUrl: "https://smba.trafficmanager.net/uk/",
    });
    expect(answer.status).toBe(403);
  });

  test("it says that it is alive and ready", async () => {
    const base = `http://127.0.0.1:${world.port}`;
    expect(await (await fetch(`${base}/healthz`)).text()).toBe("alive\n");
    expect(await (await fetch(`${base}/readyz`)).text()).toBe("ready\n");
  });

  test("nothing that people said is in the log", async () => {
    await world.say("mo", "frobnicate the widgets");
    expect(world.logged.join("\n")).not.toContain("frobnicate");
  });
});
