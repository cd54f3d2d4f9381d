import type { Change } from "../model/change.ts";
import type { Address } from "../model/primitives.ts";
import type { Plan, PlanKey } from "../model/snapshot.ts";
import type { DoneRow, Due, DueRow, Result } from "./due.ts";
import type { Traced } from "./item-trail.ts";
import type { CardRow, Hold, Live, PostedCard } from "./live-card.ts";

/** Marks a press or a text command as done, so that its second delivery writes nothing. */
export type PressMark = {
  /** What was meant: person, card, verb, version; or the activity of a text command. */
  readonly key: string;
  /** A digest of what was sent with it: the same key with other words is another request. */
  readonly digest: string;
  /** This attempt to commit, so that a retry can tell its own success from somebody else's. */
  readonly attempt: string;
};

export type Commit = {
  readonly change: Change;
  readonly press: PressMark | null;
  readonly due: readonly Due[];
};

/** `done`: committed whole. `behind`: somebody committed first, nothing written. `pressed`: this press is already done. */
export type CommitResult = "done" | "behind" | "pressed";

/** A list that somebody asked for, when, and of which plan. The ask is kept as it is stored: an earlier version may have named it. */
export type LastAsked = {
  readonly at: string;
  readonly plan: string;
  readonly ask: Readonly<Record<string, unknown>>;
};

/** Where somebody can be written to personally: their own chat with the bot. */
export type PersonalChat = {
  /** Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly address: Address;
  /** Whether they were a clerk by the settings when they last spoke there. */
  readonly clerk: boolean;
};

/** A row that cannot be read: broken, or of a newer version. It is left as it is, and what else there is works. */
export type SetAside = {
  readonly tenant: string;
  /** The plan's id; null for what is kept beside the plans. */
  readonly plan: string | null;
  readonly row: string;
  /** Which part of it, and what is wrong with that; never what stands there. */
  readonly why: string;
};

/** A version at which the whole plan is kept, when it began, and where the store keeps it. */
export type Checkpoint = {
  readonly version: number;
  readonly at: string;
  readonly place: string;
};

export type PlanEntry = { readonly id: string; readonly name: string };

/**
 * Where plans are kept. It speaks of the plan only; Azure Tables and the memory store pass one
 * contract suite. Nothing in it can change or delete a history entry.
 */
