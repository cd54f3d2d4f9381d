import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { partitionOf } from "../../../storage/rows/rows.ts";
import { trailKey } from "../../../storage/rows/trail-rows.ts";
import { rowsOf } from "../../../storage/table.ts";
import { repairPlan } from "../../../storage/verify/repair-plan.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { anAction, begin, historyOf, KEY, loaded, put, recordOf } from "../../plan/build.ts";
import { replay } from "../../storage/contract/build.ts";
import { killedAfter, useAzurite } from "../../support/azurite.ts";

const freshTable = useAzurite();
const PARTITION = partitionOf(KEY);

const many = (progress: string): Item[] =>
  Array.from({ length: 70 }, (_, n) => anAction(`1.${n}`, { progress }));

const keysOf = async (client: TableClient, kind: string) => {
  const keys: string[] = [];
  for await (const { rowKey } of rowsOf(client, PARTITION)) {
    if (String(rowKey).startsWith(`${kind}:`)) keys.push(String(rowKey));
  }
  return keys;
};

/** A plan of 502 versions, the first of them large. */
async function aPlan() {
  const table = freshTable();
  const store = await table.open();
  await begin(store, many("first"));
  for (let n = 2; n <= 502; n++) {
    await put(store, await loaded(store), [anAction(`1.${n % 70}`, { progress: `${n}` })]);
  }
  return { table, store, client: table.bare() };
}

/** Takes away all that a plan of before trails and checkpoints did not have. */
async function forget(client: TableClient) {
  for (const key of [...(await keysOf(client, "trail")), ...(await keysOf(client, "checkpoint"))]) {
    await client.deleteEntity(PARTITION, key);
  }
}

describe("A plan of before there were trails and checkpoints", () => {
  test("is whole, is told what it lacks, and gets both from its history", async () => {
    const { table, client } = await aPlan();
    const trails = await keysOf(client, "trail");
    expect(await repairPlan(client, KEY, true)).toMatchObject({ trails: 0, checkpoints: [500] });
    await forget(client);
    const lacking = { trails: 71 + 501, checkpoints: 1 };
    expect(await verifyPlan(client, KEY)).toMatchObject({ faults: [], lacking });

    const repaired = { trails: 71 + 501, strays: 0, checkpoints: [500], faults: 0 };
    expect(await repairPlan(client, KEY, true)).toEqual(repaired);
    expect(await keysOf(client, "trail")).toEqual([]);
    expect(await repairPlan(client, KEY, false)).toEqual(repaired);

    expect(await keysOf(client, "trail")).toEqual(trails);
    const verified = await verifyPlan(client, KEY);
    expect(verified.faults).toEqual([]);
    expect(verified.lacking).toBeUndefined();
    const store = await table.open();
    const [kept] = await store.checkpoints(KEY);
    const then = kept && (await store.checkpoint(KEY, kept));
    expect(then).toEqual(replay(KEY, (await historyOf(store)).slice(0, 500)));
    expect(await repairPlan(client, KEY, false)).toMatchObject({ trails: 0, checkpoints: [] });
  });

  test("gets its newest checkpoint from the next change too, whole or not at all", async () => {
    const { table, client } = await aPlan();
    const change = async (n: number) => {
      const store = await table.open();
      if (n < 3) store.wire.meddle(killedAfter(1 + 1 + 2 + n));
      const plan = await loaded(store);
      const draft = { why: null, items: [anAction("1.1", { progress: `after ${n}` })] };
      const { carryOut } = recordOf(store);
      const by = { id: null, name: "Ada" };
      const stamp = { by, at: new Date(), via: "card", conversation: null } as const;
      const said = { ...stamp, command: "update_action", press: null };
      const { plan: now } = await carryOut(plan, said, () => draft);
      expect(now.version).toBe(503 + n);
      return store;
    };
    for (const n of [0, 1, 2]) {
      await change(n);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const kept = (await keysOf(client, "checkpoint")).length;
      expect(kept).toBeLessThanOrEqual(1);
      expect((await verifyPlan(client, KEY)).faults).toEqual([]);
    }
    const store = await change(3);
    await expect.poll(() => keysOf(client, "checkpoint")).toHaveLength(1);
    expect((await store.checkpoints(KEY)).map(({ version }) => version)).toEqual([500]);
    expect((await verifyPlan(client, KEY)).faults).toEqual([]);
  });
});

describe("A trail or a checkpoint that is not as the history has it", () => {
  test("is told, and made again", async () => {
    const { client } = await aPlan();
    await repairPlan(client, KEY, false);
    const trail = trailKey({ kind: "action", ref: "1.0", version: 1 });
    const was = await client.getEntity(PARTITION, trail);
    const [checkpoint = ""] = await keysOf(client, "checkpoint");
    const edit = (rowKey: string, columns: object) =>
      client.updateEntity({ partitionKey: PARTITION, rowKey, ...columns }, "Merge");
    await edit(trail, { by: "Somebody else" });
    await edit(checkpoint, { at: "2021-01-01T00:00:00.000Z" });
    const stray = trailKey({ kind: "action", ref: "1.0", version: 3 });
    await client.createEntity({ ...was, partitionKey: PARTITION, rowKey: stray, version: 3 });

    const { faults } = await verifyPlan(client, KEY);
    expect(faults.map(({ row }) => row).sort()).toEqual([checkpoint, stray, trail].sort());

    expect(await repairPlan(client, KEY, false)).toMatchObject({ trails: 1, strays: 1 });
    expect((await verifyPlan(client, KEY)).faults).toEqual([]);
    expect(await client.getEntity(PARTITION, trail)).toMatchObject({ by: was.by });
  });
});
