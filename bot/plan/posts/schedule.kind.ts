import { z } from "zod";
import { byAt, DETAILS, INSTANT, LINE, LIST } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { listNames } from "../model/names.ts";
import {
  Address,
  calendarDate,
  instant,
  item,
  PostKind,
  ref,
  text,
  timeOfDay,
} from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { printDate } from "../time/calendar-date.ts";
import { Rhythm } from "../time/rhythm.ts";
import { scheduleWords } from "./schedule-words.ts";

/** When a schedule posts, on London's calendar and by London's clock. */
export const When = z.discriminatedUnion("each", [
  z.object({ each: z.literal("once"), date: calendarDate, time: timeOfDay }),
  z.object({
    each: z.literal("week"),
    weekday: z.int().min(0).max(6),
    /** Every so many weeks, counted from the week of a day. */
    every: z.int().min(1).max(8).default(1),
    from: calendarDate,
    time: timeOfDay,
  }),
  z.object({ each: z.literal("month"), on: Rhythm, time: timeOfDay }),
  z.object({ each: z.literal("month day"), day: z.int().min(1).max(31), time: timeOfDay }),
  /** So many working days before each meeting of the board; after it, if negative; nought is its day. */
  z.object({ each: z.literal("board"), before: z.int().min(-20).max(60), time: timeOfDay }),
]);
export type When = z.infer<typeof When>;

/** A post that the bot makes by itself when its time comes. */
export const Schedule = z.object({
  kind: z.literal("schedule"),
  ...item,
  what: PostKind.exclude(["notes"]),
  /** The references of the conversations that it goes to; null is all that follow and want it. */
  to: z.array(ref).max(100).nullable().default(null),
  when: When,
  /** Who set it, and where they are told what became of it. */
  made: z.object({ by: text, byId: z.string().nullable(), at: instant }),
  report: z.object({ name: text, address: Address }),
  /** No slot up to and including this instant is posted any more: it was posted, told as missed, or passed while paused. */
  until: instant,
  state: z.enum(["on", "paused", "ended", "deleted"]).default("on"),
});
export type Schedule = z.infer<typeof Schedule>;

declare module "../model/kind.ts" {
  interface Kinds {
    schedule: Schedule;
  }
}

export const SCHEDULE = describeKind<"schedule">({
  kind: "schedule",
  schema: Schedule,
  called: { one: "schedule", many: "schedules" },
  text: ({ what, when }) => `${what}, ${scheduleWords(when)}`,
  listed: ({ state }) => state !== "deleted",
  unmade: (schedule) => ({ ...schedule, state: "deleted" }),
  fields: {
    what: { label: "Posts", type: LINE },
    when: {
      label: "When",
      type: DETAILS,
      words: ({ when }) =>
        when.each === "week" && when.every > 1
          ? `${scheduleWords(when)}, counted from ${printDate(when.from)}`
          : scheduleWords(when),
    },
    to: { label: "To", type: LIST, words: ({ to }) => (to ? listNames(to) : "all that follow") },
    state: { label: "State", type: LINE },
    until: { label: "Done up to", type: INSTANT },
    made: {
      label: "Made",
      type: DETAILS,
      words: ({ made }) => `${byAt(made)}${made.byId ? `, account ${made.byId}` : ""}`,
    },
    report: {
      label: "Reported to",
      type: DETAILS,
      words: ({ report }) => `${report.name} (${report.address.conversation})`,
    },
    note: NOTE,
  },
});
