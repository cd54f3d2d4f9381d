import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type AskAnswered, createAsker } from "../../bot/cli/asker.ts";
import { importPlan } from "../../bot/cli/import-plan.ts";
import { createRecord } from "../../bot/plan/record/record.ts";
import { createMemoryStore } from "../../storage/memory.ts";

/** A phrasing, what it means, and where the plan settles it all references that it asks for. */
type Phrasing = {
  readonly text: string;
  readonly intent: string;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
  readonly expect?: readonly string[];
};

const here = (file: string) => new URL(file, import.meta.url);
const LANCASHIRE = here("../../storage/sample/lancashire-app.json");
const PETERBOROUGH = here("peterborough.json");

async function askerOf(plan: URL, day: string): Promise<(text: string) => Promise<AskAnswered>> {
  const store = createMemoryStore();
  const key = { tenant: "t", id: "p" };
  const nothing = { pause: async () => undefined, random: () => 0, id: () => "x" };
  const record = createRecord({ store, ...nothing });
  const json: unknown = JSON.parse(readFileSync(plan, "utf8"));
  const at = new Date(`${day}T12:00:00Z`);
  const done = await importPlan({ store, record, id: "i" }, key, json, { name: "Test", at });
  expect(done.reading.wrong).toEqual([]);
  return createAsker(store, key, () => at);
}

const askers = new Map<string, ReturnType<typeof askerOf>>();

function asker(plan: URL, day: string) {
  const name = `${plan} ${day}`;
  const known = askers.get(name) ?? askerOf(plan, day);
  askers.set(name, known);
  return known;
}

/** A list of one is that one: how many were named is not the point. */
const plain = (filters: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(filters).map(([key, value]) => [
      key,
      Array.isArray(value) && value.length === 1 ? value[0] : value,
    ]),
  );

describe.each([
  ["the examples that the bot was asked for with", "phrasings-given.jsonl", LANCASHIRE],
  ["phrasings for Lancashire's plan", "phrasings-lancashire.jsonl", LANCASHIRE],
  ["phrasings for Peterborough's plan", "phrasings-peterborough.jsonl", PETERBOROUGH],
  ["phrasings by people who had not seen the bot", "phrasings-users.jsonl", LANCASHIRE],
])("%s", (_name, file, plan) => {
  const phrasings = readFileSync(here(file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Phrasing);

  test.each(phrasings.map((phrasing) => [phrasing.text, phrasing] as const))(
    "“%s” is read as it is meant",
    async (text, phrasing) => {
      const ask = await asker(plan, phrasing.asOf ?? "2021-01-20");
      const asked = await ask(text);
      expect(asked.intent).toBe(phrasing.intent);
      expect(plain(asked.filters)).toEqual(plain(phrasing.filters));
      if (phrasing.expect) expect(asked.refs).toEqual(phrasing.expect);
      expect(asked.answer).not.toContain("Something went wrong");
    },
  );
});
