import { z } from "zod";
import { ref } from "../model/arguments.ts";
import { PlanError } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { called, get, type Plan, refsTaken } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { addDays, type CalendarDate, printDate } from "../time/calendar-date.ts";
import { daysAfter } from "../time/rhythm.ts";
import { allMeetings, boardMeetings, nextMeeting } from "./board-dates.ts";
import { Meeting } from "./meeting.kind.ts";

/** Teams told that a meeting began or ended: which one, where it says so. */
export type TeamsMeeting = { readonly meetingId: string | null };

/** Whoever opens and closes: a person, whose right is checked, or Teams. */
type Holder = Asker | TeamsMeeting;
const isTeams = (holder: Holder): holder is TeamsMeeting => "meetingId" in holder;
const nameOf = (holder: Holder) => (isTeams(holder) ? "Teams" : holder.name);

/** The change that is being made makes the version that the moment is kept under. */
const momentOf = (plan: Plan, holder: Holder, now: DoneAt) => ({
  version: plan.version + 1,
  at: now.at.toISOString(),
  by: nameOf(holder),
});

const named = ({ body, date }: Meeting) => `${body} of ${printDate(date)}`;

/** Of a meeting; of the one that it is time for, where none is named. */
const OfMeeting = z.object({ ref: ref.optional() });

const Freezing = OfMeeting.extend({ again: z.boolean().optional() });

/**
 * Freezes the papers of the next meeting, or of the one named: the plan's version is the snapshot,
 * and what changes after it is changed since the papers. Once frozen they stay so, unless it is said
 * that they are frozen again.
 */
export const freezePapers = operation({ takes: Freezing, deed: "keep the meetings" }, freeze);

function freeze(
  plan: Plan,
  said: Readonly<z.infer<typeof Freezing>>,
  by: Asker,
  now: DoneAt,
): Draft | null {
  mustMay(plan, by, "keep the meetings");
  const meeting = said.ref ? get(plan, "meeting", said.ref) : nextMeeting(plan, now.today);
  if (!meeting) throw new PlanError("not-found", nonePlanned(plan));
  if (meeting.cancelled) {
    throw new PlanError("not-possible", `The ${named(meeting)} was cancelled.`);
  }
  if (meeting.closed || meeting.opened) {
    throw new PlanError("not-possible", `The ${named(meeting)} has been opened already.`);
  }
  if (meeting.frozen && !said.again) return null;
  return { why: null, items: [{ ...meeting, frozen: momentOf(plan, by, now) }] };
}

/** That there is no meeting to do a thing with, and what to say first. */
export function nonePlanned(plan: Plan): string {
  const { one } = called(plan, "meeting");
  return `No ${one} is planned. Plan one first: “add ${one} 3 Feb 2021 14:00”, with its own day and time.`;
}

/** The meeting that is open, if one is: the one that was opened last. */
export const openMeeting = (plan: Plan): Meeting | undefined =>
  allMeetings(plan)
    .filter(({ opened, closed, cancelled }) => opened && !closed && !cancelled)
    .sort((a, b) => ((a.opened?.at ?? "") < (b.opened?.at ?? "") ? -1 : 1))
    .at(-1);

/** The board's meeting of today, one that is not closed before one that is. */
export function todaysMeeting(plan: Plan, today: CalendarDate): Meeting | undefined {
  const ours = boardMeetings(plan).filter(({ date }) => date === today);
  return ours.find(({ closed }) => closed === null) ?? ours.at(-1);
}

/**
 * Opens the board's meeting of today. Teams and a clerk may both say so, in any order: it is one
 * meeting, and saying it again changes nothing. Teams opens nothing that no board is planned for,
 * and nothing that was closed; a clerk may open again what was closed too early.
 */
export const openBoard = operation({ takes: OfMeeting, deed: "keep the meetings" }, open);

