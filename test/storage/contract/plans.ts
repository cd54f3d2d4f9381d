import { describe, expect, test } from "vitest";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import { anAction, anArea, aRisk, begin, historyOf, KEY, loaded, put } from "../../plan/build.ts";
import { aDue, aPress, commitOf, type Opening } from "./build.ts";

/** What a store promises of one plan, its order and its versions. */
export function keepsAPlan(name: string, place: () => Opening): void {
  describe(`${name}: a plan`, () => {
    test("is not there before its first change, also when it is already in the tenant's list", async () => {
      const store = await place()();

      expect(await store.load(KEY)).toBeUndefined();
      await store.register(KEY, "Progress Plan");
      expect(await store.load(KEY)).toBeUndefined();
      expect(await historyOf(store)).toEqual([]);
      expect(await store.due(KEY)).toEqual([]);
      await store.check();
    });

    test("begins with its first change, as version 1, for every process", async () => {
      const open = place();
      const plan = await begin(await open(), [anArea("1"), anAction("1.1")]);

      expect(plan.version).toBe(1);
      expect(plan.items.action).toEqual([anAction("1.1", { version: 1 })]);
      expect(await loaded(await open())).toEqual(plan);
    });

    test("is begun once when two people import it at the same time", async () => {
      const open = place();
      const [ada, ben] = [await open(), await open()];
      await ada.register(KEY, "Progress Plan");

      const results = await Promise.all([
        put(ada, emptyPlan(KEY), [anAction("1.1", { text: "Ada's" })]),
        put(ben, emptyPlan(KEY), [anAction("1.1", { text: "Ben's" })]),
      ]);

      expect([...results].sort()).toEqual(["behind", "done"]);
      const winner = results[0] === "done" ? "Ada's" : "Ben's";
      expect((await loaded(await open())).items.action).toMatchObject([{ text: winner }]);
      expect(await historyOf(ada)).toHaveLength(1);
    });

    test("is not touched by a change that was drawn on an older version of it", async () => {
      const open = place();
      const [ada, ben] = [await open(), await open()];
      const seen = await begin(ada, [anAction("1.1")]);
      await loaded(ben);
      await put(ada, seen, [anAction("1.1", { progress: "Ada's" })]);

      const late = commitOf(seen, [anAction("1.1", { progress: "Ben's" }), anAction("1.2")], {
        press: aPress(),
        due: [aDue("late")],
      });

      expect(await ben.commit(seen, late)).toBe("behind");
      expect(await ada.commit(seen, late)).toBe("behind");
      for (const store of [ada, ben, await open()]) {
        const plan = await loaded(store);
        expect(plan.version).toBe(2);
        expect(plan.items.action).toEqual([anAction("1.1", { progress: "Ada's", version: 2 })]);
        expect((await historyOf(store)).map((change) => change.version)).toEqual([1, 2]);
        expect(await store.pressed(KEY, "press-1")).toBeUndefined();
        expect(await store.due(KEY)).toEqual([]);
      }
    });

    test("is not touched by a press that was already done", async () => {
      const open = place();
      const store = await open();
      const first = aPress();
      const plan = await begin(store, [anAction("1.1")]);
      const done = commitOf(plan, [anAction("1.1", { progress: "once" })], { press: first });
      expect(await store.commit(plan, done)).toBe("done");

      const now = await loaded(store);
      const again = commitOf(now, [anAction("1.1", { progress: "twice" })], {
        press: aPress(),
        due: [aDue("again")],
      });

      expect(await store.commit(now, again)).toBe("pressed");
      for (const reader of [store, await open()]) {
        expect((await loaded(reader)).items.action).toMatchObject([{ progress: "once" }]);
        expect((await loaded(reader)).version).toBe(2);
        expect(await historyOf(reader)).toHaveLength(2);
        expect(await reader.pressed(KEY, "press-1")).toEqual(first);
        expect(await reader.due(KEY)).toEqual([]);
      }
    });

    test("goes on after a refused change as if it had not been asked for", async () => {
      const store = await place()();
      const first = await begin(store);
      await put(store, first, [anAction("1.1")]);
      await put(store, first, [anAction("1.2")]);

      expect(await put(store, await loaded(store), [anAction("1.3")])).toBe("done");
      expect((await loaded(store)).items.action.map((action) => action.ref)).toEqual([
        "1.1",
        "1.3",
      ]);
    });

    test("is followed by a process that did not make the changes, one or sixty versions later", async () => {
      const open = place();
      const [writer, reader] = [await open(), await open()];
      let plan = await begin(writer, [anAction("1.1"), anAction("1.2")]);
      expect(await loaded(reader)).toEqual(plan);

      for (let n = 2; n <= 62; n++) {
        await put(writer, plan, [anAction(`1.${1 + (n % 3)}`, { progress: `version ${n}` })]);
        plan = await loaded(writer);
        if (n === 2) expect(await loaded(reader)).toEqual(plan);
      }

      expect(await loaded(reader)).toEqual(plan);
      expect(await put(reader, await loaded(reader), [anAction("9.9")])).toBe("done");
      expect((await loaded(writer)).items.action.at(-1)?.ref).toBe("9.9");
    });

    test("gives its items in the order in which people count", async () => {
      const open = place();
      const refs = ["3.10", "R2", "3.4", "10.1", "3.2", "R10", "2.1"];
      const plan = await begin(
        await open(),
        refs.map((ref) => aRisk(ref)),
      );

      const inOrder = ["2.1", "3.2", "3.4", "3.10", "10.1", "R2", "R10"];
      expect(plan.items.risk.map((risk) => risk.ref)).toEqual(inOrder);
      expect((await loaded(await open())).items.risk.map((risk) => risk.ref)).toEqual(inOrder);
    });
  });
}
