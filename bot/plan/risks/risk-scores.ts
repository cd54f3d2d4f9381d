import { DETAILS, RAG, SEVERITY } from "../model/field-types.ts";
import type { Field, Naming } from "../model/kind.ts";
import { either, inSentence, withArticle } from "../model/names.ts";
import { RAG_CHOICES, SEVERITY_CHOICES } from "../model/rag.ts";
import type { Risk } from "./risk.kind.ts";
import { scoreText, typedScore } from "./score.ts";

/** The right that whoever changes a risk needs. */
export const UPDATE = "update a risk";

/** A score that a form asks for beside the words. */
const scored = (key: "inherent" | "residual" | "target", label: string): Field<Risk> => ({
  label,
  type: DETAILS,
  words: (risk) => risk[key] && scoreText(risk[key]),
  edit: UPDATE,
  inputs: [
    {
      id: key,
      as: "line",
      asks: (called) => `${called(key)}, likelihood × impact, such as 3 × 4 (may be blank)`,
      value: (risk) => typedScore(risk[key]),
      compared: true,
    },
  ],
});

/** A severity: its level, and words that say more. */
function severity(
  key: "severity" | "postMitigation",
  asks?: (called: (field: string) => string) => string,
): Pick<Field<Risk>, "type" | "edit" | "inputs"> {
  return {
    type: SEVERITY,
    edit: UPDATE,
    inputs: [
      {
        id: key,
        as: "choices",
        ...(asks ? { asks } : {}),
        choices: SEVERITY_CHOICES,
        value: (risk) => risk[key].level,
        compared: true,
      },
      {
        id: `${key}Words`,
        as: "line",
        asks: (called) => `${called(key)} in words (may be blank)`,
        value: (risk) => risk[key].words ?? "",
        compared: true,
      },
    ],
  };
}

/** How a risk is rated: its colour, its severity before and after mitigation, and its scores. */
export const SCORED: Readonly<Record<string, Field<Risk>>> = {
  rag: {
    label: "RAG",
    type: RAG,
    edit: UPDATE,
    inputs: [
      {
        id: "rag",
        as: "choices",
        asks: (called, _, naming) => `${called("rag")} of the ${naming.called("risk").one}`,
        choices: RAG_CHOICES,
        value: ({ rag }) => rag,
        compared: true,
      },
    ],
  },
  severity: { label: "Severity", ...severity("severity", (called) => `${called("severity")} now`) },
  inherent: scored("inherent", "Inherent score"),
  postMitigation: {
    label: ({ label }: Naming) =>
      `${label("risk", "severity")} after ${inSentence(label("risk", "mitigation"))}`,
    brief: ({ label }: Naming) => `After ${inSentence(label("risk", "mitigation"))}`,
    ...severity("postMitigation"),
    phrasing: {
      at: "after",
      words: ({ oneOf }, { label }) =>
        oneOf
          ? `that would be ${either(oneOf.map(String))} after ${inSentence(label("risk", "mitigation"))}`
          : null,
    },
  },
  residual: scored("residual", "Residual score"),
  target: scored("target", "Target score"),
  issue: {
    label: "Issue",
    type: DETAILS,
    words: ({ issue }) =>
      issue && `since it came about (${issue.by})${issue.why ? `: ${issue.why}` : ""}`,
    edit: UPDATE,
    inputs: [
      {
        id: "issue",
        as: "tick",
        tick: "It has come about",
        value: ({ issue }) => String(issue !== undefined),
      },
    ],
    phrasing: {
      at: "after",
      words: ({ missing }, { label }) =>
        missing === undefined
          ? null
          : `that ${missing ? "are not" : "have become"} ${missing ? withArticle(inSentence(label("risk", "issue"))) : `${inSentence(label("risk", "issue"))}s`}`,
      part: "whether issues",
    },
  },
};
