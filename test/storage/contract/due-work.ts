import { describe, expect, test } from "vitest";
import type { Due, DueRow, Result } from "../../../bot/plan/due.ts";
import type { PlanStore } from "../../../bot/plan/store.ts";
import { begin, KEY } from "../../plan/build.ts";
import { aDue, commitOf, type Opening, sent } from "./build.ts";

/** What a store promises of work to be done later. */
export function keepsDueWork(name: string, place: () => Opening): void {
  describe(`${name}: work that is due`, () => {
    const withDue = async (open: Opening, ...due: readonly Due[]) => {
      const store = await open();
      const plan = await begin(store);
      expect(await store.commit(plan, commitOf(plan, [], { due }))).toBe("done");
      return store;
    };
    const only = async (store: PlanStore): Promise<DueRow> => {
      const [row, ...more] = await store.due(KEY);
      if (!row || more.length > 0) throw new Error("One due row was expected.");
      return row;
    };

    test("is told in order of time, as it was asked for", async () => {
      const open = place();
      const asked = [
        aDue("late", "2021-02-03T09:00:00.000Z"),
        aDue("early: a/b #1?", "2020-12-01T09:00:00.000Z"),
        aDue("now", "2021-01-20T10:00:00.000Z"),
      ];
      await withDue(open, ...asked);

      const rows = await (await open()).due(KEY);
      expect(rows.map((row) => row.id)).toEqual(["early: a/b #1?", "now", "late"]);
      expect(rows[1]).toMatchObject({ ...asked[2], tries: 0, lease: null });
    });

    test("is taken by one of many who reach for it at once", async () => {
      const open = place();
      await withDue(open, aDue("one"));
      const takers = [await open(), await open(), await open()];
      const until = "2021-01-20T10:01:00.000Z";

      const taken = await Promise.all(
        takers.map(async (store) => store.claim(KEY, await only(store), until)),
      );
      const stale = await only(await open());
      const again = await Promise.all([
        takers[0]?.claim(KEY, stale, until),
        takers[1]?.claim(KEY, stale, until),
      ]);

      // The first three read the row each for itself, so one may have read it after another took it.
      expect(taken.filter((row) => row !== undefined).length).toBeGreaterThan(0);
      expect(again.filter((row) => row !== undefined)).toHaveLength(1);
      expect(await only(await open())).toMatchObject({ lease: until });
    });

    test("cannot be given back or closed by somebody whose claim was taken over", async () => {
      const open = place();
      const [ada, ben] = [await withDue(open, aDue("one")), await open()];
      const row = await only(ada);
      const mine = await ada.claim(KEY, row, "2021-01-20T10:01:00.000Z");
      const theirs = await ben.claim(KEY, await only(ben), "2021-01-20T10:02:00.000Z");
      if (!mine || !theirs) throw new Error("Both claims should have been granted in turn.");

      expect(theirs.tries).toBe(2);
      expect(await ada.claim(KEY, row, "2021-01-20T10:03:00.000Z")).toBeUndefined();
      expect(await ada.postpone(KEY, mine, "2021-01-21T10:00:00.000Z")).toBe(false);
      expect(await ada.finish(KEY, mine, sent)).toBe(false);
      expect(await ada.finished(KEY, "post-1")).toEqual([]);
      expect(await ben.finish(KEY, theirs, sent)).toBe(true);
    });

    test("is put off to another time, free for anybody, and its tries are remembered", async () => {
      const open = place();
      const store = await withDue(open, aDue("one"), aDue("two", "2021-01-20T11:00:00.000Z"));
      const [first] = await store.due(KEY);
      const mine = first && (await store.claim(KEY, first, "2021-01-20T10:01:00.000Z"));
      if (!mine) throw new Error("The row should have been free.");

      expect(await store.postpone(KEY, mine, "2021-01-20T12:00:00.000Z")).toBe(true);
      expect(await store.postpone(KEY, mine, "2021-01-20T13:00:00.000Z")).toBe(false);

      const rows = await (await open()).due(KEY);
      expect(rows.map((row) => row.id)).toEqual(["two", "one"]);
      expect(rows[1]).toMatchObject({ at: "2021-01-20T12:00:00.000Z", lease: null, tries: 1 });
    });

    test("is finished once, is never due again, and its result is kept by post", async () => {
      const open = place();
      const posts = [aDue("one"), aDue("two"), aDue("three", undefined, "post/2")];
      const store = await withDue(open, ...posts);
      const results: Result[] = [
        sent,
        { state: "uncertain", why: "“timeout”\n😀", at: sent.at },
        { state: "failed", why: "429", at: sent.at },
      ];
      for (const [n, row] of (await store.due(KEY)).entries()) {
        const mine = await store.claim(KEY, row, "2021-01-20T10:01:00.000Z");
        const result = results[posts.findIndex((post) => post.id === row.id)];
        if (!mine || !result) throw new Error(`Row ${n} should have been free.`);
        expect(await store.finish(KEY, mine, result)).toBe(true);
        expect(await store.finish(KEY, mine, sent)).toBe(false);
        expect(await store.claim(KEY, mine, "2021-01-20T10:05:00.000Z")).toBeUndefined();
        expect(await store.postpone(KEY, mine, "2021-01-21T10:00:00.000Z")).toBe(false);
      }

      const other = await open();
      expect(await other.due(KEY)).toEqual([]);
      const done = [...(await other.finished(KEY, "post-1"))].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      );
      expect(done).toEqual([
        { ...posts[0], result: results[0] },
        { ...posts[1], result: results[1] },
      ]);
      expect(await other.finished(KEY, "post/2")).toEqual([{ ...posts[2], result: results[2] }]);
      expect(await other.finished(KEY, "post")).toEqual([]);
    });
  });
}
