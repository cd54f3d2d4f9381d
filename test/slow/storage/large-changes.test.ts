import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import type { Plan } from "../../../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { partitionOf } from "../../../storage/rows/rows.ts";
import {
  anAbout,
  anAction,
  anArea,
  begin,
  changeOf,
  historyOf,
  KEY,
  loaded,
  put,
} from "../../plan/build.ts";
import { aDue, replay } from "../../storage/contract/build.ts";
import { killedAfter, lostConnection, type TestTable, useAzurite } from "../../support/azurite.ts";

const freshTable = useAzurite();

const manyActions = (count: number, progress: string): Item[] =>
  Array.from({ length: count }, (_, n) => anAction(`${1 + (n % 5)}.${n}`, { progress }));

/** What each action of a plan says of its progress, without repeats: one word where a change was read whole. */
const words = (plan: Plan) => [...new Set(plan.items.action.map((action) => action.progress))];

/** Imports a large file: its first version, or one on top of the plan. */
async function importFile(store: PlanStore, items: readonly Item[]) {
  const plan = (await store.load(KEY)) ?? emptyPlan(KEY);
  if (plan.version === 0) await store.register(KEY, "Progress Plan");
  const change = changeOf(plan, plan.version === 0 ? [anAbout(), ...items] : items);
  const press = { key: "import-1", digest: "", attempt: "1" };
  return store.commit(plan, { change, press, due: [aDue("one")] });
}

/** The items' own rows are the plan, once nothing is left to lay out: history and rows agree. */
async function expectSettled(table: TestTable): Promise<void> {
  const cold = await table.open();
  const plan = await loaded(cold);
  expect(cold.wire.sent.some(({ url }) => url.includes("part%3A"))).toBe(false);
  expect(replay(KEY, await historyOf(cold))).toEqual(plan);
}

describe("A change too large for one transaction", () => {
  test("of 5,000 actions is seen whole or not at all, by those who know the plan and those who do not", async () => {
    const table = freshTable();
    const [writer, follower] = [await table.open(), await table.open()];
    await begin(writer, [anArea("1"), anAction("1.0", { progress: "before" })]);
    await loaded(follower);
    const ends = new AbortController();

    const watch = async (next: () => Promise<PlanStore>) => {
      const seen = new Map<string, number>();
      while (!ends.signal.aborted) {
        const plan = await loaded(await next());
        seen.set(`${plan.version}: ${plan.items.action.length} ${words(plan)}`, plan.version);
      }
      return [...seen.keys()];
    };
    const watching = [watch(async () => follower), watch(() => table.open())];
    const result = await importFile(writer, manyActions(5000, "after"));
    ends.abort();

    expect(result).toBe("done");
    for (const seen of await Promise.all(watching)) {
      expect(seen.length).toBeGreaterThan(0);
      expect(["1: 1 before", "2: 5000 after"]).toEqual(expect.arrayContaining(seen));
    }
    expect((await loaded(follower)).items.action).toHaveLength(5000);
    await expectSettled(table);
  });

  test("is read whole by somebody who reads the rows just before they are laid out", async () => {
    const table = freshTable();
    const [writer, reader] = [await table.open(), await table.open()];
    await begin(writer, manyActions(200, "before"));
    const plan = await loaded(writer);
    // The writer makes the change true, and is then held up until the reader has read the old rows.
    const isTrue = Promise.withResolvers<void>();
    const areRead = Promise.withResolvers<void>();
    writer.wire.meddle(async (send, _, sent) => {
      const isFirstPart = sent.method === "GET" && sent.url.includes("part%3A");
      if (isFirstPart) {
        isTrue.resolve();
        await areRead.promise;
      }
      return send();
    });
    const settled = Promise.withResolvers<void>();
    reader.wire.meddle(async (send, _, sent) => {
      const answer = await send();
      if (sent.url.includes("item")) {
        areRead.resolve();
        await settled.promise;
      }
      return answer;
    });

    const writing = put(writer, plan, manyActions(200, "after"));
    await isTrue.promise;
    const reading = loaded(reader);
    expect(await writing).toBe("done");
    settled.resolve();

    expect(words(await reading)).toEqual(["after"]);
  });

  test("is done, and said to be, also when somebody else lays its rows out", async () => {
    const table = freshTable();
    const [writer, other] = [await table.open(), await table.open()];
    await begin(writer, manyActions(200, "before"));
    const plan = await loaded(writer);
    const results: string[] = [];
    let changed = false;
    writer.wire.meddle(async (send, _, sent) => {
      if (!changed && sent.method === "GET" && sent.url.includes("part%3A")) {
        changed = true;
        results.push(await put(other, await loaded(other), [anArea("2")]));
      }
      return send();
    });

    results.push(await put(writer, plan, manyActions(200, "after")));

    expect(results).toEqual(["done", "done"]);
    const now = await loaded(writer);
    expect(now.version).toBe(3);
    expect(words(now)).toEqual(["after"]);
    await expectSettled(table);
  });

  test("can be drawn on by the next change, and by the next large one", async () => {
    const table = freshTable();
    const store = await table.open();
    await importFile(store, manyActions(200, "first"));
    await put(store, await loaded(store), manyActions(250, "second"));
    await put(store, await loaded(store), [anAction("1.0", { progress: "third" })]);

    const plan = await loaded(await table.open());
    expect(plan.version).toBe(3);
    expect(plan.items.action).toHaveLength(250);
    expect(words(plan)).toEqual(["third", "second"]);
    await expectSettled(table);
  });
});

