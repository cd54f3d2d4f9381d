import { describe, expect, test } from "vitest";
import { readPress } from "../../bot/asks/index.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { digestOf } from "../../bot/plan/model/keys.ts";
import type { PostedCard } from "../../bot/plan/record/live-card.ts";
import { createRecord } from "../../bot/plan/record/record.ts";
import { createRedraw } from "../../bot/turns/redraw.ts";
import type { Card } from "../../cards/frames/render.ts";
import { createMemoryStore } from "../../storage/memory.ts";
import { askedRow } from "../../storage/rows/people-rows.ts";
import { conversationPartition } from "../../storage/rows/rows.ts";
import { verifyPlan } from "../../storage/verify/verify-plan.ts";
import { captured, NOON, reopen } from "../formerly/reopen.ts";
import { useAzurite } from "../support/azurite.ts";
import {
  conversationOf,
  loadSample,
  PEOPLE,
  SAMPLE,
  startWorld,
  text,
  type Where,
  type Who,
} from "../support/world.ts";

/** What an earlier version sent and stored: it still works as it did. The captured files are described in `test/formerly`. */

const tables = useAzurite();

type By = { readonly who: Who; readonly where: Where };

test("a table that an earlier version wrote is whole, and answers as it did", async () => {
  const world = await reopen(tables());
  expect((await verifyPlan(world.client, SAMPLE)).faults).toEqual([]);
  for (const { who, said, where, text: answer } of captured<By & { said: string; text: string }>(
    "table-expected",
  )) {
    expect(text(await world.say(who, said, where)), said).toBe(answer);
  }
  await world.stop();
});

type Pressed = By & {
  readonly press: Readonly<Record<string, unknown>> & { readonly command: string };
  readonly inputs?: object;
  readonly says: string;
  readonly wrote?: string;
  readonly at?: string;
};

describe("a button of a card of before", () => {
  const presses = captured<Pressed>("presses");

  test("is read, whichever it is", () => {
    const unread = presses.filter(({ press, inputs }) => !readPress({ ...press, ...inputs }));
    expect(unread).toEqual([]);
  });

  test("answers as it did, each on the plan as it was", { timeout: 600_000 }, async () => {
    let world: Awaited<ReturnType<typeof reopen>> | undefined;
    const otherwise: string[] = [];
    for (const { press, inputs, who, where, says, wrote, at } of presses) {
      // Those of the day of a board wait for what the bot does by itself on it.
      if (at) continue;
      world ??= await reopen(tables());
      const version = (await world.plan()).version;
      const data = { ...press, ...inputs };
      const action = { type: "Action.Execute", verb: press.command, data };
      const value = { action, trigger: "manual" };
      const answer = await world.deliver(
        world.activity(who, where, { type: "invoke", name: "adaptiveCard/action", value }),
      );
      const said = text(answer.body.value as Card);
      const first = said.split("\n").slice(0, 2).join(" / ").slice(0, 200);
      const isWritten = (await world.plan()).version > version;
      if (first !== says || isWritten !== (wrote !== undefined)) {
        otherwise.push(`${JSON.stringify(press)}: ${first} | ${says}`);
      }
      if (isWritten || press.command === "use_plan") {
        await world.stop();
        world = undefined;
      }
    }
    await world?.stop();
    expect(otherwise).toEqual([]);
  });
});

test("a card that was posted is drawn again as it was", async () => {
  const world = await reopen(tables());
  const { store } = world;
  const pause = async () => undefined;
  const record = createRecord({ store, pause, random: Math.random, id: () => "id" });
  const redraw = createRedraw({
    record,
    plans: {} as never,
    id: () => "id",
    wake: () => undefined,
    memory: store,
    cards: {} as never,
    onError: () => undefined,
  });
  const plan = await world.plan();
  for (const { card, shows, from } of captured<{ card: PostedCard; shows: string; from: string }>(
    "card-rows",
  )) {
    await store.keepCard(SAMPLE, card);
    const row = (await store.cards(SAMPLE)).find(
      ({ id, thread }) => id === card.id && thread === card.thread,
    );
    const drawn = row && (await redraw(plan, row, new Date(NOON)));
    expect(drawn && text(drawn.card), from).toBe(shows);
  }
  await world.stop();
});

test("the list that somebody asked for last is gone on from", async () => {
  const world = await reopen(tables());
  type Kept = { readonly at: string; readonly plan: string; readonly filter: object };
  type Last = By & { key: string; asked: Kept; again: string; andInArea3: string };
  /** Writes it as that version did. */
  const keep = (name: string, { at, plan, filter }: Kept) =>
    world.client.upsertEntity(
      {
        partitionKey: conversationPartition("local"),
        rowKey: askedRow(name),
        ...{ at, plan, filter_json: JSON.stringify(filter) },
      },
      "Replace",
    );
  for (const { who, where, key, asked, again, andInArea3 } of captured<Last>("last-asked")) {
    const name = digestOf([PEOPLE[who].aadObjectId, conversationOf(where, who)]);
    expect(`asked:${name}`).toBe(key);
    await keep(name, asked);
    expect(text(await world.say(who, "list of those", where))).toBe(again);
    await keep(name, asked);
    expect(text(await world.say(who, "and in area 3?", where))).toBe(andInArea3);
  }
  await world.stop();
});

describe("a change that was made before, and is undone now", () => {
  type Undone = By & {
    command: string;
    what: string;
    before: Change[];
    change: Change;
    later: Change[];
    undoneAt: string;
    says: string;
    undone: Change | null;
  };

  test.each(captured<Undone>("undoable").map((one) => [one.command, one.what, one] as const))(
    "%s: %s",
    async (_, __, { who, where, before, change, later, undoneAt, says, undone }) => {
      const store = createMemoryStore();
      await loadSample(store, { at: new Date("2021-01-20T10:00:00.000Z") });
      for (const each of [...before, change, ...later]) {
        const plan = await store.load(SAMPLE);
        expect(plan && (await store.commit(plan, { change: each, press: null, due: [] }))).toBe(
          "done",
        );
      }
      const world = await startWorld(store, { loaded: true, clock: () => new Date(undoneAt) });
      expect(text(await world.say(who, "undo that", where))).toContain(says);
      const last = (await world.history()).at(-1);
      if (undone) expect(last?.items).toEqual(undone.items);
      else expect(last?.command).not.toBe("undo");
      await world.stop();
    },
  );
});
