import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importPlan } from "../../bot/cli/import-plan.ts";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { recordOf } from "../plan/build.ts";
import { type TestTable, useAzurite } from "../support/azurite.ts";
import { loadSample, SAMPLE, startWorld, text, type World } from "../support/world.ts";

/** A plan of which one action, one due row and one card row are broken, and one row is of a kind of a newer version. */

const tables = useAzurite();
const partitionKey = "plan:local:lancashire-app";
const ROW = "item:action:000003.000004:3.4";
let table: TestTable;
let world: World;
const rowOf = (rowKey: string) => table.bare().getEntity(partitionKey, rowKey);
const merge = (rowKey: string, columns: object) =>
  table.bare().updateEntity({ partitionKey, rowKey, ...columns }, "Merge");

beforeAll(async () => {
  table = tables();
  await loadSample(await table.open());
  await merge(ROW, { rag: "purple" });
  await merge("item:risk:r000001:R1", { areas_json: '["1"' });
  for (const rowKey of ["due:2021-01-20T10:00:00.000Z:broken", "card:broken", "hold:broken"]) {
    await table.bare().createEntity({ partitionKey, rowKey, id: "x", at: "x", work_json: "{" });
  }
  await table.bare().createEntity({
    partitionKey,
    rowKey: "item:pledge:p000001:P1",
    kind: "pledge",
    ref: "P1",
    version: 1,
    promise: "We will write to every family",
  });
  world = await startWorld(await table.open(), { loaded: true });
});
afterAll(() => world.stop());

const CANNOT =
  "This plan's action 3.4 cannot be read here, so it is left as it is and nobody can change it. Whoever runs the bot can say why.";

describe("a plan with rows that cannot be read", () => {
  test("is asked for all that can be, and each card names what it cannot show", async () => {
    expect(text(await world.say("mo", "red actions"))).toContain("1 action cannot be read: 3.4.");
    expect(text(await world.say("mo", "risks"))).toContain("1 risk cannot be read: R1.");
    const summary = text(await world.say("mo", "summary"));
    expect(summary).toContain("1 action cannot be read: 3.4.");
    expect(summary).toContain("1 risk cannot be read: R1.");
    expect(text(await world.say("mo", "area 3"))).toContain("1 action cannot be read: 3.4.");
    expect(text(await world.say("mo", "show 3.5"))).not.toContain("cannot be read");
    expect(text(await world.say("cleo", "prep"))).toContain("1 action cannot be read: 3.4.");
  });

  test("says of the action itself that it cannot be read, and takes no update of it", async () => {
    const before = await rowOf(ROW);
    expect(text(await world.say("mo", "show 3.4"))).toContain(CANNOT);
    expect(text(await world.say("cleo", "set 3.4 red because the pages are late"))).toContain(
      CANNOT,
    );
    expect(text(await world.say("mo", "history of 3.4"))).toContain(CANNOT);
    expect(await rowOf(ROW)).toEqual(before);
  });

  test("is written to for the rest, and a new risk does not take the place of one that is there", async () => {
    const saved = await world.say("cleo", "set 3.5 red because the pages are late");
    expect(text(saved)).toContain("Saved: action 3.5 is ✖ Red");
    const form = await world.say("cleo", "log a risk");
    const logged = await world.press("cleo", form, "Save", {
      area: "3",
      description: "The pages stay late",
      severity: "high",
    });
    const refs = (await world.plan()).items.risk.map(({ ref }) => ref);
    expect(text(logged)).toContain(refs.at(-1));
    expect(refs).not.toContain("R1");
    expect(await rowOf("item:risk:r000001:R1")).toMatchObject({ areas_json: '["1"' });
  });

  test("is imported into, and what cannot be read is kept and named", async () => {
    const before = await rowOf(ROW);
    const url = new URL("../../storage/sample/lancashire-illustrative.json", import.meta.url);
    const json: unknown = JSON.parse(await readFile(url, "utf8"));
    const store = await table.open();
    const by = { name: "Plan file", at: new Date("2021-01-20T19:00:00Z") };
    const { reading, written } = await importPlan(
      { store, record: recordOf(store), id: "again" },
      SAMPLE,
      json,
      by,
    );
    expect({ wrong: reading.wrong, written }).toEqual({ wrong: [], written: true });
    expect(reading.kept).toEqual(["action 3.4", "risk R1"]);
    expect(await rowOf(ROW)).toEqual(before);
    const again = readPlanFile(json, await world.plan(), by);
    expect(again).toMatchObject({ changed: [], kept: ["action 3.4", "risk R1"] });
  });

  test("is told of once in the log, and by /readyz, without a word of what stands there", async () => {
    const told = world.logged
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === "a row cannot be read and is set aside");
    const rows = told.map(({ row }) => row);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows).toEqual(
      expect.arrayContaining([
        ROW,
        "item:risk:r000001:R1",
        "item:pledge:p000001:P1",
        "due:2021-01-20T10:00:00.000Z:broken",
      ]),
    );
    expect(JSON.stringify(told)).not.toContain("purple");
    const ready = await fetch(`http://127.0.0.1:${world.port}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.text()).toMatch(
      /^ready\ndegraded: \d+ rows of plan lancashire-app cannot be read; npm run plan -- verify lancashire-app names them\n$/,
    );
  });
});
