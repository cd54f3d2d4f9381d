import { describe, expect, test } from "vitest";
import { redrawAt } from "../../../bot/plan/record/due.ts";
import type { CardRow, Hold, PostedCard } from "../../../bot/plan/record/live-card.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { begin, KEY } from "../../plan/build.ts";
import type { Opening } from "./build.ts";

/** A list of actions that was posted in a thread. */
const aCard = (id: string, some: Partial<PostedCard> = {}): PostedCard => ({
  id,
  thread: "19:abc@thread.tacv2;messageid=1600000000000",
  address: {
    serviceUrl: "https://smba.trafficmanager.net/uk/",
    conversation: "19:abc@thread.tacv2",
    type: "channel",
    tenant: KEY.tenant,
    bot: "28:bot",
  },
  at: "2021-01-20T10:00:00.000Z",
  live: {
    items: ["action:*"],
    version: 1,
    look: "look-1",
    asked: { command: "list_actions", filter: { text: "“35%” /\\#? ${name}\n😀" }, page: 1 },
    ignored: ["quarterly"],
    asker: { tenant: KEY.tenant, id: "aad-mo", name: "Mo", kind: "member", clerk: false },
  },
  ...some,
});

const aHold = (some: Partial<Hold> = {}): Hold => ({
  thread: "19:abc@thread.tacv2;messageid=1600000000000",
  card: "m1",
  by: "aad-mo",
  until: "2021-01-21T10:00:00.000Z",
  ...some,
});

const cardOf = ({ row: _, tag: __, ...card }: CardRow): PostedCard => card;
const byId = (a: PostedCard, b: PostedCard) => (a.id < b.id ? -1 : 1);
const cardsIn = async (store: PlanStore) => (await store.cards(KEY)).map(cardOf).sort(byId);

/** What a store promises of the cards that were posted, and of the forms open in their places. */
export function keepsCards(name: string, place: () => Opening): void {
  describe(`${name}: posted cards`, () => {
    const withCards = async (open: Opening, ...cards: readonly PostedCard[]) => {
      const store = await open();
      await begin(store);
      for (const card of cards) await store.keepCard(KEY, card);
      return store;
    };
    const only = async (store: PlanStore): Promise<CardRow> => {
      const [row, ...more] = await store.cards(KEY);
      if (!row || more.length > 0) throw new Error("One card was expected.");
      return row;
    };

    test("are kept to the letter, for every process, each message once", async () => {
      const open = place();
      const cards = [
        aCard("m1"),
        aCard("m2", { live: null }),
        aCard("m3", { thread: "19:other@thread.v2" }),
        aCard("m3", { thread: "a:personal" }),
      ];
      await withCards(open, ...cards, aCard("m1"));

      const found = await cardsIn(await open());
      expect(found).toHaveLength(4);
      expect(found).toEqual(expect.arrayContaining(cards));
    });

    test("are another plan's business nowhere", async () => {
      const open = place();
      const store = await withCards(open, aCard("m1"));
      const other = { ...KEY, id: "other" };
      await begin(store, [], other);

      expect(await store.cards(other)).toEqual([]);
      await store.hold(KEY, aHold());
      expect(await store.holds(other)).toEqual([]);
      expect(await store.release(other, aHold(), null)).toBe(false);
      expect(await store.holds(KEY)).toEqual([aHold()]);
    });

    test("say what they show now, unless somebody else has said it first", async () => {
      const open = place();
      const [ada, ben] = [await withCards(open, aCard("m1")), await open()];
      const [seen, too] = [await only(ada), await only(ben)];

      expect(await ada.showCard(KEY, seen, { version: 7, look: "look-7" })).toBe(true);
      expect(await ben.showCard(KEY, too, { version: 6, look: "look-6" })).toBe(false);
      expect((await only(ben)).live).toEqual({ ...aCard("m1").live, version: 7, look: "look-7" });
    });

    test("are forgotten for good, also by those who did not see it", async () => {
      const open = place();
      const [ada, ben] = [await withCards(open, aCard("m1"), aCard("m2")), await open()];
      const row = (await ben.cards(KEY)).find((card) => card.id === "m1");
      if (!row) throw new Error("The card should be there.");

      await ada.dropCard(KEY, row);
      await ada.dropCard(KEY, row);

      expect(await ben.showCard(KEY, row, { version: 2, look: "look-2" })).toBe(false);
      expect((await cardsIn(ben)).map((card) => card.id)).toEqual(["m2"]);
    });

    test("are held by each person and message apart, and held again it is until later", async () => {
      const open = place();
      const store = await withCards(open);
      const holds = [
        aHold(),
        aHold({ by: "aad-zoe" }),
        aHold({ card: null }),
        aHold({ thread: "a:1/\\#?" }),
      ];
      for (const hold of [...holds, aHold({ until: "2021-01-22T10:00:00.000Z" })]) {
        await store.hold(KEY, hold);
      }

      const found = await (await open()).holds(KEY);
      expect(found).toHaveLength(4);
      expect(found).toEqual(
        expect.arrayContaining([...holds.slice(1), aHold({ until: "2021-01-22T10:00:00.000Z" })]),
      );
    });

    test("are released once, and only then is the work asked for that comes of it", async () => {
      const open = place();
      const [ada, ben] = [await withCards(open), await open()];
      const redraw = redrawAt(new Date("2021-01-20T10:00:30.000Z"));
      await ada.hold(KEY, aHold());

      expect(await ben.release(KEY, aHold({ by: "aad-zoe" }), redraw)).toBe(false);
      expect(await ben.due(KEY)).toEqual([]);
      expect(await ben.release(KEY, aHold(), redraw)).toBe(true);
      expect(await ada.holds(KEY)).toEqual([]);
      expect(await ada.due(KEY)).toMatchObject([redraw]);
      expect(await ada.release(KEY, aHold(), redrawAt(new Date("2021-01-20T10:01:00Z")))).toBe(
        false,
      );
      expect(await ada.due(KEY)).toHaveLength(1);
      await ada.hold(KEY, aHold());
      expect(await ada.release(KEY, aHold(), null)).toBe(true);
      expect(await ben.holds(KEY)).toEqual([]);
    });
  });
}
