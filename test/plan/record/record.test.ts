import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import { type ActionUpdate, updateAction } from "../../../bot/plan/actions/update-action.ts";
import { FieldFaults, PlanError, StaleItem } from "../../../bot/plan/model/errors.ts";
import { get, type Plan } from "../../../bot/plan/model/snapshot.ts";
import { createRecord } from "../../../bot/plan/record/record.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import type { Draft, Stamp } from "../../../bot/plan/record/write-down.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { lostConnection, type Meddle, useAzurite } from "../../support/azurite.ts";
import {
  aClerk,
  aMember,
  anAction,
  anArea,
  aRisk,
  aStamp,
  begin,
  historyOf,
  KEY,
  loaded,
  NOW,
  recordOf,
} from "../build.ts";

const freshTable = useAzurite();

/** Says of an action what its owner says, as the card's command does. */
const update =
  (said: ActionUpdate, by = aClerk()) =>
  (plan: Plan) =>
    updateAction(plan, said, by, NOW);

const pressOf = (key: string, digest = "words"): Partial<Stamp> => ({ press: { key, digest } });

const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** One place to keep plans in, and four processes at it. */
const places = {
  "in memory": async (): Promise<PlanStore[]> => Array(4).fill(createMemoryStore()),
  "on Azure Tables": async (): Promise<PlanStore[]> => {
    const table = freshTable();
    return Promise.all(Array.from({ length: 4 }, () => table.open()));
  },
};

describe.each(Object.entries(places))("A plan kept %s, with four processes at work", (_, open) => {
  const start = async (...items: Action[]) => {
    const stores = await open();
    const [first] = stores;
    if (!first) throw new Error("There is no store.");
    const plan = await begin(first, [anArea("1"), anArea("2"), ...items]);
    const records = stores.map(recordOf);
    await Promise.all(records.map((record) => record.load(KEY)));
    return { plan, store: first, records, nth: (n: number) => records[n % 4] ?? recordOf(first) };
  };

  test("loses nothing when twenty people update twenty actions at once", async () => {
    const refs = Array.from({ length: 20 }, (_, n) => `1.${n + 1}`);
    const { plan, store, nth } = await start(...refs.map((ref) => anAction(ref)));

    const outcomes = await Promise.all(
      refs.map((ref, n) =>
        nth(n).carryOut(
          plan,
          aStamp({ by: { id: `id ${n}`, name: `Person ${n}` }, ...pressOf(`press ${n}`) }),
          update({ ref, seen: 1, progress: `Progress of ${ref}` }),
        ),
      ),
    );

    expect(outcomes.map((outcome) => outcome.kind)).toEqual(refs.map(() => "saved"));
    const now = await loaded(store);
    expect(now.items.action.map((action) => action.progress)).toEqual(
      refs.map((ref) => `Progress of ${ref}`),
    );
    const history = await historyOf(store);
    expect(history.map((change) => change.version)).toEqual(
      Array.from({ length: 21 }, (_, n) => n + 1),
    );
    expect(new Set(history.slice(1).map((change) => change.by.name)).size).toBe(20);
  });

  test("takes one of two updates of an action drawn on the same card, and tells the other who", async () => {
    const { plan, store, nth } = await start(anAction("1.1"));
    const say = (n: number) =>
      nth(n).carryOut(
        plan,
        aStamp(pressOf(`press ${n}`)),
        update({ ref: "1.1", seen: 1, progress: `Person ${n}` }),
      );

    const outcomes = await Promise.all([say(0), say(1)].map((one) => one.catch((error) => error)));

    const stale = outcomes.filter((outcome) => outcome instanceof StaleItem);
    expect(stale).toMatchObject([{ kind: "action", ref: "1.1", seen: 1, code: "not-possible" }]);
    expect(outcomes.filter((outcome) => outcome.kind === "saved")).toHaveLength(1);
    const winner = outcomes.findIndex((outcome) => outcome.kind === "saved");
    expect((await loaded(store)).items.action).toMatchObject([{ progress: `Person ${winner}` }]);
    expect(await historyOf(store)).toHaveLength(2);
  });

  test.each([
    ["a card, which has seen the item", update({ ref: "1.1", seen: 1, progress: "Once" })],
    ["a text, which has seen nothing", update({ ref: "1.1", progress: "Once" })],
    [
      "a new risk",
      (plan: Plan) => ({ why: null, items: [aRisk(`R${plan.items.risk.length + 1}`)] }),
    ],
  ])("makes one change of a press delivered four times at once: %s", async (_, operate) => {
    const { plan, store, records } = await start(anAction("1.1"));

    const outcomes = await Promise.all(
      records.map((record) => record.carryOut(plan, aStamp(pressOf("press")), operate)),
    );

    expect(outcomes.filter((outcome) => outcome.kind === "saved")).toHaveLength(1);
    expect((await loaded(store)).version).toBe(2);
    expect(await historyOf(store)).toHaveLength(2);
    expect(outcomes.map((outcome) => outcome.plan.version)).toEqual([2, 2, 2, 2]);
  });

  test("refuses a press that was done before with other words, and keeps the first", async () => {
    const { plan, store, nth } = await start(anAction("1.1"));
    await nth(0).carryOut(
      plan,
      aStamp(pressOf("press", "first")),
      update({ ref: "1.1", progress: "First" }),
    );

    const other = nth(1).carryOut(
      plan,
      aStamp(pressOf("press", "second")),
      update({ ref: "1.1", progress: "Second" }),
    );

    const error = await caught(other);
    expect(error).toBeInstanceOf(PlanError);
    expect(error).toMatchObject({
      code: "not-possible",
      message: expect.stringMatching(/already saved once, with other words/),
    });
    expect((await loaded(store)).items.action).toMatchObject([{ progress: "First" }]);
  });

  test("writes nothing when there is nothing to change", async () => {
    const { plan, store, nth } = await start(anAction("1.1", { progress: "So" }));

    const outcome = await nth(0).carryOut(
      plan,
      aStamp(pressOf("press")),
      update({ ref: "1.1", progress: "So" }),
    );

    expect(outcome.kind).toBe("unchanged");
    expect(await nth(0).isDone(KEY, { key: "press", digest: "words" })).toBe(false);
    expect(await historyOf(store)).toHaveLength(1);
  });

  test("tells what changed since a version", async () => {
    const { plan, nth } = await start(anAction("1.1"));
    for (const progress of ["a", "b", "c"]) {
      await nth(0).carryOut(plan, aStamp(), update({ ref: "1.1", progress }));
    }

    const now = await nth(1).load(KEY);
    const since = await nth(1).since(now, 2);
    expect(since.map((change) => change.version)).toEqual([3, 4]);
    expect(await nth(1).since(now, 4)).toEqual([]);
  });
});

