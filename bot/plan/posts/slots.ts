import type { Plan } from "../model/snapshot.ts";
import type { Schedule } from "./schedule.kind.ts";
import { slotsAfter } from "./when.ts";

/** A slot that is later by so many milliseconds is not posted any more. */
export const TOO_LATE = 24 * 3_600_000;
/** A slot that is later by more is posted with a word on it. */
const LATE = 5 * 60_000;
/** So many slots that went by are counted at once. */
const MOST_SLOTS = 500;

/** The next slots of a schedule, at most so many: none where it has ended, and of one that is paused those it would have. */
export function comingSlots(
  plan: Plan,
  { when, until, state }: Pick<Schedule, "when" | "until" | "state">,
  now: Date,
  count = 3,
): readonly Date[] {
  if (state === "ended" || state === "deleted") return [];
  const done = new Date(until);
  return slotsAfter(plan, when, done > now ? done : now, count);
}

/** When a schedule is next due; null is never, as the plan stands. */
export function nextSlot(plan: Plan, { state, when, until }: Schedule): Date | null {
  if (state !== "on") return null;
  return slotsAfter(plan, when, new Date(until), 1)[0] ?? null;
}

/** What is due of a schedule: the slot that is posted, if it is not too late for it, and those that are not. */
export type DueSlots = {
  readonly post: { readonly slot: Date; readonly late: boolean } | null;
  readonly missed: readonly Date[];
  /** No slot up to this one is left. */
  readonly until: Date;
};

/** The slots of a schedule that have come: only the newest is posted, and only within a day. */
export function dueSlots(plan: Plan, schedule: Schedule, now: Date): DueSlots | null {
  if (schedule.state !== "on") return null;
  const all = slotsAfter(plan, schedule.when, new Date(schedule.until), MOST_SLOTS);
  const due = all.filter((slot) => slot <= now);
  const newest = due.at(-1);
  if (!newest) return null;
  const behind = now.getTime() - newest.getTime();
  const posts = behind < TOO_LATE;
  return {
    post: posts ? { slot: newest, late: behind > LATE } : null,
    missed: posts ? due.slice(0, -1) : due,
    until: newest,
  };
}

/** A schedule once its slots up to one are dealt with: one that posts once has ended. */
export const afterSlot = (schedule: Schedule, until: Date): Schedule => ({
  ...schedule,
  until: until.toISOString(),
  state: schedule.when.each === "once" ? "ended" : schedule.state,
});
