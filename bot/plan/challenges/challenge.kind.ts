import { z } from "zod";
import { byAt, DATE, DETAILS, LINE, PERSON, PROSE, YES_NO } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { calendarDate, instant, item, optionalText, ref, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { areasOf } from "../model/snapshot.ts";
import { ChallengeKind } from "./challenge-kinds.ts";
import { challengeBegun, challengeMoved } from "./challenge-moved.ts";
import { isLate, stateOf } from "./challenge-state.ts";

/** An item of the plan that something else is about, by its kind and reference. */
export const Subject = z.object({
  kind: z.enum(["area", "action", "kpi", "measure", "risk"]),
  ref,
});
export type Subject = z.infer<typeof Subject>;

/**
 * What a member of the board challenges, who is to answer it and by when, and the answer. It is
 * open until it is answered, and closed by whoever raised it, the chair or a clerk; an answer is a
 * working note, no minute.
 */
export const Challenge = z.object({
  kind: z.literal("challenge"),
  ...item,
  challengeKind: ChallengeKind,
  /** What it is about; nothing named is the whole plan. */
  about: z.array(Subject).max(20).default([]),
  text,
  /** The account that raised it, by its Entra object id. */
  raisedBy: z.object({ id: z.string().nullable(), name: text }),
  /** The board or group for which it was raised. */
  body: optionalText,
  raised: calendarDate,
  owner: ref.nullable().default(null),
  due: calendarDate.nullable().default(null),
  answer: z.object({ text, by: text, at: instant }).nullable().default(null),
  closed: z.object({ by: text, at: instant, why: optionalText }).nullable().default(null),
  /** Taken back by whoever raised it: kept, and no longer among the challenges. */
  withdrawn: z.literal(true).optional(),
});
export type Challenge = z.infer<typeof Challenge>;

declare module "../model/kind.ts" {
  interface Kinds {
    challenge: Challenge;
  }
}

export const CHALLENGE = describeKind<"challenge">({
  kind: "challenge",
  schema: Challenge,
  called: { one: "challenge", many: "challenges" },
  text: (challenge) => challenge.text,
  board: 3,
  areas: ({ about }, plan) => about.flatMap((subject) => areasOf(plan, subject)),
  listed: ({ withdrawn }) => !withdrawn,
  moved: challengeMoved,
  begun: challengeBegun,
  unmade: (challenge) => ({ ...challenge, withdrawn: true }),
  fields: {
    answer: {
      label: "Answer",
      type: PROSE,
      value: ({ answer }) => answer?.text,
      words: ({ answer }) => answer && `${answer.text} (${byAt(answer)})`,
    },
    closed: {
      label: "Closed",
      type: DETAILS,
      words: ({ closed }) => closed && `${byAt(closed)}${closed.why ? `: ${closed.why}` : ""}`,
    },
    owner: { label: "Owner", type: PERSON },
    due: { label: "Answer due", type: DATE },
    withdrawn: { label: "Withdrawn", type: YES_NO },
    challengeKind: { label: "Kind", type: LINE },
    text: { label: "Challenge", type: PROSE, searched: true },
    about: {
      label: "About",
      type: DETAILS,
      words: ({ about }, { called }) =>
        about.map(({ kind, ref }) => `${called(kind).one} ${ref}`).join("; "),
    },
    raisedBy: {
      label: "Raised by",
      type: LINE,
      value: ({ raisedBy }) => raisedBy.name,
      words: ({ raisedBy }) =>
        raisedBy.id ? `${raisedBy.name} (account ${raisedBy.id})` : raisedBy.name,
    },
    body: { label: "Raised for", type: LINE },
    raised: { label: "Raised", type: DATE },
    note: NOTE,
    state: { label: "State", type: LINE, derived: true, value: stateOf },
    late: {
      label: "Late",
      type: YES_NO,
      derived: true,
      value: (challenge, { today }) => isLate(challenge, today),
    },
  },
});
