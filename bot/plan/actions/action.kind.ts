import { z } from "zod";
import {
  AREA,
  byAt,
  DATE,
  EVIDENCE,
  LIST,
  PEOPLE,
  PRINTED_DATE,
  PROSE,
  RAG,
  STAMP,
  STATUS,
  YES_NO,
} from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { capital, either, inSentence, listNames, withArticle } from "../model/names.ts";
import {
  Agreed,
  calendarDate,
  Evidence,
  instant,
  item,
  optionalText,
  PrintedDate,
  Rag,
  ref,
  Status,
  text,
} from "../model/primitives.ts";
import { isUnsafe, RAG_CHOICES, RAG_MARKS, ragText, STATUS_CHOICES } from "../model/rag.ts";
import { NOTE } from "../model/shared-fields.ts";
import { find } from "../model/snapshot.ts";
import { printDate } from "../time/calendar-date.ts";
import { actionBegun, actionMoved } from "./action-moved.ts";
import { dueDate, isOverdue } from "./due-date.ts";
import { evidenceInputs } from "./evidence-inputs.ts";

/** A by-when put off, as agreed: the original stands beside it. With no approval it came with the plan file. */
export const RevisedDate = z.object({
  date: calendarDate,
  reason: text,
  approved: Agreed.optional(),
});
export type RevisedDate = z.infer<typeof RevisedDate>;

/** A by-when that somebody asks to put off, and nobody has approved: until then the date before it counts. */
export const ProposedDate = z.object({
  date: calendarDate,
  reason: text,
  by: text,
  /** Entra object id of who proposed it. */
  byId: z.string().nullable(),
  at: instant,
});
export type ProposedDate = z.infer<typeof ProposedDate>;

/** The rating that the board agreed, beside the one that the owner gives. */
export const BoardRating = z.object({ rag: Rag, reason: text, by: text, at: instant });
export type BoardRating = z.infer<typeof BoardRating>;

/** One action of the plan. Status (how far) and RAG (how safe) are two things. */
export const Action = z.object({
  kind: z.literal("action"),
  ...item,
  area: ref,
  text,
  owners: z.array(ref).default([]),
  ownersAsPrinted: optionalText,
  startDate: calendarDate.nullable().default(null),
  byWhen: PrintedDate,
  revised: RevisedDate.nullable().default(null),
  proposed: ProposedDate.nullable().default(null),
  status: Status.default("not started"),
  rag: Rag.default("none"),
  /** Why it has its colour: red and amber need one. */
  reason: optionalText,
  /** What is needed to return to green. */
  recovery: optionalText,
  progress: optionalText,
  /** Who gave a rating, and when: members ask both of every colour. */
  rated: z.object({ by: text, at: instant }).nullable().default(null),
  boardRating: BoardRating.nullable().default(null),
  evidence: z.array(Evidence).default([]),
});
export type Action = z.infer<typeof Action>;

declare module "../model/kind.ts" {
  interface Kinds {
    action: Action;
  }
}

/** What a body may be called: its whole name, and each word of it; case does not matter. */
const namesOfBody = (name: string | null | undefined): readonly string[] =>
  name ? [...new Set([name, ...name.split(/[^\p{L}\p{N}]+/u)])].filter(Boolean) : [];

const UPDATE = "update an action";

