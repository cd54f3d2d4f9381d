import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";
import { updateAction } from "../../../../bot/plan/actions/update-action.ts";
import type { Change } from "../../../../bot/plan/model/change.ts";
import { find } from "../../../../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../../../../bot/plan/record/store.ts";
import { createAzureTables } from "../../../../storage/azure-tables.ts";
import { makeTable } from "../../../../storage/table.ts";
import { verifyPlan } from "../../../../storage/verify/verify-plan.ts";
import {
  aClerk,
  anAbout,
  anAction,
  anArea,
  aRisk,
  aStamp,
  begin,
  historyOf,
  KEY,
  loaded,
  NOW,
} from "../../../plan/build.ts";
import { replay } from "../../../storage/contract/build.ts";
import { type TestTable, useAzurite } from "../../../support/azurite.ts";
import { diceOf } from "../../../support/dice.ts";
import {
  byDice,
  type FaultProxy,
  type Faults,
  hangingByDice,
  openThrough,
  startFaultProxy,
} from "../../../support/fault-proxy.ts";
import { isBlind, isTampering, writesIn } from "../../../support/writes.ts";
import { ACTIONS, deliver, hastyRecord, peopleAt, type Story } from "./interleaving.ts";

const freshTable = useAzurite();

/** How many are run beside one another: they wait for the network as much as they compute. */
const LANES = 4;
/** How many of the calls to the table service have a fault: on a good day, a bad one, and a very bad one. */
const ODDS = [0.03, 0.1, 0.25] as const;
/** Whoever saves is answered or told within so long, in milliseconds. */
const LONGEST_SAVE = 15_000;
/** One seed alone, to run a failure again: `SEED=17 npx vitest run --project slow test/slow/plan/record/interleavings.test.ts`. */
const { SEED } = process.env;

/** What happened, over all runs: runs in which nothing went wrong would prove nothing. */
type Tally = Map<string, number>;
const count = (tally: Tally, what: string, by = 1) => tally.set(what, (tally.get(what) ?? 0) + by);