describe("A process killed while it imports", () => {
  // 201 items are 5 parts: 1 load, 1 entry in the list, 5 parts, 1 transaction on the header; then 2 for each part.
  const UNTIL_TRUE = 1 + 1 + 5 + 1;
  const ON_TOP = 5 + 1;
  const ALL = UNTIL_TRUE + 5 * 2;

  test.each(Array.from({ length: ALL }, (_, n) => n))(
    "after %i requests leaves no plan or the whole of it, and the next change mends the rest",
    async (requests) => {
      const table = freshTable();
      const killed = await table.open();
      killed.wire.meddle(killedAfter(requests));
      await importFile(killed, manyActions(200, "imported")).catch((error: Error) => {
        if (error.message !== "The process was killed.") throw error;
      });

      const isTrue = requests >= UNTIL_TRUE;
      const plan = await (await table.open()).load(KEY);
      expect(plan?.items.action.length).toBe(isTrue ? 200 : undefined);

      const next = await table.open();
      if (!isTrue) expect(await importFile(next, manyActions(200, "imported"))).toBe("done");
      else expect(await importFile(next, manyActions(200, "twice"))).toBe("pressed");
      const change = [anAction("1.0", { progress: "next" })];
      expect(await put(next, await loaded(next), change)).toBe("done");

      const cold = await loaded(await table.open());
      expect(cold.version).toBe(2);
      expect(words(cold)).toEqual(["next", "imported"]);
      expect(await next.due(KEY)).toHaveLength(1);
      await expectSettled(table);
    },
  );

  test.each(Array.from({ length: ON_TOP + 10 }, (_, n) => n))(
    "after %i requests on top of a plan leaves it as it was or as it should be",
    async (requests) => {
      const table = freshTable();
      await begin(await table.open(), manyActions(200, "before"));
      const killed = await table.open();
      const plan = await loaded(killed);
      const follower = await table.open();
      await loaded(follower);
      killed.wire.meddle(killedAfter(requests));
      const result = await put(killed, plan, manyActions(200, "after")).catch(() => "killed");

      const expected = requests >= ON_TOP ? "after" : "before";
      expect(result).toBe(requests >= ON_TOP ? "done" : "killed");
      for (const store of [follower, await table.open()]) {
        expect(words(await loaded(store))).toEqual([expected]);
      }
      expect(await put(follower, await loaded(follower), [anArea("1")])).toBe("done");
      expect(words(await loaded(await table.open()))).toEqual([expected]);
      await expectSettled(table);
    },
  );

  test("by a lost answer to the one request that counts leaves the plan whole", async () => {
    const table = freshTable();
    const store = await table.open();
    store.wire.meddle(async (send, _, sent) => {
      const answer = await send();
      if (sent.body.includes('"RowKey":"plan"')) throw lostConnection();
      return answer;
    });

    await expect(importFile(store, manyActions(200, "imported"))).rejects.toThrow("lost");

    const other = await table.open();
    expect(words(await loaded(other))).toEqual(["imported"]);
    store.wire.meddle();
    expect(await importFile(store, manyActions(200, "twice"))).toBe("pressed");
    await put(other, await loaded(other), [anArea("1")]);
    await expectSettled(table);
  });

  test.each([
    [
      "cannot be read",
      async (client: TableClient, row: string) => {
        await client.updateEntity(
          { partitionKey: partitionOf(KEY), rowKey: row, items_json: "{" },
          "Merge",
        );
      },
    ],
    [
      "is not there",
      async (client: TableClient, row: string) => {
        await client.deleteEntity(partitionOf(KEY), row);
      },
    ],
  ])("with a part that %s then, stops no question, and saving says why", async (_, spoil) => {
    const table = freshTable();
    const killed = await table.open();
    killed.wire.meddle(killedAfter(UNTIL_TRUE));
    expect(await importFile(killed, manyActions(200, "imported"))).toBe("done");
    const parts: string[] = [];
    for await (const { rowKey } of table.bare().listEntities()) {
      if (rowKey?.startsWith("part:")) parts.push(rowKey);
    }
    const last = parts.at(-1) ?? "";
    const was = await table.bare().getEntity(partitionOf(KEY), last);
    await spoil(table.bare(), last);

    const next = await table.open();
    const plan = await loaded(next);
    expect(plan.version).toBe(1);
    await expect(put(next, plan, [anArea("1")])).rejects.toThrow(
      "Change 1 of the plan app is kept in parts, and one of them cannot be read",
    );

    await table
      .bare()
      .upsertEntity({ ...was, partitionKey: partitionOf(KEY), rowKey: last }, "Replace");
    expect(await put(next, await loaded(next), [anArea("1")])).toBe("done");
    expect((await loaded(await table.open())).items.action).toHaveLength(200);
    await expectSettled(table);
  });
});
