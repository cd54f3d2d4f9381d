import { distance } from "fastest-levenshtein";

/** One word of a text, where it stands, and whether something has made sense of it. */
export type Word = { readonly text: string; readonly raw: string; used: boolean };

const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** A text without what clients add: HTML remains, hard spaces, invisible characters, curly quotes, doubled spaces. */
export function clean(text: string): string {
  return text
    .slice(0, 5000)
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, " ")
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, "")
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? " ")
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, "")
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** The words of a text in lower case. References (3.4, 3-4, A3.4, 1a) and @marks stay whole; possessives lose their 's. */
export function wordsOf(text: string): Word[] {
  const found = text.matchAll(
    /@\d+|[a-z]?\d+[.,-]\d+[a-z]?|[\p{L}\p{N}]+(?:['&-][\p{L}\p{N}]+)*/giu,
  );
  return [...found].map(([raw]) => ({
    raw,
    text: raw.toLowerCase().replace(/'s?$/u, "").replace(/'s-/u, "-"),
    used: false,
  }));
}

/** How many slips a word of this length may have and still be taken for another. */
function slips(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** Whether a word is another one, or a small slip of it: one letter in five, two in nine. */
export function sameWord(said: string, meant: string): boolean {
  if (said === meant) return true;
  const allowed = slips(Math.min(said.length, meant.length));
  if (allowed === 0 || Math.abs(said.length - meant.length) > allowed) return false;
  return said[0] === meant[0] && distance(said, meant) <= allowed;
}

/** A phrase to look for and what it means. */
export type Phrase<Meaning> = { readonly words: readonly string[]; readonly meaning: Meaning };

/** Phrases from a table of texts, longest first, so that "not started" is found before "started". */
export function phrases<Meaning>(
  table: readonly (readonly [texts: readonly string[], meaning: Meaning])[],
): readonly Phrase<Meaning>[] {
  return table
    .flatMap(([texts, meaning]) =>
      texts.map((text) => ({ words: text.toLowerCase().split(" "), meaning })),
    )
    .sort((a, b) => b.words.length - a.words.length);
}

/** Finds every phrase in words that nothing has used yet, marks them used, and tells what each means. */
export function findPhrases<Meaning>(
  words: readonly Word[],
  table: readonly Phrase<Meaning>[],
): Meaning[] {
  const found: { at: number; meaning: Meaning }[] = [];
  for (const phrase of table) {
    for (let at = 0; at + phrase.words.length <= words.length; at++) {
      const span = words.slice(at, at + phrase.words.length);
      if (span.some((word) => word.used)) continue;
      if (!span.every((word, n) => sameWord(word.text, phrase.words[n] ?? ""))) continue;
      for (const word of span) word.used = true;
      found.push({ at, meaning: phrase.meaning });
    }
  }
  return found.sort((a, b) => a.at - b.at).map((f) => f.meaning);
}
