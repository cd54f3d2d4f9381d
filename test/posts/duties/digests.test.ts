import { describe, expect, test } from "vitest";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { createDigests, createTakeBack } from "../../../bot/posts/duties/digests.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import {
  anAction,
  anArea,
  aPerson,
  begin,
  historyOf,
  KEY,
  loaded,
  put,
  recordOf,
} from "../../plan/build.ts";
import { addressOf } from "../build.ts";

const NINE = new Date("2021-01-21T09:00:00.000Z");
const LATE = { printed: "December 2020", date: "2020-12-31" };

/** A plan of so many owners, each with one late action and a chat of their own. */
async function aPlan(owners: number): Promise<PlanStore> {
  const store = createMemoryStore();
  const names = Array.from({ length: owners }, (_, n) => `Owner ${n + 1}`);
  const people = names.map((name) => aPerson(name, { account: { id: `id of ${name}`, name } }));
  const actions = people.map(({ ref }, n) =>
    anAction(`1.${n + 1}`, { owners: [ref], byWhen: LATE }),
  );
  await begin(store, [anArea("1"), ...people, ...actions]);
  for (const name of names) {
    const address = { ...addressOf(`a:${name}`), type: "personal" as const };
    await store.keepPersonalChat(KEY.tenant, { id: `id of ${name}`, name, address, clerk: false });
  }
  return store;
}

/** The duty as one process has it, and how often it read the history back. */
function aDuty(store: PlanStore) {
  const record = recordOf(store);
  const reads: string[] = [];
  const duty = createDigests({
    record: {
      ...record,
      between: (...asked) => {
        reads.push("between");
        return record.between(...asked);
      },
      since: (...asked) => {
        reads.push("since");
        return record.since(...asked);
      },
    },
    personalChats: { of: store.personalChats, learnt: () => 0 },
    id: () => crypto.randomUUID(),
  });
  return { duty, reads };
}

const conversations = async (store: PlanStore) =>
  (await store.due(KEY)).flatMap(({ work }) =>
    work.what === "send" ? [work.address.conversation] : [],
  );

describe("the digests of a morning", () => {
  test("go to 90 owners once each, 40 in a commit, though two processes send them at the same time", async () => {
    const store = await aPlan(90);
    const plan = await loaded(store);
    await Promise.all([aDuty(store).duty.run(plan, NINE), aDuty(store).duty.run(plan, NINE)]);

    const sent = await conversations(store);
    expect(sent).toHaveLength(90);
    expect(new Set(sent).size).toBe(90);
    const commits = (await historyOf(store)).slice(1);
    expect(commits.every(({ items }) => items.length <= 40)).toBe(true);
    expect(commits.flatMap(({ items }) => items)).toHaveLength(90);
    expect(commits.map(({ by, via, command }) => `${by.name} ${via} ${command}`)).toContain(
      "Plan Board bot digest",
    );
  });

  test("are looked for at nine, and again only when the plan has changed", async () => {
    const store = await aPlan(1);
    const { duty, reads } = aDuty(store);
    const next = async (now: Date) => duty.next(await loaded(store), now)?.toISOString();
    const tomorrow = "2021-01-22T09:00:00.000Z";
    expect(await next(new Date("2021-01-20T20:00:00.000Z"))).toBe(NINE.toISOString());
    expect(await next(NINE)).toBe(NINE.toISOString());
    await duty.run(await loaded(store), NINE);
    expect(await next(NINE)).toBe(tomorrow);

    const plan = await loaded(store);
    await put(store, plan, [anAction("1.9", { byWhen: LATE })]);
    const later = new Date("2021-01-21T11:00:00.000Z");
    expect(await next(later)).toBe(later.toISOString());
    await duty.run(await loaded(store), later);
    expect(await next(later)).toBe(tomorrow);
    expect(await conversations(store)).toHaveLength(1);
    // The history is read back once, and then only what is new.
    expect(reads).toEqual(["between", "since"]);
  });

  test("are none of a plan in which nobody has an account", async () => {
    const store = createMemoryStore();
    const plan = await begin(store, [aPerson("Ada"), anAction("1.1", { owners: ["ada"] })]);
    expect(aDuty(store).duty.next(plan, NINE)).toBeNull();
  });

  test("that did not arrive were told to nobody: the next day says the same for the first time", async () => {
    const store = await aPlan(1);
    await aDuty(store).duty.run(await loaded(store), NINE);
    const told = async () => (await loaded(store)).items.person[0]?.told ?? [];
    expect(await told()).toHaveLength(1);

    const due = (await store.due(KEY)).find(({ work }) => work.what === "send");
    const takeBack = createTakeBack(recordOf(store), () => NINE);
    await takeBack(KEY, "id of Owner 1", due?.asked ?? "");
    expect(await told()).toEqual([]);
    // Another message is another matter.
    await takeBack(KEY, "id of Owner 1", "2021-01-20T09:00:00.000Z");

    await aDuty(store).duty.run(await loaded(store), new Date("2021-01-22T09:00:00.000Z"));
    expect(await conversations(store)).toHaveLength(2);
    expect(await told()).toMatchObject([{ since: "2021-01-22T09:00:00.000Z" }]);
  });
});
