import { z } from "zod";
import { ACCOUNT, accountText, INSTANT, LINE, LIST, STAMP, YES_NO } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import {
  Account,
  Agreed,
  calendarDate,
  instant,
  item,
  optionalText,
  ref,
  text,
} from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { printDate, printInstant } from "../time/calendar-date.ts";
import { personRef } from "./person-ref.ts";

/** Why somebody is reminded of a thing. */
export const REASONS = [
  "overdue",
  "asked",
  "red without a plan",
  "challenge",
  "commentary",
  "due soon",
  "not updated",
  "unanswered",
] as const;
export const Reason = z.enum(REASONS);
export type Reason = z.infer<typeof Reason>;

/** What somebody was reminded of: first and last when, and why. It stands until it is answered. */
export const Told = z.object({ ref, since: instant, last: instant, why: z.array(Reason) });
export type Told = z.infer<typeof Told>;

/** How often somebody wants to be reminded. */
export const Reminders = z.enum(["daily", "weekly", "off"]);
export type Reminders = z.infer<typeof Reminders>;

/** An officer, or a post that may own actions before anybody holds it. */
export const Person = z.object({
  kind: z.literal("person"),
  ...item,
  name: text,
  role: optionalText,
  organisation: optionalText,
  post: z.boolean().default(false),
  aliases: z.array(text).default([]),
  /** The Teams account that is this officer, once a clerk has said so. */
  account: Account.nullable().default(null),
  /** Who stands in for this officer, up to and including a day. */
  standIn: z.object({ account: Account, until: calendarDate }).nullable().default(null),
  /** Who last asked this person for an update of their actions, and when. */
  asked: Agreed.nullable().default(null),
  reminders: Reminders.default("daily"),
  /** When the last personal digest was sent. */
  digest: instant.nullable().default(null),
  told: z.array(Told).default([]),
  /** What this person put off, and the day on which they are reminded of it again. */
  snoozed: z.array(z.object({ ref, until: calendarDate })).default([]),
  /** What this person says is not theirs, and when. */
  notMine: z.array(z.object({ ref, at: instant })).default([]),
  /** When they were mentioned in a channel, since they could not be written to. */
  mentioned: instant.nullable().default(null),
});
export type Person = z.infer<typeof Person>;

declare module "../model/kind.ts" {
  interface Kinds {
    person: Person;
  }
}

export const PERSON_KIND = describeKind<"person">({
  kind: "person",
  schema: Person,
  called: { one: "person", many: "people" },
  text: ({ name }) => name,
  file: {
    list: "people",
    place: 1,
    refOf: ({ name }) => (typeof name === "string" ? personRef(name) : undefined),
  },
  fields: {
    name: { label: "Name", type: LINE, searched: true },
    role: { label: "Role", type: LINE },
    organisation: { label: "Organisation", type: LINE },
    post: { label: "A post that nobody holds yet", type: YES_NO },
    account: { label: "Teams account", type: ACCOUNT, imported: false },
    standIn: {
      label: "Stand-in",
      type: ACCOUNT,
      imported: false,
      value: ({ standIn }) => standIn?.account,
      words: ({ standIn }) =>
        standIn && `${accountText(standIn.account)} until ${printDate(standIn.until)}`,
    },
    asked: { label: "Asked for an update", type: STAMP, imported: false },
    reminders: { label: "Reminders", type: LINE, imported: false },
    digest: { label: "Last digest", type: INSTANT, imported: false },
    told: {
      label: "Reminded of",
      type: LIST,
      imported: false,
      value: ({ told }) =>
        told.map(
          ({ ref, since, last, why }) =>
            `${ref} (${why.join(", ")}) since ${printInstant(new Date(since))}, last ${printInstant(new Date(last))}`,
        ),
    },
    snoozed: {
      label: "Snoozed",
      type: LIST,
      imported: false,
      value: ({ snoozed }) => snoozed.map(({ ref, until }) => `${ref} until ${printDate(until)}`),
    },
    notMine: {
      label: "Says is not theirs",
      type: LIST,
      imported: false,
      value: ({ notMine }) => notMine.map(({ ref, at }) => `${ref}, ${printInstant(new Date(at))}`),
    },
    mentioned: { label: "Mentioned in a channel", type: INSTANT, imported: false },
    aliases: { label: "Also called", type: LIST },
    note: NOTE,
  },
});
