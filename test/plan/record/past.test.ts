import { describe, expect, test, vi } from "vitest";
import type { Change } from "../../../bot/plan/model/change.ts";
import { applyChange, type Plan } from "../../../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { anAction, aStamp, begin, KEY, loaded, recordOf } from "../build.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2021, 0, 20, 10);
const hour = (n: number) => new Date(START + n * HOUR);

/** Changes a plan once an hour, up to a version, through the record; each version is kept as it then was. */
async function changedTo(store: PlanStore, version: number, before: readonly Plan[] = []) {
  const record = recordOf(store);
  const plans = [...before];
  let plan = plans.at(-1) ?? (await begin(store, [anAction("1.1"), anAction("1.2")]));
  plans[plan.version] = plan;
  while (plan.version < version) {
    const n = plan.version + 1;
    const stamp = aStamp({ at: hour(n) });
    const items = [anAction(n % 3 === 0 ? "1.1" : `1.${n % 40}`, { progress: `hour ${n}` })];
    plan = (await record.carryOut(plan, stamp, () => ({ why: null, items }))).plan;
    plans[n] = plan;
  }
  return plans;
}

/** The same store, and how many changes were read of it. */
function counted(store: PlanStore) {
  let read = 0;
  async function* counting(found: AsyncIterable<Change>) {
    for await (const change of found) {
      read += 1;
      yield change;
    }
  }
  const watched: PlanStore = {
    ...store,
    changes: (...args) => counting(store.changes(...args)),
    between: (...args) => counting(store.between(...args)),
  };
  return { store: watched, read: () => read };
}

const versions = async (store: PlanStore) =>
  (await store.checkpoints(KEY)).map(({ version }) => version);

describe("Checkpoints", () => {
  test("are kept every 500 changes, each the plan as it then was", async () => {
    const store = createMemoryStore();
    const plans = await changedTo(store, 1503);

    await vi.waitFor(async () => expect(await versions(store)).toEqual([500, 1000, 1500]));
    for (const kept of await store.checkpoints(KEY)) {
      expect(kept.at).toBe(hour(kept.version).toISOString());
      expect(await store.checkpoint(KEY, kept)).toEqual(plans[kept.version]);
    }
  });

  test("that could not be kept are kept after a later change, by another process too", async () => {
    const store = createMemoryStore();
    const broken: PlanStore = {
      ...store,
      keepCheckpoint: async () => {
        throw new Error("The process was killed.");
      },
    };
    const plans = await changedTo(broken, 730);
    expect(await versions(store)).toEqual([]);

    const more = await changedTo(store, 731, plans);

    await vi.waitFor(async () => expect(await versions(store)).toEqual([500]));
    const [kept] = await store.checkpoints(KEY);
    expect(kept && (await store.checkpoint(KEY, kept))).toEqual(more[500]);
    expect(kept?.at).toBe(hour(500).toISOString());
  });
});

describe("A plan as it stood at an instant", () => {
  test("is the same from checkpoints, from some of them, and from none", async () => {
    const store = createMemoryStore();
    const plans = await changedTo(store, 3210);
    await vi.waitFor(async () => expect(await versions(store)).toHaveLength(6));
    const now = await loaded(store);
    const some = async (keeps: (version: number) => boolean): Promise<PlanStore> => {
      const kept = (await store.checkpoints(KEY)).filter(({ version }) => keeps(version));
      return { ...store, checkpoints: async () => kept };
    };
    const stores = [
      store,
      await some(() => false),
      await some((version) => version > 2500),
      await some((version) => version !== 1500),
      { ...store, checkpoint: async () => undefined },
    ];
    const instants = [-1, 0, 1, 2, 3, 499, 500, 501, 777, 1499, 1500, 2209, 2210, 3209, 3210, 3211];
    for (const one of stores) {
      for (const n of instants) {
        const { plan, since } = await recordOf(one).asAt(now, hour(n));
        // The first version was made at the hour of nought, each other at its own.
        const version = n <= 0 ? 0 : n === 1 ? 1 : n - 1;
        expect(plan.version).toBe(version);
        if (version > 0) expect(plan).toEqual(plans[version]);
        if (since) expect(since.reduce(applyChange, plan).items).toEqual(now.items);
      }
    }
  });

  test("reads at most a thousand changes, wherever it lies", async () => {
    const store = createMemoryStore();
    await changedTo(store, 4100);
    await vi.waitFor(async () => expect(await versions(store)).toHaveLength(8));
    const now = await loaded(store);
    for (const n of [2, 600, 1500, 3000, 3099, 3101, 4000]) {
      const { store: counting, read } = counted(store);
      await recordOf(counting).asAt(now, hour(n));
      expect(read()).toBeLessThanOrEqual(1000);
    }
  });

  test("is right where the clock of a change was ahead, at a checkpoint too", async () => {
    const store = createMemoryStore();
    const plans = await changedTo(store, 999);
    const record = recordOf(store);
    let plan = plans[999] as Plan;
    // The change that makes the checkpoint, and those round it, say that it is later than it is.
    const change = async (at: Date) => {
      const items = [anAction("1.1", { progress: `${plan.version + 1}` })];
      plan = (await record.carryOut(plan, aStamp({ at }), () => ({ why: null, items }))).plan;
      plans[plan.version] = plan;
    };
    for (const at of [hour(1005), hour(1001), hour(1002), hour(1003)]) await change(at);
    await changedTo(store, 2300, plans);
    await vi.waitFor(async () => expect(await versions(store)).toEqual([500, 1000, 1500, 2000]));

    const now = await loaded(store);
    const { plan: then, since } = await recordOf(store).asAt(now, hour(1002));

    expect(since).toBeNull();
    expect(then).toEqual(plans[1001]);
  });
});
