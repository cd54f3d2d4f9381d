import type { Ask } from "../../../asks/index.ts";
import { findByText } from "../../../plan/text/search.ts";
import type { Named, Slot } from "../../line/slot.ts";
import { isOf } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";
import type { Candidate } from "../scene.ts";
import { weighed } from "../tally.ts";

/** Questions for one item: the whole of it, or one fact of it first. */

/** The facts that an answer puts first. */
const FIRST = ["owner", "due", "rag"] as const;
type First = (typeof FIRST)[number];
const isFirst = (fact: string | undefined): fact is First => FIRST.some((one) => one === fact);
const MONTHS_OF = [3, 6, 12, 18, 24] as const;

const acts = (said: Said) =>
  ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));
const facts = (said: Said) => ofType(said, "fact");
const words = (said: Said, ...values: readonly string[]) =>
  ofType(said, "word").filter(({ value }) => values.includes(value));

/** The period that a question names: "at 6 months", "12 month". */
export function monthsIn(said: Said): { readonly months?: number; readonly used: readonly Slot[] } {
  for (const one of ofType(said, "date")) {
    const { span } = one.value;
    if (!span || !/^m/.test(span.unit)) continue;
    const WORDS: Readonly<Record<string, number>> = { three: 3, six: 6, twelve: 12 };
    const months = WORDS[span.count] ?? Number(span.count);
    if (MONTHS_OF.some((known) => known === months)) return { months, used: [one] };
  }
  return { used: [] };
}

/** What a question asks of one action first. */
function factOf(said: Said): { readonly fact?: First; readonly used: readonly Slot[] } {
  const [asked] = facts(said);
  if (asked && isFirst(asked.value))
    return {
      fact: asked.value,
      used: [...facts(said), ...words(said, "due", "was due", "starts")],
    };
  const rag = [...ofType(said, "rag"), ...ofType(said, "status"), ...ofType(said, "late")];
  if (asked) return { used: [...facts(said), ...rag, ...words(said, "was", "due")] };
  if (rag.length > 0 && said.mood === "question") {
    const isRag = ofType(said, "rag").length > 0;
    return {
      ...(isRag ? { fact: "rag" as const } : {}),
      used: [...rag, ...words(said, "was", "not")],
    };
  }
  const due = words(said, "due", "was due");
  if (due.length > 0 && /\b(?:when|by when)\b/.test(said.tokens.map(({ text }) => text).join(" ")))
    return { fact: "due", used: due };
  return { used: due };
}

export function itemFrames(said: Said): readonly Candidate[] {
  const items = ofType(said, "item");
  const named = items.flatMap(({ value }) => value);
  const [first] = named;
  if (!first) return [];
  const shown = acts(said);
  const nouns = ofType(said, "kind");
  if (named.length > 1) return severalOf(said, named, [...items, ...shown]);
  const ask = (one: Ask, base: number, ...used: readonly (Slot | undefined)[]) =>
    weighed(said, one, base, [...items, ...shown, ...used]);
  switch (first.kind) {
    case "action": {
      const { fact, used } = factOf(said);
      return [
        ask(
          { command: "show_action", ref: first.ref, ...(fact ? { fact } : {}) },
          said.mood === "plain" && used.some(isOf("rag", "status", "late")) ? 1.2 : 0.2,
          ...used,
        ),
      ];
    }
    case "risk":
      return [
        ask(
          { command: "show_risk", ref: first.ref },
          0.2,
          ...facts(said),
          ...ofType(said, "lacks"),
          ...nouns,
          ...(said.mood === "question"
            ? [...ofType(said, "rag"), ...ofType(said, "severity")]
            : []),
        ),
      ];
    case "kpi":
      return [
        ask(
          { command: "show_kpi", ref: first.ref },
          0.2,
          ...facts(said),
          ...monthsIn(said).used,
          ...nouns,
          ...topics(said, "hitting", "looked like"),
          ...(said.mood === "question" ? ofType(said, "rag") : []),
        ),
      ];
    case "measure": {
      const { months, used } = monthsIn(said);
      const [fact] = facts(said);
      const first_ =
        fact && /^(?:baseline|target)$/.test(fact.value)
          ? (fact.value as "baseline" | "target")
          : undefined;
      return [
        ask(
          {
            command: "scorecard",
            page: 1,
            ref: first.ref,
            ...(months ? { months } : {}),
            ...(first_ ? { fact: first_ } : {}),
          },
          0.15,
          ...used,
          ...facts(said),
          ...nouns,
          ...topics(said, "hitting", "scorecard", "looked like"),
        ),
      ];
    }
    case "challenge":
      return [
        ask(
          { command: "show_challenge", ref: first.ref },
          0.2,
          ...facts(said),
          ...nouns,
          ...ofType(said, "status"),
        ),
      ];
    default:
      return [];
  }
}

