import { z } from "zod";
import { ref } from "../model/arguments.ts";
import { PlanError } from "../model/errors.ts";
import { operation } from "../model/operation.ts";
import { called, find, type Plan, refsTaken } from "../model/snapshot.ts";
import { itemName, itemTitle } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { addDays, dateIn, printDate, printInstant } from "../time/calendar-date.ts";
import { weekdayWord } from "../time/rhythm.ts";
import type { Channel } from "./channel.kind.ts";
import { followers, wanting } from "./follow-plan.ts";
import type { ReportTo } from "./posting.ts";
import { Schedule, When } from "./schedule.kind.ts";
import { scheduleWords } from "./schedule-words.ts";
import { slotsAfter } from "./when.ts";

/** Posts that the bot makes by itself: setting them and changing them. When one is due is in `slots.ts`. */

/** A plan has at most so many at a time. */
export const MOST_SCHEDULES = 50;

/** Nothing is scheduled so many days ahead: it would be a slip of the year. */
const FARTHEST = 731;
const numberOf = ({ ref }: Pick<Schedule, "ref">) => Number(ref.slice(1));

/** A slot as people read it: `Tue 26 Jan 2021, 09:00`. */
export const slotWords = (at: Date): string => `${weekdayWord(dateIn(at))} ${printInstant(at)}`;

/** The schedules of a plan: those that post first, those that have ended last. Deleted ones are left out. */
export function schedulesOf(plan: Plan): readonly Schedule[] {
  const order = ["on", "paused", "ended"];
  return plan.items.schedule
    .filter(({ state }) => state !== "deleted")
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || numberOf(a) - numberOf(b));
}

/** The schedule of a reference; a deleted one is as good as none. */
export function scheduleOf(plan: Plan, ref: string): Schedule {
  const found = find(plan, "schedule", ref);
  if (found && found.state !== "deleted") return found;
  const listed = `“${called(plan, "schedule").many}” lists those that there are.`;
  throw new PlanError(
    "not-found",
    found
      ? `${itemTitle(plan, "schedule", ref)} was deleted. ${listed}`
      : `There is no ${itemName(plan, "schedule", ref)}. ${listed}`,
  );
}

/** The conversations that a post goes to: those of the ones named, or of all that follow, that want it. */
export const targetsOf = (
  plan: Plan,
  { what, to }: Pick<Schedule, "what" | "to">,
): readonly Channel[] => wanting(plan, what).filter(({ ref }) => !to || to.includes(ref));

/** What somebody wants posted by itself. */
const ScheduleSaid = z.object({
  what: Schedule.shape.what,
  when: When,
  /** The conversations that it goes to, where not to all that want it. */
  to: z.array(ref).max(100).nullable(),
});
type ScheduleSaid = Readonly<Omit<z.infer<typeof ScheduleSaid>, "to">> & {
  readonly to: readonly string[] | null;
};

/** Why a time cannot be scheduled, as a sentence; undefined if it can. A board's meetings may still be planned. */
export function whyNot(plan: Plan, when: When, now: Date): string | undefined {
  if (when.each === "once" && when.date > addDays(dateIn(now), FARTHEST)) {
    return `${printDate(when.date)} is more than two years ahead. Say a nearer day, for example “post summary tomorrow 9am”.`;
  }
  if (when.each === "board" || slotsAfter(plan, when, now, 1).length > 0) return undefined;
  return `Nothing would be posted ${scheduleWords(when)}: that is past. Say a time that is to come, for example “post summary tomorrow 9am”.`;
}

/** Why no more can be scheduled where a plan has so many. */
export function tooMany(plan: Plan, count: number): string {
  const { many } = called(plan, "schedule");
  return `This plan has ${count} ${many}, and can have no more. Delete one first: “${many}” lists them.`;
}

/** Sets a schedule. Slots from then on are posted. */
export const addSchedule = operation({ takes: ScheduleSaid, deed: "post for the board" }, add);

function add(
  plan: Plan,
  { what, when, to }: ScheduleSaid,
  by: Asker,
  report: ReportTo,
  now: Date,
): Draft {
  mustMay(plan, by, "post for the board");
  const not = whyNot(plan, when, now);
  if (not) throw new PlanError("not-possible", `${not} Nothing was scheduled.`);
  const live = schedulesOf(plan).filter(({ state }) => state !== "ended");
  if (live.length >= MOST_SCHEDULES) {
    throw new PlanError("not-possible", tooMany(plan, live.length));
  }
  const known = new Set(followers(plan).map(({ ref }) => ref));
  if (to && (to.length === 0 || to.some((ref) => !known.has(ref)))) {
    throw new PlanError(
      "not-possible",
      "A conversation that it was to go to does not follow this plan any more. Nothing was scheduled. Say “follow plan” there first.",
    );
  }
  const at = now.toISOString();
  const number = Math.max(0, ...refsTaken(plan, "schedule").map((ref) => numberOf({ ref }))) + 1;
  const schedule = Schedule.parse({
    kind: "schedule",
    ref: `S${number}`,
    what,
    when,
    to,
    made: { by: by.name, byId: by.id, at },
    report: { name: report.name, address: report.address },
    until: at,
  });
  return { why: null, items: [schedule] };
}

const ScheduleChange = z.object({ ref, to: z.enum(["paused", "on", "deleted"]) });

/**
 * Pauses a schedule, lets it go on, or deletes it. What passed while it was paused is not posted.
 * One that is as it is wanted stays so.
 */
export const changeSchedule = operation(
  { takes: ScheduleChange, deed: "post for the board" },
  change,
);

function change(
  plan: Plan,
  ref: string,
  to: "paused" | "on" | "deleted",
  by: Asker,
  now: Date,
): Draft | null {
  mustMay(plan, by, "post for the board");
  if (to === "deleted" && find(plan, "schedule", ref)?.state === "deleted") return null;
  const before = scheduleOf(plan, ref);
  if (before.state === to) return null;
  if (before.state === "ended" && to !== "deleted") {
    throw new PlanError(
      "not-possible",
      `${itemTitle(plan, "schedule", ref)} has ended: it was ${scheduleWords(before.when)}. Set another one, for example “post ${before.what} tomorrow 9am”.`,
    );
  }
  if (to !== "on") return { why: null, items: [{ ...before, state: to }] };
  const not = whyNot(plan, before.when, now);
  if (not)
    throw new PlanError("not-possible", `${not} ${itemTitle(plan, "schedule", ref)} stays paused.`);
  return { why: null, items: [{ ...before, state: to, until: now.toISOString() }] };
}
