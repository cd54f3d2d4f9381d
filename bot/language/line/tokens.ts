import { wordIn } from "./word-in.ts";

/** Reads a line into tokens that keep their place in it: folded for matching, whole for what is kept. */

/** Somebody named with @ in a text: what stands for them there, and their account. */
export type Mention = {
  readonly text: string;
  readonly id: string | null;
  readonly name: string;
  readonly teams?: string;
};

/** One word, number or mark of a line. Parts of a contraction ("isn't": is, not) stand at one place. */
export type Token = {
  /** In lower case, without accents and apostrophes. */
  readonly text: string;
  /** The same without a possessive ending: "hilarys" is hilary's. */
  readonly base: string;
  readonly raw: string;
  readonly at: number;
  readonly end: number;
  /** No space stands before it. */
  readonly glued: boolean;
  readonly is: "word" | "number" | "mark" | "mention" | "link";
  /** Which of the mentions it is. */
  readonly mention?: number;
};

/** A text as it is kept, with the same text folded, character for character, and its tokens. */
export type Line = {
  readonly text: string;
  readonly folded: string;
  readonly tokens: readonly Token[];
};

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};

/** What a reply quotes, and what a client attaches: nobody says it now. */
const QUOTED =
  /<blockquote\b[^>]*>[\s\S]*?<\/blockquote>|<quoted\b[^>]*>(?:[\s\S]*?<\/quoted>)?|<attachment\b[^>]*>(?:[\s\S]*?<\/attachment>)?/gi;
/** The markup that Teams' own editor leaves; anything else in angle brackets was typed. */
const MARKUP =
  /<\/?(?:at|p|br|div|span|b|i|u|s|em|strong|a|ul|ol|li|pre|code|font|h[1-6]|table|tbody|tr|td|th|emoji)\b[^<>]{0,200}>/gi;
const UNSEEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g;

/** The longest text that is read, in characters; the most tokens that are looked at. */
const LONGEST = 8000;
const MOST_TOKENS = 400;

