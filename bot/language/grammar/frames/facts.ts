import type { Fact } from "../../../asks/ask.ts";
import type { Kind } from "../../../plan/model/kind.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";

/** Which fact of one item a question asks for, and the words that say so. */
export type FactAsked = { readonly fact?: Fact; readonly used: readonly Slot[] };

/** What the words for a fact ask for of an item of each kind. */
const FACT_OF: Partial<Record<Kind, Readonly<Record<string, Fact>>>> = {
  action: {
    owner: "owner",
    due: "due",
    rag: "rag",
    lateness: "late",
    reason: "reason",
    recovery: "recovery",
    mitigation: "recovery",
    text: "text",
    gap: "left",
  },
  risk: {
    owner: "owner",
    rag: "rag",
    recovery: "mitigation",
    mitigation: "mitigation",
    progress: "mitigation",
    severity: "severity",
    postMitigation: "postMitigation",
    text: "text",
  },
  measure: { baseline: "baseline", target: "target", actual: "actual", gap: "gap" },
};

const words = (said: Said, ...values: readonly string[]) =>
  ofType(said, "word").filter(({ value }) => values.includes(value));
const textOf = (said: Said) => said.tokens.map(({ text }) => text).join(" ");

/** "Late or not", "and if so how late": it asks, however it is put. */
const ASKS = /\bor not\b|\bif so\b|\bor is it\b|\byes or no\b|\bor was it\b|\ball along\b/;
const HOW_LONG = /\bhow (?:long|many (?:days|weeks|months)|much time)\b/;

/** Whether what is said of an item asks, and tells nothing. */
export const isAsked = (said: Said): boolean =>
  said.mood === "question" || ASKS.test(textOf(said)) || ASKS_AT_ALL.test(said.scene.line.folded);
/** Whatever stands before it, it is asked. */
const ASKS_AT_ALL = /\byes or no\b|\bor was it\b/;

/** The fact of an item of a kind that is asked for. */
export function factAsked(said: Said, kind: Kind): FactAsked {
  const known = FACT_OF[kind] ?? {};
  const asked = ofType(said, "fact");
  const values = asked.map(({ value }) => value);
  const value =
    ["postMitigation", "gap", "lateness"].find((one) => values.includes(one)) ??
    values.find((one) => known[one] !== undefined) ??
    values[0];
  const fact = value === undefined ? undefined : known[value];
  const used: Slot[] = [...asked, ...words(said, "due", "was due", "starts", "was")];
  if (kind !== "action") return { ...(fact ? { fact } : {}), used };
  return actionFact(said, fact, used);
}

function actionFact(said: Said, fact: Fact | undefined, used: readonly Slot[]): FactAsked {
  const text = textOf(said);
  const states = said.slots.filter((one) => isOf("rag", "status", "late")(one));
  const late = states.filter(isOf("late"));
  if (HOW_LONG.test(text) && (fact === "due" || fact === undefined) && late.length === 0)
    return { fact: "left", used };
  if (late.length > 0 && isAsked(said) && (fact === undefined || fact === "late"))
    return { fact: "late", used: [...used, ...states, ...words(said, "not", "or")] };
  if (fact)
    return { fact, used: [...used, ...states.filter(() => fact !== "due" && fact !== "owner")] };
  if (ofType(said, "fact").length > 0) return { used: [...used, ...states] };
  if (states.length > 0 && isAsked(said)) {
    const isRag = states.some(isOf("rag"));
    return {
      ...(isRag ? { fact: "rag" as const } : {}),
      used: [...states, ...words(said, "was", "not")],
    };
  }
  const due = words(said, "due", "was due");
  if (due.length > 0 && /\b(?:when|by when)\b/.test(text)) return { fact: "due", used: due };
  return { used: due };
}