/** Runs something for each seed through a proxy, a few beside one another. What fails says which seed, and which faults it had. */
async function forEachSeed(
  runs: number,
  run: (seed: number, table: TestTable, proxy: FaultProxy, tally: Tally) => Promise<void>,
  lanes = LANES,
): Promise<Tally> {
  const tally: Tally = new Map();
  const seeds = SEED ? [Number(SEED)] : Array.from({ length: runs }, (_, n) => n + 1);
  const lane = async () => {
    const proxy = await startFaultProxy(freshTable().port);
    try {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        await run(seed, freshTable(), proxy, tally).catch((error: Error) => {
          const told = `Run ${seed} failed; SEED=${seed} runs it again.\n${error.message}`;
          throw new Error([told, "Its faults:", ...proxy.given()].join("\n"), { cause: error });
        });
      }
    } finally {
      seeds.length = 0;
      await proxy.stop();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return tally;
}

/** A table as somebody sees it who is not behind the proxy: its rows, and a store that knows nothing yet. */
async function lookAt(table: TestTable): Promise<{ client: TableClient; store: PlanStore }> {
  const client = await makeTable({ table: table.name, connectionString: table.connection() });
  return { client, store: createAzureTables(client) };
}

/** Whether somebody still has to save: nobody could say whether it was done, or it certainly was not. */
const isOpen = ({ what }: { readonly what: string }) => what === "unsure" || what === "unwritten";

/** How often the history has what a story wishes for. */
function timesIn(history: readonly Change[]): (story: Story) => number {
  const times = new Map<string | null, number>();
  for (const { press } of history) times.set(press, (times.get(press) ?? 0) + 1);
  return ({ wish }) => times.get(wish.key) ?? 0;
}

/** What was told is so: done is in the history once, refused is not, and what nobody could say is there at most once. */
function checkTold(stories: readonly Story[], history: readonly Change[], tally: Tally): void {
  const times = timesIn(history);
  for (const story of stories) {
    const told = story.told.map(({ what }) => what);
    const done = told.some((what) => ["saved", "already", "unchanged"].includes(what));
    const tale = `${story.wish.key}, ${story.wish.kind}, was told: ${told.join(", ")}`;
    if (done) expect(times(story), tale).toBe(1);
    else if (told.includes("unsure")) expect(times(story), tale).toBeLessThanOrEqual(1);
    else expect(times(story), tale).toBe(0);
    if (told.includes("stale")) expect(times(story), tale).toBe(0);
    for (const one of story.told) {
      expect(one.took, tale).toBeLessThan(LONGEST_SAVE);
      tally.set("longest", Math.max(tally.get("longest") ?? 0, one.took));
      count(tally, one.what);
      if (one.what !== "saved") continue;
      expect(one.change).toEqual(history.find(({ version }) => version === one.change.version));
    }
    if (!done && told.includes("unsure") && times(story) === 1) count(tally, "unsure, but done");
  }
}

/** Whoever was told that nobody can say presses again, on a network that is whole: then it is done once, or refused. */
async function keepPersonalChat(
  stories: readonly Story[],
  records: Awaited<ReturnType<typeof peopleAt>>["records"],
  store: PlanStore,
): Promise<readonly Change[]> {
  const before = timesIn(await historyOf(store));
  for (const [n, story] of stories.entries()) {
    const record = records[n % 2];
    if (!record || !story.told.some(isOpen)) continue;
    await deliver(record, story);
  }
  const history = await historyOf(store);
  const after = timesIn(history);
  for (const story of stories) {
    const last = story.told.at(-1)?.what ?? "";
    const tale = `${story.wish.key}, ${story.wish.kind}, was told in the end: ${last}`;
    expect(isOpen({ what: last }), tale).toBe(false);
    const refused = ["stale", "refused"].includes(last) && before(story) === 0;
    expect(after(story), tale).toBe(refused ? 0 : 1);
  }
  return history;
}

/** The history is whole and makes the plan, in every store that looks at it; and nothing was saved over somebody unseen. */
async function checkRecord(
  stories: readonly Story[],
  history: readonly Change[],
  looking: Awaited<ReturnType<typeof lookAt>>,
  stores: readonly PlanStore[],
): Promise<void> {
  const plan = await loaded(looking.store);
  expect(history.map(({ version }) => version)).toEqual(history.map((_, n) => n + 1));
  expect(plan.version).toBe(history.length);
  expect(replay(KEY, history)).toEqual(plan);
  for (const store of stores) expect(await loaded(store)).toEqual(plan);
  for (const { wish } of stories) {
    const change = history.find(({ press }) => press === wish.key);
    const seen = change?.items[0]?.before?.version;
    if (change && wish.seen !== null) expect(seen, `${wish.key} over somebody`).toBe(wish.seen);
  }
  const posts = stories.filter(({ wish }) => wish.kind === "post").map(({ wish }) => wish.key);
  // Beside the posts, what was changed asks for the posted cards to be brought up to date.
  const due = (await looking.store.due(KEY)).filter(({ work }) => work.what !== "redraw");
  expect(due.map(({ id }) => id).sort()).toEqual(posts.sort());
  const risks = plan.items.risk.map(({ description }) => description);
  expect(new Set(risks).size).toBe(risks.length);
  expect((await verifyPlan(looking.client, KEY)).faults).toEqual([]);
}

/** No request of a run changed or deleted a row of the record, or wrote over a header that it had not seen. */
function checkWrites(proxy: FaultProxy, tally: Tally): void {
  const calls = proxy.take();
  const writes = calls.flatMap(writesIn);
  expect(writes.filter((write) => isTampering(write) || isBlind(write))).toEqual([]);
  count(tally, "calls", calls.length);
  count(tally, "faults", proxy.given().length);
}

describe("Through two bots and a bad network", () => {
  type Network = {
    readonly faultsOf: (seed: number) => Faults;
    readonly people: number;
    readonly lanes: number;
    readonly happens: readonly string[];
  };
  const networks: Readonly<Record<string, Network>> = {
    "cuts off, delays and refuses": {
      faultsOf: (seed) => byDice(diceOf(seed), ODDS[seed % 3] ?? 0),
      people: 10,
      lanes: LANES,
      happens: ["saved", "already", "stale", "refused", "unsure", "faults"],
    },
    // Most of the time is spent in waiting, so more are run beside one another, of fewer people.
    "never answers one call in 200": {
      faultsOf: (seed) => hangingByDice(diceOf(seed), 1 / 200),
      people: 2,
      lanes: 4 * LANES,
      happens: ["saved", "already", "stale", "faults"],
    },
  };
  test.for(Object.entries(networks))(
    "that %s, people update a plan in 1,000 interleavings: nothing is lost, nothing is done twice, and nobody is told what is not so",
    { timeout: 900_000 },
    async ([, { faultsOf, people, lanes, happens }], { annotate }) => {
      const tally = await forEachSeed(
        1000,
        async (seed, table, proxy, counts) => {
          const stores = [
            await openThrough(proxy, table),
            await openThrough(proxy, table),
          ] as const;
          const actions = ACTIONS.map((ref) => anAction(ref, { status: "in progress" }));
          await begin(stores[0], [anArea("1"), anArea("2"), ...actions, aRisk("R1")]);

          proxy.give(faultsOf(seed));
          const { stories, records } = await peopleAt(stores, { seed, people });
          proxy.cease();
          await proxy.settled();
          await proxy.letGo();

          const looking = await lookAt(table);
          checkTold(stories, await historyOf(looking.store), counts);
          const history = await keepPersonalChat(stories, records, looking.store);
          await checkRecord(stories, history, looking, stores);
          checkWrites(proxy, counts);
          count(counts, "wishes", stories.length);
          count(counts, "changes", history.length);
        },
        lanes,
      );

      await annotate(JSON.stringify(Object.fromEntries(tally)));
      expect(happens.filter((what) => !SEED && !tally.get(what))).toEqual([]);
    },
  );

  test("a file of 200 actions is imported while people update them, in 40 runs: all of it once, and nothing of theirs lost", {
    timeout: 300_000,
  }, async () => {
    await forEachSeed(40, async (seed, table, proxy, counts) => {
      const stores = [await openThrough(proxy, table), await openThrough(proxy, table)] as const;
      const file = Array.from({ length: 200 }, (_, n) => anAction(`2.${n}`));
      await begin(stores[0], [anArea("1"), anArea("2"), anAction("1.0")]);
      const [one, two] = stores.map((store, n) => hastyRecord(store, diceOf(seed + n)));
      if (!one || !two) throw new Error("There are two bots.");

      proxy.give(byDice(diceOf(seed), ODDS[seed % 3] ?? 0));
      const importing = (key: string, note: string) => async () => {
        const press = { key, digest: note };
        return one.carryOut(await one.load(KEY), aStamp({ press }), () => ({
          why: null,
          items: [anAbout({ note }), ...file.map((action) => ({ ...action, note }))],
        }));
      };
      const updating = (key: string) => async () => {
        const press = { key, digest: key };
        return two.carryOut(await two.load(KEY), aStamp({ press }), (plan) =>
          updateAction(plan, { ref: "1.0", progress: key }, aClerk(), NOW),
        );
      };
      const wishes = {
        first: importing("first", "First"),
        update: updating("update"),
        second: importing("second", "Second"),
        "later update": updating("later update"),
      };
      await Promise.allSettled(Object.values(wishes).map((wish) => wish()));
      proxy.cease();
      await proxy.settled();
      for (const wish of Object.values(wishes)) await wish();

      const { client, store } = await lookAt(table);
      const history = await historyOf(store);
      const presses = history.map(({ press }) => press).filter((press) => press !== null);
      expect(presses.sort()).toEqual(Object.keys(wishes).sort());
      const plan = await loaded(store);
      expect(["update", "later update"]).toContain(find(plan, "action", "1.0")?.progress);
      expect(replay(KEY, history)).toEqual(plan);
      expect(history).toHaveLength(plan.version);
      for (const known of stores) expect(await loaded(known)).toEqual(plan);
      expect((await verifyPlan(client, KEY)).faults).toEqual([]);
      checkWrites(proxy, counts);
    });
  });
});