describe("A record", () => {
  const noPauses = (store: PlanStore) => {
    let pauses = 0;
    const record = createRecord({
      store,
      pause: async () => {
        pauses += 1;
      },
      random: () => 0.5,
      id: () => crypto.randomUUID(),
    });
    return { record, pauses: () => pauses };
  };

  test("says that the plan is busy when others are always first", async () => {
    const store = createMemoryStore();
    const plan = await begin(store, [anAction("1.1")]);
    const { record, pauses } = noPauses({ ...store, commit: async () => "behind" });

    const error = await caught(
      record.carryOut(plan, aStamp(pressOf("press")), update({ ref: "1.1", progress: "x" })),
    );

    expect(error).toBeInstanceOf(PlanError);
    expect(error).toMatchObject({ code: "busy", message: expect.stringContaining("try again") });
    expect(pauses()).toBeGreaterThan(3);
    expect(await historyOf(store)).toHaveLength(1);
  });

  test("goes on with the next person's wish after one that failed", async () => {
    const store = createMemoryStore();
    const plan = await begin(store, [anAction("1.1")]);
    const { record } = noPauses(store);

    const [refused, saved] = await Promise.allSettled([
      record.carryOut(plan, aStamp(), update({ ref: "1.1", rag: "red" })),
      record.carryOut(plan, aStamp(), update({ ref: "1.1", progress: "x" })),
    ]);

    expect(refused).toMatchObject({ status: "rejected", reason: expect.any(FieldFaults) });
    expect(saved).toMatchObject({ status: "fulfilled", value: { kind: "saved" } });
  });

  test("says which plan is not there", async () => {
    const { record } = noPauses(createMemoryStore());

    await expect(record.load(KEY)).rejects.toThrow("There is no plan called app here.");
  });

  test("does not try again what failed for a reason of its own", async () => {
    const store = createMemoryStore();
    const plan = await begin(store);
    const { record, pauses } = noPauses(store);
    const broken = (): Draft => {
      throw new TypeError("Nobody foresaw this.");
    };

    await expect(record.carryOut(plan, aStamp(pressOf("press")), broken)).rejects.toThrow(
      "Nobody foresaw this.",
    );
    expect(pauses()).toBe(0);
  });

  test.each([
    ["a lost answer", true],
    ["an earlier delivery", false],
  ])(
    "says that a wish was done, by %s, that would be refused as the plan is now",
    async (_, lost) => {
      const store = createMemoryStore();
      const plan = await begin(store, [anAction("1.1", { status: "in progress" })]);
      const minutes = { evidenceTitle: "Minutes", noLink: true };
      const others = async () => {
        const now = await loaded(store);
        await recordOf(store).carryOut(
          now,
          aStamp(pressOf("another press")),
          update({ ref: "1.1", status: "complete", rag: "green", ...minutes }),
        );
      };
      let left = lost ? 1 : 0;
      const record = createRecord({
        store: {
          ...store,
          async commit(...args) {
            const result = await store.commit(...args);
            if (left-- > 0) throw lostConnection();
            return result;
          },
        },
        pause: others,
        random: () => 0.5,
        id: () => crypto.randomUUID(),
      });
      const red = update({ ref: "1.1", rag: "red", reason: "No staff" });
      const say = async () => record.carryOut(await loaded(store), aStamp(pressOf("press")), red);

      const told = await record.carryOut(plan, aStamp(pressOf("press")), red);
      if (!lost) await others();

      expect(told).toMatchObject({ kind: "saved", change: { version: 2, press: "press" } });
      expect(await say()).toMatchObject({ kind: "already", plan: { version: 3 } });
      expect((await historyOf(store)).map(({ press }) => press)).toEqual([
        null,
        "press",
        "another press",
      ]);
    },
  );

  test("does not say that nothing was written when it cannot know", async () => {
    const store = createMemoryStore();
    const plan = await begin(store, [anAction("1.1")]);
    const { record } = noPauses({
      ...store,
      commit: async () => {
        throw lostConnection();
      },
      fence: async () => {
        throw lostConnection();
      },
    });

    const saying = record.carryOut(
      plan,
      aStamp(pressOf("press")),
      update({ ref: "1.1", progress: "x" }),
    );
    await expect(saying).rejects.toThrow("The connection was lost.");
  });

  test("says that nothing was written once no commit that was sent can land any more", async () => {
    const store = createMemoryStore();
    const plan = await begin(store, [anAction("1.1")]);
    let fenced = 0;
    const { record } = noPauses({
      ...store,
      commit: async () => {
        throw lostConnection();
      },
      fence: async () => {
        fenced += 1;
      },
    });

    const saying = record.carryOut(
      plan,
      aStamp(pressOf("press")),
      update({ ref: "1.1", progress: "x" }),
    );
    await expect(saying).rejects.toThrow("Nothing was written.");
    expect(fenced).toBe(1);
  });

  test("writes nothing that could not be read again, so that one bad name cannot close a plan", async () => {
    const store = createMemoryStore();
    const plan = await begin(store, [anAction("1.1")]);
    const { record, pauses } = noPauses(store);
    const nameless = aMember("", { clerk: true });

    const error = await caught(
      record.carryOut(
        plan,
        aStamp(pressOf("press")),
        update({ ref: "1.1", rag: "green" }, nameless),
      ),
    );

    expect(error).toBeInstanceOf(PlanError);
    expect(error).toMatchObject({ message: expect.stringMatching(/1\.1.*rated\.by/) });
    expect(pauses()).toBe(0);
    expect(await historyOf(store)).toHaveLength(1);
  });
});

