import type { TableClient } from "@azure/data-tables";
import { describe, expect, test } from "vitest";
import type { Item } from "../../../bot/plan/model/kind.ts";
import type { SendWork } from "../../../bot/plan/record/due.ts";
import { cardKey, holdKey } from "../../../storage/rows/card-rows.ts";
import { makeTable } from "../../../storage/table.ts";
import { verifyPlan } from "../../../storage/verify/verify-plan.ts";
import { anAction, anArea, aRisk, begin, changeOf, KEY, loaded, NOW } from "../../plan/build.ts";
import { killedAfter, useAzurite } from "../../support/azurite.ts";
import { aDue, aPress, sent } from "../contract/build.ts";

const freshTable = useAzurite();
const PARTITION = "plan:lancashire:app";
const LARGE = 4;

const many = (progress: string): Item[] =>
  Array.from({ length: 200 }, (_, n) => anAction(`2.${n}`, { progress }));

/**
 * A plan of every kind of row: version 2 came of a press, 3 posts twice, 4 is kept in parts, and 5
 * is the last. One post is sent and one is still due.
 */
async function aPlan() {
  const table = freshTable();
  const store = await table.open();
  await begin(store, [anArea("1"), anAction("1.1"), anAction("1.2"), aRisk("R1")]);
  const commit = async (items: readonly Item[], press: string | null = null, due = false) => {
    const plan = await loaded(store);
    const mark = press === null ? null : aPress({ key: press });
    const change = changeOf(plan, items, { press: mark });
    const posts = due ? [aDue("one"), aDue("two")] : [];
    expect(await store.commit(plan, { change, press: mark, due: posts })).toBe("done");
  };
  await commit([anAction("1.1", { progress: "First" })], "press-2");
  await commit([], "press-3", true);
  await commit(many("Imported"));
  await commit([anAction("1.1", { progress: "Last" }), anAction("2.7", { progress: "Last" })]);
  const [first] = await store.due(KEY);
  const mine = first && (await store.claim(KEY, first, "2021-01-20T10:01:00.000Z"));
  if (!mine) throw new Error("The first post should have been free.");
  await store.finish(KEY, mine, sent);
  const [second] = await store.due(KEY);
  if (second) await store.postpone(KEY, second, "2021-01-20T12:00:00.000Z");
  const { address } = aDue("one").work as SendWork;
  const card = { id: "m1", thread: "19:abc", address, at: NOW.at.toISOString(), live: null };
  await store.keepCard(KEY, card);
  await store.hold(KEY, { thread: "19:abc", card: "m1", by: "id of Ada", until: card.at });
  return { store, client: table.bare(), table };
}

const item = (ref: string) =>
  `item:action:${ref.replace(/\d+/g, (digits) => digits.padStart(6, "0"))}:${ref}`;
const change = (version: number) => `change:${String(version).padStart(10, "0")}`;

async function edit(client: TableClient, rowKey: string, columns: Record<string, unknown>) {
  await client.updateEntity({ partitionKey: PARTITION, rowKey, ...columns }, "Merge");
}
const drop = (client: TableClient, rowKey: string) => client.deleteEntity(PARTITION, rowKey);

/** The key of the n-th part of the large change. */
async function part(client: TableClient, n: number): Promise<string> {
  const { parts_id } = await client.getEntity(PARTITION, change(LARGE));
  return `part:${parts_id}:${String(n).padStart(10, "0")}`;
}

/** A history row's items with some text put in another's place. */
async function rewrite(client: TableClient, rowKey: string, old: string, other: string) {
  const row = await client.getEntity(PARTITION, rowKey);
  const items_json = String(row.items_json);
  expect(items_json).toContain(old);
  await edit(client, rowKey, { items_json: items_json.replace(old, other) });
}

