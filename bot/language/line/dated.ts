import type { CalendarDate } from "../../plan/time/calendar-date.ts";

/** A stretch of days, both ends included; or a day that the plan's meetings give. */
export type Period = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly symbol?: "@last_meeting" | "@next_meeting" | "@papers_deadline" | "@papers_frozen";
  /** The words named a holiday inside a month: a by-when of that month is kept. */
  readonly holiday?: true;
};

/** How a time bounds what is asked: up to it, from it, within it, or since it. */
export type Relation = "by" | "before" | "after" | "from" | "since" | "in";

/** A time that a text names: to come, and as the nearest one gone. */
export type Dated = {
  readonly relation: Relation;
  readonly coming: Period;
  readonly gone: Period;
  /** A word said which way. */
  readonly said: boolean;
  /** It is so many days, weeks or months, and no day. */
  readonly span?: { readonly count: string; readonly unit: string };
  /** The day that it is today: it bounds nothing unless a word says so. */
  readonly now?: true;
  /** It is a stretch that goes back from today. */
  readonly back?: true;
  /** What something is wanted for may be no more than that: "for the 15th". */
  readonly context?: true;
  /** A year was said, so it is one day or month and no other. */
  readonly year?: true;
};
