import { describe, expect, test } from "vitest";
import { anAction, begin, KEY, loaded, put } from "../plan/build.ts";
import { useAzurite } from "../support/azurite.ts";
import { keepsPlans } from "./contract.ts";

const freshTable = useAzurite();

keepsPlans("Azure Tables", () => freshTable().open);

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

  test("a plan that is not there costs one", async () => {
    const store = await freshTable().open();

    expect(await store.load(KEY)).toBeUndefined();
    expect(store.wire.sent).toHaveLength(1);
  });
});