describe("A connection lost while a change is saved", () => {
  const isCommit = ({ body }: { readonly body: string }) => body.includes('"RowKey":"plan"');

  /** The request arrives, its answer does not. */
  const loseAnswers = (times: number): Meddle => {
    let left = times;
    return async (send, _, sent) => {
      const answer = await send();
      if (isCommit(sent) && left-- > 0) throw lostConnection();
      return answer;
    };
  };
  /** The request does not arrive, nor do so many that follow it. */
  const loseRequests = (times: number): Meddle => {
    let left = times;
    let cut = false;
    return async (send, _, sent) => {
      cut ||= isCommit(sent);
      if (cut && left-- > 0) throw lostConnection();
      return send();
    };
  };

  const wishes = {
    "a card's update": update({ ref: "1.1", seen: 1, progress: "Once" }),
    "a text's update": update({ ref: "1.1", progress: "Once" }),
    "a risk": (plan: Plan): Draft => ({
      why: null,
      items: [aRisk(`R${plan.items.risk.length + 1}`)],
    }),
  };
  const faults = {
    "the answer is lost above the library": ["perCall", () => loseAnswers(1)],
    "the answer is lost below the library, which asks again by itself": [
      "perRetry",
      () => loseAnswers(1),
    ],
    "the request is lost": ["perCall", () => loseRequests(1)],
    "the request is lost, and those after it": ["perCall", () => loseRequests(3)],
  } as const;

  describe.each(Object.entries(faults))("when %s", (_, [place, meddle]) => {
    test.each(Object.entries(wishes))("lands %s exactly once", async (_, wish) => {
      const table = freshTable();
      const store = await table.open(place);
      const plan = await begin(store, [anArea("1"), anAction("1.1")]);
      store.wire.meddle(meddle());

      const outcome = await recordOf(store).carryOut(plan, aStamp(pressOf("press")), wish);

      expect(outcome).toMatchObject({ kind: "saved", change: { version: 2, press: "press" } });
      expect(outcome.plan.version).toBe(2);
      const history = await historyOf(await table.open());
      expect(history.map((change) => change.version)).toEqual([1, 2]);
      const now = await loaded(await table.open());
      expect(now.items.risk.length + Number(get(now, "action", "1.1").progress === "Once")).toBe(1);
    });
  });
});
