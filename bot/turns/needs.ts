import type { PlanKey } from "../plan/model/snapshot.ts";
import type { KeepsCards } from "../plan/record/live-card.ts";
import type { PlanRecord } from "../plan/record/record.ts";
import type { PlanStore } from "../plan/record/store.ts";
import type { Turn } from "../turn.ts";
import type { PlanFinder } from "./which-plan.ts";

/** What answering a turn needs of the outside. */
export type TurnNeeds = {
  readonly record: PlanRecord;
  readonly plans: PlanFinder;
  /** A new random name. */
  readonly id: () => string;
  readonly wake: (key: PlanKey) => void;
  /** What people last asked, so that the next words can go on from it; and who has a chat of their own with the bot. */
  readonly memory: Pick<PlanStore, "recall" | "remember" | "personalChats">;
  /** Which cards were posted, so that they can be kept true. */
  readonly cards: KeepsCards;
  /** Somebody spoke in the conversation of a channel that the bot could not write to. It never throws, and no answer waits for it. */
  readonly spoke?: (key: PlanKey, channel: string) => Promise<void>;
  /** Tells the operator of an error nobody foresaw; the id is what the person is given. */
  readonly onError: (error: unknown, id: string, turn: Turn) => void;
};
