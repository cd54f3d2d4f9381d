import type { Plan, PlanKey } from "../../plan/model/snapshot.ts";
import type { PlanRecord } from "../../plan/record/record.ts";

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

  const isCome = (next: Date | null) => next !== null && next <= clock();
  const later = () => new Date(clock().getTime() + AGAIN);
  const tell = (error: unknown) => {
    onError(error);
    return undefined;
  };

  /** Does one duty if it is due: the plan as it then is, and when the duty is due again. */
  async function see(plan: Plan, duty: Duty): Promise<{ plan: Plan; next: Date | null }> {
    const next = duty.next(plan, clock());
    if (!isCome(next)) return { plan, next };
    await duty.run(plan, clock());
    const after = await record.load(plan.key);
    const then = duty.next(after, clock());
    return { plan: after, next: isCome(then) ? later() : then };
  }

  /** Does all that is due of a plan, and says when to look again. */
  return async (key: PlanKey): Promise<Date | null> => {
    let soonest: Date | null = null;
    const first = await record.load(key).catch(tell);
    if (!first) return later();
    let plan: Plan = first;
    for (const duty of duties) {
      const seen = await see(plan, duty).catch(tell);
      const next = seen ? seen.next : later();
      plan = seen?.plan ?? plan;
      if (next && (soonest === null || next < soonest)) soonest = next;
    }
    return soonest;
  };
}