export const topics = (said: Said, ...values: readonly string[]) =>
  ofType(said, "topic").filter(({ value }) => values.includes(value));

function severalOf(
  said: Said,
  named: readonly Named[],
  used: readonly Slot[],
): readonly Candidate[] {
  const [first] = named;
  const kinds = new Set(named.map(({ kind }) => kind));
  if (!first || kinds.size > 1) return [];
  if (first.kind === "measure") {
    const refs = [...new Set(named.map(({ ref }) => ref))];
    const ask: Ask = {
      command: "list",
      query: { kind: "measure", where: { ref: { oneOf: refs } } },
      page: 1,
    };
    return [
      weighed(said, ask, 0.3, [
        ...used,
        ...facts(said),
        ...ofType(said, "op"),
        ...ofType(said, "kind"),
        ...monthsIn(said).used,
      ]),
    ];
  }
  if (first.kind === "challenge") return [];
  const refs = [...new Set(named.map(({ ref }) => ref))];
  const narrowing = said.slots.some(isOf("rag", "status", "late", "person", "me", "area"));
  if (narrowing) return [];
  const ask: Ask = {
    command: "list",
    query: { kind: first.kind, where: { ref: { oneOf: refs } } },
    page: 1,
  };
  return [
    weighed(said, ask, 0.2, [
      ...used,
      ...facts(said),
      ...ofType(said, "kind"),
      ...words(said, "due"),
    ]),
  ];
}

/** Questions for what words name: the one item that they lead to, or those that they lead to. */
export function textFrames(said: Said): readonly Candidate[] {
  const { plan } = said.scene;
  const texts = ofType(said, "text");
  const [text] = texts;
  if (!text || ofType(said, "item").length > 0) return [];
  const where = ofType(said, "act").filter(({ value }) => value === "where" || value === "going");
  const asked = facts(said);
  const wantsOne =
    where.length > 0 ||
    asked.length > 0 ||
    /\b(?:thing|one)\b/.test(said.tokens[text.to]?.text ?? "");
  const { fact, used } = factOf(said);
  const words_ = text.value;
  const found = findByText(plan, "action", words_);
  const [ref] = found;
  const out: Candidate[] = [];
  const states =
    said.mood === "question" ? [...ofType(said, "status"), ...ofType(said, "rag")] : [];
  const own = [
    text,
    ...acts(said),
    ...used,
    ...states,
    ...ofType(said, "kind").filter(({ value }) => value === "action"),
  ];
  const statusAsked = states.length > 0 && said.mood === "question";
  if (
    ref &&
    found.length === 1 &&
    (wantsOne || statusAsked) &&
    (!text.cued || where.length + asked.length > 0)
  ) {
    out.push(weighed(said, { command: "show_action", ref, ...(fact ? { fact } : {}) }, 0.05, own));
  } else if (ref && (wantsOne || statusAsked)) {
    const ask: Ask = {
      command: "list",
      query: { kind: "action", where: {}, about: words_ },
      page: 1,
    };
    out.push(weighed(said, ask, 0.5, own));
  }
  return out;
}
