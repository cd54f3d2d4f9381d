import { z } from "zod";
import { tickPresent } from "../plan/meetings/attendance.ts";
import { cancelMeeting, endSeries } from "../plan/meetings/cancel-meeting.ts";
import { closeBoard, freezePapers, openBoard } from "../plan/meetings/hold-meeting.ts";
import { addMeeting, changeMeeting } from "../plan/meetings/plan-meeting.ts";
import { PREP_SECTIONS } from "../plan/meetings/prep.ts";
import { WALK_GROUPS } from "../plan/meetings/walk.ts";
import { ref, tick, typed } from "../plan/model/arguments.ts";
import { inSentence, withArticle } from "../plan/model/names.ts";
import { calendarDate } from "../plan/model/primitives.ts";
import { ask, nonce, page } from "./ask.ts";
import { joined, phrase } from "./examples.ts";

/** What can be asked of meetings, before, in and after them. */
export const MEETINGS = {
  summary: ask({
    takes: z.object({}),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ called, label }) => [
      {
        text: "summary",
        what: `the whole plan by ${called("area").one} and ${inSentence(label("action", "rag"))}, and what moved`,
        first: true,
      },
    ],
  }),

  exceptions: ask({
    takes: z.object({ page }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ called }) => [
      {
        text: "exceptions",
        what: `reds, ambers, overdue, ${called("risk").many}, and ${called("measure").many} and ${called("kpi").many} that fall short, each with why and what next`,
        first: true,
      },
    ],
  }),

  meetings: ask({
    takes: z.object({ page }),
    text: z.object({
      /** The next one, how long it is until that, the last one, or how many are to come. */
      asks: z.enum(["next", "till", "last", "left"]).optional(),
      /** Of which body, where it is not the board. */
      body: z.string().max(200).optional(),
      /** How many before a day. */
      before: calendarDate.optional(),
      /** The day on which somebody takes it to be. */
      supposed: calendarDate.optional(),
    }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ called }) => {
      const { one, many } = called("meeting");
      return [
        { text: many, what: "each with the days on which papers are chased, frozen and sent" },
        { text: `next ${one}`, what: `the next one; also “last ${one}”`, first: true },
      ];
    },
  }),

  show_meeting: ask({
    takes: z.object({ ref }),
    deed: "read the plan",
    card: {},
    writes: false,
  }),

  /** The form that plans a meeting, or changes the one that is named. */
  meeting_form: ask({
    takes: z.object({ ref: ref.optional() }),
    text: z.object({ typed: addMeeting.takes.optional() }),
    deed: addMeeting.deed,
    card: {},
    writes: false,
  }),

  /** A new meeting, or a change of the one that is named. */
  save_meeting: ask({
    takes: changeMeeting.takes.partial(),
    deed: changeMeeting.deed,
    card: { nonce, date: typed, time: typed, body: typed, place: typed, monthly: tick },
    writes: true,
    says: ({ free, later, meeting, body, called, aClerk }) => {
      const { one, many } = called("meeting");
      return [
        {
          text: joined(`add ${one} ${free} 14:00`, body),
          what: `by ${aClerk}; “add ${one}” alone is a form`,
        },
        {
          text: `add monthly ${one} on the first Wednesday at 14:00`,
          what: `a year of them (“${many} are as determined” ends the series)`,
        },
        {
          text: phrase`move the ${meeting} ${one} to ${later}`,
          what: `${withArticle(one)} moved keeps its papers and notes`,
        },
      ];
    },
  }),

  end_series: ask({
    takes: endSeries.takes,
    deed: endSeries.deed,
    card: false,
    writes: true,
  }),

  cancel_meeting: ask({
    takes: cancelMeeting.takes.omit({ reason: true }),
    text: cancelMeeting.takes.pick({ reason: true }),
    deed: cancelMeeting.deed,
    card: { nonce },
    writes: true,
    says: ({ meeting, called }) => [
      {
        text: phrase`cancel the ${called("meeting").one} of ${meeting}`,
        what: "it is kept, and marked so",
      },
    ],
  }),

  prep: ask({
    takes: z.object({ ref: ref.optional(), section: z.enum(PREP_SECTIONS).optional(), page }),
    deed: "keep the meetings",
    card: { ref },
    writes: false,
    says: ({ meeting, label, aClerk }) => [
      {
        text: joined("prep", phrase`for ${meeting}`),
        what: `by ${aClerk}: what changed, what lacks ${withArticle(inSentence(label("action", "reason")))}, who has not updated what`,
      },
    ],
  }),

  freeze_papers: ask({
    takes: freezePapers.takes.omit({ again: true }),
    text: freezePapers.takes.pick({ again: true }),
    deed: freezePapers.deed,
    card: { ref, nonce },
    writes: true,
    says: ({ aClerk }) => [
      {
        text: "freeze papers",
        what: `by ${aClerk}: what changes after it is told as changed since the papers`,
      },
    ],
  }),

  open_board: ask({
    takes: openBoard.takes,
    deed: openBoard.deed,
    card: { ref, nonce },
    writes: true,
    says: ({ aClerk }) => [
      {
        text: "open board",
        what: `by ${aClerk}, if Teams has not: what was left open, then reds, overdue and exceptions one by one`,
      },
    ],
  }),

  /** The next stop of the walk: the one that was shown, and which place it had. */
  walk: ask({
    takes: z.object({
      after: z
        .object({
          group: z.enum(WALK_GROUPS),
          kind: z.enum(["action", "risk"]),
          ref,
          place: z.number().int().min(0),
        })
        .optional(),
    }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: () => [
      { text: "walk through", what: "reds, overdue, then other exceptions, one at a time" },
    ],
  }),

  attendance: ask({
    takes: z.object({ ref: ref.optional() }),
    deed: tickPresent.deed,
    card: {},
    writes: false,
    says: ({ aClerk }) => [
      {
        text: "who is present",
        what: `by ${aClerk}: tick the seats, and see what the rule on the quorum still asks for`,
      },
    ],
  }),

  save_attendance: ask({
    takes: tickPresent.takes,
    deed: tickPresent.deed,
    card: { nonce },
    writes: true,
  }),

  close_board: ask({
    takes: closeBoard.takes,
    deed: closeBoard.deed,
    card: { ref, nonce },
    writes: true,
    says: ({ called, role }) => [
      {
        text: "close board",
        what: `ratings changed in the ${called("meeting").one}, new ${called("risk").many} with ${role("owner").many}, and the next dates`,
      },
    ],
  }),

  meeting_report: ask({
    takes: z.object({ ref: ref.optional() }),
    deed: "read the plan",
    card: { ref },
    writes: false,
    says: ({ called }) => [
      {
        text: `${called("meeting").one} report`,
        what: `what the last ${called("meeting").one} changed in the plan`,
      },
    ],
  }),
};
