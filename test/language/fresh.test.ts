import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createAsker } from "../../bot/cli/asker.ts";
import { importPlan } from "../../bot/cli/import-plan.ts";
import { createMemoryStore } from "../../storage/memory.ts";
import { recordOf } from "../plan/build.ts";

/**
 * Phrasings by people who had seen neither the bot nor its words, each with what it wants. They were
 * read once before anything was mended for them. What is read rightly now stays so; of the rest it is
 * said how it is read: asked back, honest (not understood, or refused in words), wrong and said so, or
 * silently wrong.
 */
type Row = {
  readonly text: string;
  readonly plan: keyof typeof PLANS;
  readonly as?: string;
  readonly role: "member" | "officer" | "clerk" | "chair";
  readonly wants: string;
  readonly read?: "asked back" | "honest" | "wrong" | "silently wrong";
  readonly outcome?: string;
  readonly ask?: string;
  readonly refs?: readonly string[];
  readonly form?: Readonly<Record<string, string>>;
};

const SAMPLE = "../../storage/sample/lancashire-app.json";
const PLANS = {
  "lancashire-printed": ["2021-01-20", SAMPLE],
  lancashire: ["2021-01-20", SAMPLE, "../../storage/sample/lancashire-illustrative.json"],
  peterborough: ["2022-12-07", "fresh/plan-peterborough.json"],
  arrowdale: ["2024-05-15", "fresh/plan-arrowdale.json"],
  wenshire: ["2025-10-14", "fresh/plan-wenshire.json"],
  aldermere: ["2025-11-18", "fresh/plan-aldermere.json"],
  marlbeck: ["2026-03-10", "fresh/plan-marlbeck.json"],
  hallowby: ["2025-05-20", "fresh/plan-hallowby.json"],
} as const;

const textOf = (file: string) => readFile(new URL(file, import.meta.url), "utf8");

/** A plan of files in a store, and a clock that stands at noon of its day. */
async function opened(name: keyof typeof PLANS) {
  const [day, ...files] = PLANS[name];
  const clock = () => new Date(`${day}T12:00:00Z`);
  const store = createMemoryStore();
  const key = { tenant: "local", id: name };
  for (const [n, file] of files.entries()) {
    const needs = { store, record: recordOf(store), id: `${n}` };
    const json: unknown = JSON.parse(await textOf(file));
    const { reading } = await importPlan(needs, key, json, { name: "Test", at: clock() });
    expect(reading.wrong).toEqual([]);
  }
  return { store, key, clock };
}

/** Of so many rows at least so many are read rightly. */
const LISTS: readonly (readonly [list: string, rows: number, right: number])[] = [
  ["graded", 85, 79],
  ["lancashire-printed", 85, 81],
  ["peterborough", 85, 80],
  ["arrowdale", 85, 74],
  ["lancashire", 85, 72],
  ["wenshire", 85, 75],
  ["lancashire-again", 85, 66],
  ["aldermere", 85, 68],
  ["peterborough-again", 85, 61],
  ["marlbeck", 85, 74],
  ["hallowby", 85, 78],
];

describe.each(LISTS)("phrasings that nobody had written for the reader: %s", (list, all, right) => {
  test("are read rightly as they were, and none is taken off the list", async () => {
    const rows = (await textOf(`fresh/${list}.jsonl`))
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Row);
    const plans = new Map<Row["plan"], Awaited<ReturnType<typeof opened>>>();
    const wrong: unknown[] = [];
    for (const row of rows) {
      if (row.read) continue;
      const { store, key, clock } = plans.get(row.plan) ?? (await opened(row.plan));
      plans.set(row.plan, { store, key, clock });
      const say = await createAsker(store, key, clock, { name: row.as, role: row.role });
      const { outcome, ask, refs, form } = await say(row.text);
      const read = { outcome, ask, ...(row.refs && { refs }), ...(row.form && { form }) };
      const { text, plan: _, as: __, role: ___, wants: ____, ...wanted } = row;
      if (JSON.stringify(read) !== JSON.stringify(wanted)) wrong.push({ text, read, wanted });
    }
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(all);
    expect(rows.filter(({ read }) => read === undefined).length).toBeGreaterThanOrEqual(right);
  });
});
