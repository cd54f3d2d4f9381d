import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createDice, saladOf } from "../../../bench/salad.ts";
import { createAsker } from "../../../bot/cli/asker.ts";
import { importPlan } from "../../../bot/cli/import-plan.ts";
import { createRecord } from "../../../bot/plan/record/record.ts";
import { createMemoryStore } from "../../../storage/memory.ts";

describe("whatever is typed", () => {
  test("ten thousand lines that nobody would write each get an answer, and none an exception", {
    timeout: 300_000,
  }, async () => {
    const store = createMemoryStore();
    const key = { tenant: "t", id: "p" };
    const nothing = { pause: async () => undefined, random: () => 0, id: () => "x" };
    const url = new URL("../../../storage/sample/lancashire-app.json", import.meta.url);
    const at = new Date("2021-01-20T12:00:00Z");
    const json: unknown = JSON.parse(readFileSync(url, "utf8"));
    const record = createRecord({ store, ...nothing });
    await importPlan({ store, record, id: "i" }, key, json, { name: "Test", at });
    const ask = await createAsker(store, key, () => at);
    const dice = createDice(20210120);
    for (let n = 0; n < 10_000; n++) {
      const line = saladOf(dice);
      const { answer, refs, total } = await ask(line);
      expect(answer, line).not.toBe("");
      expect(answer, line).not.toContain("Something went wrong");
      expect(refs, line).toHaveLength(total);
    }
    expect((await store.load(key))?.version).toBe(1);
  });
});
