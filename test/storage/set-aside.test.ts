import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";
import { about, find } from "../../bot/plan/model/snapshot.ts";
import { planAt } from "../../bot/plan/record/replay.ts";
import { trailKey } from "../../storage/rows/trail-rows.ts";
import {
  anAbout,
  anAction,
  begin,
  changeOf,
  historyOf,
  KEY,
  loaded,
  NOW,
  put,
  recordOf,
} from "../plan/build.ts";
import { useAzurite } from "../support/azurite.ts";
import { aDue } from "./contract/build.ts";

const freshTable = useAzurite();
const partitionKey = "plan:lancashire:app";
const change = (version: number) => `change:${String(version).padStart(10, "0")}`;

/** Version 1 begins the plan, 2 to 4 change 1.1, one a day from the day of the test on. */
async function aPlan() {
  const table = freshTable();
  const store = await table.open();
  await begin(store, [anAction("1.1"), anAction("1.2")]);
  for (const n of [2, 3, 4]) {
    const plan = await loaded(store);
    const at = new Date(NOW.at.getTime() + n * 86_400_000);
    const made = changeOf(plan, [anAction("1.1", { progress: `version ${n}` })], { at });
    await store.commit(plan, { change: made, press: null, due: [] });
  }
  return { table, store, bare: table.bare() };
}

/** The keys of the rows of the plan that begin so. */
async function rowsOf(bare: TableClient, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { rowKey } of bare.listEntities()) {
    if (rowKey?.startsWith(`${prefix}:`)) keys.push(rowKey);
  }
  return keys;
}

describe("a row of the history that cannot be read", () => {
  test("stops neither the load nor a process that catches up, nor the rest of the history", async () => {
    const { table, store, bare } = await aPlan();
    const behind = await table.open();
    await bare.updateEntity({ partitionKey, rowKey: change(3), items_json: "{" }, "Merge");
    const early = { ...(await loaded(behind)) };
    expect(early.version).toBe(4);
    await put(store, await loaded(store), [anAction("1.2", { progress: "Now" })]);
    await bare.updateEntity({ partitionKey, rowKey: change(5), at: "yesterday" }, "Merge");
    await put(store, await loaded(store), [anAction("1.1", { progress: "Last" })]);

    // Version 5 cannot be read, so what it did is seen in the items.
    expect(await loaded(behind)).toEqual(await loaded(await table.open()));
    expect(find(await loaded(behind), "action", "1.2")?.progress).toBe("Now");
    expect(
      (await historyOf(behind)).map(({ version, lost }) => [version, lost !== undefined]),
    ).toEqual([1, 2, 3, 4, 5, 6].map((version) => [version, version === 3 || version === 5]));
    expect(behind.setAside().map(({ row }) => row)).toEqual([change(5), change(3)]);
  });

  test("ends what is known of the past, and is not passed over in silence", async () => {
    const { store, bare } = await aPlan();
    await bare.updateEntity({ partitionKey, rowKey: change(3), items_json: "{" }, "Merge");
    const plan = await loaded(store);
    const record = recordOf(store);
    const day = (n: number) => new Date(NOW.at.getTime() + n * 86_400_000 - 1000);

    const since = await record.between(plan, day(4));
    expect(find(planAt(plan, day(4), since), "action", "1.1")?.progress).toBe("version 3");
    const all = await record.between(plan, day(2));
    expect(() => planAt(plan, day(2), all)).toThrow(
      "Version 3 of the plan's history cannot be read",
    );

    const item = find(plan, "action", "1.1");
    if (!item) throw new Error("no action");
    // Its own trail would still tell; without that row there is the history alone.
    await bare.deleteEntity(partitionKey, trailKey({ kind: "action", ref: "1.1", version: 3 }));
    const trail: (readonly [number, boolean])[] = [];
    for await (const { version, lost } of store.trail(KEY, item)) {
      trail.push([version, lost !== undefined]);
    }
    expect(trail).toEqual([
      [4, false],
      [3, true],
    ]);
  });
});

describe("what makes questions about the past quick, where it cannot be read,", () => {
  test("is passed over: a row of a trail, and the history tells", async () => {
    const { table, bare } = await aPlan();
    const rowKey = trailKey({ kind: "action", ref: "1.1", version: 3 });
    await bare.updateEntity({ partitionKey, rowKey, items_json: "{" }, "Merge");
    const store = await table.open();
    const item = find(await loaded(store), "action", "1.1");
    if (!item) throw new Error("no action");

    const said: (readonly [number, unknown])[] = [];
    for await (const { version, items } of store.trail(KEY, item)) {
      const [one] = items;
      said.push([version, one?.after.kind === "action" ? one.after.progress : "nothing"]);
    }
    expect(said.slice(0, 3)).toEqual([
      [4, "version 4"],
      [3, "version 3"],
      [2, "version 2"],
    ]);
    expect(store.setAside().map(({ row }) => row)).toEqual([rowKey]);
  });

  test("is passed over: a checkpoint, or one of its parts", async () => {
    const { table, store, bare } = await aPlan();
    const plan = await loaded(store);
    await store.keepCheckpoint(plan, NOW.at.toISOString());
    const [kept] = await store.checkpoints(KEY);
    if (!kept) throw new Error("no checkpoint");
    expect(await store.checkpoint(KEY, kept)).toEqual(plan);

    const parts = await rowsOf(bare, "part");
    for (const rowKey of parts) {
      await bare.updateEntity({ partitionKey, rowKey, items_json: "{" }, "Merge");
    }
    expect(parts.length).toBeGreaterThan(0);
    expect(await store.checkpoint(KEY, kept)).toBeUndefined();

    const [rowKey = ""] = await rowsOf(bare, "checkpoint");
    await bare.updateEntity({ partitionKey, rowKey, at: "yesterday" }, "Merge");
    const fresh = await table.open();
    expect(await fresh.checkpoints(KEY)).toEqual([]);
    expect(fresh.setAside().map(({ row }) => row)).toEqual([rowKey]);
  });
});

