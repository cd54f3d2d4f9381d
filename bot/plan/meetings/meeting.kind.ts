import { z } from "zod";
import { byAt, DATE, DETAILS, LINE, LIST, STAMP } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { capital } from "../model/names.ts";
import { Agreed, calendarDate, item, optionalText, text, timeOfDay } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { Rhythm, rhythmWords } from "../time/rhythm.ts";
import {
  MeetingNotesSent,
  Moment,
  momentText,
  notesText,
  PaperStep,
  Present,
  presentText,
} from "./meeting-parts.ts";

/** A meeting of the board or of a body it answers to, and what became of it. */
export const Meeting = z.object({
  kind: z.literal("meeting"),
  ...item,
  body: text,
  date: calendarDate,
  time: timeOfDay.nullable().default(null),
  place: optionalText,
  /** The series it is one of; null is a meeting as the board determined it. */
  every: Rhythm.nullable().default(null),
  /** The day that it was moved away from, where it was moved. */
  movedFrom: calendarDate.nullable().default(null),
  cancelled: Agreed.extend({ reason: optionalText }).nullable().default(null),
  /** The papers: from then on what changes is changed since the papers. */
  frozen: Moment.nullable().default(null),
  /** Its beginning, and the meeting in Teams where one told of it. */
  opened: Moment.extend({ meetingId: z.string().max(1000).nullable().default(null) })
    .nullable()
    .default(null),
  closed: Moment.nullable().default(null),
  /**
   * What it changed is posted once it is closed: not to the conversation where that was told already,
   * and with a report to where a clerk closed it by themselves. Null before it was ever closed.
   */
  notes: MeetingNotesSent.nullable().default(null),
  attendance: z.array(Present).max(100).default([]),
  /** The steps that clerks were told of. */
  told: z.array(PaperStep).default([]),
});
export type Meeting = z.infer<typeof Meeting>;

declare module "../model/kind.ts" {
  interface Kinds {
    meeting: Meeting;
  }
}

const KEEP = "keep the meetings";

export const MEETING = describeKind<"meeting">({
  kind: "meeting",
  schema: Meeting,
  called: { one: "meeting", many: "meetings" },
  text: ({ body }) => body,
  board: 7,
  listed: ({ cancelled }) => cancelled === null,
  unmade: (meeting, { by, at }) => ({
    ...meeting,
    cancelled: { by: by.name, at, reason: "Taken back by whoever planned it" },
  }),
  file: {
    list: "meetings",
    place: 7,
    // A meeting that was moved stays moved, where the file still says the day that it was moved away from.
    meant: (before, row) =>
      before.movedFrom !== null && row.date === before.movedFrom
        ? { ...row, date: before.date, time: before.time }
        : row,
  },
  fields: {
    date: {
      label: "Date",
      type: DATE,
      edit: KEEP,
      inputs: [{ id: "date", as: "date", asks: "Day", value: ({ date }) => date }],
    },
    time: {
      label: "Time",
      type: LINE,
      edit: KEEP,
      inputs: [
        {
          id: "time",
          as: "line",
          asks: (called) => `${called("time")}, for example 14:00`,
          value: ({ time }) => time ?? "",
        },
      ],
    },
    body: {
      label: "Body",
      type: LINE,
      searched: true,
      edit: KEEP,
      inputs: [
        {
          id: "body",
          as: "line",
          asks: (_, __, { called }) => `Whose ${called("meeting").one}; empty is the board's`,
          value: ({ body }) => body,
        },
      ],
    },
    place: {
      label: "Place",
      type: LINE,
      searched: true,
      edit: KEEP,
      inputs: [{ id: "place", as: "line", value: ({ place }) => place ?? "" }],
    },
    every: {
      label: "Series",
      type: DETAILS,
      imported: false,
      words: ({ every }) => every && rhythmWords(every),
      edit: KEEP,
      inputs: [
        {
          id: "monthly",
          as: "tick",
          asks: "Every month",
          tick: "On the same weekday of each month, for a year ahead",
          value: ({ every }) => String(every !== null),
        },
      ],
    },
    movedFrom: { label: "Moved from", type: DATE, imported: false },
    cancelled: {
      label: "Cancelled",
      type: STAMP,
      imported: false,
      words: ({ cancelled }) =>
        cancelled && `${byAt(cancelled)}${cancelled.reason ? `: ${cancelled.reason}` : ""}`,
    },
    frozen: {
      label: "Papers frozen",
      type: STAMP,
      imported: false,
      words: ({ frozen }) => frozen && momentText(frozen),
    },
    opened: {
      label: "Opened",
      type: STAMP,
      imported: false,
      words: ({ opened }) =>
        opened &&
        `${momentText(opened)}${opened.meetingId ? `, meeting ${opened.meetingId} in Teams` : ""}`,
    },
    closed: {
      label: "Closed",
      type: STAMP,
      imported: false,
      words: ({ closed }) => closed && momentText(closed),
    },
    notes: {
      label: "Notes",
      type: DETAILS,
      imported: false,
      bookkeeping: true,
      words: ({ notes }) => notes && notesText(notes),
    },
    attendance: {
      label: "Present",
      type: LIST,
      imported: false,
      value: ({ attendance }) => attendance.map(presentText),
      edit: KEEP,
      inputs: [
        {
          id: "seats",
          as: "several",
          asks: () => "Seats, a substitute in one counting for it",
          value: () => "",
        },
        {
          id: "names",
          as: "text",
          asks: () => "Others, one name on a line; they count for no seat",
          value: () => "",
        },
      ],
    },
    told: {
      label: ({ role }) => `${capital(role("clerk").many)} told of`,
      type: LIST,
      bookkeeping: true,
    },
    note: NOTE,
  },
});
