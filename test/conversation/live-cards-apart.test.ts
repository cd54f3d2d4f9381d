import { afterEach, describe, expect, test } from "vitest";
import { useAzurite } from "../support/azurite.ts";
import { type LiveWorld, startLiveWorld } from "../support/live-world.ts";
import { conversationOf, SAMPLE, type Where } from "../support/world.ts";

const tables = useAzurite();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function aWorld(open: ReturnType<typeof tables>["open"], beside?: LiveWorld) {
  const store = await open();
  const world = await startLiveWorld(store, beside ? { beside, time: beside.time } : {});
  stops.push(world.stop);
  return world;
}

const RED = "set 3.4 red because no adult provider has signed";

describe("two processes of the bot", () => {
  test("edit each card once for the changes of a half minute, whichever of them posted it or made the change", async () => {
    const { open } = tables();
    const one = await aWorld(open);
    const two = await aWorld(open, one);
    const places: readonly Where[] = ["group", "board", "general", "personal"];
    const cards = [];
    for (const [n, where] of places.entries()) {
      cards.push(await (n % 2 === 0 ? one : two).posted("mo", "3.4", where));
    }

    await one.say("cleo", RED);
    await two.say("cleo", "set 3.5 green because the data has come");
    await one.settled();

    expect(cards.map(one.edits)).toEqual([1, 1, 1, 1]);
    expect(one.tried()).toHaveLength(4);
    for (const card of cards) expect(one.now(card)).toContain("✖ Red");
  });

  test("end with the newest state, however their changes and edits fall together", async () => {
    const { open } = tables();
    const one = await aWorld(open);
    const two = await aWorld(open, one);
    const card = await one.posted("mo", "3.4", "group");

    for (let n = 0; n < 6; n++) {
      const world = n % 2 === 0 ? one : two;
      await world.say("cleo", `set 3.4 amber because of reason ${n}`);
      await world.say("cleo", `set 3.5 amber because of reason ${n}`);
      one.time.pass(20_000);
    }
    await one.settled();

    expect(one.now(card)).toContain("reason 5");
    const [kept] = (await one.store.cards(SAMPLE)).filter((c) => c.id === one.idOf(card));
    expect(kept?.live?.version).toBeGreaterThanOrEqual((await one.plan()).version - 1);
  });
});

describe("a form that was opened through one process", () => {
  test("is respected by the other, and is closed through it, when the first is gone", async () => {
    const { open } = tables();
    const one = await aWorld(open);
    const list = await one.posted("mo", "show actions in area 3", "group");
    const free = await one.posted("mo", "show actions in area 3", "personal");
    const action = await one.press("cleo", list, "Open action 3.4", {}, "group");
    const form = await one.press("cleo", action, "Update", {}, "group");
    await one.open(1);
    await one.app.stop();
    stops.splice(0, stops.length, one.connector.stop);

    const two = await aWorld(open, one);
    await two.say("cleo", "set 3.5 green because the data has come");
    await two.settled();
    expect([list, free].map(two.edits)).toEqual([0, 1]);

    const place = { replyToId: two.idOf(list) };
    await two.press("cleo", form, "Cancel", {}, "group", place);
    await two.open(0);
    await two.settled();
    expect(two.edits(list)).toBe(1);
  });
});

describe("a process that is killed while it edits", () => {
  /** Cards in three places, and a process that dies after so many requests of the run that edits them. */
  async function killed(requests: number) {
    const { open } = tables();
    const one = await aWorld(open);
    const cards = [];
    for (const where of ["group", "board", "general"] as const) {
      cards.push(await one.posted("mo", "3.4", where));
    }
    await one.say("cleo", RED);
    let dead = false;
    one.store.wire.meddle(async (send, n) => {
      dead ||= n > requests;
      if (dead) throw new Error("The process was killed.");
      return send();
    });
    await one.time.until(() => dead);
    await one.app.stop();
    stops.splice(0, stops.length, one.connector.stop);
    const two = await aWorld(open, one);
    await two.settled();
    return { two, cards };
  }

  // A look at what is due, the claim, the plan and the cards, the open forms, and what each card then shows.
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])(
    "after %i requests leaves its work to the next, which edits every card, none more than once over",
    async (requests) => {
      const { two, cards } = await killed(requests);

      for (const card of cards) {
        expect(two.now(card)).toContain("✖ Red");
        expect([1, 2]).toContain(two.edits(card));
      }
      expect(await two.store.due(SAMPLE)).toEqual([]);
    },
  );
});

describe("Teams telling the bot to wait with an edit", () => {
  test.each([429, 412])(
    "by a %i is done as told, and holds up no other conversation",
    async (status) => {
      const { open } = tables();
      const world = await aWorld(open);
      const list = await world.posted("mo", "show red actions", "group");
      const other = await world.posted("mo", "show red actions", "personal");
      world.connector.fail(conversationOf("group"), status, 1, { "retry-after": "45" }, "PUT");

      await world.say("cleo", RED);
      await world.time.until(() => world.edits(other) === 1);
      await expect.poll(() => world.tried().length).toBe(2);
      expect(world.time.clock().toISOString()).toContain("10:05:30");
      expect(world.edits(list)).toBe(0);

      await world.settled();
      expect(world.edits(list)).toBe(1);
      const waited = world.time.clock().getTime() - Date.parse("2021-01-20T10:05:30.000Z");
      expect(waited).toBeGreaterThanOrEqual(45_000);
      expect(waited).toBeLessThan(60_000);
      expect(world.tried()).toHaveLength(3);
    },
  );

  test("a server error is tried again, since an edit may be made twice", async () => {
    const { open } = tables();
    const world = await aWorld(open);
    const list = await world.posted("mo", "show red actions", "group");
    world.connector.fail(conversationOf("group"), 500, 2, {}, "PUT");

    await world.say("cleo", RED);
    await world.settled();

    expect(world.edits(list)).toBe(1);
    expect(world.tried()).toHaveLength(3);
  });
});
