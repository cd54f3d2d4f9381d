import { describe, expect, test } from "vitest";
import { type Due, type DueRow, type Result, redrawAt } from "../../../bot/plan/record/due.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { begin, KEY } from "../../plan/build.ts";
import { aDue, commitOf, type Opening, sent } from "./build.ts";

/** Work as it is kept once it is done: what was sent is not. */
function withoutMessage(due?: Due) {
  if (due?.work.what !== "send") throw new Error("It was to be a send.");
  const { card: _card, summary: _summary, ...work } = due.work;
  return { ...due, work };
}

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

    test("is closed also where work of the same name was done before", async () => {
      const open = place();
      const store = await withDue(open, aDue("one"));
      const until = "2021-01-20T10:01:00.000Z";
      const done = async () => {
        const mine = await store.claim(KEY, await only(store), until);
        return mine ? store.finish(KEY, mine, sent) : undefined;
      };
      expect(await done()).toBe(true);
      await store.addDue(KEY, aDue("one"));

      expect(await done()).toBe(true);
      expect(await store.due(KEY)).toEqual([]);
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
      expect(await ada.postpone(KEY, mine, "2021-01-21T10:00:00.000Z")).toBeUndefined();
      expect(await ada.close(KEY, mine, null)).toBe(false);
      expect(await ada.close(KEY, mine, aDue("next"))).toBe(false);
      expect(await ada.finish(KEY, mine, sent)).toBe(false);
      expect(await ada.finished(KEY, "post-1")).toEqual([]);
      expect(await ben.finish(KEY, theirs, sent)).toBe(true);
    });

    test("is put off as one that was tried less often, where the tries before went well", async () => {
      const open = place();
      const store = await withDue(open, aDue("one"));
      const mine = await store.claim(KEY, await only(store), "2021-01-20T10:01:00.000Z");
      const again = mine && (await store.claim(KEY, mine, "2021-01-20T10:02:00.000Z"));
      expect(again?.tries).toBe(2);

      const free = again && (await store.postpone(KEY, again, "2021-01-20T12:00:00.000Z", 1));

      expect(free?.tries).toBe(1);
      expect(await only(await open())).toMatchObject({ tries: 1, lease: null });
    });

    test("is put off to another time, free for anybody, and its tries are remembered", async () => {
      const open = place();
      const store = await withDue(open, aDue("one"), aDue("two", "2021-01-20T11:00:00.000Z"));
      const [first] = await store.due(KEY);
      const mine = first && (await store.claim(KEY, first, "2021-01-20T10:01:00.000Z"));
      if (!mine) throw new Error("The row should have been free.");

      const free = await store.postpone(KEY, mine, "2021-01-20T12:00:00.000Z");
      expect(free).toMatchObject({ id: "one", lease: null, tries: 1 });
      expect(await store.postpone(KEY, mine, "2021-01-20T13:00:00.000Z")).toBeUndefined();

      const rows = await (await open()).due(KEY);
      expect(rows.map((row) => row.id)).toEqual(["two", "one"]);
      expect(rows[1]).toMatchObject({ at: "2021-01-20T12:00:00.000Z", lease: null, tries: 1 });
      const again = free && (await store.claim(KEY, free, "2021-01-20T12:01:00.000Z"));
      expect(again).toMatchObject({ id: "one", tries: 2 });
    });

    test("is told up to an instant where that is all that is wanted; what was put off keeps its place", async () => {
      const open = place();
      const asked = [
        aDue("one", "2021-01-20T10:00:00.000Z"),
        aDue("two", "2021-01-20T10:00:30.000Z"),
        aDue("three", "2021-01-20T10:00:30.001Z"),
      ];
      const store = await withDue(open, ...asked);
      const first = (await store.due(KEY)).find((row) => row.id === "one");
      const mine = first && (await store.claim(KEY, first, "2021-01-20T10:01:00.000Z"));
      if (mine) await store.postpone(KEY, mine, "2021-01-20T11:00:00.000Z");

      const rows = await (await open()).due(KEY, "2021-01-20T10:00:30.000Z");
      expect(rows.map((row) => row.id)).toEqual(["two", "one"]);
      expect((await store.due(KEY)).map((row) => row.id)).toEqual(["two", "three", "one"]);
    });

    test("is asked for outside of a change, and asked for twice is one and as new", async () => {
      const open = place();
      const [ada, ben] = [await withDue(open), await open()];
      const redraw = redrawAt(new Date("2021-01-20T10:00:30.000Z"));
      await ada.addDue(KEY, redraw);
      const mine = await ada.claim(KEY, await only(ada), "2021-01-20T10:01:30.000Z");
      if (!mine) throw new Error("The row should have been free.");

      await ben.addDue(KEY, redraw);

      expect(await only(ada)).toMatchObject({ ...redraw, tries: 0, lease: null });
      expect(await ada.close(KEY, mine, null)).toBe(false);
      expect(await only(ben)).toMatchObject(redraw);
    });

    test("that leaves no result is closed with what comes after it, or with nothing", async () => {
      const open = place();
      const [first, next] = ["10:00:30", "10:01:00"].map((time) =>
        redrawAt(new Date(`2021-01-20T${time}.000Z`)),
      );
      if (!first || !next) throw new Error("There are two.");
      const store = await withDue(open, first);

      const mine = await store.claim(KEY, await only(store), "2021-01-20T10:01:30.000Z");
      expect(mine && (await store.close(KEY, mine, next))).toBe(true);
      expect(mine && (await store.close(KEY, mine, null))).toBe(false);
      expect(await only(await open())).toMatchObject({ ...next, tries: 0, lease: null });

      const last = await store.claim(KEY, await only(store), "2021-01-20T10:02:30.000Z");
      expect(last && (await store.close(KEY, last, null))).toBe(true);
      expect(await (await open()).due(KEY)).toEqual([]);
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
        expect(await store.postpone(KEY, mine, "2021-01-21T10:00:00.000Z")).toBeUndefined();
      }

      const other = await open();
      expect(await other.due(KEY)).toEqual([]);
      const done = [...(await other.finished(KEY, "post-1"))].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      );
      expect(done).toEqual([
        { ...withoutMessage(posts[0]), result: results[0] },
        { ...withoutMessage(posts[1]), result: results[1] },
      ]);
      expect(await other.finished(KEY, "post/2")).toEqual([
        { ...withoutMessage(posts[2]), result: results[2] },
      ]);
      expect(await other.finished(KEY, "post")).toEqual([]);
    });
  });
}
