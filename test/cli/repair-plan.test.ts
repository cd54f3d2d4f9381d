import { describe, expect, test } from "vitest";
import { importPlan } from "../../bot/cli/import-plan.ts";
import { repairPlan as repair } from "../../bot/cli/repair-plan.ts";
import { verifyPlan } from "../../storage/verify/verify-plan.ts";
import { anAction, begin, changeOf, KEY, loaded, put, recordOf } from "../plan/build.ts";
import { aDue } from "../storage/contract/build.ts";
import { killedAfter, useAzurite } from "../support/azurite.ts";

const freshTable = useAzurite();
const partitionKey = "plan:lancashire:app";
const many = Array.from({ length: 200 }, (_, n) => anAction(`2.${n}`));

/** A plan of three changes, the last of them in parts; its due work too. */
async function aPlan() {
  const table = freshTable();
  const store = await table.open();
  await begin(store, [anAction("1.1")]);
  await put(store, await loaded(store), [anAction("1.1", { progress: "Second" })]);
  const plan = await loaded(store);
  const due = [aDue("one")];
  await store.commit(plan, { change: changeOf(plan, many), press: null, due });
  return { table, store, bare: table.bare() };
}

const repairPlan = async (...asked: Parameters<typeof repair>) => (await repair(...asked)).lines;

const LOST =
  "The plan app has lost its header, the row that counts its changes; its history is there. Nothing was changed.";

describe("a plan that has lost its header", () => {
  test("is told as that, to who asks and to an import, and not as a plan that was never loaded", async () => {
    const { table, store, bare } = await aPlan();
    await bare.deleteEntity(partitionKey, "plan");
    await expect(loaded(store)).rejects.toThrow(LOST);
    const other = await table.open();
    const record = recordOf(other);
    await expect(record.load(KEY)).rejects.toThrow(LOST);
    const by = { name: "File", at: new Date() };
    const imported = importPlan({ store: other, record, id: "x" }, KEY, {}, by);
    await expect(imported).rejects.toThrow(LOST);
    await expect(record.load({ ...KEY, id: "none" })).rejects.toThrow(
      "There is no plan called none",
    );
  });

  test.each(["missing", "broken"])(
    "is repaired where it is %s, on a dry run first",
    async (how) => {
      const { table, bare } = await aPlan();
      const whole = await loaded(await table.open());
      if (how === "missing") await bare.deleteEntity(partitionKey, "plan");
      else {
        const broken = { partitionKey, rowKey: "plan", version: "many" };
        await bare.updateEntity(broken, "Merge");
      }

      expect(await repairPlan(bare, KEY, false)).toEqual([
        "Plan app of tenant lancashire has no header that can be read. Its history is whole: 3 changes.",
        "Dry run: nothing was written. With --write its header is made from these.",
      ]);
      expect(await repairPlan(bare, KEY, true)).toContain(
        "Its header is written again, at version 3.",
      );

      expect((await verifyPlan(bare, KEY)).faults).toEqual([]);
      expect(await loaded(await table.open())).toEqual(whole);
      expect(await repairPlan(bare, KEY, true)).toEqual([
        "Plan app of tenant lancashire: there is nothing to repair.",
      ]);
    },
  );

  test("goes on laying out a large change where it was, and sends nothing twice", async () => {
    const { table, store, bare } = await aPlan();
    const [first] = await store.due(KEY);
    const mine = first && (await store.claim(KEY, first, "2021-01-20T10:01:00.000Z"));
    if (!mine) throw new Error("It should have been free.");
    await store.finish(KEY, mine, { state: "sent", why: null, at: "2021-01-20T10:00:30.000Z" });
    const plan = await loaded(store);
    store.wire.meddle(killedAfter(5 + 1 + 2));
    const again = many.map((item) => ({ ...item, progress: "Again" }));
    const change = changeOf(plan, again);
    await store.commit(plan, { change, press: null, due: [aDue("two")] });
    await bare.deleteEntity(partitionKey, "plan");

    expect(await repairPlan(bare, KEY, true)).toContain(
      "The last of them was not laid out yet from its part 1 on.",
    );
    const other = await table.open();
    expect((await other.due(KEY)).map(({ id }) => id)).toEqual(["two"]);
    expect(
      (await loaded(other)).items.action.filter(({ progress }) => progress === "Again"),
    ).toHaveLength(200);
    expect((await verifyPlan(bare, KEY)).faults).toEqual([]);
  });

  test("is not patched over where a change is missing too", async () => {
    const { bare } = await aPlan();
    await bare.deleteEntity(partitionKey, "plan");
    await bare.deleteEntity(partitionKey, "change:0000000002");
    await expect(repairPlan(bare, KEY, true)).rejects.toThrow("change:0000000002 is missing");
  });
});

test("a plan of which nothing is there any more was there, to a process that had it", async () => {
  const { store, bare } = await aPlan();
  for await (const { partitionKey: of, rowKey } of bare.listEntities()) {
    if (of === partitionKey) await bare.deleteEntity(of, String(rowKey));
  }
  await expect(loaded(store)).rejects.toThrow("The plan app was here and is not there any more.");
});
