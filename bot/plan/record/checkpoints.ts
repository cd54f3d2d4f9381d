import type { Change } from "../model/change.ts";
import type { Plan, PlanKey } from "../model/snapshot.ts";
import { undoChange } from "./replay.ts";
import type { PlanStore } from "./store.ts";

/** So many changes lie between two checkpoints: a state is made from one and at most so many changes. */
export const BETWEEN_CHECKPOINTS = 500;

/** The version of the newest checkpoint that a plan should have; 0 where it needs none yet. */
export const checkpointDue = (version: number): number => version - (version % BETWEEN_CHECKPOINTS);

type Store = Pick<PlanStore, "changes" | "checkpoints" | "keepCheckpoint">;

const isLost = ({ lost }: Change) => lost !== undefined;

/**
 * Keeps checkpoints of plans as they are changed: after a commit, and nobody waits for it. What is
 * not kept, because the process ended or the table did not answer, is kept after a later commit, by
 * whichever process finds it missing. A state of which something cannot be read is not kept: whoever
 * can read it may keep it whole.
 */
export function createCheckpoints(store: Store) {
  const newest = new Map<string, number>();
  const underWay = new Set<string>();

  /** Keeps the checkpoint at a version if it is not there, from the plan as it now is. */
  async function keep(plan: Plan, last: Change, version: number): Promise<void> {
    const put = async (state: Plan, at: string) =>
      state.unread.length > 0 ? undefined : store.keepCheckpoint(state, at);
    if (plan.version === version) return put(plan, last.at);
    const kept = await store.checkpoints(plan.key);
    if (kept.some((one) => one.version === version)) return;
    const later: Change[] = [];
    for await (const change of store.changes(plan.key, version, plan.version)) later.push(change);
    const [made, ...since] = later;
    if (!made || later.some(isLost)) return;
    await put(since.reduceRight(undoChange, plan), made.at);
  }

  return {
    /** Told of a plan that a change has just been committed to. */
    committed(plan: Plan, last: Change): void {
      const version = checkpointDue(plan.version);
      const name = nameOf(plan.key);
      if (version <= (newest.get(name) ?? 0) || underWay.has(name)) return;
      underWay.add(name);
      keep(plan, last, version)
        .then(() => newest.set(name, version))
        // Nothing is lost: the next commit finds it missing.
        .catch(() => newest.delete(name))
        .finally(() => underWay.delete(name));
    },
  };
}

const nameOf = ({ tenant, id }: PlanKey) => JSON.stringify([tenant, id]);
