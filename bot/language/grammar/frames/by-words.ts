import type { Fact } from "../../../asks/ask.ts";
import type { Ask } from "../../../asks/index.ts";
import type { ReadingChoice } from "../../../asks/plan.ts";
import type { Kind } from "../../../plan/model/kind.ts";
import { oncePer } from "../../../plan/model/once.ts";
import { itemTitle } from "../../../plan/model/vocabulary.ts";
import { type Fit, rankByWords, type Sought } from "../../../plan/text/rank.ts";
import { findByText } from "../../../plan/text/search.ts";
import { stemOf } from "../../../plan/text/text-index.ts";
import { SYNONYMS } from "../../lexicon/synonyms.ts";
import { isCommon } from "../../line/english.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import { SMALL } from "../../line/small-words.ts";
import type { Token } from "../../line/tokens.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import type { Candidate, Scene } from "../scene.ts";
import { weighed } from "../tally.ts";
import { factAsked } from "./facts.ts";
import { monthsIn, topics } from "./items.ts";
import { periodBy } from "./measures.ts";
import { madeOf } from "./past.ts";

/** Questions for one item that its words lead to, whatever kind it is of: any of the words, not all. */

const KINDS: readonly Kind[] = ["action", "risk", "measure", "kpi"];
/** What fits at least so well, beside the best, is as good as it. */
const AS_GOOD = 0.8;
/** What speaks of less than so much of what is looked for is not meant. */
const LEAST = 0.45;
/** So many can be shown as a choice. */
const FEW = 4;

const GROUPS = SYNONYMS.map((group) =>
  group.split("|").map((name) => name.trim().split(" ").map(stemOf)),
);

type Word = Sought & { readonly at: readonly number[] };

/** Words of a question that mean nothing else in it. */
const EMPTY =
  /^(?:month|year|day|date|time|long|people|person|find|finding|say|still|ever|good|well|make|made|put|done|thing|number|more|less|much|many|most|better)s?$/;

/** What is no word to look for: a colour, a person, lateness, a fact. */
const STATED = isOf("rag", "late", "person", "item", "kind", "fact");

/** What is looked for: the words that no meaning of the language has, each with its other names. */
function soughtIn(said: Said): readonly Word[] {
  const { line } = said.scene;
  const free = new Set(said.cover.skipped);
  for (const one of said.slots)
    if (isOf("text", "area", "organisation", "status", "moved")(one))
      for (let n = one.from; n < one.to; n++) free.add(n);
  const tokens = [...free]
    .sort((a, b) => a - b)
    .map((n) => ({ n, token: line.tokens[n] as Token }))
    .filter(
      ({ n, token }) =>
        token.is === "word" &&
        !EMPTY.test(token.text) &&
        !SMALL.test(token.text) &&
        !said.scene.lattice.at[n]?.some((one) => STATED(one) && one.cost < 0.4),
    );
  const stems = tokens.map(({ token }) => stemOf(token.base || token.text));
  const out: Word[] = [];
  for (let at = 0; at < tokens.length; ) {
    const starts = (name: readonly string[]) =>
      name.every((stem, k) => stems[at + k] === stem) && name.length <= tokens.length - at;
    const names = GROUPS.flatMap((group) => group.filter(starts));
    const longest = names.sort((a, b) => b.length - a.length)[0];
    const own = longest ?? [stems[at] ?? ""];
    const others = GROUPS.filter((group) => group.includes(own)).flat();
    out.push({
      ways: [own, ...others.filter((name) => name !== own)],
      at: own.map((_, k) => tokens[at + k]?.n ?? 0),
    });
    at += own.length;
  }
  return out;
}

const COMMANDS: Partial<
  Record<Kind, (ref: string, fact: Fact | undefined) => ReadingChoice["ask"]>
> = {
  action: (ref, fact) => ({ command: "show_action", ref, ...(fact ? { fact } : {}) }) as never,
  risk: (ref, fact) => ({ command: "show_risk", ref, ...(fact ? { fact } : {}) }) as never,
  measure: (ref, fact) =>
    ({ command: "scorecard", page: 1, ref, ...(fact ? { fact } : {}) }) as never,
  kpi: (ref) => ({ command: "show_kpi", ref }),
};

