import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateAction } from "../../../../bot/plan/actions/update-action.ts";
import type { Plan } from "../../../../bot/plan/model/snapshot.ts";
import type { Draft } from "../../../../bot/plan/record/write-down.ts";
import { logRisk } from "../../../../bot/plan/risks/log-risk.ts";
import { makeTable } from "../../../../storage/table.ts";
import {
  aClerk,
  anAction,
  anArea,
  aStamp,
  begin,
  historyOf,
  loaded,
  NOW,
} from "../../../plan/build.ts";
import { useAzurite } from "../../../support/azurite.ts";
import { diceOf } from "../../../support/dice.ts";
import {
  type Fault,
  type FaultProxy,
  isCommit,
  onCall,
  onEach,
  openThrough,
  startFaultProxy,
} from "../../../support/fault-proxy.ts";
import { hastyRecord } from "./interleaving.ts";

const freshTable = useAzurite();
let proxy: FaultProxy;
beforeAll(async () => {
  proxy = await startFaultProxy(freshTable().port);
});
afterAll(() => proxy.stop());

const by = aClerk();
const wishes: Readonly<Record<string, (plan: Plan) => Draft | null>> = {
  "a card's update": (plan) =>
    updateAction(plan, { ref: "1.1", seen: 1, progress: "Once" }, by, NOW),
  "a text's update": (plan) => updateAction(plan, { ref: "1.1", progress: "Once" }, by, NOW),
  "a risk": (plan) => {
    const said = { area: "1", severity: "high", postMitigation: "low" } as const;
    return logRisk(plan, { ...said, description: "Once", mitigation: "", owner: "" }, by, NOW);
  },
};

const faults: Readonly<Record<string, Fault>> = {
  "is delayed": { kind: "delay", milliseconds: 30 },
  "is cut off": { kind: "reset", when: "before" },
  "is done, and its answer lost": { kind: "reset", when: "after" },
  "is cut off, and arrives later": { kind: "late", milliseconds: 15 },
  "is answered 500": { kind: "answer", status: 500, when: "before" },
  "is done, and answered 500": { kind: "answer", status: 500, when: "after" },
  "is answered 503": { kind: "answer", status: 503, when: "before", retryAfter: 0 },
  "is done, and answered 503": { kind: "answer", status: 503, when: "after" },
  "is answered 412": { kind: "answer", status: 412, when: "before" },
  "is done, and answered 412": { kind: "answer", status: 412, when: "after" },
  "is told to wait": { kind: "answer", status: 429, when: "before", retryAfter: 0 },
  "is told that there is too much": { kind: "answer", status: 429, when: "before" },
  "is done, and told that there is too much": { kind: "answer", status: 429, when: "after" },
};

/** A plan behind the proxy, a bot that knows it, and one more look at it that has no faults. */
async function begun() {
  const table = freshTable();
  const store = await openThrough(proxy, table);
  const plan = await begin(store, [anArea("1"), anAction("1.1")]);
  return { plan, store, record: hastyRecord(store, diceOf(1)), looking: await table.open() };
}

describe("What a person saves is in the record exactly once, and they are told so,", () => {
  describe.each(Object.entries(faults))("when a call %s", (_, fault) => {
    test.each([
      ["once", 1],
      ["three times over", 3],
      // The library gives up after the fourth, and the record goes on.
      ["six times over", 6],
    ])("and it is the commit, %s", async (_, times) => {
      for (const [what, wish] of Object.entries(wishes)) {
        const { plan, record, looking } = await begun();
        proxy.give(onEach(isCommit, fault, times));

        const press = { key: "press", digest: what };
        const outcome = await record.carryOut(plan, aStamp({ press }), wish);
        proxy.cease();
        await proxy.settled();

        expect(outcome, what).toMatchObject({ kind: "saved", change: { version: 2 } });
        expect((await historyOf(looking)).map((change) => change.press)).toEqual([null, "press"]);
        expect(outcome.plan).toEqual(await loaded(looking));
      }
    });

    test.each([2, 3, 4, 5])(
      "and it is call %i, after a commit whose answer was lost",
      async (n) => {
        for (const [what, wish] of Object.entries(wishes)) {
          const { plan, record, looking } = await begun();
          const lost = onCall(1, { kind: "reset", when: "after" });
          const then = onCall(n, fault);
          proxy.give((call) => lost(call) ?? then(call));

          const say = () =>
            record.carryOut(plan, aStamp({ press: { key: "press", digest: what } }), wish);
          const told = await say().catch(() => "nobody can say");
          proxy.cease();
          await proxy.settled();

          if (told !== "nobody can say") expect(told, what).toMatchObject({ kind: "saved" });
          expect(await say(), what).toMatchObject({
            kind: expect.stringMatching(/^(already|unchanged)$/),
          });
          expect((await historyOf(looking)).map((change) => change.press)).toEqual([null, "press"]);
        }
      },
    );
  });

  test("or they are told that nobody can say, and pressing again settles it", async () => {
    const { plan, record, looking } = await begun();
    const press = { key: "press", digest: "" };
    const say = () => record.carryOut(plan, aStamp({ press }), wishes["a risk"] ?? (() => null));
    const lost: Fault = { kind: "reset", when: "after" };
    proxy.give(onEach(() => true, lost, Number.POSITIVE_INFINITY));

    await expect(say()).rejects.toThrow(/hang up|ECONNRESET/);
    proxy.cease();

    expect(await historyOf(looking)).toHaveLength(2);
    expect(await say()).toMatchObject({ kind: "already" });
    expect(await historyOf(looking)).toHaveLength(2);
  });
});

describe("The fault proxy", () => {
  test("lets through what was signed for it, and nothing else", async () => {
    const table = freshTable();
    const connection = table.connection(proxy.port);
    const forged = connection.replace(/AccountKey=..../, "AccountKey=AAAA");

    await makeTable({ table: table.name, connectionString: connection });
    const refused = makeTable({ table: table.name, connectionString: forged });
    await expect(refused).rejects.toMatchObject({ statusCode: 403 });
  });

  test("gives each fault as it is scripted, before the service or after it", async () => {
    const { store, looking } = await begun();
    const writes = (fault: Fault) => {
      proxy.give(onEach(({ method }) => method === "PATCH", fault, 4));
      return store.choose("t", "chat", JSON.stringify(fault)).catch((error: unknown) => error);
    };
    for (const fault of Object.values(faults)) {
      await looking.choose("t", "chat", "untouched");
      proxy.take();
      const outcome = await writes(fault);
      await proxy.settled();
      const calls = proxy.take().filter(({ method }) => method === "PATCH");
      const lands = fault.kind === "delay" || fault.kind === "late" || fault.when === "after";
      const chosen = await looking.chosen("t", "chat");
      expect(chosen, JSON.stringify(fault)).toBe(lands ? JSON.stringify(fault) : "untouched");
      // The library asks four times where asking again may help, and then says what it was.
      const asksAgain = !(fault.kind === "answer" && [412, 429].includes(fault.status));
      const waits = fault.kind === "answer" && fault.retryAfter !== undefined;
      expect(calls).toHaveLength(fault.kind === "delay" || !(asksAgain || waits) ? 1 : 4);
      if (fault.kind === "answer") expect(outcome).toMatchObject({ statusCode: fault.status });
      else if (fault.kind !== "delay") expect(outcome).toMatchObject({ code: "ECONNRESET" });
      else expect(outcome).toBeUndefined();
    }
  });
});
