import type { PlanKey } from "../../plan/model/snapshot.ts";
import { redrawAfter } from "../../plan/record/due.ts";
import { isBehind, type KeepsCards } from "../../plan/record/live-card.ts";
import type { PlanStore } from "../../plan/record/store.ts";

export type LiveCardsNeeds = {
  readonly store: PlanStore;
  readonly clock: () => Date;
  /** Says that there is work to do at an instant. */
  readonly wake: (key: PlanKey, at: Date) => void;
  readonly onError: (error: unknown) => void;
};

/** What the bot remembers of the cards it posted, kept where every process finds it. */
export function createLiveCards({ store, clock, wake, onError }: LiveCardsNeeds): KeepsCards {
  /** They run beside the answer, which does not wait for them: a fault in them costs nobody an answer. */
  async function quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
  }

  return {
    posted: (key, card) =>
      quietly(async () => {
        await store.keepCard(key, card);
        if (!card.live) return;
        // The cards may have been brought up to date between the drawing of this one and now: then nobody saw it.
        const plan = await store.load(key);
        if (!plan || !isBehind(plan, card.live)) return;
        const redraw = redrawAfter(clock());
        await store.addDue(key, redraw);
        wake(key, new Date(redraw.at));
      }),

    opened: (key, hold) => quietly(() => store.hold(key, hold)),

    closed: (key, hold) =>
      quietly(async () => {
        // What was not edited because of the form is edited now.
        const redraw = redrawAfter(clock());
        if (await store.release(key, hold, redraw)) wake(key, new Date(redraw.at));
      }),
  };
}
