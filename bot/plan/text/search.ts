import type { Kind } from "../model/kind.ts";
import { oncePerText } from "../model/once.ts";
import type { Plan } from "../model/snapshot.ts";
import { beginningOf, spellingIn } from "./initials.ts";
import { holdingAll, holdingAny, inAll } from "./postings.ts";
import {
  type Entry,
  indexOf,
  stemmed,
  stemOf,
  stemsIn,
  type TextIndex,
  wordsIn,
} from "./text-index.ts";

/** Whether a word, in any of its forms, stands in the plan's texts. */
export function isInTexts(plan: Plan, kind: Kind, word: string): boolean {
  return indexOf(plan, kind).stems.has(stemOf(word));
}

/** Whether words stand side by side in one of the plan's texts, in any of their forms. */
export const isPhrase = (plan: Plan, kind: Kind, text: string): boolean =>
  standsIn(indexOf(plan, kind), text);

const standsIn = oncePerText(({ stems }: TextIndex, text) => {
  const phrase = stemmed(text);
  return holdingAll(stems, stemsIn(text)).some((one) => one.stemmed.includes(phrase));
});

/** What the plan's texts spell initials out as: "EHC plans" for ehcp; undefined where none does. */
export function spelledOut(plan: Plan, kind: Kind, word: string): string | undefined {
  const letters = word.toLowerCase();
  if (!/^[a-z]{3,7}$/.test(letters)) return undefined;
  return firstSpelling(indexOf(plan, kind), letters);
}

const firstSpelling = oncePerText(({ entries }: TextIndex, letters) => {
  const begins = beginningOf(letters);
  for (const { openings, words } of entries) {
    const found = begins.test(openings) ? spellingIn(words, letters) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
});

/** Whether a text speaks of words, in any of their forms: of all of them, or of all on one side of an "or". */
export function speaksOf(text: string, sought: string): boolean {
  const stems = stemmed(text);
  return sought.split(/\s+or\s+|\s*\/\s*/i).some((side) => {
    const own = stemsIn(withoutArticles(side));
    return own.length > 0 && own.every((stem) => stems.includes(` ${stem} `));
  });
}

/** Words that say nothing of what is looked for, unless there are no others. */
const ARTICLES = /^(?:the|a|an|our|their|this|these)$/i;
const withoutArticles = (text: string): string => {
  const words = wordsIn(text);
  const telling = words.filter((word) => !ARTICLES.test(word));
  return telling.length > 0 && telling.length < words.length ? telling.join(" ") : text;
};

/**
 * The items whose texts hold the words, best first: those that hold the very phrase, or else all of
 * the words in any form, or else all but for small slips. Words no text has are the asker's to hear of.
 */
export const findByText = (plan: Plan, kind: Kind, text: string): readonly string[] =>
  findIn(indexOf(plan, kind), text);

const findIn = oncePerText((index: TextIndex, text: string): readonly string[] => {
  // "Waiting lists or waiting times" is whatever speaks of either.
  const either = text.split(/\s+or\s+/i);
  if (either.length > 1) {
    // Where all of them share a word, that is what is looked for.
    const [first = [], ...others] = either.map(stemsIn);
    const shared = first.filter((stem) => others.every((stems) => stems.includes(stem)));
    if (shared.length > 0) return findIn(index, shared.join(" "));
    const found = new Set(either.flatMap((one) => findIn(index, one)));
    return index.entries.map(({ id }) => id).filter((id) => found.has(id));
  }
  const said = withoutArticles(text);
  const held = holdingAll(index.stems, stemsIn(said));
  if (held.length > 0) {
    // All of these hold every word, so none is better than another: they stay in the plan's order.
    const phrase = stemmed(text);
    const isPhrase = phrase.trim().includes(" ");
    const whole = isPhrase ? held.filter((entry) => entry.stemmed.includes(phrase)) : [];
    return idsOf(index, new Set(whole.length > 0 ? whole : held));
  }
  const near = begun(index, text);
  if (near.length > 0) return near;
  if (inAll(wordsIn(said).map((word) => nearTo(index, word))).length === 0) return [];
  return index.search.search(said, { combineWith: "AND", fuzzy }).map(({ id }) => String(id));
});

/** A slip of a short word is too near to too many others. */
const fuzzy = (term: string) => (term.length > 3 ? 1 : false);

/** The items that hold a word, small slips forgiven. */
const nearTo = oncePerText(({ stems }: TextIndex, word) => {
  const said = stemOf(word);
  return holdingAny(stems, (stem) => stem === said || (fuzzy(said) && isNear(stem, said)));
});
/** Whether a word is another but for one letter that is put in, left out or put for another. */
function isNear(a: string, b: string): boolean {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  const [rest, other] = [a.slice(n + 1), b.slice(n + 1)];
  return rest === other || a.slice(n) === other || rest === b.slice(n);
}

const begunBy = oncePerText(({ words }: TextIndex, start) =>
  holdingAny(words, (word) => word.startsWith(start)),
);

/** In the plan's order. */
const idsOf = ({ entries }: TextIndex, held: ReadonlySet<Entry>): readonly string[] =>
  held.size === 0 ? [] : entries.filter((entry) => held.has(entry)).map(({ id }) => id);

/** The items in whose texts words stand side by side that begin as those said: "home ed" of "home educated". */
function begun(index: TextIndex, text: string): readonly string[] {
  const parts = wordsIn(text.toLowerCase()).filter((part) => part.length > 1);
  if (parts.length < 2) return [];
  const standIn = ({ words: all }: Entry) =>
    all.some((_, n) => parts.every((part, k) => all[n + k]?.toLowerCase().startsWith(part)));
  const held = new Set(inAll(parts.map((part) => begunBy(index, part))).filter(standIn));
  return idsOf(index, held);
}

/** The word of a text that best leads to some action, slips forgiven; null if none does. */
export function findLoosely(plan: Plan, text: string): string | null {
  const words = wordsIn(text.slice(0, 500)).filter((word) => word.length > 4);
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
