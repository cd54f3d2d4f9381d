import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";
import type { Change } from "../../bot/plan/model/change.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import { find } from "../../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import { partitionOf } from "../../storage/rows/rows.ts";
import { trailKey } from "../../storage/rows/trail-rows.ts";
import { verifyPlan } from "../../storage/verify/verify-plan.ts";
import { anAction, anArea, begin, historyOf, KEY, loaded, put } from "../plan/build.ts";
import { killedAfter, useAzurite } from "../support/azurite.ts";

const freshTable = useAzurite();

const many = (count: number, progress: string): Item[] =>
  Array.from({ length: count }, (_, n) => anAction(`1.${n}`, { progress }));

/** An item's changes as the store follows them back. */
async function trailOf(store: PlanStore, ref: string): Promise<readonly Change[]> {
  const item = find(await loaded(store), "action", ref);
  const trail: Change[] = [];
  for await (const change of item ? store.trail(KEY, item) : []) trail.push(change);
  return trail;
}

/** The same, picked from the whole history. */
async function pickedFor(store: PlanStore, ref: string): Promise<readonly Change[]> {
  const history = await historyOf(store);
  return history
    .map((change) => ({ ...change, items: change.items.filter(({ after }) => after.ref === ref) }))
    .filter(({ items }) => items.length > 0)
    .reverse();
}

/** Takes the row that a trail has of a version away: a plan of before there were trails has none. */
const forget = (client: TableClient, ref: string, version: number) =>
  client.deleteEntity(partitionOf(KEY), trailKey({ kind: "action", ref, version }));

describe("The trail of an item", () => {
  test.each([
    ["of before there were trails", [1, 2, 3, 4, 5, 6]],
    ["of which the older part has none", [1, 2, 3]],
    ["of which a part in the middle has none, and the last change", [2, 3, 6]],
  ])("is told rightly in a plan %s", async (_, without) => {
    const table = freshTable();
    const store = await table.open();
    await begin(store, many(100, "version 1"));
    for (let n = 2; n <= 6; n++) {
      const items = n === 4 ? many(100, "version 4") : [anAction("1.7", { progress: `${n}` })];
      await put(store, await loaded(store), items);
    }
    for (const version of without) await forget(table.bare(), "1.7", version);

    const cold = await table.open();
    const trail = await trailOf(cold, "1.7");
    expect(trail.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(trail).toEqual(await pickedFor(cold, "1.7"));
    expect((await verifyPlan(table.bare(), KEY)).faults).toEqual([]);
  });

  test("is told rightly while a large change is not laid out, and is whole once the next one has come", async () => {
    const table = freshTable();
    await begin(await table.open(), many(100, "before"));
    const killed = await table.open();
    const plan = await loaded(killed);
    // Its 3 parts and the transaction that makes it true; then the first part is laid out.
    killed.wire.meddle(killedAfter(3 + 1 + 2));
    expect(await put(killed, plan, many(100, "after"))).toBe("done");

    const other = await table.open();
    for (const ref of ["1.0", "1.99"]) {
      expect((await trailOf(other, ref)).map(({ version }) => version)).toEqual([2, 1]);
      expect(await trailOf(other, ref)).toEqual(await pickedFor(other, ref));
    }
    expect(await put(other, await loaded(other), [anArea("2")])).toBe("done");
    other.wire.forget();
    expect(await trailOf(other, "1.99")).toEqual(await pickedFor(other, "1.99"));
    expect(other.wire.sent.filter(({ url }) => url.includes("change%3A"))).toHaveLength(1);
    expect((await verifyPlan(table.bare(), KEY)).faults).toEqual([]);
  });

  test("is whole where two processes commit at the same time", async () => {
    const table = freshTable();
    await begin(await table.open(), many(3, "first"));
    const writes = async (name: string) => {
      const store = await table.open();
      for (let done = 0; done < 10; ) {
        const items = [
          anAction(`1.${done % 3}`, { progress: `${name} ${done}` }),
          ...(done === 5 ? many(100, `${name}, all`).slice(3) : []),
        ];
        if ((await put(store, await loaded(store), items)) === "done") done += 1;
      }
    };
    await Promise.all([writes("one"), writes("other")]);

    const store = await table.open();
    expect((await loaded(store)).version).toBe(21);
    for (const ref of ["1.0", "1.1", "1.2", "1.50"]) {
      expect(await trailOf(store, ref)).toEqual(await pickedFor(store, ref));
    }
    expect((await verifyPlan(table.bare(), KEY)).faults).toEqual([]);
  });

  test("of more changes than a page holds is read on, a thousand at a time", async () => {
    const table = freshTable();
    const store = await table.open();
    await begin(store, [anAction("1.1")]);
    for (let n = 2; n <= 130; n++) {
      await put(store, await loaded(store), [anAction("1.1", { progress: `version ${n}` })]);
    }
    store.wire.forget();

    const trail = await trailOf(store, "1.1");
    expect(trail.map(({ version }) => version)).toEqual(
      Array.from({ length: 130 }, (_, n) => 130 - n),
    );
    expect(store.wire.sent).toHaveLength(1 + 2);
  });
});
