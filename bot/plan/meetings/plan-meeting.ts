import { z } from "zod";
import { optionalText, ref, seen } from "../model/arguments.ts";
import { FieldFaults, PlanError, StaleItem, tooLong } from "../model/errors.ts";
import { capital, withArticle } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { calendarDate } from "../model/primitives.ts";
import { called, get, type Plan, refsTaken } from "../model/snapshot.ts";
import { settingsOf } from "../plan/settings.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";
import { daysAfter, Rhythm, rhythmOf } from "../time/rhythm.ts";
import { allMeetings, boardMeetings } from "./board-dates.ts";
import { Meeting } from "./meeting.kind.ts";

/** A meeting as somebody says it: texts as they were typed. What is left out of a change stays as it is. */
const MeetingSaid = z.object({
  date: optionalText,
  time: optionalText,
  body: optionalText,
  place: optionalText,
  /** Whether it is the first of a series, one a month; or the rhythm itself. */
  monthly: z.union([z.boolean(), Rhythm]).optional(),
});
export type MeetingSaid = Readonly<z.infer<typeof MeetingSaid>>;

/** A series is planned so many meetings ahead. */
export const SERIES = 12;

/** The bodies that meet, each once: the board where the settings name it, then those that meet most. */
export function bodies(plan: Plan): readonly string[] {
  const { board } = settingsOf(plan);
  const met = allMeetings(plan).map((meeting) => meeting.body);
  const times = (body: string) => met.filter((one) => one === body).length;
  const most = [...new Set(met)].sort((a, b) => times(b) - times(a));
  return [...new Set([...(board ? [board] : []), ...most])];
}

/** The body that is meant: the one whose name holds what was said, if there is only one; without a word, the board. */
export function bodyMeant(plan: Plan, said: string | undefined): string | undefined {
  const all = bodies(plan);
  const wanted = said?.trim().replace(/\s+/g, " ") ?? "";
  if (wanted === "") return all[0] ?? plan.items.terms[0]?.body;
  const like = all.filter((body) => body.toLowerCase().includes(wanted.toLowerCase()));
  const [only] = like;
  return only !== undefined && like.length === 1 ? only : wanted;
}

/** A time as it was typed, as HH:MM; undefined if it is none. */
export function timeOf(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(am|pm)?$/i.exec(typed.trim());
  if (!found) return undefined;
  const [, hours, minutes = "00", half] = found;
  const hour = Number(hours);
  if (half ? hour < 1 || hour > 12 : hour > 23 || (!found[2] && !half)) return undefined;
  const of24 = half ? (hour % 12) + (/pm/i.test(half) ? 12 : 0) : hour;
  return `${String(of24).padStart(2, "0")}:${minutes}`;
}

type Checked = {
  readonly date: CalendarDate;
  readonly time: string | null;
  readonly body: string;
  readonly place: string | null;
};

/** What was said, checked; faults are named by the form's inputs. */
function check(plan: Plan, said: MeetingSaid, before?: Meeting): Checked {
  const faults: Record<string, string> = {};
  const { one } = called(plan, "meeting");
  const date = said.date?.trim() || before?.date || "";
  if (!calendarDate.safeParse(date).success) {
    faults.date = `Give the day of the ${one}, for example 2021-02-03.`;
  }
  const typed = said.time?.trim();
  const time = typed === undefined ? (before?.time ?? null) : typed === "" ? null : timeOf(typed);
  if (time === undefined) faults.time = "Give the time as hours and minutes, for example 14:00.";
  const body = said.body === undefined && before ? before.body : bodyMeant(plan, said.body);
  if (!body) faults.body = `Say whose ${one} it is.`;
  const place = said.place === undefined ? (before?.place ?? null) : said.place.trim() || null;
  for (const [field, text] of Object.entries({ body: body ?? "", place: place ?? "" })) {
    const long = tooLong(text);
    if (long) faults[field] = long;
  }
  const same = boardMeetings(plan).find(
    (other) => other.ref !== before?.ref && other.date === date && other.body === body,
  );
  // A series goes round what is planned already.
  if (same && !said.monthly)
    faults.date = `${capital(withArticle(one))} of this body is already planned for ${printDate(date)}.`;
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults);
  return { date, time: time ?? null, body: body ?? "", place };
}

/** A reference for a meeting on a day: the day, and a number where several are on it. */
function freeRef(plan: Plan, date: CalendarDate): string {
  const refs = new Set(refsTaken(plan, "meeting"));
  const taken = (ref: string) => refs.has(ref);
  if (!taken(date)) return date;
  let n = 2;
  while (taken(`${date}-${n}`)) n += 1;
  return `${date}-${n}`;
}

/** Plans a meeting, or a year of monthly ones; the first of a series is on the day that was said. */
export const addMeeting = operation({ takes: MeetingSaid, deed: "keep the meetings" }, add);

function add(plan: Plan, said: MeetingSaid, by: Asker, now: { today: string }): Draft {
  mustMay(plan, by, "keep the meetings");
  const every =
    typeof said.monthly === "object"
      ? said.monthly
      : said.monthly && calendarDate.safeParse(said.date).success
        ? rhythmOf(said.date ?? "")
        : null;
  const first = said.date || (every ? daysAfter(every, now.today, 1)[0] : undefined);
  const checked = check(plan, { ...said, date: first });
  const dates = every
    ? [checked.date, ...daysAfter(every, checked.date, SERIES - 1)]
    : [checked.date];
  const planned = new Set(
    boardMeetings(plan)
      .filter(({ body }) => body === checked.body)
      .map(({ date }) => date),
  );
  const items = dates
    .filter((date) => !planned.has(date))
    .map((date) =>
      Meeting.parse({ kind: "meeting", ref: freeRef(plan, date), ...checked, date, every }),
    );
  return { why: null, items };
}

/** A meeting that is still to be held, or the sentence that says why it cannot be changed. */
export function changeable(plan: Plan, ref: string): Meeting {
  const meeting = get(plan, "meeting", ref);
  const name = `${meeting.body} of ${printDate(meeting.date)}`;
  if (meeting.cancelled) throw new PlanError("not-possible", `The ${name} was cancelled.`);
  if (meeting.opened || meeting.closed) {
    throw new PlanError("not-possible", `The ${name} has been opened, so it stays as it is.`);
  }
  return meeting;
}

const MeetingChange = MeetingSaid.extend({ ref, seen: seen.optional() });

/** Changes a planned meeting: its day, its time, its place. It keeps its reference, and the day that it was moved from. */
export const changeMeeting = operation({ takes: MeetingChange, deed: "keep the meetings" }, change);

function change(
  plan: Plan,
  ref: string,
  said: Omit<Readonly<z.infer<typeof MeetingChange>>, "ref">,
  by: Asker,
  now: { readonly today: CalendarDate },
): Draft | null {
  mustMay(plan, by, "keep the meetings");
  const before = changeable(plan, ref);
  if (said.seen !== undefined && said.seen !== before.version) {
    throw new StaleItem("meeting", before.ref, said.seen);
  }
  const checked = check(plan, said, before);
  const moved = checked.date !== before.date;
  if (moved && checked.date < now.today) {
    throw new FieldFaults({
      date: `${printDate(checked.date)} is past: ${withArticle(called(plan, "meeting").one)} is moved to a day that is to come.`,
    });
  }
  const after: Meeting = {
    ...before,
    ...checked,
    movedFrom: moved ? (before.movedFrom ?? before.date) : before.movedFrom,
    told: moved ? [] : before.told,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return null;
  const why = moved ? `Moved from ${printDate(before.date)} to ${printDate(after.date)}` : null;
  return { why, items: [after] };
}
