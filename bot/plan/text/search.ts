import MiniSearch from "minisearch";
import { stemmer } from "stemmer";
import { heldIn } from "../model/columns.ts";
import type { Item, Kind, KindDescription } from "../model/kind.ts";
import { kindOf, type Plan } from "../model/snapshot.ts";

/** One text of the plan that words can be looked for in. */
type Entry = { readonly id: string; readonly text: string };

type Index = {
  readonly search: MiniSearch<Entry>;
  readonly texts: ReadonlyMap<string, string>;
  readonly stems: ReadonlySet<string>;
};

const WORD = /[\p{L}\p{N}]+/gu;
/** A word without its ending, in lower case. */
export const stemOf = (word: string) => stemmer(word.toLowerCase());

/** Words in order, stemmed: how a phrase is looked for. */
const stemmed = (text: string) => ` ${(text.match(WORD) ?? []).map(stemOf).join(" ")} `;

/** What a kind says is searched of an item, field after field. */
export function textOf(item: Item, { fields }: KindDescription): string {
  return Object.entries(fields)
    .filter(([, { searched }]) => searched)
    .flatMap(([key, field]) => [heldIn(item, key, field)].flat(2))
    .filter(Boolean)
    .join("\n");
}

function made(items: readonly Item[], kind: KindDescription): Index {
  const entries = items.map((item) => ({ id: item.ref, text: textOf(item, kind) }));
  const search = new MiniSearch<Entry>({
    fields: ["text"],
    tokenize: (text) => text.match(WORD) ?? [],
    processTerm: stemOf,
  });
  search.addAll(entries);
  const texts = new Map(entries.map((entry) => [entry.id, stemmed(entry.text)]));
  const stems = new Set([...texts.values()].flatMap((text) => text.trim().split(" ")));
  return { search, texts, stems };
}

const indexes = new WeakMap<readonly Item[], Index>();

/** The index of the texts of a plan's items of a kind, made once for each state of them. */
function indexOf(plan: Plan, kind: Kind): Index {
  const items: readonly Item[] = plan.items[kind];
  const known = indexes.get(items) ?? made(items, kindOf(plan, kind));
  indexes.set(items, known);
  return known;
}

/** Whether a word, in any of its forms, stands in the plan's texts. */
export function isInTexts(plan: Plan, kind: Kind, word: string): boolean {
  return indexOf(plan, kind).stems.has(stemOf(word));
}

/** Whether words stand side by side in one of the plan's texts, in any of their forms. */
export function isPhrase(plan: Plan, kind: Kind, text: string): boolean {
  const phrase = stemmed(text);
  return [...indexOf(plan, kind).texts.values()].some((one) => one.includes(phrase));
}

/** The word of the plan's texts that a slip most likely meant, if there is one. */
export function meantWord(plan: Plan, kind: Kind, word: string): boolean {
  if (word.length < 5) return false;
  const [first = ""] = word.toLowerCase();
  return indexOf(plan, kind)
    .search.search(word, { fuzzy: 1, maxFuzzy: 1, prefix: false })
    .some((hit) => hit.terms.some((term) => term.startsWith(first)));
}

/**
 * The items whose texts hold the words, best first: those that hold the very phrase, or else all of
 * the words in any form, or else all but for small slips. Words no text has are the asker's to hear of.
 */
export function findByText(plan: Plan, kind: Kind, text: string): readonly string[] {
  const index = indexOf(plan, kind);
  // "Waiting lists or waiting times" is whatever speaks of either.
  const either = text.split(/\s+or\s+/i);
  if (either.length > 1) {
    // Where all of them share a word, that is what is looked for.
    const [first = [], ...others] = either.map((one) => (one.match(WORD) ?? []).map(stemOf));
    const shared = first.filter((stem) => others.every((stems) => stems.includes(stem)));
    if (shared.length > 0) return findByText(plan, kind, shared.join(" "));
    const found = new Set(either.flatMap((one) => findByText(plan, kind, one)));
    return [...index.texts.keys()].filter((id) => found.has(id));
  }
  const phrase = stemmed(text);
  const best = (options: { fuzzy: number | false }) =>
    index.search.search(text, { combineWith: "AND", ...options }).map((hit) => String(hit.id));
  const exact = best({ fuzzy: false });
  if (exact.length > 0) {
    // All of these hold every word, so none is better than another: they stay in the plan's order.
    const ordered = [...index.texts.keys()].filter((id) => exact.includes(id));
    const whole = ordered.filter((id) => index.texts.get(id)?.includes(phrase));
    return phrase.trim().includes(" ") && whole.length > 0 ? whole : ordered;
  }
  return best({ fuzzy: 1 });
}

/** The word of a text that best leads to some action, slips forgiven; null if none does. */
export function findLoosely(plan: Plan, text: string): string | null {
  const words = (text.slice(0, 500).match(WORD) ?? []).filter((word) => word.length > 4);
  const { search } = indexOf(plan, "action");
  const scored = words
    .map((word) => ({
      word,
      score: search.search(word, { fuzzy: 0.2, maxFuzzy: 2 })[0]?.score ?? 0,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.word.toLowerCase();
  return best !== undefined && findByText(plan, "action", best).length > 0 ? best : null;
}
