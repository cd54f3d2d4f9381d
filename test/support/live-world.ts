import { expect } from "vitest";
import type { PlanStore } from "../../bot/plan/record/store.ts";
import type { Card } from "../../cards/frames/render.ts";
import type { Wire } from "./azurite.ts";
import { createTime, type Time } from "./time.ts";
import {
  SAMPLE,
  startWorld,
  TODAY,
  text,
  type Where,
  type Who,
  type World,
  type WorldOptions,
} from "./world.ts";

export type LiveWorld = Awaited<
  ReturnType<typeof startLiveWorld<PlanStore & { readonly wire: Wire }>>
>;

/** A world whose time stands still, at five past ten, until a test moves it; and what stands now where cards were posted. */
export async function startLiveWorld<Store extends PlanStore & { readonly wire: Wire }>(
  store: Store,
  options: Omit<WorldOptions, "time" | "beside"> & {
    readonly time?: Time;
    readonly beside?: World;
  } = {},
) {
  const time = options.time ?? createTime(`${TODAY}T10:05:00.000Z`);
  const { time: _, ...others } = options;
  const world = await startWorld(store, { time, ...others });
  const { connector } = world;
  time.mind(store.wire.work);
  time.mind(connector.work);
  const idOf = (card: Card) => {
    const message = connector.messageOf(card);
    if (!message) throw new Error(`Not a card that was posted: ${text(card)}`);
    return message.id;
  };
  const isKept = async (card: Card) => (await store.cards(SAMPLE)).some((c) => c.id === idOf(card));

  return {
    ...world,
    store,
    time,
    isKept,
    /** Asks for a card, and waits until the bot has remembered that it posted it. */
    async posted(who: Who, said: string, where: Where): Promise<Card> {
      const card = await world.say(who, said, where);
      await expect.poll(() => isKept(card)).toBe(true);
      return card;
    },
    /** Waits until so many forms are known to be open. */
    async open(forms: number): Promise<void> {
      await expect.poll(async () => (await store.holds(SAMPLE)).length).toBe(forms);
    },
    /** What stands now where a card was posted. */
    now: (card: Card) => text(connector.messageOf(card)?.cards.at(-1) ?? card),
    /** How often the message of a card was edited. */
    edits: (card: Card) => (connector.messageOf(card)?.cards.length ?? 0) - 1,
    /** Every try to edit a message, by its id. */
    tried: () =>
      connector.requests.filter((r) => r.startsWith("PUT")).map((r) => r.split("/").at(-1)),
    idOf,
    /** Lets time go on until there is nothing left to do on this day. */
    settled: () =>
      time.until(async () => {
        const end = `${time.clock().toISOString().slice(0, 10)}T23:59:59.999Z`;
        return (await store.due(SAMPLE, end)).every((row) => row.at > end);
      }),
  };
}
