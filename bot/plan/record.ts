import type { Due } from "./due.ts";
import { PlanError, StaleItem } from "./errors.ts";
import type { By, Change, Item } from "./model.ts";
import { applyChange, find, type Plan, type PlanKey } from "./snapshot.ts";
import type { PlanStore, PressMark } from "./store.ts";

/** What an operation wants written: items as they should be after it, and why. Null means nothing to change. */
export type Draft = {
  readonly why: string | null;
  readonly items: readonly Item[];
  readonly due?: readonly Due[];
};

/** Who wants it, when, by which way; and the press it came from. */
export type Stamp = {
  readonly by: By;
  readonly at: Date;
  readonly via: Change["via"];
  readonly conversation: string | null;
  readonly command: string;
  readonly press: { readonly key: string; readonly digest: string } | null;
};

export type Carried =
  | { readonly kind: "saved"; readonly plan: Plan; readonly change: Change }
  | { readonly kind: "already" | "unchanged"; readonly plan: Plan };

export type PlanRecord = ReturnType<typeof createRecord>;

const MOST_TRIES = 12;

const PRESSED_OTHERWISE =
  "This card was already saved once, with other words. Nothing more was written. Open the item again to change it.";

/** A stored state must be able to answer, or the person is told to try again. */
const BUSY = "The plan could not be saved just now. Nothing was written. Please try again.";

/**
 * Carries operations out on the record: load, apply, commit; and again on the newer plan when
 * somebody else committed first. Writes of one process to one plan queue here, so that only other
 * processes can be in the way. `pause` waits so many milliseconds; `random` gives 0 to 1.
 */
export function createRecord(needs: {
  readonly store: PlanStore;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly id: () => string;
}) {
  const { store, pause, random, id } = needs;
  const queues = new Map<string, Promise<unknown>>();

  async function load(key: PlanKey): Promise<Plan> {
    const plan = await store.load(key);
    if (plan) return plan;
    throw new PlanError("not-found", `There is no plan called ${key.id} here.`);
  }

  async function isDone(key: PlanKey, press: Stamp["press"]): Promise<boolean> {
    if (!press) return false;
    const mark = await store.pressed(key, press.key);
    return mark !== undefined && mark.digest === press.digest;
  }

  async function attempt(
    start: Plan,
    stamp: Stamp,
    operate: (plan: Plan) => Draft | null,
  ): Promise<Carried> {
    const { key } = start;
    const mark: PressMark | null = stamp.press && { ...stamp.press, attempt: id() };
    let plan = start;
    let failure: unknown;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (tries > 0) {
        await pause(Math.min(400, 10 * 2 ** tries) * (0.5 + random()));
        plan = (await store.load(key)) ?? plan;
      }
      try {
        const draft = operate(plan);
        if (!draft || draft.items.length + (draft.due?.length ?? 0) === 0) {
          return { kind: "unchanged", plan };
        }
        const change = writeDown(plan, draft, stamp);
        const result = await store.commit(plan, { change, press: mark, due: draft.due ?? [] });
        if (result === "done") return { kind: "saved", plan: applyChange(plan, change), change };
        if (result === "pressed") return await answerPressed(start, mark);
      } catch (error) {
        if (error instanceof StaleItem && (await isDone(key, stamp.press))) {
          return await answerPressed(start, mark);
        }
        if (error instanceof PlanError) throw error;
        if (!stamp.press) throw error;
        // The commit may or may not have happened: the press mark makes asking again safe.
        failure = error;
      }
    }
    throw new PlanError("busy", BUSY, { cause: failure });
  }

  /** The press is marked: by an earlier delivery, or by this very attempt whose answer was lost. */
  async function answerPressed(start: Plan, mine: PressMark | null): Promise<Carried> {
    const plan = await load(start.key);
    const mark = mine && (await store.pressed(start.key, mine.key));
    if (mark && mark.attempt === mine.attempt) {
      for await (const change of store.changes(start.key, start.version + 1, plan.version)) {
        if (change.press === mark.key) return { kind: "saved", plan, change };
      }
    }
    if (mark && mark.digest !== mine.digest) throw new PlanError("not-possible", PRESSED_OTHERWISE);
    return { kind: "already", plan };
  }

  return {
    load,
    /** Whether a press, with these very words, has been done. */
    isDone,

    /** Runs an operation and commits what it wants, exactly once for each press. */
    async carryOut(
      seen: Plan,
      stamp: Stamp,
      operate: (plan: Plan) => Draft | null,
    ): Promise<Carried> {
      const name = `${seen.key.tenant}\n${seen.key.id}`;
      const before = queues.get(name) ?? Promise.resolve();
      const mine = before.then(
        () => attempt(seen, stamp, operate),
        () => attempt(seen, stamp, operate),
      );
      queues.set(name, mine);
      try {
        return await mine;
      } finally {
        if (queues.get(name) === mine) queues.delete(name);
      }
    },

    /** The history from a version on, oldest first. */
    async since(plan: Plan, version: number): Promise<readonly Change[]> {
      const changes: Change[] = [];
      for await (const change of store.changes(plan.key, version + 1, plan.version)) {
        changes.push(change);
      }
      return changes;
    },
  };
}

/** The change that an operation's draft makes of a plan: versions set, the state before kept. */
export function writeDown(plan: Plan, draft: Draft, stamp: Stamp): Change {
  const version = plan.version + 1;
  return {
    version,
    at: stamp.at.toISOString(),
    by: stamp.by,
    via: stamp.via,
    conversation: stamp.conversation,
    command: stamp.command,
    press: stamp.press?.key ?? null,
    why: draft.why,
    items: draft.items.map((item) => ({
      before: find(plan, item.kind, item.ref) ?? null,
      after: { ...item, version },
    })),
  };
}
