import { callsOf } from "../plan/areas/area-names.ts";
import { ROLES_CALLED } from "../plan/model/deeds.ts";
import type { Called, Kind } from "../plan/model/kind.ts";
import { capital, withArticle } from "../plan/model/names.ts";
import { oncePer } from "../plan/model/once.ts";
import { kindOf, type Plan } from "../plan/model/snapshot.ts";
import { type RoleName, vocabularyOf } from "../plan/model/vocabulary.ts";

/**
 * What a plan calls its kinds and roles, put into the words that the reader knows, and back. The reader
 * has the default words only: this stands in front of it, for plans that have names of their own.
 */

/** The kinds that the reader has words for. */
const SAID: readonly Kind[] = [
  "area",
  "action",
  "kpi",
  "measure",
  "risk",
  "challenge",
  "meeting",
  "schedule",
  "person",
];
const ROLES = Object.keys(ROLES_CALLED) as readonly RoleName[];

/** A name, and the one that it is put for. */
type Pair = readonly [from: string, to: string];

const pairsOf = (from: Called, to: Called): readonly Pair[] =>
  (["one", "many"] as const)
    .map((some): Pair => [from[some], to[some]])
    .filter(([one, other]) => one.toLowerCase() !== other.toLowerCase());

/** What is put for what, and where it stands in a text. */
type Putting = {
  readonly pattern: RegExp;
  readonly to: ReadonlyMap<string, string>;
};

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Names as whole words, the longer first, with the article before them. */
function puttingOf(pairs: readonly Pair[]): Putting | null {
  if (pairs.length === 0) return null;
  const names = pairs
    .map(([from]) => escaped(from))
    .sort((a, b) => b.length - a.length)
    .join("|");
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(an? )?(${names})(?!\\p{L}|-\\p{L})`, "giu"),
    to: new Map(pairs.map(([from, to]) => [from.toLowerCase(), to])),
  };
}

type Names = {
  /** The plan's own names, for the default ones. */
  readonly typed: Putting | null;
  /** The default names, for the plan's own ones. */
  readonly told: Putting | null;
  /** Names of areas and people that hold one of the others as a word. */
  readonly proper: RegExp | null;
};

/** What is put for what in a plan. */
const namesOf = oncePer((plan: Plan): Names => {
  const { called, role } = vocabularyOf(plan);
  const both = [
    ...SAID.map((kind) => [called(kind), kindOf(plan, kind).called] as const),
    ...ROLES.map((one) => [role(one), ROLES_CALLED[one]] as const),
  ];
  const typed = puttingOf(both.flatMap(([own, usual]) => pairsOf(own, usual)));
  const told = puttingOf(both.flatMap(([own, usual]) => pairsOf(usual, own)));
  const people = plan.items.person.flatMap(({ name, aliases }) => [name, ...aliases]);
  const areas = callsOf(plan.items.area).flatMap(({ names }) => names);
  const holding = [...people, ...areas]
    .map((name) => name.trim())
    .filter((name) => [typed, told].some((one) => one && name.search(one.pattern) >= 0));
  const proper = holding.map(escaped).sort((a, b) => b.length - a.length);
  return {
    typed,
    told,
    proper: proper.length > 0 ? new RegExp(proper.join("|"), "giu") : null,
  };
});

/** A part of a text, from one place in it up to another. */
type Span = readonly [from: number, to: number];

const spansOf = (pattern: RegExp | null, text: string): readonly Span[] =>
  pattern
    ? [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length])
    : [];

/** What a text says in its own words: what follows a colon, a dash or “because”, and what is quoted. */
const OWN_WORDS = /(?:\bbecause\b|:(?![\d/])|\s[-–—]\s).*$|“[^”]*”|"[^"]*"/giu;
/** What is looked for in texts stands behind these words. */
const LOOKED_FOR =
  /\b(?:about|mention(?:s|ing)?|contain(?:s|ing)?|saying|regarding|concerning) (?:the |our |any )?$/iu;
const A_REFERENCE = /^ ?[a-z]{0,2}\d/iu;

/** A part that was put into a text, and what stood there. */
type Put = { readonly at: Span; readonly was: Span };

function put(
  text: string,
  { pattern, to }: Putting,
  leaves: (from: number, until: number) => boolean,
): { readonly text: string; readonly puts: readonly Put[] } {
  let made = "";
  let done = 0;
  const puts: Put[] = [];
  for (const { index, 0: found, 1: article = "", 2: name = "" } of text.matchAll(pattern)) {
    const until = index + found.length;
    if (leaves(index, until)) continue;
    const plain = to.get(name.toLowerCase()) ?? name;
    const said = /^\p{Lu}/u.test(name) ? capital(plain) : plain;
    const whole = article ? withArticle(said) : said;
    made += text.slice(done, index);
    puts.push({ at: [made.length, made.length + whole.length], was: [index, until] });
    made += /^A/.test(article) ? capital(whole) : whole;
    done = until;
  }
  return { text: made + text.slice(done), puts };
}

const isIn = (spans: readonly Span[], from: number, until: number) =>
  spans.some(([start, end]) => from < end && until > start);

/** A text in the words that the reader knows, and how any part of it was typed. */
export type Translated = { readonly text: string; readonly asTyped: (part: string) => string };

/** Puts the default words for the plan's own names of kinds and roles, where a text asks and does not tell. */
export function inDefaultWords(line: string, plan: Plan): Translated | null {
  const { typed, proper } = namesOf(plan);
  if (!typed) return null;
  const left = [...spansOf(OWN_WORDS, line), ...spansOf(proper, line)];
  const { text, puts } = put(
    line,
    typed,
    (from, until) =>
      isIn(left, from, until) ||
      (LOOKED_FOR.test(line.slice(0, from)) && !A_REFERENCE.test(line.slice(until))),
  );
  const lower = text.toLowerCase();
  /** The place in what was typed of a place in the text. */
  const placeOf = (place: number, end: boolean): number => {
    const inside = puts.find(({ at: [from, to] }) => place > from && place < to);
    if (inside) return inside.was[end ? 1 : 0];
    const before = puts.findLast(({ at: [, to] }) => to <= place);
    return before ? before.was[1] + place - before.at[1] : place;
  };
  const asTyped = (part: string): string => {
    const at = lower.lastIndexOf(part.toLowerCase());
    if (at < 0 || !puts.some(({ at: [from, to] }) => from < at + part.length && to > at)) {
      return part;
    }
    return line.slice(placeOf(at, false), placeOf(at + part.length, true));
  };
  return { text, asTyped };
}

/** A sentence of the reader's in the plan's own names; what it quotes is left, unless it quotes what to say. */
export function inOwnWords(sentence: string, plan: Plan, quoted = true): string {
  const { told, proper } = namesOf(plan);
  if (!told) return sentence;
  const quotes = quoted ? [] : spansOf(/“[^”]*”/gu, sentence);
  const left = [...quotes, ...spansOf(proper, sentence)];
  return put(sentence, told, (from, until) => isIn(left, from, until)).text;
}