export type PlanStore = {
  /** The plan as it now stands, or undefined if there is none. One round trip when little has changed. */
  load(key: PlanKey): Promise<Plan | undefined>;
  /** Throws where `load` finds nothing of a plan that is there, or was: its header is lost, or all of it is gone. */
  mustBeNew(key: PlanKey): Promise<void>;
  /** Writes change, items, press mark and due work as one, on top of exactly this state of the plan. */
  commit(plan: Plan, commit: Commit): Promise<CommitResult>;
  /** Makes certain that no commit which was sent before, and never answered, can land any more. Throws if it cannot. */
  fence(key: PlanKey): Promise<void>;
  /** The history from one version to another, both included, oldest first. */
  changes(key: PlanKey, from: number, to: number): AsyncIterable<Change>;
  /**
   * The changes made at or after an instant, and before another where one is given, oldest first.
   * One query that is filtered where the rows are kept: what it costs grows with what it finds.
   */
  between(key: PlanKey, from: string, below?: string): AsyncIterable<Change>;
  /**
   * The changes of one item from the one that made it so, newest first, each with that item alone.
   * One read for each change that is asked for (and the parts of a large one up to the item), however
   * long the history of the plan is.
   */
  trail(key: PlanKey, item: Traced): AsyncIterable<Change>;
  /**
   * Somebody's newest change up to a version that is no older than an instant. The newest few changes
   * are read; beyond them one query finds it.
   */
  lastBy(key: PlanKey, id: string, notBefore: string, upTo: number): Promise<Change | undefined>;

  /** The checkpoints of a plan, oldest first. */
  checkpoints(key: PlanKey): Promise<readonly Checkpoint[]>;
  /** The plan as it stood at a checkpoint; undefined where that is not there whole. */
  checkpoint(key: PlanKey, checkpoint: Checkpoint): Promise<Plan | undefined>;
  /** Keeps a state of the plan whole, with when its last change was made. Kept once more it is the same. */
  keepCheckpoint(plan: Plan, at: string): Promise<void>;

  /** The mark of a press, if it was done. */
  pressed(key: PlanKey, press: string): Promise<PressMark | undefined>;

  /** The plans of a tenant. */
  plans(tenant: string): Promise<readonly PlanEntry[]>;
  /** Every tenant that has a plan. */
  tenants(): Promise<readonly string[]>;
  /** Enters a plan in its tenant's list, before its first commit. */
  register(key: PlanKey, name: string): Promise<void>;
  /** The plan that a conversation has chosen. */
  chosen(tenant: string, conversation: string): Promise<string | undefined>;
  choose(tenant: string, conversation: string, planId: string): Promise<void>;

  /** What a person last asked in a conversation, as it was kept; for "and the ambers?". */
  recall(tenant: string, who: string): Promise<LastAsked | undefined>;
  remember(tenant: string, who: string, asked: LastAsked): Promise<void>;

  /** The people of a tenant who have the bot in a chat of their own. */
  personalChats(tenant: string): Promise<readonly PersonalChat[]>;
  keepPersonalChat(tenant: string, home: PersonalChat): Promise<void>;
  /** Forgets where somebody was to be written to. */
  forgetPersonalChat(tenant: string, id: string): Promise<void>;

  /** Work that is waiting, in order of time; only what was asked for up to an instant, if one is given. */
  due(key: PlanKey, until?: string): Promise<readonly DueRow[]>;
  /** Asks for work outside of a change. Asked for again, it is as new. */
  addDue(key: PlanKey, due: Due): Promise<void>;
  /** Takes a row until an instant; undefined if somebody else has it. */
  claim(key: PlanKey, row: DueRow, until: string): Promise<DueRow | undefined>;
  /** Gives a claimed row back, to be tried at an instant, as one that was tried so often. Undefined if it was taken meanwhile. */
  postpone(key: PlanKey, row: DueRow, at: string, tries?: number): Promise<DueRow | undefined>;
  /** Closes a claimed row with its result; what was sent is not kept. False if it was taken meanwhile. */
  finish(key: PlanKey, row: DueRow, result: Result): Promise<boolean>;
  /** Closes a claimed row that leaves no result, and asks for what comes after it in the same stroke. False if it was taken meanwhile. */
  close(key: PlanKey, row: DueRow, next: Due | null): Promise<boolean>;
  /** The finished sends of a post. */
  finished(key: PlanKey, post: string): Promise<readonly DoneRow[]>;

  /** The cards that were posted, in no order. */
  cards(key: PlanKey): Promise<readonly CardRow[]>;
  keepCard(key: PlanKey, card: PostedCard): Promise<void>;
  /** Says what a card now shows. False if somebody else said it meanwhile, or it was dropped. */
  showCard(key: PlanKey, row: CardRow, now: Pick<Live, "version" | "look">): Promise<boolean>;
  dropCard(key: PlanKey, row: CardRow): Promise<void>;
  /** Where somebody has a form open, or had one and nobody has looked since. */
  holds(key: PlanKey): Promise<readonly Hold[]>;
  hold(key: PlanKey, hold: Hold): Promise<void>;
  /** Ends a hold and asks for work in the same stroke. False, and nothing asked for, if there was none. */
  release(key: PlanKey, hold: Omit<Hold, "until">, next: Due | null): Promise<boolean>;

  /** The rows that were found unreadable, and still are as far as is known. From now on `tell` hears of each once. */
  setAside(tell?: (row: SetAside) => void): readonly SetAside[];

  /** Throws if the store cannot answer. */
  check(): Promise<void>;
};