describe("A plan that nobody has tampered with", () => {
  test("is whole, and its rows are counted", async () => {
    const { client } = await aPlan();
    expect(await verifyPlan(client, KEY)).toEqual({
      version: 5,
      changes: 5,
      items: 205,
      presses: 2,
      due: 1,
      done: 1,
      faults: [],
    });
  });

  test("is whole while a large change is not yet laid out in its rows", async () => {
    const { store, client } = await aPlan();
    store.wire.meddle(killedAfter(5 + 1 + 2));
    const plan = await loaded(store);
    const change = changeOf(plan, many("Imported again"));
    await store.commit(plan, { change, press: null, due: [] });

    const header = await client.getEntity(PARTITION, "plan");
    expect(header).toMatchObject({ version: 6, parts: 5, parts_next: 0 });
    expect(await verifyPlan(client, KEY)).toMatchObject({ version: 6, changes: 6, faults: [] });
  });

  test("is not taken for broken by what a killed import left behind", async () => {
    const { store, client } = await aPlan();
    const plan = await loaded(store);
    store.wire.meddle(killedAfter(2));
    const change = changeOf(plan, many("Never imported"));
    await expect(store.commit(plan, { change, press: null, due: [] })).rejects.toThrow("killed");

    expect(await verifyPlan(client, KEY)).toMatchObject({ version: 5, faults: [] });
  });

  test("is read again when somebody changes it meanwhile", async () => {
    const { store, table } = await aPlan();
    let changes = 0;
    const policy = {
      name: "meanwhile",
      async sendRequest(
        request: { readonly url: string },
        next: (request: never) => Promise<never>,
      ) {
        const answer = await next(request as never);
        if (request.url.includes("$filter") && changes++ < 2) {
          const plan = await loaded(store);
          const item = anAction("1.2", { progress: `Meanwhile ${changes}` });
          await store.commit(plan, { change: changeOf(plan, [item]), press: null, due: [] });
        }
        return answer;
      },
    };
    const client = await makeTable(
      { table: table.name, connectionString: table.connection() },
      { additionalPolicies: [{ policy, position: "perCall" }] },
    );

    expect(await verifyPlan(client, KEY)).toMatchObject({ version: 7, changes: 7, faults: [] });
    expect(changes).toBe(3);
  });

  test("is told apart from one that is not there", async () => {
    const { client } = await aPlan();
    const nowhere = verifyPlan(client, { ...KEY, tenant: "rotherham" });
    await expect(nowhere).rejects.toThrow("There is no plan called app here.");
  });
});

type Tampering = (client: TableClient) => Promise<unknown>;

