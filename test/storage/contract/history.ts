import { describe, expect, test } from "vitest";
import type { Change } from "../../../bot/plan/model/change.ts";
import { find } from "../../../bot/plan/model/snapshot.ts";
import {
  aKpi,
  aMeasure,
  anAction,
  anArea,
  aPerson,
  aRisk,
  begin,
  changeOf,
  historyOf,
  KEY,
  loaded,
  put,
} from "../../plan/build.ts";
import { type Opening, replay } from "./build.ts";

async function all(changes: AsyncIterable<Change>): Promise<readonly Change[]> {
  const found: Change[] = [];
  for await (const change of changes) found.push(change);
  return found;
}

/** What a store promises of a plan's history. */
export function keepsHistory(name: string, place: () => Opening): void {
  describe(`${name}: the history`, () => {
    test("is read between two versions, both included, oldest first", async () => {
      const store = await place()();
      let plan = await begin(store);
      for (let n = 2; n <= 12; n++) {
        await put(store, plan, [anAction("1.1", { progress: `version ${n}` })]);
        plan = await loaded(store);
      }
      const versions = async (from: number, to: number) => {
        const found: number[] = [];
        for await (const change of store.changes(KEY, from, to)) found.push(change.version);
        return found;
      };

      expect(await versions(1, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect(await versions(9, 11)).toEqual([9, 10, 11]);
      expect(await versions(4, 4)).toEqual([4]);
      expect(await versions(12, 99)).toEqual([12]);
      expect(await versions(13, 12)).toEqual([]);
    });

    test("keeps who, when, how, why, and what stood before", async () => {
      const open = place();
      const store = await open();
      const plan = await begin(store, [anAction("1.1")]);
      const item = anAction("1.1", { rag: "red", reason: "No staff" });
      const change = {
        ...changeOf(plan, [item], {
          by: { id: null, name: "the import" },
          via: "file",
          conversation: "19:abc@thread.tacv2",
        }),
        why: "No staff",
      };
      await store.commit(plan, { change, press: null, due: [] });

      const [, last] = await historyOf(await open());
      expect(last).toEqual(change);
      expect(last?.items).toEqual([
        { before: anAction("1.1", { version: 1 }), after: { ...item, version: 2 } },
      ]);
    });

    test("is read by when it was made: from an instant on, and before another, oldest first", async () => {
      const store = await place()();
      let plan = await begin(store);
      for (let day = 11; day <= 16; day++) {
        const at = new Date(`2021-03-${day}T09:00:00.000Z`);
        const change = changeOf(plan, [anAction("1.1", { progress: `day ${day}` })], { at });
        await store.commit(plan, { change, press: null, due: [] });
        plan = await loaded(store);
      }
      const made = async (from: string, below?: string) => {
        const found: number[] = [];
        for await (const change of store.between(KEY, from, below)) found.push(change.version);
        return found;
      };

      expect(await made("2021-01-01T00:00:00.000Z")).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(await made("2021-03-14T09:00:00.000Z")).toEqual([5, 6, 7]);
      expect(await made("2021-03-14T09:00:00.001Z")).toEqual([6, 7]);
      expect(await made("2021-03-12T00:00:00.000Z", "2021-03-14T09:00:00.000Z")).toEqual([3, 4]);
      expect(await made("2021-03-12T00:00:00.000Z", "2021-03-14T09:00:00.001Z")).toEqual([3, 4, 5]);
      expect(await made("2021-03-17T00:00:00.000Z")).toEqual([]);
      const [last] = await all(store.between(KEY, "2021-03-16T00:00:00.000Z"));
      expect(last?.items[0]?.after).toMatchObject({ progress: "day 16", version: 7 });
    });

    test("of one item is read back from how it stands, newest first, each change with that item alone", async () => {
      const store = await place()();
      let plan = await begin(store, [anAction("1.1"), anAction("1.2"), aRisk("R1")]);
      for (let n = 2; n <= 9; n++) {
        const items = [
          ...(n % 3 === 0 ? [anAction("1.1", { progress: `version ${n}` })] : []),
          anAction("1.2", { progress: `version ${n}` }),
          ...(n === 8 ? [aMeasure("1a"), aMeasure("1A", { title: "Another" })] : []),
        ];
        await put(store, plan, items);
        plan = await loaded(store);
      }
      const trail = (kind: "action" | "measure" | "risk", ref: string) => {
        const item = find(plan, kind, ref);
        return item ? all(store.trail(KEY, item)) : [];
      };
      const versions = async (kind: "action" | "measure" | "risk", ref: string) =>
        (await trail(kind, ref)).map((change) => change.version);

      expect(await versions("action", "1.1")).toEqual([9, 6, 3, 1]);
      expect(await versions("action", "1.2")).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(await versions("risk", "R1")).toEqual([1]);
      expect(await versions("measure", "1a")).toEqual([8]);
      expect(await versions("measure", "1A")).toEqual([8]);
      const history = new Map((await historyOf(store)).map((change) => [change.version, change]));
      for (const { items, ...change } of await trail("action", "1.1")) {
        const whole = history.get(change.version);
        expect(whole).toMatchObject(change);
        expect(items).toEqual(whole?.items.filter(({ after }) => after.ref === "1.1"));
      }
    });

    test("of one item goes back to where it began through changes of any size", async () => {
      const store = await place()();
      const many = (progress: string) =>
        Array.from({ length: 300 }, (_, n) => anAction(`1.${n}`, { progress }));
      let plan = await begin(store, many("first"));
      for (const progress of ["second", "third"]) {
        await put(store, plan, many(progress));
        plan = await loaded(store);
      }
      const last = find(plan, "action", "1.299");
      const trail = last ? await all(store.trail(KEY, last)) : [];

      expect(trail.map(({ version, items }) => [version, items.length])).toEqual([
        [3, 1],
        [2, 1],
        [1, 1],
      ]);
      expect(trail.map(({ items }) => items[0]?.after)).toMatchObject(
        ["third", "second", "first"].map((progress) => ({ ref: "1.299", progress })),
      );
      const since = await all(store.between(KEY, "2000-01-01T00:00:00.000Z"));
      expect(since.map(({ items }) => items.length)).toEqual([301, 300, 300]);
    });

    test("of one item stops with an error where a change is missing, and never says that it began there", async () => {
      const store = await place()();
      await begin(store, [anAction("1.1")]);
      const trail = all(store.trail(KEY, { kind: "action", ref: "1.1", version: 7 }));
      await expect(trail).rejects.toThrow("The history has no change 7 of action 1.1.");
    });

    test("makes the very items of the plan when it is replayed", async () => {
      const open = place();
      const store = await open();
      let plan = await begin(store, [anArea("1"), anArea("2"), aPerson("Dave Carr")]);
      for (let n = 2; n <= 40; n++) {
        await put(store, plan, [
          anAction(`${1 + (n % 2)}.${n % 7}`, {
            owners: n % 3 === 0 ? [] : ["dave-carr"],
            revised: n % 5 === 0 ? { date: "2021-04-30", reason: `Put off in ${n}` } : null,
            rag: n % 4 === 0 ? "red" : "none",
            reason: n % 4 === 0 ? `Reason ${n}` : null,
          }),
          aRisk(`R${n % 11}`, { mitigation: Array(n % 3).fill("Do more") }),
          aKpi(`1.${n % 3}`, { milestones: [{ months: 3, items: ["Done"], rag: "amber" }] }),
          aMeasure("1a", {
            baseline: n % 2 === 0 ? 0 : null,
            periods: [{ months: 3, target: n / 4, actual: null, actualAt: null, source: null }],
          }),
        ]);
        plan = await loaded(store);
      }

      const cold = await loaded(await open());
      expect(cold).toEqual(plan);
      expect(replay(KEY, await historyOf(store))).toEqual(cold);
    });
  });
}
