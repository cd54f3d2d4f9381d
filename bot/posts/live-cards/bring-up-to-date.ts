import { lookOf } from "../../../cards/frames/look.ts";
import type { Plan, PlanKey } from "../../plan/model/snapshot.ts";
import {
  type CardRow,
  HELD,
  type Hold,
  heldUntil,
  isBehind,
  KEPT_TRUE,
} from "../../plan/record/live-card.ts";
import type { PlanStore } from "../../plan/record/store.ts";
import type { EditMessage, Redraw, Reply } from "../../turn.ts";
import type { KeyedQueues } from "../sending/keyed-queues.ts";
import type { Pacer } from "../sending/pacer.ts";
import { retryDelay } from "../sending/retry-policy.ts";

export type UpToDateNeeds = {
  readonly store: PlanStore;
  readonly edit: EditMessage;
  readonly redraw: Redraw;
  readonly queues: KeyedQueues;
  readonly pacer: Pacer;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
};

/** What a run has left to do. */
export type Left = {
  /** At once: its time was up. */
  readonly now: boolean;
  /** After so many milliseconds, or more: Teams said to wait or did not answer, or something went wrong. */
  readonly wait: number | null;
  /** At an instant: somebody may be typing in the place of a card until then. */
  readonly held: string | null;
  /** Whether any card was edited or forgotten. */
  readonly moved: boolean;
};

type DrawnAgain = { readonly reply: Reply; readonly look: string };

/**
 * Edits the posted cards that show what has changed since and would look different: newest first,
 * conversations side by side, until an instant. A card in whose place somebody may be typing is left
 * as it is; one whose message is gone is forgotten, and so is one older than 30 days.
 */
export async function bringUpToDate(
  needs: UpToDateNeeds,
  key: PlanKey,
  run: { readonly end: number; readonly tries: number },
): Promise<Left> {
  const { store, queues, pacer, clock, signal, onError } = needs;
  const left: { -readonly [K in keyof Left]: Left[K] } = {
    now: false,
    wait: null,
    held: null,
    moved: false,
  };
  const [plan, all] = await Promise.all([store.load(key), store.cards(key)]);
  if (!plan) return left;

  const young = await withoutOld(needs, key, all);
  const behind = young.filter(({ live }) => live && isBehind(plan, live));
  if (behind.length === 0) return left;
  const messages = new Set(young.map(nameOf));
  const known = (thread: string, id: string) => messages.has(nameOf({ thread, id }));
  const heldNow = async (card: CardRow) =>
    heldUntil(card, await openHolds(needs, key), known, clock());
  const drawn = drawer(needs, plan);

  function later(milliseconds: number): void {
    left.wait = Math.min(left.wait ?? milliseconds, milliseconds);
  }

  /** Whether Teams wants a conversation to be left alone. */
  function mustWait(conversation: string): boolean {
    const wait = pacer.held(conversation);
    if (wait > 0) later(wait);
    return wait > 0;
  }

  /** Edits one card when its turn has come. Only then is it looked up whether it may be edited. */
  async function edit(card: CardRow, { reply, look }: DrawnAgain): Promise<"go on" | "stop"> {
    const { tenant, conversation } = card.address;
    if (mustWait(conversation)) return "stop";
    if (!(await pacer.place(tenant ?? key.tenant, conversation))) {
      left.now = true;
      return "stop";
    }
    const held = await heldNow(card);
    if (held !== null) {
      left.held = left.held === null || held < left.held ? held : left.held;
      return "go on";
    }
    pacer.sent(conversation);
    const delivery = await needs.edit(card, reply);
    if (delivery.state === "sent") {
      left.moved = true;
      const shown = { version: (plan as Plan).version, look };
      // Somebody else edited it at the same time: nobody can say which of the two is seen.
      const alone = await store.showCard(key, card, shown);
      if (!alone && (await unsure(store, key, card))) left.now = true;
      return "go on";
    }
    if (delivery.state === "refused") {
      if (delivery.status !== 403 && delivery.status !== 404) return "go on";
      left.moved = true;
      await store.dropCard(key, card);
      return "go on";
    }
    const wait = retryDelay(delivery, run.tries, needs.random);
    pacer.hold(conversation, wait);
    later(wait);
    return "stop";
  }

  async function inOneConversation(conversation: string, cards: readonly CardRow[]) {
    for (const card of cards) {
      if (mustWait(conversation)) return;
      if (signal.aborted || clock().getTime() >= run.end) {
        left.now = true;
        return;
      }
      try {
        const again = await drawn(card);
        if (again === null) await store.dropCard(key, card);
        else if (again.look !== card.live?.look) {
          if ((await queues.run(conversation, () => edit(card, again))) === "stop") return;
        }
      } catch (error) {
        // One card that cannot be drawn or kept now is no reason to leave the others behind.
        onError(error);
        later(retryDelay({ state: "uncertain", why: "" }, run.tries, needs.random));
      }
    }
  }

  const newestFirst = behind.sort((a, b) => (a.at < b.at ? 1 : -1));
  const conversations = Map.groupBy(newestFirst, (card) => card.address.conversation);
  await Promise.all([...conversations].map(([name, cards]) => inOneConversation(name, cards)));
  return left;
}

const nameOf = ({ thread, id }: Pick<CardRow, "thread" | "id">) => JSON.stringify([thread, id]);

/** So many old cards are forgotten in one run: there may be thousands after a quiet year, and a run is short. */
const MOST_FORGOTTEN = 200;

/** The cards that are still kept true; the others are forgotten as they are met. */
async function withoutOld(
  { store, clock }: UpToDateNeeds,
  key: PlanKey,
  cards: readonly CardRow[],
): Promise<readonly CardRow[]> {
  const oldest = clock().getTime() - KEPT_TRUE;
  const old = cards.filter((card) => Date.parse(card.at) < oldest);
  for (const card of old.slice(0, MOST_FORGOTTEN)) await store.dropCard(key, card);
  return cards.filter((card) => Date.parse(card.at) >= oldest);
}

/** The forms that may be open. One that nobody closed is forgotten a day after its time was over. */
async function openHolds({ store, clock }: UpToDateNeeds, key: PlanKey): Promise<readonly Hold[]> {
  const holds = await store.holds(key);
  const now = clock().getTime();
  for (const hold of holds) {
    if (Date.parse(hold.until) < now - HELD) await store.release(key, hold, null);
  }
  return holds;
}

/** Draws cards from one state of the plan; those that were asked for alike are drawn once. */
function drawer({ redraw, clock }: UpToDateNeeds, plan: Plan) {
  const known = new Map<string, Promise<DrawnAgain | null>>();

  async function draw(card: CardRow): Promise<DrawnAgain | null> {
    // Turns of people come in between.
    await new Promise((resolve) => setImmediate(resolve));
    const reply = await redraw(plan, card, clock());
    return reply && { reply, look: lookOf(reply.card) };
  }

  return ({ live, address, ...card }: CardRow): Promise<DrawnAgain | null> => {
    const name = JSON.stringify([live?.asked, live?.ignored, live?.asker, address.type]);
    const drawn = known.get(name) ?? draw({ live, address, ...card });
    known.set(name, drawn);
    return drawn;
  };
}

/** Says of a card that nobody knows what it shows, so that the next run edits it; whether it is still there. */
async function unsure(store: PlanStore, key: PlanKey, card: CardRow): Promise<boolean> {
  const row = (await store.cards(key)).find((one) => nameOf(one) === nameOf(card));
  if (!row) return false;
  const said = await store.showCard(key, row, { version: 0, look: "" });
  return said || unsure(store, key, card);
}