describe("what a newer version writes", () => {
  test("comes to a process that knows the plan already, and is given back when that is behind it", async () => {
    const { table, store, bare } = await aPlan();
    const other = await table.open();
    const plan = await loaded(store);
    const item = find(plan, "action", "1.1");
    if (!item) throw new Error("no action");
    const made = changeOf(plan, [{ ...item, progress: "Withdrawn" }]);
    const [one] = made.items;
    const withdrawn = { ...one?.after, status: "withdrawn" };
    const strange = { ...made, items: [{ before: one?.before, after: withdrawn }] };
    await loaded(other);
    await store.commit(plan, { change: strange as never, press: null, due: [] });

    const then = await loaded(other);
    expect(then.unread).toMatchObject([{ kind: "action", ref: "1.1", version: 5 }]);
    expect(find(then, "action", "1.1")).toBeUndefined();
    expect(() => changeOf(then, [anAction("1.1")])).toThrow("action 1.1 cannot be read here");
    expect(await loaded(await table.open())).toEqual(then);
    const before = planAt(then, new Date(0), [(await historyOf(other)).at(-1) as never]);
    expect(find(before, "action", "1.1")).toEqual(item);
    expect(before.unread).toEqual([]);
    expect(await bare.getEntity(partitionKey, "item:action:000001.000001:1.1")).toMatchObject({
      status: "withdrawn",
    });
  });

  test("stands on in rows that this version writes again: columns, parts of lists, the header", async () => {
    const { table, bare } = await aPlan();
    const rowKey = "item:action:000001.000001:1.1";
    const evidence = [
      { title: "Minutes", link: null, by: "Ada", at: NOW.at.toISOString(), seal: "x" },
    ];
    const more = { costCode: "ZX81", tags_json: '["a"]', evidence_json: JSON.stringify(evidence) };
    await bare.updateEntity({ partitionKey, rowKey, ...more }, "Merge");
    await bare.updateEntity({ partitionKey, rowKey: "plan", region: "North" }, "Merge");
    const store = await table.open();
    const item = find(await loaded(store), "action", "1.1");
    if (!item) throw new Error("no action");

    const saved = await put(store, await loaded(store), [
      { ...item, progress: "By an older version" },
    ]);

    expect(saved).toBe("done");
    expect(await bare.getEntity(partitionKey, rowKey)).toMatchObject({
      ...more,
      progress: "By an older version",
    });
    expect(await bare.getEntity(partitionKey, "plan")).toMatchObject({
      region: "North",
      version: 5,
    });
    expect((await historyOf(await table.open())).at(-1)?.items[0]?.after).toMatchObject({
      costCode: "ZX81",
      evidence,
    });
  });
});

test("a plan whose own details cannot be read is called by its id, and all else is there", async () => {
  const { table, bare } = await aPlan();
  await bare.updateEntity({ partitionKey, rowKey: "item:about:about:about", stage: 7 }, "Merge");
  const plan = await loaded(await table.open());
  expect(about(plan).localArea).toBe("app");
  expect(plan.items.action).toHaveLength(2);
  expect(() => changeOf(plan, [anAbout()])).toThrow("plan about cannot be read here");
});

test("work that cannot be read is left where it is, and what else is due is done", async () => {
  const { table, store, bare } = await aPlan();
  await store.addDue(KEY, aDue("one"));
  const rowKey = "due:2021-01-20T09:00:00.000Z:strange";
  await bare.createEntity({
    partitionKey,
    rowKey,
    id: "strange",
    at: "2021-01-20T09:00:00.000Z",
    work_json: '{"what":"telephone"}',
  });
  const reader = await table.open();
  const told: string[] = [];
  reader.setAside(({ row }) => told.push(row));

  for (let n = 0; n < 2; n++) expect((await reader.due(KEY)).map(({ id }) => id)).toEqual(["one"]);

  expect(told).toEqual([rowKey]);
  expect(await bare.getEntity(partitionKey, rowKey)).toMatchObject({ id: "strange" });
  await bare.updateEntity(
    { partitionKey, rowKey, work_json: JSON.stringify(aDue("two").work) },
    "Merge",
  );
  expect(await reader.due(KEY)).toHaveLength(2);
  expect(reader.setAside()).toEqual([]);
});