export const ACTION = describeKind<"action">({
  kind: "action",
  schema: Action,
  called: { one: "action", many: "actions" },
  text: (action) => action.text,
  board: 1,
  moved: actionMoved,
  begun: actionBegun,
  asking: [
    "rag",
    "status",
    "ref",
    "area",
    "owners",
    "proposed",
    "organisation",
    "vacant",
    "late",
    "due",
  ],
  fields: {
    status: {
      label: "Status",
      type: STATUS,
      edit: UPDATE,
      inputs: [
        {
          id: "status",
          as: "choices",
          choices: STATUS_CHOICES,
          value: ({ status }) => status,
          compared: true,
        },
      ],
    },
    rag: {
      label: "RAG",
      type: RAG,
      // A complete action is past rating, so a colour leaves it out unless complete ones are asked for too.
      counts: ({ status }, where) =>
        status !== "complete" || (where?.status?.oneOf?.includes("complete") ?? false),
      edit: UPDATE,
      inputs: [
        {
          id: "rag",
          as: "options",
          asks: (called) => `${called("rag")} rating`,
          choices: RAG_CHOICES,
          value: ({ rag }) => rag,
          compared: true,
        },
      ],
    },
    reason: {
      label: "Reason",
      brief: "Why",
      shownAs: ({ rag }) => `Why it is ${RAG_MARKS[rag].word.toLowerCase()}`,
      type: PROSE,
      searched: true,
      edit: UPDATE,
      inputs: [
        {
          id: "reason",
          as: "text",
          asks: "Why it is red or amber",
          // Why it is green is no reason for red: only what the field asks for is filled in.
          value: ({ rag, reason }) => (isUnsafe(rag) ? reason : null) ?? "",
          compared: true,
        },
      ],
    },
    recovery: {
      label: "Needed to return to green",
      brief: "Next step",
      phrasing: { part: "the recovery plan" },
      type: PROSE,
      searched: true,
      edit: UPDATE,
      inputs: [
        {
          id: "recovery",
          as: "text",
          asks: (called) =>
            `What is ${inSentence(called("recovery"))}, and by whom (red and amber)`,
          value: ({ recovery }) => recovery ?? "",
          compared: true,
        },
      ],
    },
    progress: {
      label: "Progress",
      type: PROSE,
      searched: true,
      edit: UPDATE,
      inputs: [
        { id: "progress", as: "text", value: ({ progress }) => progress ?? "", compared: true },
      ],
    },
    revised: {
      label: "Revised date",
      type: DATE,
      value: ({ revised }) => revised?.date,
      words: ({ revised }) =>
        revised &&
        `${printDate(revised.date)} (${revised.reason}${revised.approved ? `; approved by ${byAt(revised.approved)}` : ""})`,
    },
    proposed: {
      label: "Proposed date",
      type: DATE,
      phrasing: {
        at: "after",
        words: ({ missing }, { label }) =>
          missing === false
            ? `with ${withArticle(inSentence(label("action", "revised")))} that waits for approval`
            : null,
        part: "waiting for approval",
      },
      imported: false,
      value: ({ proposed }) => proposed?.date,
      words: ({ proposed }) =>
        proposed &&
        `${printDate(proposed.date)} (${proposed.reason}; asked for by ${proposed.by}, not approved)`,
      edit: UPDATE,
      inputs: [
        {
          id: "revisedDate",
          as: "date",
          asks: (called) =>
            `${called("revised")} to propose, if the date cannot be met (it counts once approved)`,
          value: ({ proposed }) => proposed?.date ?? "",
          compared: true,
        },
        {
          id: "revisedReason",
          as: "line",
          asks: (called) => `Reason for the ${inSentence(called("revised"))}`,
          value: ({ proposed }) => proposed?.reason ?? "",
        },
      ],
    },
    boardRating: {
      label: "Board's rating",
      shownAs: (_, called) => `The ${inSentence(called("boardRating"))}`,
      type: RAG,
      imported: false,
      value: ({ boardRating }) => boardRating?.rag,
      words: ({ boardRating }) =>
        boardRating && `${ragText(boardRating.rag)} (${boardRating.reason}; ${byAt(boardRating)})`,
      edit: "record the board's rating",
      inputs: [
        {
          id: "rag",
          as: "options",
          asks: (called) => `The ${inSentence(called("boardRating"))}`,
          choices: RAG_CHOICES,
          value: ({ rag, boardRating }) => boardRating?.rag ?? rag,
        },
        { id: "reason", as: "text", asks: () => "Why the board rates it so", value: () => "" },
      ],
    },
    evidence: {
      label: "Evidence",
      type: EVIDENCE,
      imported: false,
      edit: UPDATE,
      inputs: evidenceInputs,
    },
    owners: {
      label: ({ role }) => `Responsible ${role("officer").many}`,
      brief: ({ role }) => capital(role("owner").one),
      type: PEOPLE,
      phrasing: { part: ({ role }) => `the ${role("owner").one}` },
    },
    ownersAsPrinted: {
      label: ({ role }) => `${capital(role("officer").many)} as printed`,
      type: PROSE,
    },
    byWhen: { label: "By when", type: PRINTED_DATE },
    startDate: { label: "Start date", type: DATE },
    area: { label: ({ called }) => capital(called("area").one), type: AREA },
    text: { label: ({ called }) => capital(called("action").one), type: PROSE, searched: true },
    note: NOTE,
    rated: {
      label: ({ label }) => `${label("action", "status")} and ${label("action", "rag")} last set`,
      type: STAMP,
      imported: false,
      told: false,
    },
    due: { label: "Due", type: DATE, derived: true, value: dueDate },
    late: {
      label: "Late",
      type: YES_NO,
      derived: true,
      phrasing: {
        words: ({ is }) => (is === undefined ? null : is ? "overdue" : "not overdue"),
        part: "whether overdue",
      },
      value: (action, { today }) => isOverdue(action, today),
    },
    organisation: {
      label: "Organisation",
      type: LIST,
      derived: true,
      // By its name or a part of it: somebody of “Lakeside NHS Trust” is of the NHS.
      value: ({ owners }, { plan }) =>
        owners.flatMap((owner) => namesOfBody(find(plan, "person", owner)?.organisation)),
      phrasing: {
        words: ({ oneOf, allOf, not }) => {
          const bodies = (some: readonly (string | number)[], before: string) =>
            `${before} by somebody of ${either(some.map(String))}`;
          const some = oneOf ? [bodies(oneOf, "owned")] : [];
          const both = allOf
            ? [`owned jointly by somebody of ${listNames(allOf.map(String))}`]
            : [];
          return [...some, ...both, ...(not ? [bodies(not, "not owned")] : [])].join(" ") || null;
        },
      },
    },
    vacant: {
      label: "Owned by a post",
      type: YES_NO,
      derived: true,
      phrasing: {
        words: ({ is }) =>
          is === undefined ? null : is ? "owned by a post" : "not owned by any post",
        part: "whether a post owns it",
      },
      value: ({ owners }, { plan }) => owners.some((owner) => find(plan, "person", owner)?.post),
    },
  },
  file: {
    list: "actions",
    place: 3,
    stamped(before, after, by) {
      const same = before
        ? before.rag === after.rag && before.status === after.status
        : after.rag === "none";
      return same ? after : { ...after, rated: { by: by.name, at: by.at.toISOString() } };
    },
    // Red and amber need a reason in a file as on a card.
    faults: ({ rag, status, reason }) =>
      isUnsafe(rag) && status !== "complete" && !reason
        ? [{ field: "reason", reason: `is needed for ${rag}` }]
        : [],
  },
});
