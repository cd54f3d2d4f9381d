import { z } from "zod";
import { Subject } from "../challenges/challenge.kind.ts";
import { describeKind } from "../model/kind.ts";
import {
  calendarDate,
  instant,
  item,
  optionalText,
  PrintedDate,
  Rag,
  ref,
  Severity,
  SeverityLevel,
  text,
} from "../model/primitives.ts";
import { ragText } from "../model/rag.ts";
import { RISK_FIELDS } from "./risk-fields.ts";
import { riskMoved } from "./risk-moved.ts";
import { isListed } from "./risk-state.ts";
import { Score } from "./score.ts";

/** What of the plan a risk is linked to: an action, a KPI or a measure. */
export const RiskLink = Subject.extend({ kind: Subject.shape.kind.exclude(["area", "risk"]) });
export type RiskLink = z.infer<typeof RiskLink>;

/** How a risk stood, by which its direction is told. */
export const Standing = z.object({ rag: Rag, level: SeverityLevel, residual: Score.optional() });
export type Standing = z.infer<typeof Standing>;

const done = { by: text, at: instant };

/**
 * One row of the risk register: the six columns of the DfE's form, and what a board keeps beside them.
 * Its RAG is its own: actions can be on target while a risk is red. Words come first; a score may stand
 * beside them. What is optional may be missing from rows of an earlier version, and stays so.
 */
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
  /** Scored before mitigation, after it, and as it is meant to be. */
  inherent: Score.optional(),
  residual: Score.optional(),
  target: Score.optional(),
  links: z.array(RiskLink).max(40).optional(),
  /** Its entry in the register of the council as a whole. */
  corporateRef: text.nullable().optional(),
  reviewBy: calendarDate.optional(),
  reviewed: z.object({ on: calendarDate, by: text, note: optionalText }).optional(),
  /** It has come about, and is an issue to be dealt with. */
  issue: z.object({ ...done, why: optionalText }).optional(),
  closed: z.object({ ...done, why: text }).optional(),
  /** It was taken up in another. */
  merged: z.object({ ...done, into: ref }).optional(),
  /** How it stood before it last changed, and who changed that. */
  stood: z.object({ ...done, as: Standing }).optional(),
  /** Who last had a hand in it. */
  updated: z.object(done).optional(),
  /** Taken back by whoever logged it: kept, and no longer on the register. */
  withdrawn: z.literal(true).optional(),
});
export type Risk = z.infer<typeof Risk>;

declare module "../model/kind.ts" {
  interface Kinds {
    risk: Risk;
  }
}

export const RISK = describeKind<"risk">({
  kind: "risk",
  schema: Risk,
  called: { one: "risk", many: "risks" },
  text: ({ description }) => description,
  board: 2,
  listed: isListed,
  moved: riskMoved,
  begun: ({ rag }) => `new: ${ragText(rag)}`,
  unmade: (risk) => ({ ...risk, withdrawn: true }),
  file: { list: "risks", place: 6 },
  asking: "rag severity postMitigation state issue direction areas owner links mitigation".split(
    " ",
  ),
  fields: RISK_FIELDS,
});
