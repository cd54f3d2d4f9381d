import type { PlanRecord } from "../plan/record.ts";
import type { Plan, PlanKey } from "../plan/snapshot.ts";

/**
 * Something that the bot does by itself when its time comes. What it has done is written in the
 * plan, in the same commit as the messages it asks for; so it may be asked again at any time, and by
 * several processes at once.
 */
export type Duty = {
  /** When it next has something to do as the plan stands; null is never. */
  next(plan: Plan, now: Date): Date | null;
  /** Does what is due. */
  run(plan: Plan, now: Date): Promise<void>;
};

/** A duty that could not be done is tried again after so many milliseconds. */
const AGAIN = 60_000;

/** Does what a plan's time has come for. */
export function createAgenda(needs: {
  readonly record: Pick<PlanRecord, "load">;
  readonly clock: () => Date;
  readonly duties: readonly Duty[];
  readonly onError: (error: unknown) => void;
}) {
  const { record, clock, duties, onError } = needs;

  /** Does one duty if it is due, and says when it is due again. */
  async function see(key: PlanKey, duty: Duty): Promise<Date | null> {
    const plan = await record.load(key);
    const next = duty.next(plan, clock());
    if (next === null || next > clock()) return next;
    await duty.run(plan, clock());
    const then = duty.next(await record.load(key), clock());
    return then === null || then > clock() ? then : new Date(clock().getTime() + AGAIN);
  }

  /** Does all that is due of a plan, and says when to look again. */
  return async (key: PlanKey): Promise<Date | null> => {
    let soonest: Date | null = null;
    for (const duty of duties) {
      const next = await see(key, duty).catch((error: unknown) => {
        onError(error);
        return new Date(clock().getTime() + AGAIN);
      });
      if (next && (soonest === null || next < soonest)) soonest = next;
    }
    return soonest;
  };
}
