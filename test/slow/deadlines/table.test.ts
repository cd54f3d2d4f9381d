import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateAction } from "../../../bot/plan/actions/update-action.ts";
import { PlanError } from "../../../bot/plan/model/errors.ts";
import type { Plan } from "../../../bot/plan/model/snapshot.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { aClerk, anAction, anArea, aStamp, begin, historyOf, KEY, NOW } from "../../plan/build.ts";
import { useAzurite } from "../../support/azurite.ts";
import { diceOf } from "../../support/dice.ts";
import {
  type Call,
  type Fault,
  type FaultProxy,
  isCommit,
  isWrite,
  onEach,
  openThrough,
  startFaultProxy,
} from "../../support/fault-proxy.ts";
import { hastyRecord } from "../plan/record/interleaving.ts";

const freshTable = useAzurite();
let proxies: FaultProxy[] = [];
beforeAll(() => {
  proxies = [];
});
afterAll(async () => {
  for (const proxy of proxies) await proxy.stop();
});

const isBatch = (call: Call) => call.path.includes("$batch") && isCommit(call);
const HANGS: Fault = { kind: "hang", when: "before" };
const UNHEARD: Fault = { kind: "hang", when: "after" };
/** Somebody who saves is told within so long, in milliseconds. */
const LONGEST_SAVE = 15_000;

const by = aClerk();
const wish =
  (ref: string, progress = "Once") =>
  (plan: Plan) =>
    updateAction(plan, { ref, progress }, by, NOW);

/** A plan behind a proxy of its own, a bot that knows it, and one more look at it that has no faults. */
async function begun() {
  const table = freshTable();
  const proxy = await startFaultProxy(table.port);
  proxies.push(proxy);
  const store = await openThrough(proxy, table);
  const plan = await begin(store, [anArea("1"), anAction("1.1"), anAction("1.2")]);
  const record = hastyRecord(store, diceOf(1));
  const save = (ref: string, key: string, progress?: string) =>
    record.carryOut(plan, aStamp({ press: { key, digest: key } }), wish(ref, progress));
  return { plan, proxy, store, record, save, table, looking: await table.open() };
}

async function timed<T>(work: () => Promise<T>): Promise<{ outcome: T; took: number }> {
  const start = performance.now();
  const outcome = await work();
  return { outcome, took: performance.now() - start };
}

const presses = async (looking: Parameters<typeof historyOf>[0]) =>
  (await historyOf(looking)).map(({ press }) => press);

describe.concurrent("Where the table never answers", () => {
  test.each([
    ["never arrived", HANGS],
    ["was done", UNHEARD],
  ])(
    "one save, which %s: it is in the record once, and whoever saved is told so",
    async (_, fault) => {
      const { proxy, save, looking, table } = await begun();
      proxy.give(onEach(isBatch, fault));

      const { outcome, took } = await timed(() => save("1.1", "mine"));
      expect(outcome).toMatchObject({ kind: "saved", change: { version: 2 } });
      expect(took).toBeLessThan(LONGEST_SAVE);

      // What hung arrives after all, when nobody waits for it any more.
      await proxy.letGo();
      expect(await presses(looking)).toEqual([null, "mine"]);
      expect((await verifyPlan(table.bare(), KEY)).faults).toEqual([]);
    },
  );

  test("one save, the others of the same process are saved meanwhile", async () => {
    const { proxy, save, looking } = await begun();
    proxy.give(onEach(isBatch, HANGS));

    const mine = save("1.1", "mine");
    const { outcome, took } = await timed(() =>
      Promise.all(["a", "b", "c"].map((key) => save("1.2", key, key))),
    );
    expect(outcome.map(({ kind }) => kind)).toEqual(["saved", "saved", "saved"]);
    expect(took).toBeLessThan(3000);
    expect(await mine).toMatchObject({ kind: "saved" });
    await proxy.letGo();
    expect((await presses(looking)).sort()).toEqual(["a", "b", "c", "mine", null]);
  });

  test("any save, whoever saved is told that nothing was written, and so it stays", async () => {
    const { proxy, save, looking } = await begun();
    proxy.give(onEach(isBatch, HANGS, Number.POSITIVE_INFINITY));

    const { outcome, took } = await timed(() => save("1.1", "mine").catch((error) => error));
    expect(outcome).toBeInstanceOf(PlanError);
    expect(outcome.message).toContain("Nothing was written");
    expect(took).toBeLessThan(LONGEST_SAVE);
    proxy.cease();
    expect(await proxy.letGo()).toBeGreaterThan(0);
    expect(await presses(looking)).toEqual([null]);
    expect(await save("1.1", "mine")).toMatchObject({ kind: "saved", change: { version: 2 } });
  });

  test("any write, nobody can say whether it was saved, and nobody is told that it was not", async () => {
    const { proxy, save, looking } = await begun();
    proxy.give(onEach(isWrite, HANGS, Number.POSITIVE_INFINITY));

    const { outcome, took } = await timed(() => save("1.1", "mine").catch((error) => error));
    expect(outcome).not.toBeInstanceOf(PlanError);
    expect(outcome).toMatchObject({ code: "NO_ANSWER" });
    expect(took).toBeLessThan(LONGEST_SAVE);
    proxy.cease();
    await proxy.letGo();
    expect((await presses(looking)).length).toBeLessThanOrEqual(2);
    expect((await save("1.1", "mine")).kind).toMatch(/^(saved|already|unchanged)$/);
    expect(await presses(looking)).toEqual([null, "mine"]);
  });

  test("one read, it is asked again; all of them, whoever asked is told in time", async () => {
    const { proxy, store } = await begun();
    proxy.give(onEach((call) => !isWrite(call), HANGS));
    expect(await store.load(KEY)).toMatchObject({ version: 1 });

    proxy.give(() => HANGS);
    const { outcome, took } = await timed(() => store.load(KEY).catch((error) => error));
    expect(outcome).toMatchObject({ code: "ETIMEDOUT" });
    expect(took).toBeLessThan(4500);
  });

  test("one look at the work that is due, it is looked at again", async () => {
    const { proxy, store, save } = await begun();
    await save("1.1", "mine");
    const isDue = ({ path }: Call) => path.includes("due:");
    proxy.give(onEach(isDue, HANGS));
    expect(await store.due(KEY)).toHaveLength(1);
  });
});
