import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { read } from "../../bot/language/read.ts";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { dayOf, NAMED_DAYS } from "../../bot/plan/meetings/meetings.ts";
import { type Plan, withItems } from "../../bot/plan/model/snapshot.ts";
import { withDays } from "../../bot/plan/query/named-days.ts";
import { runQuery } from "../../bot/plan/query/run-query.ts";

/** A phrasing, what it asks, and where the plan settles it all references that it asks for. */
type Phrasing = {
  readonly text: string;
  readonly ask: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
  readonly refs?: readonly string[];
  /** The words that are named as having no part in it. */
  readonly unused?: readonly string[];
};

const here = (file: string) => new URL(file, import.meta.url);
const LANCASHIRE = planOf("../../storage/sample/lancashire-app.json", "Hilary Fordham");
const PETERBOROUGH = planOf("peterborough.json", "Designated Clinical Officer");

/** The plan of a file; whoever asks is one of its officers. */
function planOf(file: string, officer: string): Plan {
  const json: unknown = JSON.parse(readFileSync(here(file), "utf8"));
  const by = { name: "Test", at: new Date("2021-01-20T12:00:00Z") };
  const empty = emptyPlan({ tenant: "t", id: "p" });
  const plan = withItems(empty, readPlanFile(json, empty, by).items, 1);
  const person = plan.items.person.find(({ name }) => name === officer);
  if (!person) throw new Error(`Nobody is called ${officer}.`);
  return withItems(plan, [{ ...person, account: { id: "asker", name: officer } }], 1);
}

function listed(plan: Plan, today: string, args: Phrasing["args"]): readonly string[] | undefined {
  const { query } = args;
  if (!query) return typeof args.ref === "string" ? [args.ref] : undefined;
  const resolved = withDays(query as Parameters<typeof withDays>[0], (name) => {
    const day = NAMED_DAYS.find((one) => one === name);
    return day && dayOf(plan, day, today);
  });
  return runQuery(plan, resolved, { today }).map(({ ref }) => ref);
}

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
  const asker = {
    tenant: "t",
    id: "asker",
    name: "somebody",
    kind: "member",
    clerk: true,
  } as const;

  test.each(phrasings.map((phrasing) => [phrasing.text, phrasing] as const))(
    "“%s” is read as it is meant",
    (text, phrasing) => {
      const today = phrasing.asOf ?? "2021-01-20";
      const { ask, unused } = read(text, { plan, asker, today, time: "12:00", mentions: [] });
      expect(ask.command).toBe(phrasing.ask);
      if (ask.command === "refuse") {
        expect(ask.sentence).toContain(String(phrasing.args.says));
      } else expect(ask).toMatchObject(phrasing.args);
      expect(unused).toEqual(phrasing.unused ?? []);
      const refs = listed(plan, today, ask as unknown as Phrasing["args"]);
      if (phrasing.refs && refs) expect(refs).toEqual(phrasing.refs);
    },
  );
});
