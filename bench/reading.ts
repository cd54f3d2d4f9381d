import { readdir, readFile } from "node:fs/promises";
import { read } from "../bot/language/read.ts";
import { type Plan, withItems } from "../bot/plan/model/snapshot.ts";
import type { Subject } from "./plans.ts";
import { createDice, saladOf } from "./salad.ts";

const ASKER = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;
const TABLES = new URL("../test/language/fresh/", import.meta.url);

/** What was typed by people who had not seen the bot, of several plans, each turn for itself. */
export async function typedLines(): Promise<readonly string[]> {
  const names = (await readdir(TABLES)).filter((name) => name.endsWith(".jsonl")).sort();
  const tables = await Promise.all(names.map((name) => readFile(new URL(name, TABLES), "utf8")));
  return tables
    .flatMap((table) => table.split("\n").filter((row) => row !== ""))
    .flatMap((row) => (JSON.parse(row) as { readonly text: string }).text.split(" >> "));
}

/** Lines that nobody would write, the same in every run. */
export function saladLines(count: number): readonly string[] {
  const dice = createDice(20210120);
  return Array.from({ length: count }, () => saladOf(dice));
}

/** How long each line takes to be read in each of some plans, in milliseconds, the plans in turn. */
export function timeReading(
  subjects: readonly Subject[],
  lines: readonly string[],
): readonly (readonly number[])[] {
  for (const line of lines.slice(0, 100)) for (const { plan } of subjects) timeOne(plan, line);
  const rounds = lines.map((line) => subjects.map(({ plan }) => timeOne(plan, line)));
  return subjects.map((_, n) => rounds.map((round) => round[n] ?? Number.NaN));
}

/** The same of the first line that is read after a change of one action. */
export function timeAfterChanges(
  subjects: readonly Subject[],
  lines: readonly string[],
): readonly (readonly number[])[] {
  return subjects.map(({ plan }) => {
    let now = plan;
    return lines.map((line, n) => {
      const [first] = now.items.action;
      if (!first) throw new Error("A plan without actions has none to change.");
      now = withItems(now, [{ ...first, progress: `Step ${n} was taken.` }], now.version + 1);
      return timeOne(now, line);
    });
  });
}

function timeOne(plan: Plan, line: string): number {
  const start = performance.now();
  read(line, { plan, asker: ASKER, today: "2021-01-20", mentions: [] });
  return performance.now() - start;
}