function open(
  plan: Plan,
  said: Readonly<z.infer<typeof OfMeeting>>,
  holder: Holder,
  now: DoneAt,
): Draft | null {
  if (!isTeams(holder)) mustMay(plan, holder, "keep the meetings");
  const meeting = said.ref ? get(plan, "meeting", said.ref) : todaysMeeting(plan, now.today);
  if (!meeting) {
    if (isTeams(holder)) return null;
    throw new PlanError("not-found", noneToday(plan, now.today));
  }
  if (meeting.cancelled || meeting.date !== now.today) {
    if (isTeams(holder)) return null;
    const why = meeting.cancelled ? "was cancelled" : "is not today";
    throw new PlanError("not-possible", `The ${named(meeting)} ${why}, so it cannot be opened.`);
  }
  const meetingId = isTeams(holder) ? holder.meetingId : null;
  const { opened, closed } = meeting;
  if (!opened) {
    return {
      why: null,
      items: [{ ...meeting, opened: { ...momentOf(plan, holder, now), meetingId } }],
    };
  }
  if (closed) {
    return isTeams(holder) ? null : { why: "Opened again", items: [{ ...meeting, closed: null }] };
  }
  if (opened.meetingId !== null || meetingId === null) return null;
  return { why: null, items: [{ ...meeting, opened: { ...opened, meetingId } }] };
}

function noneToday(plan: Plan, today: CalendarDate): string {
  const next = nextMeeting(plan, today);
  const then = next ? ` The next is the ${named(next)}.` : "";
  return `No board is planned for today, ${printDate(today)}.${then} Plan it first: “add ${called(plan, "meeting").one} today 14:00”, then say “open board”.`;
}

/** Whether an end in Teams is the end of a meeting that is open: the same one, within a day of its beginning. */
function endsIt({ opened }: Meeting, { meetingId }: TeamsMeeting, now: DoneAt): boolean {
  if (!opened || addDays(opened.at.slice(0, 10), 1) < now.today) return false;
  return opened.meetingId === null || meetingId === null || opened.meetingId === meetingId;
}

/** Where a board is closed: a short name of the conversation, and where whoever closed it is told of its notes. */
export type ClosedIn = {
  readonly told: string;
  readonly report: NonNullable<Meeting["notes"]>["report"];
};

/**
 * Closes the meeting that is open. One of a series brings the next after the last that is planned.
 * Its notes are to be posted, once: where that was done before it was opened again, it stays done.
 */
export const closeBoard = operation({ takes: OfMeeting, deed: "keep the meetings" }, close);

function close(
  plan: Plan,
  said: Readonly<z.infer<typeof OfMeeting>> & { readonly where?: ClosedIn },
  holder: Holder,
  now: DoneAt,
): Draft | null {
  if (!isTeams(holder)) mustMay(plan, holder, "keep the meetings");
  const meeting = said.ref ? get(plan, "meeting", said.ref) : openMeeting(plan);
  if (isTeams(holder)) {
    if (!meeting || !endsIt(meeting, holder, now)) return null;
  } else if (!meeting?.opened) {
    if (todaysMeeting(plan, now.today)?.closed) return null;
    throw new PlanError("not-possible", "No board is open, so there is none to close.");
  }
  if (!meeting || meeting.closed) return null;
  const closed = momentOf(plan, holder, now);
  const notes =
    said.where && !meeting.notes?.posted ? { ...said.where, posted: null } : meeting.notes;
  return { why: null, items: [{ ...meeting, closed, notes }, ...continued(plan, meeting)] };
}

/** The meeting that a series goes on with, after the last of it that is planned. */
function continued(plan: Plan, { every, body, time, place }: Meeting): readonly Meeting[] {
  if (!every) return [];
  const series = allMeetings(plan).filter(
    (one) => one.body === body && JSON.stringify(one.every) === JSON.stringify(every),
  );
  const last = series.at(-1);
  const [date] = last ? daysAfter(every, last.movedFrom ?? last.date, 1) : [];
  if (date === undefined || refsTaken(plan, "meeting").includes(date)) return [];
  return [Meeting.parse({ kind: "meeting", ref: date, body, date, time, place, every })];
}
