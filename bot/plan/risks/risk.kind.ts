import { z } from "zod";
import {
  AREAS,
  LINE,
  PERSON,
  POINTS,
  PRINTED_DATE,
  PROSE,
  RAG,
  SEVERITY,
  YES_NO,
} from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { type Moved, travel } from "../model/moved.ts";
import { capital, either, inSentence } from "../model/names.ts";
import { item, optionalText, PrintedDate, Rag, ref, Severity, text } from "../model/primitives.ts";
import { RAG_CHOICES, ragText, SEVERITY_CHOICES } from "../model/rag.ts";
import { NOTE } from "../model/shared-fields.ts";

/** One row of the risk register. Its RAG is its own: actions can be on target while a risk is red. */
export const Risk = z.object({
  kind: z.literal("risk"),
  ...item,
  areas: z.array(ref).default([]),
  raised: PrintedDate,
  raisedBy: optionalText,
  description: text,
  rag: Rag.default("none"),
  severity: Severity,
  mitigation: z.array(text).default([]),
  postMitigation: Severity,
  owner: ref.nullable().default(null),
  progress: optionalText,
  /** Taken back by whoever logged it: kept, and no longer on the register. */
  withdrawn: z.literal(true).optional(),
});
export type Risk = z.infer<typeof Risk>;

declare module "../model/kind.ts" {
  interface Kinds {
    risk: Risk;
  }
}

function riskMoved(was: Risk, states: readonly Risk[]): readonly Moved[] {
  const withdrawn = states.at(-1)?.withdrawn && !was.withdrawn;
  const words = "withdrawn from the register";
  return [
    ...travel([was, ...states].map((risk) => risk.rag)),
    ...(withdrawn ? [{ group: "other" as const, words, tells: ["withdrawn"] }] : []),
  ];
}

const LOG = "log a risk";

export const RISK = describeKind<"risk">({
  kind: "risk",
  schema: Risk,
  called: { one: "risk", many: "risks" },
  text: ({ description }) => description,
  board: 2,
  listed: ({ withdrawn }) => !withdrawn,
  moved: riskMoved,
  begun: ({ rag }) => `new: ${ragText(rag)}`,
  unmade: (risk) => ({ ...risk, withdrawn: true }),
  file: { list: "risks", place: 6 },
  asking: ["rag", "severity", "areas", "owner", "mitigation"],
  fields: {
    rag: {
      label: "RAG",
      type: RAG,
      edit: LOG,
      inputs: [
        {
          id: "rag",
          as: "choices",
          asks: (called, _, naming) => `${called("rag")} of the ${naming.called("risk").one}`,
          choices: RAG_CHOICES,
          value: ({ rag }) => rag,
        },
      ],
    },
    severity: {
      label: "Severity",
      type: SEVERITY,
      edit: LOG,
      inputs: [
        {
          id: "severity",
          as: "choices",
          asks: (called) => `${called("severity")} now`,
          choices: SEVERITY_CHOICES,
          value: ({ severity }) => severity.level,
        },
      ],
    },
    postMitigation: {
      label: ({ label }) =>
        `${label("risk", "severity")} after ${inSentence(label("risk", "mitigation"))}`,
      brief: ({ label }) => `After ${inSentence(label("risk", "mitigation"))}`,
      type: SEVERITY,
      phrasing: {
        at: "after",
        words: ({ oneOf }, { label }) =>
          oneOf
            ? `that would be ${either(oneOf.map(String))} after ${inSentence(label("risk", "mitigation"))}`
            : null,
      },
      edit: LOG,
      inputs: [
        {
          id: "postMitigation",
          as: "choices",
          choices: SEVERITY_CHOICES,
          value: ({ postMitigation }) => postMitigation.level,
        },
      ],
    },
    progress: {
      label: ({ called }) => `Progress following ${called("action").one}`,
      brief: "Progress",
      type: PROSE,
      searched: true,
    },
    mitigation: {
      label: "Mitigation",
      type: POINTS,
      searched: true,
      edit: LOG,
      inputs: [
        {
          id: "mitigation",
          as: "text",
          asks: (called) => `${called("mitigation")}: what is being done about it`,
          value: ({ mitigation }) => mitigation.join("\n"),
        },
      ],
    },
    owner: {
      label: ({ role }) => capital(role("owner").one),
      type: PERSON,
      edit: LOG,
      inputs: [
        {
          id: "owner",
          as: "choices",
          asks: (called, _, naming) => `${called("owner")} of the ${naming.called("risk").one}`,
          value: ({ owner }) => owner ?? "",
        },
      ],
    },
    withdrawn: { label: "Withdrawn", type: YES_NO, imported: false },
    areas: {
      label: ({ called }) => capital(called("area").many),
      brief: ({ called }) => capital(called("area").one),
      type: AREAS,
      edit: LOG,
      inputs: [
        {
          id: "area",
          as: "choices",
          asks: (_, __, { called }) =>
            `${capital(called("area").one)} that the ${called("risk").one} is about`,
          value: ({ areas: [first] }) => first ?? "",
        },
      ],
    },
    description: {
      label: ({ called }) => capital(called("risk").one),
      type: PROSE,
      searched: true,
      edit: LOG,
      inputs: [
        {
          id: "description",
          as: "text",
          asks: (called) => `The ${inSentence(called("description"))}: what may happen, and why`,
          value: ({ description }) => description,
        },
      ],
    },
    raised: { label: "Raised", type: PRINTED_DATE },
    raisedBy: { label: "Raised by", type: LINE },
    note: NOTE,
  },
});