const TAMPERED: Readonly<Record<string, readonly [Tampering, readonly (readonly string[])[]]>> = {
  "a change was deleted": [
    (client) => drop(client, change(2)),
    [[change(2), "is missing; the header counts 5"]],
  ],
  "the last change was deleted": [
    (client) => drop(client, change(5)),
    [[change(5), "is missing; the header counts 5"]],
  ],
  "several changes were deleted": [
    async (client) => Promise.all([2, 3, 4].map((version) => drop(client, change(version)))),
    [[change(2), `is missing, and so is every one up to ${change(4)}; the header counts 5`]],
  ],
  "an item was edited": [
    (client) => edit(client, item("1.1"), { progress: "All is well", rag: "green" }),
    [[item("1.1"), "is not as version 5 left it: rag, progress"]],
  ],
  "an item was put back to a version that it had": [
    (client) => edit(client, item("1.1"), { progress: "First", version: 2 }),
    [[item("1.1"), "is at version 2, and the history left it at 5"]],
  ],
  "an item says that a version made it which there is not": [
    (client) => edit(client, item("1.1"), { version: 99 }),
    [[item("1.1"), "is at version 99, and the history left it at 5"]],
  ],
  "an item was deleted": [
    (client) => drop(client, item("1.2")),
    [[item("1.2"), "is missing: version 1 left it there"]],
  ],
  "an item was slipped in without history": [
    (client) => {
      const row = { kind: "risk", ref: "R9", version: 3, description: "Slipped in" };
      const json = {
        raised_json: '{"printed":"20 Jan 2021","date":"2021-01-20"}',
        severity_json: '{"level":"high"}',
        postMitigation_json: '{"level":"low"}',
      };
      return client.createEntity({
        partitionKey: PARTITION,
        rowKey: "item:risk:r000009:R9",
        ...row,
        ...json,
      });
    },
    [["item:risk:r000009:R9", "has no history"]],
  ],
  "an item was copied under another key": [
    async (client) => {
      const row = await client.getEntity(PARTITION, item("1.2"));
      const { partitionKey: _, rowKey: __, etag: ___, timestamp: ____, ...columns } = row;
      const rowKey = "item:action:000009.000009:9.9";
      await client.createEntity({ partitionKey: PARTITION, rowKey, ...columns });
    },
    [["item:action:000009.000009:9.9", "holds what belongs under another key"]],
  ],
  "a list of an item is no JSON": [
    (client) => edit(client, item("1.1"), { owners_json: '["zoe' }),
    [[item("1.1"), "cannot be read: Unterminated string in JSON"]],
  ],
  "an item has a colour that there is not": [
    (client) => edit(client, item("1.1"), { rag: "purple" }),
    [[item("1.1"), "cannot be read: rag: Invalid option"]],
  ],
  "the items of a change are no JSON": [
    (client) => edit(client, change(2), { items_json: "[{" }),
    [[change(2), "cannot be read: Expected property name"]],
  ],
  "a change says that it is another version": [
    (client) => edit(client, change(2), { version: 3 }),
    [[change(2), "holds what belongs under another key"]],
  ],
  "a change has no day": [
    (client) => edit(client, change(2), { at: "soon" }),
    [[change(2), "cannot be read: at: Invalid ISO datetime"]],
  ],
  "what an earlier change left was rewritten": [
    (client) => rewrite(client, change(2), "First", "Rewritten"),
    [[change(5), "says of action 1.1 that it stood otherwise than version 2 left it: progress"]],
  ],
  "what the last change left was rewritten": [
    (client) => rewrite(client, change(5), '"progress":"Last"', '"progress":"Rewritten"'),
    [[item("1.1"), "is not as version 5 left it: progress"]],
  ],
  "what stood before a change was rewritten": [
    (client) => rewrite(client, change(5), '"progress":"First"', '"progress":"Rewritten"'),
    [[change(5), "says of action 1.1 that it stood otherwise than version 2 left it: progress"]],
  ],
  "the header is ahead of the history": [
    (client) => edit(client, "plan", { version: 7 }),
    [[change(6), `is missing, and so is every one up to ${change(7)}; the header counts 7`]],
  ],
  "the header is behind the history": [
    (client) => edit(client, "plan", { version: 3 }),
    [[change(4), "is ahead of the header; the header counts 3"]],
  ],
  "the header is another plan's": [
    (client) => edit(client, "plan", { tenant: "rotherham" }),
    [["plan", "cannot be read: it is of another plan"]],
  ],
  "the header is gone": [
    (client) => drop(client, "plan"),
    [["plan", "is missing: the plan has no header"]],
  ],
  "the mark of a press is gone": [
    (client) => drop(client, "press:press-2"),
    [["press:press-2", "is missing: version 2 came of this press"]],
  ],
  "the mark of a press points elsewhere": [
    (client) => edit(client, "press:press-2", { version: 3 }),
    [
      [change(2), "came of the press that made version 3"],
      ["press:press-2", "marks version 3, which came of no such press"],
    ],
  ],
  "the mark of a press cannot be read": [
    (client) => edit(client, "press:press-3", { digest: 7 }),
    [["press:press-3", "cannot be read: digest is not a text"]],
  ],
  "a part of a large change is gone": [
    async (client) => drop(client, await part(client, 1)),
    [["part:", `is missing: ${change(LARGE)} is kept in it`]],
  ],
  "a part of a large change is no JSON": [
    async (client) => edit(client, await part(client, 1), { items_json: "[{" }),
    [["part:", "cannot be read: "]],
  ],
  "work that is due is no JSON": [
    (client) => edit(client, "due:2021-01-20T10:00:00.000Z:two", { work_json: "{" }),
    [["due:2021-01-20T10:00:00.000Z:two", "cannot be read: Expected property name"]],
  ],
  "work that is done has no such result": [
    (client) => edit(client, "done:post-1:one", { result_json: '{"state":"lost"}' }),
    [["done:post-1:one", "cannot be read: state: Invalid option"]],
  ],
  "a card that was posted is no JSON": [
    async (client) => edit(client, cardKey({ thread: "19:abc", id: "m1" }), { card_json: "{" }),
    [["card:", "cannot be read: Expected property name"]],
  ],
  "a form that is open has no end": [
    (client) => {
      const row = holdKey({ thread: "19:abc", card: "m1", by: "id of Ada" });
      return edit(client, row, { until: "later" });
    },
    [["hold:", "cannot be read: until: Invalid ISO datetime"]],
  ],
  "there is a row that no plan has": [
    (client) => client.createEntity({ partitionKey: PARTITION, rowKey: "secret" }),
    [["secret", "is no row that a plan has"]],
  ],
};

describe("A plan that somebody has tampered with is told, at the row and no other, when", () => {
  test.each(Object.entries(TAMPERED))("%s", async (_, [tamper, expected]) => {
    const { client } = await aPlan();
    await tamper(client);

    const { faults } = await verifyPlan(client, KEY);

    const [rows, words] = [faults.map(({ row }) => row), faults.map(({ what }) => what)];
    expect(rows).toEqual(expected.map(([row]) => expect.stringContaining(row ?? "")));
    expect(words).toEqual(expected.map(([, what]) => expect.stringContaining(what ?? "")));
  });
});
