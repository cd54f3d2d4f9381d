import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { importPlan } from "../../../bot/cli/import-plan.ts";
import { LOCAL_TENANT } from "../../../bot/config.ts";
import { createRecord } from "../../../bot/plan/record/record.ts";
import { type TestTable, useAzurite } from "../../support/azurite.ts";
import { buttonsIn, SAMPLE, startWorld, text, type Who, type World } from "../../support/world.ts";

const tables = useAzurite();
let table: TestTable;
let world: World;
beforeAll(async () => {
  table = tables();
  const store = await table.open();
  const url = new URL("../../language/peterborough.json", import.meta.url);
  const json: unknown = JSON.parse(readFileSync(url, "utf8"));
  const nothing = { pause: async () => undefined, random: () => 0, id: () => crypto.randomUUID() };
  const record = createRecord({ store, ...nothing });
  const key = { tenant: LOCAL_TENANT, id: "peterborough" };
  const by = { name: "Test", at: new Date("2021-01-20T09:00:00Z") };
  await importPlan({ store, record, id: "p" }, key, json, by);
  world = await startWorld(store);
});
afterAll(() => world.stop());

describe("where a tenant has several plans", () => {
  test("a conversation is asked once which it is about, and stays with it until somebody changes it", async () => {
    const asked = await world.say("mo", "summary", "group");
    expect(text(asked)).toContain("Which plan?");
    const titles = buttonsIn(asked).map((button) => button.title);
    expect(titles).toEqual([
      "Lancashire: Accelerated Progress Plan",
      "Peterborough: Accelerated Progress Plan",
    ]);
    await world.press("mo", asked, titles[1] ?? "", {}, "group");
    expect(text(await world.say("zoe", "summary", "group"))).toContain("Peterborough");
    const changed = await world.say("mo", "change plan", "group");
    await world.press("mo", changed, titles[0] ?? "", {}, "group");
    expect(text(await world.say("zoe", "summary", "group"))).toContain("35 actions");
  });

  test("a guest chooses for nobody", async () => {
    const asked = await world.say("gus", "plans", "group");
    const answer = await world.press(
      "gus",
      asked,
      "Peterborough: Accelerated Progress Plan",
      {},
      "group",
    );
    expect(text(answer)).toContain("Only members");
    expect(text(await world.say("zoe", "summary", "group"))).toContain("35 actions");
  });
});

const LANCASHIRE = "Lancashire: Accelerated Progress Plan";
const PETERBOROUGH = "Peterborough: Accelerated Progress Plan";

describe("a press of another plan than the conversation's", () => {
  const deliver = async (who: Who, where: "group" | "personal", data: object, bot = world) => {
    const press = bot.activity(who, where, {
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action: { type: "Action.Execute", data }, trigger: "manual" },
    });
    return (await bot.deliver(press)).body.value as Parameters<typeof text>[0];
  };
  const choose = (plan: string, who: Who = "mo", where: "group" | "personal" = "group") =>
    deliver(who, where, { command: "use_plan", plan });
  const summary = (plan: string) => ({ command: "summary", plan });

  test.each(["gus", "ann", "mo", "cleo"] as const)(
    "is refused to %s, with no word of that plan but its name",
    async (who) => {
      await choose("lancashire-app");
      for (const data of [
        summary("peterborough"),
        { command: "show_action", plan: "peterborough", ref: "1.1" },
        { command: "list_actions", plan: "peterborough", filter: {}, page: 1 },
        { command: "follow_plan", plan: "peterborough", following: true },
      ]) {
        expect(text(await deliver(who, "group", data))).toBe(
          `This card is about ${PETERBOROUGH}; this conversation is about ${LANCASHIRE}. Say “change plan” to change that. Nothing was changed.`,
        );
      }
      expect(text(await deliver(who, "group", summary("lancashire-app")))).toContain("35 actions");
    },
  );

  test("is refused in a personal chat too", async () => {
    await choose("peterborough", "zoe", "personal");
    const refused = text(await deliver("zoe", "personal", summary("lancashire-app")));
    expect(refused).toContain(`this conversation is about ${PETERBOROUGH}`);
    expect(text(await deliver("zoe", "personal", summary("peterborough")))).toContain(
      "Peterborough",
    );
  });

  test("writes nothing, and gives back what was typed until the conversation is about its plan again", async () => {
    await choose("lancashire-app");
    const form = await world.say("cleo", "update 3.4", "group");
    await choose("peterborough");
    const save = buttonsIn(form).find(({ title }) => title === "Save")?.data as object;
    const typed = { status: "in progress", rag: "red", reason: "Nobody signed", recovery: "Ask" };
    const { length } = await world.history();
    const refused = await deliver("cleo", "group", { ...save, ...typed });
    expect(text(refused)).toContain(`This card is about ${LANCASHIRE}`);
    expect(await world.history()).toHaveLength(length);
    await choose("lancashire-app");
    const again = await world.press("cleo", refused, "Try again", {}, "group");
    expect(text(again)).toContain("Saved: action 3.4 is ✖ Red");
    expect(await world.history()).toHaveLength(length + 1);
  });

  test("shows a guest nothing where nobody has said which plan it is, and lets a member go on", async () => {
    expect(text(await deliver("gus", "personal", summary("peterborough")))).toContain(
      "Which plan?",
    );
    expect(text(await deliver("mo", "personal", summary("peterborough")))).toContain(
      "Peterborough",
    );
  });

  test("of no plan at all is told so", async () => {
    const told = text(await deliver("gus", "group", summary("no-such-plan")));
    expect(told).toBe("There is no plan called no-such-plan here.");
  });

  test("is taken at once when another process was told of the change a moment ago", async () => {
    await choose("lancashire-app");
    const other = await startWorld(await table.open());
    try {
      expect(text(await deliver("mo", "group", summary("lancashire-app"), other))).toContain("35");
      await choose("peterborough");
      const there = await deliver("mo", "group", summary("peterborough"), other);
      expect(text(there)).toContain("Peterborough");
    } finally {
      await other.stop();
    }
  });
});

describe("where a tenant has one plan", () => {
  test("its presses ask the table once, and where the list of plans is to be read again, for both at once", async () => {
    const store = await tables().open();
    const one = await startWorld(store);
    try {
      // It looks for work that was left when it starts: that is done first.
      let seen = -1;
      await vi.waitFor(() => {
        const { begun, open } = store.wire.work();
        const quiet = open === 0 && begun === seen;
        seen = begun;
        expect(quiet).toBe(true);
      });
      const press = () =>
        one.deliver(
          one.activity("mo", "group", {
            type: "invoke",
            name: "adaptiveCard/action",
            value: {
              action: {
                type: "Action.Execute",
                data: { command: "show_action", plan: SAMPLE.id, ref: "1.1" },
              },
            },
          }),
        );
      let arrived = 0;
      let both = () => {};
      const together = new Promise<void>((resolve) => {
        both = resolve;
      });
      // Neither the plan nor the list is answered before both are asked for.
      store.wire.meddle(async (send) => {
        arrived += 1;
        if (arrived === 2) both();
        await together;
        return send();
      });
      expect((await press()).body).toMatchObject({ statusCode: 200 });
      store.wire.meddle();
      store.wire.forget();
      await press();
      // Whether a form stood in the card's place is asked once the answer has gone.
      const waited = store.wire.sent.filter(({ body }) => !/hold(?::|%3A)/i.test(body));
      expect(waited).toHaveLength(1);
    } finally {
      await one.stop();
    }
  });
});
