import type { CommandContext } from "../../bot/commands/answering/command.ts";
import { createRecord } from "../../bot/plan/record/record.ts";
import type { Asker } from "../../bot/plan/rights/people.ts";
import type { Card } from "../../cards/frames/render.ts";
import { createMemoryStore } from "../../storage/memory.ts";
import { NOW, type World } from "./worlds/world.ts";

/** One of the product's cards: every card of its kind that a world has, pages and items alike. */
export type Drawn = {
  readonly name: string;
  readonly draw: (world: World) => readonly Card[] | Promise<readonly Card[]>;
};

/** In the place of what makes each press another. */
export const NONCE = "00000000-0000-4000-8000-000000000000";

/** What a form says of a field that it cannot take. */
export const FAULT = "At most 2,000 characters; this has 2,400.";

const clerk: Asker = { tenant: "tenant", id: "clerk", name: "Cleo", kind: "member", clerk: true };

/** What every form is given. */
export const shared = { nonce: NONCE, now: NOW };

/** So many numbers, from 0. */
export const indices = (count: number) => Array.from({ length: count }, (_, n) => n);

/** The numbers of the pages that so many rows fill; an empty list is one page too. */
export const pages = (count: number, size: number) =>
  Array.from({ length: Math.max(1, Math.ceil(count / size)) }, (_, n) => n + 1);

/** What a command needs to answer, with the record on a Map. */
export function contextOf({ plan }: World): CommandContext {
  const none = async () => {};
  const store = createMemoryStore();
  const address = {
    serviceUrl: "https://smba.example/",
    conversation: "19:here",
    type: "channel" as const,
    tenant: "tenant",
    bot: "28:bot",
  };
  return {
    plan,
    now: NOW,
    nonce: () => NONCE,
    personalChats: async () => [],
    choose: none,
    wake: () => {},
    record: createRecord({ store, pause: none, random: () => 0, id: () => NONCE }),
    turn: {
      id: "turn",
      at: NOW.at,
      who: clerk,
      where: { conversation: "19:here", thread: "19:here", name: "Board", address },
      said: { kind: "text", text: "", mentions: [] },
      card: null,
    },
    stamp: {
      by: clerk,
      at: NOW.at,
      via: "text",
      conversation: "19:here",
      command: "help",
      press: null,
    },
  };
}

/** What owners say is not theirs: an action and a challenge. */
export const notTheirs = ({ plan }: World) =>
  plan.items.person
    .slice(-2)
    .flatMap((person) =>
      [plan.items.action.at(-1), plan.items.challenge.at(-1)]
        .filter((item) => item !== undefined)
        .map((item) => ({ what: "not theirs" as const, person, item, at: NOW.at.toISOString() })),
    );