const RISKY = /^(?:recovery|mitigation|postMitigation|severity)$/;
const OF_MEASURES = /^(?:gap|target|actual|baseline)$/;
const textOf = (said: Said) => said.tokens.map((one) => one.text).join(" ");
/** "What are we doing about …" asks for what is done against it. */
const AGAINST = /\b(?:doing|done) (?:about|to (?:reduce|stop|prevent))\b/;

/** Whether words that are looked for stand nowhere as they are. */
const findsNothing = (said: Said) =>
  ofType(said, "text").some(
    ({ value, cued }) =>
      cued && KINDS.every((kind) => findByText(said.scene.plan, kind, value).length === 0),
  );

/** The kinds that a question can be about: the one that it names, or those that have the fact it asks for. */
function kindsIn(said: Said): readonly Kind[] {
  const nouns = ofType(said, "kind").map(({ value }) => value);
  const named = KINDS.filter((kind) => nouns.includes(kind));
  if (named.length > 0) return named;
  if (ofType(said, "fact").some(({ value }) => OF_MEASURES.test(value))) return ["measure"];
  return hasValue(said, "op", "count") ? ["action"] : KINDS;
}

/** Whether it asks for something of one thing: a fact, how it stands, or whether it is so. */
function asksOfOne(said: Said): boolean {
  if (said.mood !== "question") return false;
  const text = textOf(said);
  return (
    findsNothing(said) ||
    ofType(said, "fact").length > 0 ||
    ofType(said, "act").some(({ value }) => value === "where" || value === "going") ||
    /^(?:so |and |ok |but )*(?:has|have|is|are|did|was|were|does|do|how many|which month)\b/.test(
      text,
    )
  );
}

/** The best of those that fit, where what is asked for is what one kind alone has: what is done about a risk. */
function preferred(fits: readonly Fit[], facts: readonly string[]): readonly Fit[] {
  const best = fits[0]?.fit ?? 0;
  const good = fits.filter(({ fit }) => fit >= best * AS_GOOD);
  if (!facts.some((fact) => RISKY.test(fact))) return good;
  const risks = fits.filter(({ kind, fit }) => kind === "risk" && fit >= best * 0.5);
  return risks.length > 0 ? risks.filter(({ fit }) => fit >= (risks[0]?.fit ?? 0) * AS_GOOD) : good;
}

/** Of several that fit alike, actions are meant: they are what is asked for most. */
function oneKind(good: readonly Fit[]): readonly Fit[] {
  const actions = good.filter(({ kind }) => kind === "action");
  return actions.length > 0 && actions[0]?.fit === good[0]?.fit ? actions : good;
}

/** Whether all the words stand together in actions as they are: then those are asked for, and nothing is ranked. */
function standsAsItIs(said: Said, sought: readonly Word[], kinds: readonly Kind[]): boolean {
  if (kinds !== KINDS) return false;
  const words = sought.flatMap(({ at }) => at.map((n) => said.scene.line.tokens[n]?.base ?? ""));
  return findByText(said.scene.plan, "action", words.join(" ")).length > 0;
}

const rankedIn = oncePer((_: Scene) => new Map<string, readonly Fit[]>());

/** Ranked once for all ways to take a line apart that look for the same. */
function ranked(scene: Scene, kinds: readonly Kind[], sought: readonly Word[]): readonly Fit[] {
  const known = rankedIn(scene);
  const name = JSON.stringify([kinds, sought]);
  const fits = known.get(name) ?? rankByWords(scene.plan, kinds, sought);
  known.set(name, fits);
  return fits;
}

export function wordFrames(said: Said): readonly Candidate[] {
  if (!asksOfOne(said) || said.slots.some(isOf("item", "me"))) return [];
  // What is asked of the board or of the plan has its own answer.
  if (ofType(said, "topic").some(({ value }) => !/^(?:trail|always so|hitting)$/.test(value)))
    return [];
  const sought = soughtIn(said);
  const areas = ofType(said, "area");
  const inArea = (n: number) => areas.some(({ from, to }) => n >= from && n < to);
  // What names an area and nothing besides asks for the area.
  if (!sought.some(({ at }) => at.some((n) => !inArea(n)))) return [];
  const kinds = kindsIn(said);
  const facts = [
    ...ofType(said, "fact").map(({ value }) => value),
    ...(AGAINST.test(textOf(said)) ? ["recovery"] : []),
  ];
  const ofRisks = facts.some((fact) => RISKY.test(fact));
  const ofPast = topics(said, "always so", "trail").length > 0;
  if (!ofRisks && !ofPast && standsAsItIs(said, sought, kinds)) return [];
  const good = oneKind(preferred(ranked(said.scene, kinds, sought), facts));
  const [best] = good;
  if (!best || best.fit < LEAST || good.length > FEW) return [];
  const [only, second] = best.has.flatMap((n) => sought[n]?.at ?? []).filter((n) => !inArea(n));
  // A word of every day names nothing by itself.
  if (
    only !== undefined &&
    second === undefined &&
    !(good.length === 1 && isNamed(said, only)) &&
    isCommon(said.scene.line.tokens[only]?.text ?? "")
  )
    return [];
  if (!best.has.some((n) => sought[n]?.at.some((at) => !inArea(at)))) return [];
  return [laidOut(said, sought, good, best)];
}

