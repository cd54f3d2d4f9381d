import { describe, expect, test } from "vitest";
import { anAction, begin, changeOf, KEY, loaded, put } from "../../plan/build.ts";
import type { Opening } from "./build.ts";

/** What a store promises of the states of a plan that are kept whole, and of whose change was the last. */
export function keepsCheckpoints(name: string, place: () => Opening): void {
  describe(`${name}: checkpoints`, () => {
    test("are listed oldest first, and give the plan as it stood", async () => {
      const open = place();
      const store = await open();
      const first = await begin(store, [anAction("1.1"), anAction("1.10"), anAction("1.2")]);
      expect(await store.checkpoints(KEY)).toEqual([]);
      await put(store, first, [anAction("1.2", { progress: "Later" })]);
      const second = await loaded(store);

      await store.keepCheckpoint(second, "2021-01-21T10:00:00.000Z");
      await store.keepCheckpoint(first, "2021-01-20T10:00:00.000Z");

      const other = await open();
      const kept = await other.checkpoints(KEY);
      expect(kept).toMatchObject([
        { version: 1, at: "2021-01-20T10:00:00.000Z" },
        { version: 2, at: "2021-01-21T10:00:00.000Z" },
      ]);
      const plans = await Promise.all(kept.map((one) => other.checkpoint(KEY, one)));
      expect(plans).toEqual([first, second]);
      expect(await loaded(other)).toEqual(second);
    });

    test("of any size are kept, twice too, and belong to their own plan", async () => {
      const store = await place()();
      const many = Array.from({ length: 900 }, (_, n) =>
        anAction(`1.${n}`, { text: "語".repeat(500) }),
      );
      const plan = await begin(store, many);
      const another = await begin(store, [anAction("1.1")], { ...KEY, id: "another" });

      await Promise.all([1, 2].map(() => store.keepCheckpoint(plan, "2021-01-20T10:00:00.000Z")));

      const kept = await store.checkpoints(KEY);
      expect(kept).toHaveLength(1);
      expect(kept[0] && (await store.checkpoint(KEY, kept[0]))).toEqual(plan);
      expect(await store.checkpoints(another.key)).toEqual([]);
    });
  });

  describe(`${name}: somebody's last change`, () => {
    test("is found up to a version and not before an instant, however many others came after it", async () => {
      const store = await place()();
      await begin(store);
      for (let n = 2; n <= 60; n++) {
        const plan = await loaded(store);
        const name = n === 5 || n === 7 || n === 55 ? "Ray" : "Ada";
        const stamp = {
          by: { id: `id of ${name}`, name },
          at: new Date(Date.UTC(2021, 0, 21, 10, n)),
        };
        const change = changeOf(plan, [anAction("1.1", { progress: `${n}` })], stamp);
        await store.commit(plan, { change, press: null, due: [] });
      }
      const last = async (minute: number, upTo: number, name = "Ray") => {
        const notBefore = new Date(Date.UTC(2021, 0, 21, 10, minute)).toISOString();
        return (await store.lastBy(KEY, `id of ${name}`, notBefore, upTo))?.version;
      };

      expect(await last(0, 60)).toBe(55);
      expect(await last(0, 54)).toBe(7);
      expect(await last(7, 54)).toBe(7);
      expect(await last(8, 54)).toBeUndefined();
      expect(await last(0, 6)).toBe(5);
      expect(await last(0, 60, "Zoe")).toBeUndefined();
    });
  });
}
