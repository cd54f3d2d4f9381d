import type { Ask } from "../../../asks/index.ts";
import { find } from "../../../plan/model/snapshot.ts";
import { findByText } from "../../../plan/text/search.ts";
import type { Named, Slot, SlotOf } from "../../line/slot.ts";
import { isOf } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";
import type { Candidate } from "../scene.ts";
import { weighed } from "../tally.ts";
import { factAsked, isAsked } from "./facts.ts";

/** Questions for one item: the whole of it, or one fact of it first. */

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
      const { fact, used } = factAsked(said, "action");
      const known =
        fact === "owner" ? ofType(said, "person").filter((p) => said.denied.has(p)) : [];
      const besides = known.flatMap(({ value }) => value);
      return [
        ask(
          {
            command: "show_action",
            ref: first.ref,
            ...(fact ? { fact } : {}),
            ...(besides.length > 0 ? { besides } : {}),
          },
          !isAsked(said) && used.some(isOf("rag", "status", "late")) ? 1.2 : 0.2,
          ...used,
          ...known,
        ),
      ];
    }
    case "risk": {
      const { fact, used } = factAsked(said, "risk");
      return [
        ask(
          { command: "show_risk", ref: first.ref, ...(fact ? { fact } : {}) },
          0.2,
          ...used,
          ...ofType(said, "lacks"),
          ...nouns,
          ...(said.mood === "question"
            ? [...ofType(said, "rag"), ...ofType(said, "severity")]
            : []),
        ),
      ];
    }
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
      const asked = factAsked(said, "measure");
      const hitting = topics(said, "hitting");
      const fact = asked.fact ?? (hitting.length > 0 ? ("actual" as const) : undefined);
      // "Did we make 35" means the period for which that is the target.
      const numbers = ofType(said, "number");
      const meant = fact === "actual" && !months ? periodOf(said, first.ref, numbers) : undefined;
      const period = months ?? meant;
      return [
        ask(
          {
            command: "scorecard",
            page: 1,
            ref: first.ref,
            ...(period ? { months: period } : {}),
            ...(fact ? { fact } : {}),
          },
          0.15,
          ...used,
          ...asked.used,
          ...nouns,
          ...(meant ? numbers : []),
          ...hitting,
          ...topics(said, "scorecard", "looked like"),
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

/** The period at which a measure's target is a figure that was said. */
const periodOf = ({ scene }: Said, ref: string, numbers: readonly SlotOf<"number">[]) =>
  find(scene.plan, "measure", ref)?.periods.find(({ target }) =>
    numbers.some(({ value }) => value === target),
  )?.months;

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
  const { fact, used } = factAsked(said, "action");
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
