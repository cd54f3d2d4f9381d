import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import type { Card } from "../../cards/frames/render.ts";
import { useAzurite } from "../support/azurite.ts";
import {
  type Answer,
  buttonsIn,
  conversationOf,
  inputsIn,
  SAMPLE,
  startWorld,
  TODAY,
  text,
  type Who,
  type World,
} from "../support/world.ts";

const tables = useAzurite();
let store: PlanStore;
let world: World;
let passed = 0;
beforeAll(async () => {
  const clock = () => new Date(Date.parse(`${TODAY}T10:00:05Z`) + passed);
  store = await tables().open();
  world = await startWorld(store, { clock });
  await world.say("cleo", "follow plan", "board");
  await world.say("cleo", "follow plan", "group");
});
afterAll(() => world.stop());

/** A press as Teams sends one. */
function pressOf(who: Who, card: Card, title: string, inputs: Record<string, string> = {}) {
  const button = buttonsIn(card).find((one) => one.title === title);
  if (!button) throw new Error(`No button “${title}”`);
  const data = { ...(button.data as object), ...inputsIn(card), ...inputs };
  const value = { action: { type: "Action.Execute", verb: button.verb, data }, trigger: "manual" };
  return () =>
    world.activity(who, "personal", { type: "invoke", name: "adaptiveCard/action", value });
}

/** Teams delivers a press twice with one id, and 30 seconds later twice with new ones. */
async function deliveredFourTimes(press: () => object): Promise<string[]> {
  const first = press();
  const answers: Answer[] = [await world.deliver(first), await world.deliver(first)];
  passed += 30_000;
  answers.push(await world.deliver(press()), await world.deliver(press()));
  return answers.map(({ status, body }) => {
    expect({ status, statusCode: body.statusCode }).toEqual({ status: 200, statusCode: 200 });
    return text(body.value as Card);
  });
}

const arrivedIn = (conversation: string, words: string) =>
  world.connector.sent.filter(
    (sent) => sent.conversation === conversation && text(sent.card).includes(words),
  );

test("a press delivered four times makes one change, and all four are told that it is saved", async () => {
  const form = await world.say("cleo", "update 1.6");
  const before = (await world.history()).length;
  const sent = world.connector.sent.length;

  const told = await deliveredFourTimes(pressOf("cleo", form, "Save", { progress: "Four times" }));

  expect(told[0]).toContain("Saved: action 1.6");
  for (const answer of told.slice(1)) expect(answer).toContain("This was already saved");
  expect(await world.history()).toHaveLength(before + 1);
  expect(world.connector.sent).toHaveLength(sent);
});

test("a risk delivered four times is one risk", async () => {
  const form = await world.say("mo", "log a risk");
  const before = await world.plan();
  const typed = { area: "2", description: "A provider may not sign" };

  await deliveredFourTimes(pressOf("mo", form, "Save", typed));

  const after = await world.plan();
  expect(after.version).toBe(before.version + 1);
  expect(after.items.risk).toHaveLength(before.items.risk.length + 1);
});

test("a post confirmed four times is one change, one message to each follower, and one report", async () => {
  const preview = await world.say("cleo", "post scorecard");
  const before = (await world.history()).length;

  const told = await deliveredFourTimes(pressOf("cleo", preview, "Post to 2 conversations"));

  expect(told[0]).toContain("Posting the scorecard to 2 conversations");
  for (const answer of told.slice(1)) expect(answer).toContain("already posted");
  expect(await world.history()).toHaveLength(before + 1);
  const reports = () => arrivedIn(conversationOf("personal", "cleo"), "Delivery report");
  const left = () => store.due(SAMPLE);
  await expect.poll(left, { timeout: 15_000, interval: 20 }).toEqual([]);
  expect(reports().map(({ card }) => text(card))).toEqual([
    expect.stringContaining("Arrived in 2 of 2 conversations."),
  ]);
  for (const follower of ["board", "group"] as const) {
    expect(arrivedIn(conversationOf(follower), "8 of 8 measures")).toHaveLength(1);
  }
});

test("a text delivered twice makes one change, and is not said to have been saved twice", async () => {
  const before = (await world.history()).length;
  const message = world.activity("cleo", "personal", {
    type: "message",
    text: "set 3.5 amber because a provider has offered staff",
  });
  const sent = world.connector.sent.length;

  await world.deliver(message);
  passed += 30_000;
  await world.deliver(message);

  expect(await world.history()).toHaveLength(before + 1);
  const told = world.connector.sent.slice(sent).map(({ card }) => text(card));
  expect(told.filter((answer) => answer.includes("Saved: action 3.5"))).toHaveLength(1);
  expect(told.slice(1).join()).not.toContain("Saved:");
});

test("a text delivered twice is done once also when somebody has changed the action in between", async () => {
  const message = world.activity("cleo", "personal", {
    type: "message",
    text: "set 3.6 green because the contract is signed",
  });
  await world.deliver(message);
  const form = await world.say("cleo", "update 3.6");
  await world.press("cleo", form, "Save", {
    rag: "red",
    reason: "It fell through",
    recovery: "Sign another",
  });
  const before = (await world.history()).length;

  await world.deliver(message);

  expect(await world.history()).toHaveLength(before);
  expect((await world.plan()).items.action.find(({ ref }) => ref === "3.6")?.rag).toBe("red");
});