/** "Why is the directory red": what "the" stands before is named, where one thing alone speaks of it. */
const isNamed = (said: Said, n: number) =>
  ofType(said, "fact").length > 0 &&
  /^(?:the|our)$/.test(said.scene.line.tokens[n - 1]?.text ?? "");

/** A fact that no list of several shows. */
const isOfOne = (said: Said) =>
  ofType(said, "fact").some(({ value }) => !/^(?:owner|due|rag)$/.test(value));

function laidOut(said: Said, sought: readonly Word[], good: readonly Fit[], best: Fit): Candidate {
  const { plan } = said.scene;
  const matched = new Set(best.has.flatMap((n) => sought[n]?.at ?? []));
  const used: (Slot | undefined)[] = said.slots.filter(
    (one) =>
      isOf("text", "area", "organisation", "status", "moved")(one) &&
      Array.from({ length: one.to - one.from }, (_, k) => one.from + k).some((n) => matched.has(n)),
  );
  const trail = topics(said, "always so", "trail");
  const askOf = ({ kind, ref }: Fit) => {
    if (trail.length > 0 && kind !== "area") {
      used.push(...trail, ...ofType(said, "date", "rag", "moved"), ...ofType(said, "fact"));
      return { command: "history", kind, ref, page: 1, made: madeOf(said) ?? {} } as never;
    }
    const { fact, used: words } = factAsked(said, kind);
    used.push(...words);
    const done = AGAINST.test(textOf(said))
      ? kind === "risk"
        ? "mitigation"
        : "recovery"
      : undefined;
    const [bound] = ofType(said, "date").filter(({ value }) => !value.span && !value.now);
    const ends = kind === "measure" && bound ? periodBy(said, bound) : undefined;
    const months = monthsIn(said).months ?? ends;
    if (ends) used.push(bound);
    const asked = COMMANDS[kind]?.(ref, fact ?? done) as ReadingChoice["ask"];
    if (kind !== "measure" || !months) return asked;
    used.push(...monthsIn(said).used);
    return { ...asked, months } as never;
  };
  const readings = good.map((one) => ({
    title: itemTitle(plan, one.kind, one.ref).slice(0, 60),
    ask: askOf(one),
  }));
  const [only] = readings;
  const refs = good.filter(({ kind }) => kind === best.kind).map(({ ref }) => ref);
  const ask: Ask =
    readings.length === 1 && only
      ? (only.ask as Ask)
      : refs.length === good.length && good.length > 1 && !isOfOne(said)
        ? { command: "list", query: { kind: best.kind, where: { ref: { oneOf: refs } } }, page: 1 }
        : { command: "which", question: "That fits more than one. Which do you mean?", readings };
  used.push(
    ...ofType(said, "kind"),
    ...ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value)),
    hasValue(said, "op", "count"),
    ...said.slots.filter(
      (one) => isOf("word")(one) && /^(?:due|was due|was|that)$/.test(one.value),
    ),
  );
  const skipped = said.cover.skipped.filter((n) => !matched.has(n));
  const spared = (said.cover.skipped.length - skipped.length) * SPARED;
  const cover = { ...said.cover, skipped, cost: said.cover.cost - spared };
  const sure = good.length === 1 && ofType(said, "fact").length > 0;
  const base = findsNothing(said) || sure ? 0 : 0.5;
  return weighed({ ...said, cover }, ask, base + (1 - best.fit), used);
}

/** What a word costs less for being found in the item. */
const SPARED = 1.6;
