import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { historyAsked, historyCsv } from "../../bot/cli/plan-history.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { applyChange } from "../../bot/plan/model/snapshot.ts";
import { anAction, aPerson, aRisk, begin, changeOf, loaded, planOf } from "../plan/build.ts";
import { type TestTable, useAzurite } from "../support/azurite.ts";

const KEY = { tenant: "board", id: "app" };
const freshTable = useAzurite();
let table: TestTable;
let folder: string;

const asCleo = (at: string) =>
  ({
    at: new Date(at),
    by: { id: "id-cleo", name: "Cleo Clark", for: "Zoe Richards" },
    via: "card",
    command: "save_action",
  }) as const;

beforeAll(async () => {
  table = freshTable();
  folder = await mkdtemp(join(tmpdir(), "plan-history-"));
  const store = await table.open();
  await begin(store, [aPerson("Zoe Richards"), anAction("3.4"), aRisk("R1")], KEY);
  const put = async (change: (plan: Awaited<ReturnType<typeof loaded>>) => Change) => {
    const plan = await loaded(store, KEY);
    await store.commit(plan, { change: change(plan), press: null, due: [] });
  };
  const amber = { rag: "amber", reason: '=2+3, "late"\nvery' } as const;
  const red = { rag: "red" as const, reason: "Later still", owners: ["zoe-richards"] };
  // 23:30 in London on the last day asked for, and 00:30 on the day after: the clocks are forward.
  await put((plan) => ({
    ...changeOf(plan, [anAction("3.4", amber)], asCleo("2021-05-10T22:30:00.000Z")),
    why: amber.reason,
  }));
  await put((plan) => changeOf(plan, [anAction("3.4", red)], asCleo("2021-05-10T23:30:00.000Z")));
});
afterAll(() => rm(folder, { recursive: true }));

async function tool(...args: readonly string[]) {
  const child = spawn(process.execPath, ["bot/cli/plan.ts", ...args, "--tenant", KEY.tenant], {
    env: {
      ...process.env,
      AZURE_TABLES_CONNECTION_STRING: table.connection(),
      TABLE_NAME: table.name,
    },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (data: Buffer) => out.push(data));
  child.stderr.on("data", (data: Buffer) => err.push(data));
  const [code] = (await once(child, "close")) as [number];
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

const HEADER = "version,when,who,for whom,by which way,command,kind,ref,field,before,after,why";
const AMBER = "2,2021-05-10T22:30:00.000Z,Cleo Clark,Zoe Richards,card,save_action,action,3.4";
const RED = "3,2021-05-10T23:30:00.000Z,Cleo Clark,Zoe Richards,card,save_action,action,3.4";
const REASON = `"'=2+3, ""late""\nvery"`;

describe("the history that a clerk hands out", () => {
  test("is a file that Excel opens: one row for each field that changed, and no formula in it", async () => {
    const { code, out } = await tool("history", "app", "--since", "2021-05-10", "--csv");
    expect(code).toBe(0);
    expect(out).toBe(
      `\uFEFF${[
        HEADER,
        `${AMBER},RAG,– Not rated,▲ Amber,${REASON}`,
        `${AMBER},Reason,,${REASON},${REASON}`,
        `${RED},RAG,▲ Amber,✖ Red,`,
        `${RED},Reason,${REASON},Later still,`,
        `${RED},Responsible officers,,Zoe Richards,`,
      ].join("\r\n")}\r\n`,
    );
  });

  test("holds both of its days whole, by the clocks of London", async () => {
    const until = await tool("history", "app", "--since", "2021-05-01", "--until", "2021-05-10");
    expect(until.out).toContain("1 of 3 changes from 1 May 2021 to 10 May 2021.");
    expect(until.out).toContain("10 May 2021, 23:30, version 2: Cleo Clark for Zoe Richards");
    expect(until.out).not.toContain("version 3");
    const since = await tool("history", "app", "--since", "2021-05-11");
    expect(since.out).toContain("1 of 3 changes from 11 May 2021.");
    expect(since.out).toContain("11 May 2021, 00:30, version 3");
  });

  test("reads as lines, and says where the record begins", async () => {
    const { out } = await tool("history", "app");
    expect(out).toContain("3 of 3 changes from the beginning.");
    expect(out).toContain("The record begins on 20 Jan 2021, 10:00; nothing is known of before.");
    expect(out).toContain("  action 3.4: RAG: was ▲ Amber, now ✖ Red");
    expect(out).toContain("  action 3.4: By when: March 2021 (counts to 31 Mar 2021)");
  });

  test("can be written to a file, which no shell recodes", async () => {
    const file = join(folder, "history.csv");
    const { out } = await tool("history", "app", "--csv", "--out", file);
    expect(out).toBe(`3 of 3 changes of plan app are in ${file}.\n`);
    const bytes = await readFile(file);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain(`${RED},RAG,▲ Amber,✖ Red,`);
  });

  test("says what is wrong with what was asked", async () => {
    const faults = await Promise.all([
      tool("history", "app", "--since", "18 December"),
      tool("history", "app", "--since", "2021-02-01", "--until", "2021-01-01"),
      tool("history", "other", "--since", "2021-01-01"),
      tool("history"),
    ]);
    expect(faults.map(({ code }) => code)).toEqual([1, 1, 1, 2]);
    expect(faults.map(({ err }) => err.trim())).toEqual([
      "--since 18 December is not a date. Write it as 2020-12-18.",
      "--until 2021-01-01 is before --since 2021-02-01.",
      "There is no plan called other here.",
      "",
    ]);
    expect(faults[3]?.out).toContain("history ID [--since DATE] [--until DATE] [--csv]");
  });

  test("leaves out no change, not even one that no field tells of", () => {
    const plan = planOf(anAction("3.4"));
    const touched = changeOf(plan, [anAction("3.4")]);
    const posted = { ...changeOf(applyChange(plan, touched), []), command: "confirm_post" };
    const rows = historyCsv(plan, [touched, posted]).trim().split("\r\n");
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^2,.*,action,3\.4,,,,$/);
    expect(rows[2]).toMatch(/^3,.*,confirm_post,,,,,,$/);
  });

  test("may be asked for one day", () => {
    const day = { since: "2021-01-20", until: "2021-01-20" };
    expect(historyAsked(day.since, day.until)).toEqual(day);
  });
});
