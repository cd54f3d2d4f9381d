import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importPlan } from "../../bot/cli/import-plan.ts";
import { LOCAL_TENANT } from "../../bot/config.ts";
import { createRecord } from "../../bot/plan/record.ts";
import { useAzurite } from "../support/azurite.ts";
import { buttonsIn, startWorld, text, type World } from "../support/world.ts";

const tables = useAzurite();
let world: World;
beforeAll(async () => {
  const store = await tables().open();
  const url = new URL("../language/peterborough.json", import.meta.url);
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