/** A text without what clients add: HTML remains, hard spaces, doubled spaces. Lines stay lines. */
export function clean(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(QUOTED, " ")
    .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, "\n")
    .replace(MARKUP, "")
    .replace(
      /&(nbsp|amp|lt|gt|quot|#39);/gi,
      (_, name: string) => wordIn(ENTITIES, name.toLowerCase()) ?? " ",
    )
    .replace(UNSEEN, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();
}

/** One character for one: lower case, without accents, with straight quotes and dashes. */
export function fold(text: string): string {
  let out = "";
  for (const char of text) {
    const [bare = char] = char.normalize("NFD");
    const low = bare.toLowerCase();
    out += low.length === char.length ? low : char;
  }
  return out
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-");
}

/** What short forms are short for. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    "is are was were has have had do does did should could would must need"
      .split(" ")
      .map((word) => [`${word}nt`, `${word} not`]),
  ),
  wont: "will not",
  cant: "can not",
  cannot: "can not",
  aint: "is not",
  whats: "what is",
  whos: "who is",
  whens: "when is",
  wheres: "where is",
  hows: "how is",
  whys: "why is",
  thats: "that is",
  thatll: "that will",
  theres: "there is",
  heres: "here is",
  im: "i am",
  ive: "i have",
  weve: "we have",
  youve: "you have",
  theyve: "they have",
  theyre: "they are",
  youre: "you are",
  whatve: "what have",
  lets: "let us",
  gonna: "going to",
  gotta: "got to",
  wanna: "want to",
  dunno: "do not know",
};
/** Those that are words of their own without an apostrophe. */
const WITH_MARK: Readonly<Record<string, string>> = {
  "we're": "we are",
  "we'll": "we will",
  "i'll": "i will",
  "i'd": "i would",
  "we'd": "we would",
  "it's": "it is",
  "it'll": "it will",
  "he's": "he is",
  "she's": "she is",
  "shouldn't've": "should not have",
  "should've": "should have",
  "would've": "would have",
  "could've": "could have",
};

/** The address of a page, up to a space; the marks behind it are those of the sentence. */
const LINK = /(?:https?:\/\/|www\.)[^\s<>\]"“”]*[^\s<>\]"“”.,;:!?)('’]/iy;
const PIECES = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*['’]?|\p{N}+|[^\s\p{L}\p{N}\p{M}]/gu;

/** The pieces of a text between two places: a link is one of them, whatever stands in it. */
function piecesIn(text: string, from: number, to: number): { raw: string; at: number }[] {
  const found: { raw: string; at: number }[] = [];
  let at = from;
  const words = (end: number) => {
    for (const match of text.slice(at, end).matchAll(PIECES)) {
      // A closing quote is no part of a word.
      const raw = match[0].replace(/(?<!s)['’]$/i, "");
      found.push({ raw, at: at + match.index });
    }
  };
  for (const { index } of text
    .slice(from, to)
    .matchAll(/(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)/giu)) {
    LINK.lastIndex = from + index;
    const link = LINK.exec(text)?.[0];
    if (!link || from + index < at) continue;
    words(from + index);
    found.push({ raw: link, at: from + index });
    at = from + index + link.length;
  }
  words(to);
  return found;
}

function pieceTokens(raw: string, at: number, glued: boolean): Token[] {
  const end = at + raw.length;
  const whole = fold(raw);
  if (/^(?:https?:\/\/|www\.)/.test(whole))
    return [{ text: whole, base: whole, raw, at, end, glued, is: "link" }];
  if (/^\p{N}/u.test(raw)) return [{ text: whole, base: whole, raw, at, end, glued, is: "number" }];
  if (!/^[\p{L}\p{M}]/u.test(raw)) {
    return [{ text: whole, base: whole, raw, at, end, glued, is: "mark" }];
  }
  const text = whole.replaceAll("'", "");
  const long = wordIn(WITH_MARK, whole) ?? wordIn(SHORT_FORMS, text);
  if (long) {
    return long.split(" ").map((part, n) => ({
      text: part,
      base: part,
      raw,
      at,
      end,
      glued: n > 0 || glued,
      is: "word" as const,
    }));
  }
  const base = whole.replace(/'s?$/, "").replaceAll("'", "");
  return [{ text, base, raw, at, end, glued, is: "word" }];
}

/** Reads a text as a client sends it. A mention becomes one token that knows its person; in the text it is their name. */
export function lineOf(sent: string, mentions: readonly Mention[]): Line {
  let marked = sent;
  for (const [n, { text, name }] of mentions.entries()) {
    const sign = text === "" ? `<at>${name}</at>` : text;
    marked = marked.replaceAll(sign, ` \ue000${n}\ue001 `);
  }
  const parts = clean(marked).split(/\ue000(\d+)\ue001/);
  let text = "";
  const named: { at: number; end: number; mention: number }[] = [];
  for (const [n, part] of parts.entries()) {
    const at = text.length;
    if (n % 2 === 0) text += part;
    else {
      text += mentions[Number(part)]?.name ?? "";
      named.push({ at, end: text.length, mention: Number(part) });
    }
  }
  const folded = fold(text);
  const tokens: Token[] = [];
  const space = (at: number) => at === 0 || /\s/.test(text[at - 1] ?? " ");
  let from = 0;
  const take = (to: number) => {
    for (const { raw, at } of piecesIn(text, from, to)) {
      tokens.push(...pieceTokens(raw, at, !space(at)));
    }
  };
  for (const { at, end, mention } of named) {
    take(at);
    const raw = text.slice(at, end);
    tokens.push({
      text: `@${mention}`,
      base: `@${mention}`,
      raw,
      at,
      end,
      glued: false,
      is: "mention",
      mention,
    });
    from = end;
  }
  take(text.length);
  return { text, folded, tokens: tokens.slice(0, MOST_TOKENS) };
}

/** The words of some tokens as one text, without their marks. */
export const plainWords = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ is }) => is !== "mark")
    .map(({ text }) => text)
    .join(" ");

/** The tokens of a phrase of the lexicon, by their texts. */
export const wordsIn = (phrase: string): readonly string[] =>
  lineOf(phrase, []).tokens.map(({ text }) => text);
