import { setTimeout as realPause } from "node:timers/promises";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { dateIn, instantOf, printInstant } from "../../../bot/plan/time/calendar-date.ts";
import { weekdayWord } from "../../../bot/plan/time/rhythm.ts";
import type { Card } from "../../../cards/frames/render.ts";
import type { Wire } from "../../support/azurite.ts";
import { startLiveWorld } from "../../support/live-world.ts";
import { createTime } from "../../support/time.ts";
import { conversationOf, PEOPLE, SAMPLE, type Where, type Who } from "../../support/world.ts";

/** Weeks of a board, played with a time that a test moves: what people do in them, and all that the bot sends by itself. */

export type Month = Awaited<ReturnType<typeof aMonth>>;

/** How often each process looks for what the other left, in milliseconds. */
const ROUNDS = 3 * 3_600_000;

const PLACES: Readonly<Record<string, string>> = {
  [conversationOf("general")]: "General",
  [conversationOf("board")]: "Improvement board",
  [conversationOf("group")]: "the group",
  ...Object.fromEntries(
    Object.entries(PEOPLE).map(([who, { name }]) => [conversationOf("personal", who as Who), name]),
  ),
};

/**
 * One bot, or two beside each other at one table, from an instant on. What people say and press is
 * taken by the one and the other in turn.
 */
export async function aMonth(
  start: string,
  stores: readonly [
    PlanStore & { readonly wire: Wire },
    ...(PlanStore & { readonly wire: Wire })[],
  ],
) {
  const time = createTime(start);
  const options = { time, clock: time.clock, reminders: true, rounds: ROUNDS };
  const [store, ...others] = stores;
  const one = await startLiveWorld(store, options);
  const worlds = [one];
  for (const other of others) {
    worlds.push(await startLiveWorld(other, { ...options, beside: one }));
  }
  let turns = 0;

  /** A turn may wait a moment for what the other process writes: meanwhile time goes on by as much. */
  async function meanwhile<T>(turn: Promise<T>): Promise<T> {
    const MOMENT = 50;
    let over = false;
    const end = () => {
      over = true;
    };
    turn.then(end, end);
    while (!over) {
      await Promise.race([turn.catch(() => undefined), realPause(MOMENT)]);
      if (!over) time.pass(MOMENT);
    }
    return turn;
  }
  const next = () => worlds[turns++ % worlds.length] ?? one;
  const { sent } = one.connector;

  return {
    /** Lets time go on to a time of day in London, until nothing is due any more by then. */
    async to(date: string, clock: string): Promise<void> {
      const goal = instantOf(date, clock);
      void time.pause(goal.getTime() - time.clock().getTime());
      await time.until(() => time.clock() >= goal);
      await time.until(async () => {
        const now = time.clock().toISOString();
        return (await store.due(SAMPLE, now)).every((row) => row.at > now);
      });
    },

    say: (who: Who, words: string, where: Where = "personal") =>
      meanwhile(next().say(who, words, where)),
    press: (who: Who, card: Card, title: string) => meanwhile(next().press(who, card, title)),

    /** The newest card in a conversation that the bot sent by itself. */
    last(where: Where, who: Who): Card {
      const place = conversationOf(where, who);
      const found = sent.findLast((m) => m.conversation === place && !m.body.replyToId);
      if (!found) throw new Error(`Nothing was sent to ${place}.`);
      return found.card;
    },

    /** All that the bot sent by itself, by minute: when in London, to whom, and its line. */
    told: () =>
      sent
        .filter(({ body }) => !body.replyToId)
        .map(({ at, conversation, summary }) => {
          const day = `${weekdayWord(dateIn(at))} ${printInstant(at)}`;
          const line = summary.replace("Lancashire: Accelerated Progress Plan", "the plan");
          return { minute: at.toISOString().slice(0, 16), day, to: PLACES[conversation], line };
        })
        .map(({ minute, day, to, line }) => `${minute}${day} · ${to} · ${line}`)
        .sort()
        .map((line) => line.slice(16)),

    /** Each plan as its process has it. */
    plans: () => Promise.all(worlds.map((world) => world.plan())),

    async stop() {
      for (const world of worlds.toReversed()) await world.stop();
    },
  };
}
