import { describe, expect, test } from "vitest";
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
