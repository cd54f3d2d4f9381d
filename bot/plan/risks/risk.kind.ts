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
import { item, optionalText, PrintedDate, Rag, ref, Severity, text } from "../model/primitives.ts";
import { ragText } from "../model/rag.ts";
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
    rag: { label: "RAG", type: RAG },
    severity: { label: "Severity", type: SEVERITY },
    postMitigation: { label: "Severity after mitigation", type: SEVERITY },
    progress: { label: "Progress following action", type: PROSE, searched: true },
    mitigation: { label: "Mitigation", type: POINTS, searched: true },
    owner: { label: "Owner", type: PERSON },
    withdrawn: { label: "Withdrawn", type: YES_NO, imported: false },
    areas: { label: "Areas", type: AREAS },
    description: { label: "Risk", type: PROSE, searched: true },
    raised: { label: "Raised", type: PRINTED_DATE },
    raisedBy: { label: "Raised by", type: LINE },
    note: NOTE,
  },
});
