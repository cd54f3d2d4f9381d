import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, PlanError, StaleItem, tooLong } from "../model/errors.ts";
import { operation } from "../model/operation.ts";
import { called, find, get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { lastMeeting, nextMeeting } from "./board-dates.ts";
import { nonePlanned, openMeeting, todaysMeeting } from "./hold-meeting.ts";
import type { Meeting } from "./meeting.kind.ts";
import type { Present } from "./meeting-parts.ts";
import { seatsOf } from "./quorum.ts";

/** Who was there, as a clerk ticks it. */
const AttendanceSaid = z.object({
  ref,
  seen,
  /** The keys of the seats that are ticked, with commas between. */
  seats: typed,
  /** Others who are there, who have no seat, one on a line. */
  names: typed,
});
type AttendanceSaid = Readonly<z.infer<typeof AttendanceSaid>>;

/** The meeting that attendance is about: the open one, today's, the next, or else the last. */
export function attended(plan: Plan, today: CalendarDate, ref?: string): Meeting {
  const named = ref === undefined ? undefined : find(plan, "meeting", ref);
  const meeting =
    named ??
    openMeeting(plan) ??
    todaysMeeting(plan, today) ??
    nextMeeting(plan, today) ??
    lastMeeting(plan, today);
  if (meeting) return meeting;
  throw new PlanError("not-found", nonePlanned(plan));
}

const MOST_NAMES = 60;

/** Keeps who was at a meeting. Nothing follows from it: whether there is a quorum is for the chair to say. */
export const tickPresent = operation({ takes: AttendanceSaid, deed: "keep the meetings" }, tick);

function tick(plan: Plan, said: AttendanceSaid, by: Asker): Draft | null {
  mustMay(plan, by, "keep the meetings");
  const before = get(plan, "meeting", said.ref);
  if (before.cancelled)
    throw new PlanError("not-possible", `That ${called(plan, "meeting").one} was cancelled.`);
  if (before.version !== said.seen) throw new StaleItem("meeting", before.ref, said.seen);
  const ticked = new Set(said.seats.split(",").map((key) => key.trim()));
  const names = said.names
    .split(/\r?\n|;/)
    .map((name) => name.trim().replace(/\s+/g, " "))
    .filter((name) => name !== "");
  const long = names.map(tooLong).find((fault) => fault !== undefined);
  if (long) throw new FieldFaults({ names: long });
  if (names.length > MOST_NAMES) {
    throw new FieldFaults({ names: `At most ${MOST_NAMES} names; these are ${names.length}.` });
  }
  const attendance: Present[] = [
    ...seatsOf(plan)
      .filter(({ key }) => ticked.has(key))
      .map(({ title }) => ({ name: title, seat: title, account: null })),
    ...names.map((name) => ({ name, seat: null, account: null })),
  ];
  const after: Meeting = { ...before, attendance };
  return JSON.stringify(after) === JSON.stringify(before) ? null : { why: null, items: [after] };
}
