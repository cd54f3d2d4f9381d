import { distance } from "fastest-levenshtein";

/** One word of a text, where it stands, and whether something has made sense of it. */
export type Word = {
  /** In lower case, without a possessive. */
  readonly text: string;
  readonly raw: string;
  readonly at: number;
  readonly possessive: boolean;
  used: boolean;
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The markup that Teams' own editor leaves; anything else in angle brackets was typed. */
const MARKUP =
  /<\/?(?:at|p|br|div|span|b|i|u|s|em|strong|a|ul|ol|li|blockquote|pre|code|font|h[1-6]|table|tbody|tr|td|th|attachment|emoji)\b[^<>]{0,200}>/gi;

/** The longest text that is read, in characters. */
const LONGEST = 5000;

/** A text without what clients add: HTML remains, hard spaces, invisible characters, doubled spaces. */
export function clean(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, " ")
    .replace(MARKUP, "")
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? " ")
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A cleaned text with straight quotes and dashes, one character for one: for matching, never for keeping. */
export function straight(line: string): string {
  return line
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, "-");
}

/** The most words of a text that are looked at. */
const MOST_WORDS = 300;

/** The words of a text. References (3.4, 3-4, A3.4, 1a) and @marks stay whole; possessives lose their 's. */
export function wordsOf(text: string): Word[] {
  const found = text.matchAll(
    /@\d+|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b\d{1,3}\.\d{1,3}-\d{1,3}\.\d{1,3}\b|\b[a-z]?\d{1,3}[.,-]\d{1,3}[a-z]?(?![\d-])|[\p{L}\p{N}]+(?:['&-][\p{L}\p{N}]+)*%?/giu,
  );
  const words: Word[] = [];
  for (const match of found) {
    const [raw] = match;
    const lower = raw.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    words.push({
      raw,
      text: lower.replace(/'s?$/u, "").replace(/'s-/u, "-"),
      at: match.index,
      possessive: /'s?$/u.test(lower),
      used: false,
    });
    if (words.length >= MOST_WORDS) break;
  }
  return words;
}

/** How many slips a word of this length may have and still be taken for another. */
function slips(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** Whether two words differ by one swap of neighbours, the commonest slip of all. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Whether a word is another one, or a small slip of it: one letter in five, two in nine, or two swapped. */
export function sameWord(said: string, meant: string): boolean {
  if (said === meant) return true;
  if (said[0] !== meant[0]) return false;
  if (meant.length >= 4 && swapped(said, meant)) return true;
  const [short, long] = [said, meant].map((word) => word.length).sort((a, b) => a - b);
  const allowed = short === 4 && long === 5 ? 1 : slips(short ?? 0);
  if (allowed === 0 || Math.abs(said.length - meant.length) > allowed) return false;
  return distance(said, meant) <= allowed;
}

/** A phrase to look for and what it means. */
export type Phrase<Meaning> = { readonly words: readonly string[]; readonly meaning: Meaning };

/** Phrases from a table of texts, longest first, so that "not started" is found before "started". */
export function phrases<Meaning>(
  table: readonly (readonly [texts: readonly string[], meaning: Meaning])[],
): readonly Phrase<Meaning>[] {
  return table
    .flatMap(([texts, meaning]) =>
      texts.map((text) => ({ words: wordsOf(text).map((word) => word.text), meaning })),
    )
    .filter((phrase) => phrase.words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
}

/** A phrase that was found: what it means, and the words that it took. */
export type Found<Meaning> = { readonly meaning: Meaning; readonly words: readonly Word[] };

/** Finds every phrase in words that nothing has used yet and marks them used. Exact finds go before slips. */
export function findPhrases<Meaning>(
  words: readonly Word[],
  table: readonly Phrase<Meaning>[],
  isSlip: (word: Word) => boolean = () => true,
): Found<Meaning>[] {
  const found: Found<Meaning>[] = [];
  for (const same of [(a: Word, b: string) => a.text === b, slipOf(isSlip)]) {
    for (const phrase of table) {
      const [first] = phrase.words;
      if (first === undefined) continue;
      for (let at = 0; at + phrase.words.length <= words.length; at++) {
        const start = words[at];
        if (!start || start.used || !same(start, first)) continue;
        const span = words.slice(at, at + phrase.words.length);
        if (span.some((word) => word.used)) continue;
        if (!span.every((word, n) => same(word, phrase.words[n] ?? ""))) continue;
        for (const word of span) word.used = true;
        found.push({ words: span, meaning: phrase.meaning });
      }
    }
  }
  return found.sort((a, b) => (a.words[0]?.at ?? 0) - (b.words[0]?.at ?? 0));
}

const slipOf = (isSlip: (word: Word) => boolean) => (word: Word, meant: string) =>
  word.text === meant || (isSlip(word) && sameWord(word.text, meant));

/** Marks the words that stand in a stretch of the text as used. */
export function useSpan(words: readonly Word[], from: number, to: number): void {
  for (const word of words) if (word.at >= from && word.at < to) word.used = true;
}

/** The same for what a pattern matched. */
export function useMatch(words: readonly Word[], match: RegExpExecArray): void {
  useSpan(words, match.index, match.index + match[0].length);
}
