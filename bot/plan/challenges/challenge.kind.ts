import { z } from "zod";
import {
  AREAS,
  byAt,
  DATE,
  DETAILS,
  LINE,
  LIST,
  PERSON,
  PROSE,
  YES_NO,
} from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { capital, either, inSentence, listNames } from "../model/names.ts";
import { calendarDate, instant, item, optionalText, ref, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { areasOf, areasOfItem, find } from "../model/snapshot.ts";
import { printDate } from "../time/calendar-date.ts";
import { CHALLENGE_KINDS, ChallengeKind } from "./challenge-kinds.ts";
import { challengeBegun, challengeMoved } from "./challenge-moved.ts";
import { asTaken, type ChallengeState, isLate, stateOf } from "./challenge-state.ts";
import { WORKING_NOTE } from "./challenges.ts";

/** An item of the plan that something else is about, by its kind and reference. */
export const Subject = z.object({
  kind: z.enum(["area", "action", "kpi", "measure", "risk"]),
  ref,
});
export type Subject = z.infer<typeof Subject>;

/** A subject as one word: `action:3.4`. */
export const subjectKey = ({ kind, ref }: Subject): string => `${kind}:${ref}`;
/** What a word such as `action:3.4` names; null where it names nothing that can be challenged. */
const subjectOf = (key: string): Subject | null => {
  const [kind, ...rest] = key.split(":");
  return Subject.safeParse({ kind, ref: rest.join(":") }).data ?? null;
};

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

const STATES_SAID: Readonly<Record<ChallengeState, string>> = {
  open: "have no answer yet",
  answered: "are answered and not closed",
  closed: "are closed",
};

const RAISE = "raise a challenge";

export const CHALLENGE = describeKind<"challenge">({
  kind: "challenge",
  schema: Challenge,
  called: { one: "challenge", many: "challenges" },
  text: (challenge) => challenge.text,
  board: 3,
  areas: ({ about }, plan) => about.flatMap((subject) => areasOf(plan, subject)),
  listed: ({ withdrawn }) => !withdrawn,
  moved: challengeMoved,
  asking: ["challengeKind", "raised", "state", "areas", "about", "owner", "party", "late"],
  inOrder: asTaken,
  begun: challengeBegun,
  unmade: (challenge) => ({ ...challenge, withdrawn: true }),
  fields: {
    answer: {
      label: "Answer",
      type: PROSE,
      value: ({ answer }) => answer?.text,
      words: ({ answer }) => answer && `${answer.text} (${byAt(answer)})`,
      edit: "answer a challenge",
      inputs: [
        {
          id: "answer",
          as: "text",
          asks: (called) => `The ${inSentence(called("answer"))}: ${WORKING_NOTE}`,
          value: ({ answer }) => answer?.text ?? "",
        },
      ],
    },
    closed: {
      label: "Closed",
      type: DETAILS,
      words: ({ closed }) => closed && `${byAt(closed)}${closed.why ? `: ${closed.why}` : ""}`,
      edit: "close a challenge",
      inputs: [
        {
          id: "why",
          as: "text",
          asks: "Why it is closed",
          value: ({ closed }) => closed?.why ?? "",
        },
      ],
    },
    owner: {
      label: ({ role }) => capital(role("owner").one),
      shownAs: (_, called) => `${called("owner")}, who is to answer`,
      type: PERSON,
      phrasing: {
        words: ({ oneOf }, { names }) =>
          oneOf ? `for ${either(names(oneOf.map(String)))} to answer` : null,
      },
      edit: RAISE,
      inputs: [
        {
          id: "owner",
          as: "choices",
          asks: "Who is to answer",
          value: ({ owner }) => owner ?? "",
        },
      ],
    },
    due: {
      label: "Answer due",
      type: DATE,
      edit: RAISE,
      inputs: [
        {
          id: "due",
          as: "date",
          asks: (called, _, naming) =>
            `${called("due")}; the next ${naming.called("meeting").one}, if nothing is chosen`,
          value: ({ due }) => due ?? "",
        },
      ],
    },
    withdrawn: { label: "Withdrawn", type: YES_NO },
    challengeKind: {
      label: "Kind",
      type: LINE,
      phrasing: {
        at: "noun",
        words: ({ oneOf }) =>
          oneOf
            ? `(${either(oneOf.map((one) => (CHALLENGE_KINDS[one as ChallengeKind] ?? String(one)).toLowerCase()))})`
            : null,
      },
      edit: RAISE,
      inputs: [
        {
          id: "challengeKind",
          as: "choices",
          asks: (_, __, { called }) => `What kind of ${called("challenge").one}`,
          choices: Object.entries(CHALLENGE_KINDS).map(([value, title]) => ({ value, title })),
          value: ({ challengeKind }) => challengeKind,
        },
      ],
    },
    text: {
      label: ({ called }) => capital(called("challenge").one),
      type: PROSE,
      searched: true,
      edit: RAISE,
      inputs: [
        {
          id: "text",
          as: "text",
          asks: "What you ask, seek assurance on or recommend",
          value: ({ text }) => text,
        },
      ],
    },
    about: {
      label: "About",
      type: LIST,
      value: ({ about }) => about.map(subjectKey),
      words: ({ about }, { called }) =>
        about.map(({ kind, ref }) => `${called(kind).one} ${ref}`).join("; "),
      phrasing: {
        words: ({ oneOf }, { called }) => {
          const named = (key: string) => {
            const subject = subjectOf(key);
            return subject ? `${called(subject.kind).one} ${subject.ref}` : key;
          };
          return oneOf ? `about ${either(oneOf.map((key) => named(String(key))))}` : null;
        },
      },
      edit: RAISE,
      inputs: [
        {
          id: "about",
          as: "line",
          asks: (called, _, naming) =>
            `${called("about")} what: “3.4”, “${naming.called("area").one} 2”, “${naming.called("kpi").one} 1.1”, “R2”; blank for the whole plan`,
          value: ({ about }) => about.map(({ ref }) => ref).join(", "),
        },
      ],
    },
    raisedBy: {
      label: "Raised by",
      type: LINE,
      value: ({ raisedBy }) => raisedBy.name,
      words: ({ raisedBy }) =>
        raisedBy.id ? `${raisedBy.name} (account ${raisedBy.id})` : raisedBy.name,
    },
    body: {
      label: "Raised for",
      type: LINE,
      edit: RAISE,
      inputs: [
        {
          id: "body",
          as: "choices",
          asks: "For which board or group",
          value: ({ body }) => body ?? "",
        },
      ],
    },
    raised: {
      label: "Raised",
      type: DATE,
      phrasing: {
        at: "after",
        words: ({ from }) =>
          from && !from.startsWith("@") ? `raised since ${printDate(from)}` : null,
      },
    },
    note: NOTE,
    areas: {
      label: ({ called }) => capital(called("area").many),
      type: AREAS,
      derived: true,
      value: (challenge, { plan }) => areasOfItem(plan, challenge),
    },
    state: {
      label: "State",
      type: LINE,
      derived: true,
      value: stateOf,
      phrasing: {
        words: ({ oneOf }) =>
          oneOf?.join() === "open,answered"
            ? "that are not closed"
            : oneOf
              ? `that ${either(oneOf.map((one) => STATES_SAID[one as ChallengeState]))}`
              : null,
      },
    },
    late: {
      label: "Late",
      type: YES_NO,
      derived: true,
      value: (challenge, { today }) => isLate(challenge, today),
      phrasing: { at: "after", words: ({ is }) => (is ? "past the day for an answer" : null) },
    },
    /** Whoever has to do with it: the account that raised it, and who is to answer. */
    party: {
      label: "Whose it is",
      type: LIST,
      derived: true,
      value: ({ raisedBy, owner }) => [raisedBy.id, owner].filter((one) => one !== null),
      phrasing: {
        words: ({ oneOf }, { names }, plan) => {
          if (!oneOf) return null;
          const own = plan.items.challenge.find(({ raisedBy: { id } }) => id && oneOf.includes(id));
          const people = oneOf.map(String).filter((one) => find(plan, "person", one));
          const who = own?.raisedBy.name ?? listNames(names(people), "");
          return who ? `that ${who} raised or is to answer` : "that you raised or are to answer";
        },
      },
    },
  },
});
