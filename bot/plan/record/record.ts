import type { Change } from "../model/change.ts";
import { PlanError, StaleItem } from "../model/errors.ts";
import { applyChange, type Plan, type PlanKey } from "../model/snapshot.ts";
import { createCheckpoints } from "./checkpoints.ts";
import { type Due, redrawAfter } from "./due.ts";
import { createPast } from "./past.ts";
import type { PlanStore, PressMark } from "./store.ts";
import { StoreFault } from "./store-faults.ts";
import { type Draft, type Stamp, writeDown } from "./write-down.ts";
import { createWriteQueue } from "./write-queue.ts";

export type Carried =
  | { readonly kind: "saved"; readonly plan: Plan; readonly change: Change }
  | { readonly kind: "already" | "unchanged"; readonly plan: Plan };

/**
 * Asked where an operation finds an item changed since it was seen. It throws where that change must
 * be shown first; otherwise the operation is tried again on the plan as it is.
 */
export type GoOn = (plan: Plan) => Promise<void>;

export type PlanRecord = ReturnType<typeof createRecord>;

const MOST_TRIES = 12;
/** Where the store has not answered, no further try is begun after so long, in milliseconds; and so long it may take to find out what became of it. */
const LONGEST_TRYING = 5000;
const LONGEST_FINDING_OUT = 3500;

const PRESSED_OTHERWISE =
  "This card was already saved once, with other words. Nothing more was written. Open the item again to change it.";

/** A stored state must be able to answer, or the person is told to try again. */
const BUSY = "The plan could not be saved just now. Nothing was written. Please try again.";

/** No answer came, and it is certain that nothing was written, nor will be. */
const NOT_WRITTEN =
  "The table that keeps the plan did not answer in time. Nothing was written. Please try again in a minute.";

/**
 * Carries operations out on the record: load, apply, commit; and again on the newer plan when
 * somebody else committed first. Writes of one process to one plan queue here, so that as a rule only
 * other processes are in the way. `pause` waits so many milliseconds; `random` gives 0 to 1.
 */
export function createRecord(needs: {
  readonly store: PlanStore;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly id: () => string;
  /** Told of the work that a change has asked for, so that it is begun at once and not at the next look at the clock. */
  readonly asked?: (key: PlanKey, due: readonly Due[]) => void;
}) {
  const { store, pause, random, id, asked } = needs;
  const checkpoints = createCheckpoints(store);
  const queue = createWriteQueue<Carried>();

  async function load(key: PlanKey): Promise<Plan> {
    const plan = await store.load(key);
    if (plan) return plan;
    await store.mustBeNew(key);
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
    goOn: GoOn | undefined,
  ): Promise<Carried> {
    const { key } = start;
    const mark: PressMark | null = stamp.press && { ...stamp.press, attempt: id() };
    let plan = start;
    let failure: unknown;
    const late = AbortSignal.timeout(LONGEST_TRYING);

    /** Asks the store. Where it fails, the press mark makes asking again safe. */
    async function ask<T>(answer: Promise<T>): Promise<T | "no answer"> {
      try {
        return await answer;
      } catch (error) {
        if (!mark || error instanceof StoreFault) throw error;
        failure = error;
        return "no answer";
      }
    }

    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (failure !== undefined && late.aborted) break;
      if (tries > 0) {
        await pause(Math.min(400, 10 * 2 ** tries) * (0.5 + random()));
        const newer = await ask(store.load(key));
        if (newer === "no answer") continue;
        plan = newer ?? plan;
      }
      let draft: Draft | null;
      try {
        draft = operate(plan);
      } catch (error) {
        // What an earlier try or delivery has done is done, whatever would now be said against it.
        if (error instanceof PlanError && (await isDone(key, stamp.press))) {
          return await answerPressed(start, mark);
        }
        if (!(error instanceof StaleItem) || !goOn) throw error;
        await goOn(plan);
        draft = operate(plan);
      }
      if (!draft || draft.items.length + (draft.due?.length ?? 0) === 0) {
        // An earlier try may have saved it although its answer was lost: then nothing is left to change.
        if (tries > 0 && (await isDone(key, stamp.press))) return await answerPressed(start, mark);
        return { kind: "unchanged", plan };
      }
      const change = writeDown(plan, draft, stamp);
      // Posted cards that show what is changed are brought up to date: the redraw row is part of the commit.
      const redraw = change.items.length > 0 ? [redrawAfter(stamp.at)] : [];
      const due = [...(draft.due ?? []), ...redraw];
      const result = await ask(store.commit(plan, { change, press: mark, due }));
      if (result === "done") {
        asked?.(key, due);
        const now = applyChange(plan, change);
        checkpoints.committed(now, change);
        return { kind: "saved", plan: now, change };
      }
      if (result === "pressed") return await answerPressed(start, mark);
    }
    if (failure === undefined) throw new PlanError("busy", BUSY);
    return await findOut(start, mark, failure);
  }

  /**
   * Finds out what became of commits that nobody answered. First it is made certain that none of them
   * can land any more; then the press mark says whether one did. Where that cannot be had in time
   * either, nobody can say whether it was done, and nobody is told that it was not.
   */
  async function findOut(start: Plan, mark: PressMark | null, failure: unknown): Promise<Carried> {
    const inTime = new Promise<never>((_, reject) => {
      AbortSignal.timeout(LONGEST_FINDING_OUT).addEventListener("abort", () => reject(failure));
    });
    const found = async () => {
      await store.fence(start.key);
      return mark !== null && (await store.pressed(start.key, mark.key)) !== undefined;
    };
    const done = await Promise.race([found(), inTime]).catch(() => {
      throw failure;
    });
    if (done) return await answerPressed(start, mark);
    throw new PlanError("not-possible", NOT_WRITTEN, { cause: failure });
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
      goOn?: GoOn,
    ): Promise<Carried> {
      // What the one before it in the queue left is newer than what this turn has seen.
      return queue.run(`${seen.key.tenant}\n${seen.key.id}`, (earlier) => {
        const newer = earlier !== undefined && earlier.plan.version > seen.version;
        return attempt(newer ? earlier.plan : seen, stamp, operate, goOn);
      });
    },

    ...createPast(store),

    /** What became of the parts of a post that are finished. */
    finished: (plan: Plan, post: string) => store.finished(plan.key, post),
  };
}
