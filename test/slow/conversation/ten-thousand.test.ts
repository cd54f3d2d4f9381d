import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { applyChange, type Plan } from "../../../bot/plan/model/snapshot.ts";
import { writeDown } from "../../../bot/plan/record/write-down.ts";
import { changeToRow, HEADER, itemToRow, partitionOf } from "../../../storage/rows/rows.ts";
import { repairPlan } from "../../../storage/verify/repair-plan.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { aStamp, loaded, recordOf } from "../../plan/build.ts";
import { type TestTable, useAzurite } from "../../support/azurite.ts";
import { loadSample, SAMPLE, startWorld, text, type Who, type World } from "../../support/world.ts";

const tables = useAzurite();
const CHANGES = 10_000;
const PARTITION = partitionOf(SAMPLE);
const MINUTE = 60_000;
const REFS = ["4.2", "1.7", "2.6", "5.1", "1.6"];
const RAGS = ["red", "amber", "green"] as const;

/** Writes a history as a version of before trails and checkpoints did: changes, items and the header. */
async function writeHistory(table: TestTable, start: Plan): Promise<void> {
  const client = table.bare();
  let plan = start;
  let batch = [];
  const first = Date.UTC(2020, 9, 1, 8);
  while (plan.version < CHANGES) {
    const n = plan.version + 1;
    const ref = n % 11 === 0 ? "3.4" : (REFS[n % REFS.length] ?? "");
    const action = plan.items.action.find((one) => one.ref === ref);
    if (!action) throw new Error(`no action ${ref}`);
    // 3.4 is red once, at the very beginning.
    const rag = ref === "3.4" ? (n < 20 ? "red" : "amber") : (RAGS[n % 3] ?? "red");
    const item = { ...action, rag, reason: `Reason ${n}`, recovery: "By spring" };
    const stamp = aStamp({ at: new Date(first + n * 10 * MINUTE), command: "save_action" });
    const change = writeDown(plan, { why: `Reason ${n}`, items: [item] }, stamp);
    plan = applyChange(plan, change);
    batch.push(["create", changeToRow(PARTITION, change, null)] as const);
    if (batch.length === 100 || plan.version === CHANGES) {
      await client.submitTransaction(batch.map(([kind, row]) => [kind, row]));
      batch = [];
    }
  }
  for (const item of plan.items.action) {
    await client.upsertEntity(itemToRow(PARTITION, item), "Replace");
  }
  const header = { partitionKey: PARTITION, rowKey: HEADER, version: plan.version };
  await client.updateEntity(header, "Merge");
}

describe("A question about the past of a plan of 10,000 changes", () => {
  let now = new Date("2020-09-20T09:00:00Z");
  let table: TestTable;
  let store: Awaited<ReturnType<TestTable["open"]>>;
  let world: World;
  beforeAll(async () => {
    table = tables();
    store = await table.open();
    await loadSample(store, { at: now });
    const plan = await loaded(store, SAMPLE);
    // Without the rows of trails that this version has written.
    const client = table.bare();
    for await (const { rowKey } of client.listEntities({
      queryOptions: { filter: "RowKey ge 'trail:' and RowKey lt 'trail;'" },
    })) {
      if (rowKey) await client.deleteEntity(PARTITION, rowKey);
    }
    await writeHistory(table, plan);
    now = new Date("2021-01-20T18:00:00Z");
    store = await table.open();
    await loaded(store, SAMPLE);
    world = await startWorld(store, { clock: () => now, loaded: true });
    await vi.waitFor(async () => expect(await store.due(SAMPLE)).toEqual([]), 30_000);
  }, 300_000);
  afterAll(() => world.stop());

  /** Where the bot begins to keep what it has answered: nobody waits for what follows. */
  const keeping = () =>
    store.wire.sent.findIndex(({ url, body }) => /\bcard(?::|%3A)/i.test(`${url} ${body}`));

  /** Waits until what follows the last answer is done. */
  const quiet = () =>
    vi.waitFor(async () => {
      const { begun } = store.wire.work();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(store.wire.work()).toEqual({ begun, open: 0 });
    }, 10_000);

  /** What is answered, and how many requests to the table it took. */
  async function ask(words: string, who: Who = "mo") {
    await quiet();
    store.wire.forget();
    const answer = text(await world.say(who, words));
    return { answer, requests: keeping() < 0 ? store.wire.sent.length : keeping() };
  }

  const OF_AN_ITEM = [
    "who changed 3.4 to red",
    "who changed 3.4 to amber",
    "history 3.4",
    "history of 3.4 since 1 december",
    "what did 3.4 say on 3 october",
    "what did 3.4 say on 1 june",
    "what did 4.2 say on 20 november",
  ];
  const OF_THE_PLAN = [
    "what did the plan look like on 15 october",
    "what did the plan look like on 20 november",
    "what did area 3 look like on 2 october",
    "what did the plan look like on 1 june",
    "red actions as at 20 november",
  ];

  test("costs at most five requests, once it is repaired, and is answered as it was before", async () => {
    const client = table.bare();
    const before = new Map<string, Awaited<ReturnType<typeof ask>>>();
    for (const words of [...OF_AN_ITEM, ...OF_THE_PLAN]) before.set(words, await ask(words));
    expect(before.get("who changed 3.4 to red")?.requests).toBeGreaterThan(100);
    expect((await verifyPlan(client, SAMPLE)).faults).toEqual([]);

    const { checkpoints } = await repairPlan(client, SAMPLE, false);
    expect(checkpoints).toHaveLength(CHANGES / 500);
    const verified = await verifyPlan(client, SAMPLE);
    expect([verified.faults, verified.lacking]).toEqual([[], undefined]);

    /** The answer without what became of the items since, which is compared and not counted where it is far back. */
    const compared = (answer = "") => answer.split("What became of its items since")[0];
    for (const words of [...OF_AN_ITEM, ...OF_THE_PLAN]) {
      const { answer, requests } = await ask(words);
      expect(requests, words).toBeLessThanOrEqual(5);
      expect(compared(answer), words).toBe(compared(before.get(words)?.answer));
    }
  }, 300_000);

  test("costs one more for each thousand rows that are counted, where all that changed is asked for", async () => {
    const { requests } = await ask("what's changed since 1 december");
    expect(requests).toBeLessThanOrEqual(5 + 2);
    expect((await ask("summary")).requests).toBeLessThanOrEqual(5 + CHANGES / 1000);
  });

  test("an undo costs at most five, however many others have changed something since", async () => {
    await world.say("cleo", "set 4.2 red because the provider has left");
    const record = recordOf(store);
    for (let n = 0; n < 60; n++) {
      const plan = await world.plan();
      const action = plan.items.action.find((one) => one.ref === "1.7");
      const stamp = aStamp({ at: now, command: "save_action" });
      const items = action ? [{ ...action, progress: `Step ${n}` }] : [];
      await record.carryOut(plan, stamp, () => ({ why: null, items }));
    }
    const { answer, requests } = await ask("undo that", "cleo");
    expect(answer).toContain("Undone: your change");
    expect(requests).toBeLessThanOrEqual(5);
  });
});
