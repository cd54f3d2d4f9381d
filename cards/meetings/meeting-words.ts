import { type MeetingState, stateOf } from "../../bot/plan/meetings/board-dates.ts";
import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { type CalendarDate, printDate } from "../../bot/plan/time/calendar-date.ts";
import { weekdayWord } from "../../bot/plan/time/rhythm.ts";

/** `Wed 3 Feb 2021` */
export const printDay = (date: CalendarDate): string => `${weekdayWord(date)} ${printDate(date)}`;

/** `Wed 3 Feb 2021, 14:00` */
export const dayAndTime = ({ date, time }: Pick<Meeting, "date" | "time">): string =>
  `${printDay(date)}${time ? `, ${time}` : ""}`;

const STATES = {
  planned: "Planned",
  "papers frozen": "Papers frozen",
  open: "Open",
  closed: "Closed",
  past: "Past",
  cancelled: "Cancelled",
} as const satisfies Record<MeetingState, string>;

/** Where a meeting is in its life, in a word or two. */
export const stateWord = (meeting: Meeting, today: CalendarDate): string =>
  STATES[stateOf(meeting, today)];
