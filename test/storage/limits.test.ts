import { describe, expect, test } from "vitest";
import type { Item } from "../../bot/plan/model/kind.ts";
import type { Due } from "../../bot/plan/record/due.ts";
import { anAction, anArea, begin, changeOf, historyOf, KEY, loaded, put } from "../plan/build.ts";
import { killedAfter, type Sent, useAzurite } from "../support/azurite.ts";
import { aDue, replay } from "./contract/build.ts";

/**
 * The limits of the real service, which the emulator does not keep: a property of 32K characters,
 * an entity of 1 MiB and 252 properties, a transaction of 100 operations and 4 MiB.
 */

const freshTable = useAzurite();
const MIB = 1024 * 1024;

/** The entities that a request carries: one, or those of a batch. */
function entitiesIn({ body }: Sent): Record<string, unknown>[] {
  const lines = body.split(/\r?\n/).filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line));
}

/** The size that the service counts: two bytes a character of names and strings, and a little for each property. */
function sizeOf(entity: Readonly<Record<string, unknown>>): number {
  return Object.entries(entity).reduce(
    (sum, [name, value]) =>
      sum + 8 + 2 * name.length + (typeof value === "string" ? 4 + 2 * value.length : 8),
    4,
  );
}

function expectWithinLimits(sent: readonly Sent[]): void {
  const writes = sent.filter(({ method }) => method !== "GET");
  expect(writes.length).toBeGreaterThan(0);
  for (const request of writes) {
    const operations = request.body.match(/^(POST|PUT|PATCH|MERGE|DELETE) http/gm) ?? [];
    expect(operations.length).toBeLessThanOrEqual(100);
    expect(Buffer.byteLength(request.body)).toBeLessThan(4 * MIB);
    for (const entity of entitiesIn(request)) {
      const strings = Object.values(entity).filter((value) => typeof value === "string");
      expect(Math.max(...strings.map((text) => text.length))).toBeLessThanOrEqual(32 * 1024);
      expect(Object.keys(entity).length).toBeLessThanOrEqual(252);
      expect(sizeOf(entity)).toBeLessThan(MIB);
    }
  }
}

const long = (letters: string) => letters.repeat(12_000 / letters.length);
const anyLength = (count: number, letters: string): Item[] =>
  Array.from({ length: count }, (_, n) =>
    anAction(`1.${n}`, { text: letters.repeat(2000 / letters.length), progress: `${n}` }),
  );

const changes: Record<string, readonly Item[]> = {
  "one area with twenty pages in quotation marks": [
    anArea("1", { narrative: Array(10).fill(long('"\\')) }),
  ],
  "one area with twenty pages in another script": [
    anArea("1", { narrative: Array(20).fill(long("語")) }),
  ],
  "eighty short actions": anyLength(80, "a").map((item) => ({ ...item, text: "Short" })),
  "eighty actions as long as they may be": anyLength(80, "語"),
  "eighty-one actions": anyLength(81, "a"),
  "four hundred actions of emoji": anyLength(400, "😀"),
};

describe("Whatever is written keeps the limits of the real service", () => {
  test.each(Object.entries(changes))("%s, new and then changed", async (_, items) => {
    const table = freshTable();
    const store = await table.open();
    const plan = await begin(store);

    expect(await put(store, plan, items)).toBe("done");
    const changed = items.map((item) => ({ ...item, note: "Seen by the board" }));
    expect(await put(store, await loaded(store), changed)).toBe("done");

    expectWithinLimits(store.wire.sent);
    const cold = await loaded(await table.open());
    expect(cold).toEqual(await loaded(store));
    expect(replay(KEY, await historyOf(store))).toEqual(cold);
  });
});

describe("A post to more conversations than a transaction takes", () => {
  /** As large as Teams lets a card be: 28 KB, and not all of it in English letters. */
  const aPost = (count: number): Due[] =>
    Array.from({ length: count }, (_, n) => {
      const due = aDue(`post-${n}`);
      const work = { ...due.work, card: { text: "“✖ Red” ".repeat(1700) } };
      return { ...due, work };
    });

  test.each([20, 97, 150])("is due for each of the %i of them, once", async (count) => {
    const table = freshTable();
    const store = await table.open();
    const plan = await begin(store);
    const due = aPost(count);

    expect(await store.commit(plan, { change: changeOf(plan, []), press: null, due })).toBe("done");

    expectWithinLimits(store.wire.sent);
    const rows = await (await table.open()).due(KEY);
    expect(rows.map((row) => row.id).sort()).toEqual(due.map((row) => row.id).sort());
    expect(rows[0]?.work).toEqual(due[0]?.work);
    expect(await historyOf(store)).toHaveLength(2);
  });

  test("goes together with a change of many items", async () => {
    const table = freshTable();
    const store = await table.open();
    const plan = await begin(store);
    const change = changeOf(plan, anyLength(60, "語"));

    expect(await store.commit(plan, { change, press: null, due: aPost(30) })).toBe("done");

    expectWithinLimits(store.wire.sent);
    expect(await store.due(KEY)).toHaveLength(30);
    expect((await loaded(await table.open())).items.action).toHaveLength(60);
  });

  test("is found whole by the next process when the one that took it is killed", async () => {
    const table = freshTable();
    const killed = await table.open();
    const plan = await begin(killed);
    const due = aPost(150);
    const parts = 15;
    killed.wire.meddle(killedAfter(parts + 1));
    await killed.commit(plan, { change: changeOf(plan, []), press: null, due });

    const next = await table.open();
    expect(await next.due(KEY)).toHaveLength(150);
    expect(await next.due(KEY)).toHaveLength(150);
  });
});
