import { z } from "zod";
import { accountText, byAt } from "../model/field-types.ts";
import { Account, Address, instant, optionalText, ref, text } from "../model/primitives.ts";
import { printInstant } from "../time/calendar-date.ts";
import type { Meeting } from "./meeting.kind.ts";

/** A moment of a meeting's life, and the version of the plan that it made: the plan as it then stood. */
export const Moment = z.object({ version: z.int().positive(), at: instant, by: text });

/** Somebody who was at a meeting: a seat of the terms of reference, a name, or both. */
export const Present = z.object({
  name: text,
  seat: optionalText,
  account: Account.nullable().default(null),
});
export type Present = z.infer<typeof Present>;

/** What clerks are told of on its day before a meeting: updates are chased, papers frozen, papers sent. */
export const PaperStep = z.enum(["chase", "freeze", "papers"]);
export type PaperStep = z.infer<typeof PaperStep>;

/** Where what a meeting changed was told already, where its clerk is told of the posts, and when they went out. */
export const MeetingNotesSent = z.object({
  told: ref,
  report: z.object({ name: text, address: Address }).nullable(),
  posted: instant.nullable(),
});

/** `Ada, 20 Jan 2021, 14:02, at version 12` */
export const momentText = (moment: z.infer<typeof Moment>) =>
  `${byAt(moment)}, at version ${moment.version}`;

/** Whether what a meeting changed was posted, and where it was not. */
export const notesText = ({ told, report, posted }: NonNullable<Meeting["notes"]>) =>
  [
    posted ? `posted ${printInstant(new Date(posted))}` : "to be posted",
    `not to ${told}, where it was closed`,
    ...(report ? [`reported to ${report.name} (${report.address.conversation})`] : []),
  ].join(", ");

/** Who was there, in which seat. */
export const presentText = ({ name, seat, account }: Present) =>
  [
    name,
    ...(seat && seat !== name ? [`in the seat ${seat}`] : []),
    ...(account ? [accountText(account)] : []),
  ].join(", ");
