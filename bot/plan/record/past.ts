import type { Change } from "../model/change.ts";
import { applyChange, type Plan, planOfKinds } from "../model/snapshot.ts";
import { BETWEEN_CHECKPOINTS } from "./checkpoints.ts";
import type { Traced } from "./item-trail.ts";
import { planAt, undoChange } from "./replay.ts";
import type { Checkpoint, PlanStore } from "./store.ts";

/** A plan as it stood at an instant. */
export type PlanThen = {
  readonly plan: Plan;
  /** The changes since then, where they were few enough to be read. */
  readonly since: readonly Change[] | null;
  /** The change that began the record, where it is later than the instant. */
  readonly first: Change | null;
};

/** So many changes a request gives at most: where there are fewer, a state is found by taking them back. */
const ONE_REQUEST = 2 * BETWEEN_CHECKPOINTS;

const firstOf = (then: Plan, later: readonly Change[]): Change | null =>
  then.version > 0 ? null : (later.find(({ version }) => version === 1) ?? null);

/** What is asked of the history of a plan, at a cost that does not grow with it. */
export function createPast(store: PlanStore) {
  async function read(plan: Plan, from: number, to: number): Promise<readonly Change[]> {
    const changes: Change[] = [];
    for await (const change of store.changes(plan.key, from, to)) changes.push(change);
    return changes;
  }

  /** The changes made at or after an instant, and before another where one is given, as far as this state of the plan goes, oldest first. */
  async function between(plan: Plan, from: Date, below?: Date): Promise<readonly Change[]> {
    const changes: Change[] = [];
    const found = store.between(plan.key, from.toISOString(), below?.toISOString());
    for await (const change of found) {
      if (change.version <= plan.version) changes.push(change);
    }
    return changes;
  }

  /**
   * A plan just before an instant, made forward from the last checkpoint before it, or from its
   * beginning; undefined where that is not there, or too many changes lie before the next ones. A
   * change whose clock was ahead may stand before others, so what is read goes up to the second of them.
   */
  async function fromCheckpoint(
    plan: Plan,
    at: string,
    kept: readonly Checkpoint[],
    last: Checkpoint | undefined,
  ): Promise<PlanThen | undefined> {
    const from = last?.version ?? 0;
    const [, beyond] = kept.filter(({ version }) => version > from);
    const to = beyond ? beyond.version - 1 : plan.version;
    if (to - from > 2 * ONE_REQUEST) return undefined;
    const start = last ? await store.checkpoint(plan.key, last) : planOfKinds(plan.key, plan.kinds);
    if (!start) return undefined;
    const later = await read(plan, from + 1, to);
    const end = later.findLastIndex((change) => change.at < at);
    const made = later.slice(0, end + 1);
    // What one did that cannot be read is not known: perhaps it need not be, where changes are taken back.
    if (made.some(({ lost }) => lost !== undefined)) return undefined;
    const then = made.reduce(applyChange, start);
    return { plan: then, since: null, first: firstOf(then, later) };
  }

  return {
    /** The history from a version on, oldest first. */
    since: (plan: Plan, version: number) => read(plan, version + 1, plan.version),

    between,

    /** Somebody's last change that is no older than an instant, if there is one. */
    async lastBy(plan: Plan, id: string | null, notBefore: Date): Promise<Change | undefined> {
      if (id === null) return undefined;
      return store.lastBy(plan.key, id, notBefore.toISOString(), plan.version);
    },

    /** The changes of one item, newest first, each with that item alone; read only as far as they are asked for. */
    trail: (plan: Plan, item: Traced): AsyncIterable<Change> => store.trail(plan.key, item),

    /** The plan as it stood just before an instant; at version 0 the record begins later. */
    async asAt(plan: Plan, at: Date): Promise<PlanThen> {
      const instant = at.toISOString();
      const kept = plan.version > ONE_REQUEST ? await store.checkpoints(plan.key) : [];
      const last = kept.findLast((one) => one.at < instant);
      const isNear = last !== undefined && plan.version - last.version < ONE_REQUEST;
      if (kept.length > 0 && !isNear) {
        const then = await fromCheckpoint(plan, instant, kept, last);
        if (then) return then;
      }
      const since = isNear
        ? await read(plan, last.version + 1, plan.version)
        : await between(plan, at);
      const then = planAt(plan, at, since);
      // A change of which it cannot be read when it was made is in no answer to a question of times.
      if (since.some(({ version }) => version < then.version)) {
        for (const change of await read(plan, then.version, then.version)) {
          if (change.lost !== undefined) undoChange(then, change);
        }
      }
      return { plan: then, since, first: firstOf(then, since) };
    },
  };
}
