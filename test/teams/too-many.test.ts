import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clockFrom } from "../../bot/config.ts";
import { createMemoryStore } from "../../storage/memory.ts";
import { buttonsIn, startWorld, TODAY, text, type World } from "../support/world.ts";

/** A clock that stands still but for what a test lets pass. */
function standing() {
  let passed = 0;
  const now = clockFrom(TODAY, () => new Date(Date.parse(`${TODAY}T10:00:00Z`) + passed));
  const pass = (seconds: number) => {
    passed += seconds * 1000;
  };
  return { now, pass };
}

let clock: ReturnType<typeof standing>;
let world: World;
beforeEach(async () => {
  clock = standing();
  const limits = { perPerson: 3, perConversation: 5 };
  world = await startWorld(createMemoryStore(), { limits, clock: clock.now });
});
afterEach(() => world.stop());

/** Says something that may get no answer; tells what was answered, and that Teams was told that it arrived. */
async function answersTo(who: "mo" | "zoe" | "cleo", said: string): Promise<readonly string[]> {
  const before = world.connector.sent.length;
  const message = world.activity(who, "group", { type: "message", text: said });
  expect(await world.deliver(message)).toEqual({ status: 200, body: {} });
  return world.connector.sent.slice(before).map(({ card }) => text(card));
}

const presses = (trigger: string, data: object) =>
  world.deliver(
    world.activity("cleo", "group", {
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action: { type: "Action.Execute", data }, trigger },
    }),
  );

const show = { command: "show_action", plan: "lancashire-app", ref: "3.4" };

describe("more than is taken in a minute", () => {
  test("is told to a person once, with how long to wait, and everybody else goes on", async () => {
    for (let n = 0; n < 3; n++) expect(await answersTo("mo", "summary")).toHaveLength(1);
    const asked = world.connector.requests.length;
    expect(await answersTo("mo", "summary")).toEqual([
      expect.stringContaining(
        "I take 3 messages and presses a minute from one person, and this was one more. Please wait 20 seconds. Nothing was changed.",
      ),
    ]);
    for (let n = 0; n < 20; n++) expect(await answersTo("mo", "summary")).toEqual([]);
    // One message, and not even the roster was asked for the rest.
    expect(world.connector.requests).toHaveLength(asked + 1);
    expect(await answersTo("zoe", "summary")).toHaveLength(1);
    clock.pass(20);
    expect((await answersTo("mo", "summary"))[0]).toContain("35 actions");
  });

  test("is told to a conversation once, over all who are in it", async () => {
    for (const who of ["mo", "mo", "mo", "zoe", "zoe"] as const) await answersTo(who, "help");
    expect((await answersTo("zoe", "help"))[0]).toContain(
      "I take 5 messages and presses a minute in one conversation",
    );
    expect(await answersTo("cleo", "help")).toEqual([]);
    expect(text(await world.say("cleo", "help", "personal"))).not.toContain("Please wait");
  });

  test("leaves a pressed card as it is, with all that was typed in it, and writes nothing", async () => {
    const form = await world.say("cleo", "update 3.4", "group");
    await answersTo("cleo", "help");
    await answersTo("cleo", "help");
    const { length } = await world.history();
    const save = buttonsIn(form).find((button) => button.title === "Save");
    const typed = { status: "in progress", rag: "amber", reason: "x", recovery: "y" };
    const data = { ...(save?.data as object), ...typed };
    for (let n = 0; n < 3; n++) {
      expect(await presses("manual", data)).toEqual({
        status: 200,
        body: {
          statusCode: 200,
          type: "application/vnd.microsoft.activity.message",
          value:
            "I take 3 messages and presses a minute from one person, and this was one more. Please wait 20 seconds. Nothing was changed.",
        },
      });
    }
    expect(await world.history()).toHaveLength(length);
    clock.pass(20);
    const saved = await presses("manual", data);
    expect(text(saved.body.value as never)).toContain("Saved: action 3.4 is ▲ Amber");
  });

  test("of what cards do by themselves stops nobody's own presses, and gets as quiet an answer", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => presses("automatic", show)));
    const types = answers.map(({ body }) => body.type);
    expect(types.filter((type) => type === "application/vnd.microsoft.card.adaptive")).toHaveLength(
      3,
    );
    expect(
      types.filter((type) => type === "application/vnd.microsoft.activity.message"),
    ).toHaveLength(17);
    expect(await presses("manual", show)).toMatchObject({
      body: { type: "application/vnd.microsoft.card.adaptive" },
    });
    expect(world.connector.sent).toEqual([]);
  });
});
