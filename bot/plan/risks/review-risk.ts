import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { calendarDate } from "../model/primitives.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { printDate } from "../time/calendar-date.ts";
import { UPDATE } from "./risk-scores.ts";
import { mustStand, riskOn } from "./update-risk.ts";

/** A review of a risk: when it was, when the next is, and what was found. Blank is today, none planned, and nothing. */
const Review = z.object({ ref, seen: seen.optional(), on: typed, next: typed, note: typed });

/** Notes that a risk was looked at, whether anything in it changed or not. */
export const reviewRisk = operation({ takes: Review, deed: UPDATE, on: riskOn }, review);

function review(
  plan: Plan,
  said: Readonly<z.infer<typeof Review>>,
  by: Asker,
  now: DoneAt,
): Draft | null {
  const before = get(plan, "risk", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, UPDATE, on);
  mustStand(plan, before, said.seen);
  const faults: Record<string, string> = {};
  const day = said.on.trim() || now.today;
  const next = said.next.trim();
  const note = said.note.trim() || null;
  if (!calendarDate.safeParse(day).success) faults.on = "Give a date, for example 2021-03-31.";
  else if (day > now.today) faults.on = `${printDate(day)} is still to come.`;
  if (next && !calendarDate.safeParse(next).success) {
    faults.next = "Give a date, for example 2021-03-31.";
  } else if (next && next <= day) {
    faults.next = `${printDate(next)} is not after the review. Give a later day, or leave it blank.`;
  }
  const long = tooLong(note ?? "");
  if (long) faults.note = long;
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults);
  const reviewed = { on: day, by: by.name, note };
  const reviewBy = next || undefined;
  if (
    before.reviewBy === reviewBy &&
    JSON.stringify(before.reviewed) === JSON.stringify(reviewed)
  ) {
    return null;
  }
  const updated = { by: by.name, at: now.at.toISOString() };
  return {
    why: note,
    items: [{ ...before, reviewed, reviewBy, updated }],
    for: doneFor(plan, by, UPDATE, on),
  };
}
