import { lastMeeting } from "../meetings/board-dates.ts";
import { isUpdate } from "../meetings/since-board.ts";
import type { By, Change } from "../model/change.ts";
import type { Plan } from "../model/snapshot.ts";
import type { Person } from "../people/person.kind.ts";
import { settingsOf } from "../plan/settings.ts";
import {
  addDays,
  type CalendarDate,
  dateIn,
  daysBetween,
  endOfMonth,
  startOfDay,
} from "../time/calendar-date.ts";

/** Who last updated an action, and when; or when it came with the plan, if nobody did since. */
export type LastUpdate = { readonly at: string; readonly by: By; readonly loaded?: true };

/** By the reference of an action: what is not here was not updated for as long as the changes go back. */
export type LastUpdates = ReadonlyMap<string, LastUpdate>;

/**
 * The last update of each action in these changes, oldest first. An action that the plan was loaded
 * with counts from then; what a plan file does to it later is nobody's update.
 */
export function lastUpdatesIn(changes: readonly Change[]): LastUpdates {
  const last = new Map<string, LastUpdate>();
  for (const change of changes) {
    const { at, by } = change;
    for (const { before, after } of change.items) {
      if (after.kind !== "action") continue;
      if (isUpdate(change)) last.set(after.ref, { at, by });
      else if (before === null) last.set(after.ref, { at, by, loaded: true });
    }
  }
  return last;
}

/** Own changes are not told of for so many days. */
export const OWN_DAYS = 7;

/** An ask for an update stands for so many days, if no board comes sooner. */
const ASK_DAYS = 60;

/** The day so many weeks or months before another: of a shorter month, its last. */
function before(date: CalendarDate, count: number, unit: "week" | "month"): CalendarDate {
  if (unit === "week") return addDays(date, -7 * count);
  const [year = 0, month = 1] = date.split("-").map(Number);
  const last = endOfMonth(year, month - count);
  const same = `${last.slice(0, 8)}${date.slice(8)}`;
  return same < last ? same : last;
}

/** The day on or before which an update is too long ago. */
export function updatedBy(plan: Plan, today: CalendarDate): CalendarDate {
  const { count, unit } = settingsOf(plan).updateEvery;
  return before(today, count, unit);
}

/** Whether somebody's last ask for an update stands: until the next board. */
export function askStands(plan: Plan, { asked }: Person, today: CalendarDate): boolean {
  if (!asked) return false;
  const day = dateIn(new Date(asked.at));
  if (daysBetween(day, today) > ASK_DAYS) return false;
  return lastMeeting(plan, day)?.ref === lastMeeting(plan, today)?.ref;
}

/** Since when nobody must have updated an action for an ask to be about it: since the last board. */
export function askedSince(plan: Plan, today: CalendarDate): Date {
  const last = lastMeeting(plan, today);
  if (!last) return new Date(0);
  return last.closed ? new Date(last.closed.at) : startOfDay(last.date);
}

/** How far back the changes must go for what is to be told today. */
export function neededFrom(plan: Plan, now: Date): Date {
  const today = dateIn(now);
  const told = plan.items.person.flatMap((person) => person.told.map(({ since }) => since));
  const asks = plan.items.person.some((person) => askStands(plan, person, today));
  return new Date(
    Math.min(
      startOfDay(updatedBy(plan, today)).getTime(),
      startOfDay(addDays(today, -OWN_DAYS)).getTime(),
      ...told.map((since) => Date.parse(since)),
      ...(asks ? [askedSince(plan, today).getTime()] : []),
    ),
  );
}
