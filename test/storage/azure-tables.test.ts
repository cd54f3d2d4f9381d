import { describe, expect, test } from "vitest";
import { find } from "../../bot/plan/model/snapshot.ts";
import { doneWork } from "../../bot/plan/record/due.ts";
import { doneToRow, partitionOf } from "../../storage/rows/rows.ts";
import { verifyPlan } from "../../storage/verify/verify-plan.ts";
import { anAction, begin, changeOf, KEY, loaded, put } from "../plan/build.ts";
import { useAzurite } from "../support/azurite.ts";
import { aDue, sent } from "./contract/build.ts";
import { keepsPlans } from "./contract.ts";

const freshTable = useAzurite();

keepsPlans("Azure Tables", () => freshTable().open);

test("Azure Tables: a finished send of an earlier version is read without its card", async () => {
  const table = freshTable();
  const store = await table.open();
  await begin(store);
  const { work, ...due } = aDue("one");
  const row = doneToRow(partitionOf(KEY), { ...due, work: doneWork(work), result: sent });
  await table.bare().createEntity({ ...row, work_json: JSON.stringify(work) });

  const found = await store.finished(KEY, "post-1");

  expect(found).toEqual([{ ...due, work: doneWork(work), result: sent }]);
  expect((await verifyPlan(table.bare(), KEY)).faults).toEqual([]);
});

describe("Azure Tables: what a person waits for", () => {
  const begun = async () => {
    const table = freshTable();
    const writer = await table.open();
    const plan = await begin(writer, [anAction("1.1"), anAction("1.2")]);
    return { table, writer, plan };
  };

  test("a question costs one round trip once the plan is known", async () => {
    const { writer } = await begun();
    writer.wire.forget();

    await loaded(writer);

    expect(writer.wire.sent.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("a change costs two: one to load, one to commit", async () => {
    const { table } = await begun();
    const store = await table.open();
    await loaded(store);
    for (const progress of ["first", "second"]) {
      store.wire.forget();
      const plan = await loaded(store);
      expect(await put(store, plan, [anAction("1.1", { progress })])).toBe("done");
      expect(store.wire.sent.map(({ method }) => method)).toEqual(["GET", "POST"]);
    }
  });

  test("catching up by a few versions costs two, and never reads the items again", async () => {
    const { table, writer, plan } = await begun();
    const reader = await table.open();
    await loaded(reader);
    let newest = plan;
    for (let n = 0; n < 5; n++) {
      await put(writer, newest, [anAction("1.1", { progress: `step ${n}` })]);
      newest = await loaded(writer);
    }
    reader.wire.forget();

    expect(await loaded(reader)).toEqual(newest);
    expect(reader.wire.sent).toHaveLength(2);
    expect(reader.wire.sent.some(({ url }) => url.includes("item"))).toBe(false);
  });

  test("a plan not yet known costs three: the header, its items, and the header once more", async () => {
    const { table, plan } = await begun();
    const store = await table.open();

    expect(await loaded(store)).toEqual(plan);
    expect(store.wire.sent).toHaveLength(3);
  });

  test("the history of one item costs one, whatever else the plan went through", async () => {
    const { writer } = await begun();
    for (let n = 2; n <= 40; n++) {
      const ref = n % 10 === 0 ? "1.1" : "1.2";
      await put(writer, await loaded(writer), [anAction(ref, { progress: `version ${n}` })]);
    }
    const item = find(await loaded(writer), "action", "1.1");
    if (!item) throw new Error("no action");
    writer.wire.forget();

    const versions: number[] = [];
    for await (const { version } of writer.trail(KEY, item)) {
      versions.push(version);
      if (version === 20) break;
    }

    expect(versions).toEqual([40, 30, 20]);
    expect(writer.wire.sent).toHaveLength(1);
  });

  test("the history of a period costs one, in which only its own changes come", async () => {
    const { writer } = await begun();
    for (let day = 1; day <= 28; day++) {
      const plan = await loaded(writer);
      const at = new Date(`2021-02-${String(day).padStart(2, "0")}T09:00:00.000Z`);
      const change = changeOf(plan, [anAction("1.1", { progress: `day ${day}` })], { at });
      await writer.commit(plan, { change, press: null, due: [] });
    }
    writer.wire.forget();

    const versions: number[] = [];
    for await (const { version } of writer.between(KEY, "2021-02-26T00:00:00.000Z")) {
      versions.push(version);
    }

    expect(versions).toEqual([27, 28, 29]);
    expect(writer.wire.sent).toHaveLength(1);
    expect(decodeURIComponent(writer.wire.sent[0]?.url ?? "")).toContain(
      "at ge '2021-02-26T00:00:00.000Z'",
    );
  });

  test("a plan that is not there costs one", async () => {
    const store = await freshTable().open();

    expect(await store.load(KEY)).toBeUndefined();
    expect(store.wire.sent).toHaveLength(1);
  });
});
