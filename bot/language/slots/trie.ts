import type { Entry } from "../lexicon/entry.ts";
import { type Slot, slot } from "../line/slot.ts";
import { type Token, wordsIn } from "../line/tokens.ts";

/** Entries by the words that they begin with, so that a lexicon of thousands costs no more than one of ten. */
type Node = { readonly next: Map<string, Node>; readonly ends: Entry[] };
export type Trie = { readonly root: Node; readonly words: ReadonlySet<string> };

const node = (): Node => ({ next: new Map(), ends: [] });

export function trieOf(entries: readonly Entry[]): Trie {
  const root = node();
  const all = new Set<string>();
  for (const entry of entries) {
    let at = root;
    for (const word of wordsIn(entry.words)) {
      if (word === "-" || word === "'") continue;
      all.add(word);
      const next = at.next.get(word) ?? node();
      at.next.set(word, next);
      at = next;
    }
    if (at !== root) at.ends.push(entry);
  }
  return { root, words: all };
}

/** What a token may be taken for, and at what cost: itself, without a possessive, or a word that it is a slip of. */
export type Taken = readonly (readonly [text: string, cost: number])[];

/** Words that come between those of a phrase and change nothing in it: "has already passed", "not yet quite finished". */
const BETWEEN =
  /^(?:already|now|yet|actually|even|really|currently|since|ever|still|fully|quite|properly|named|real)$/;
const PASSED_OVER = 0.04;

/** How much dearer each further word makes it not to take a phrase whole. */
const PER_WORD = 0.02;

/** Every phrase of a trie in some tokens, wherever it begins. */
export function matches(trie: Trie, tokens: readonly Token[], taken: readonly Taken[]): Slot[] {
  const found: Slot[] = [];
  const walk = (at: Node, from: number, n: number, cost: number, words: number) => {
    for (const { meaning, weight } of at.ends) {
      found.push(slot(meaning, from, n, Math.max(0.01, weight - PER_WORD * (words - 1)) + cost));
    }
    const token = tokens[n];
    if (!token) return;
    // Hyphens say nothing of themselves between words: "off-track".
    if (token.is === "mark" && /^[-'’.]$/.test(token.text) && words > 0 && n > from) {
      walkOn(at, from, n + 1, cost, words);
    }
    for (const [text, more] of taken[n] ?? []) {
      const next = at.next.get(text);
      if (next) walk(next, from, n + 1, cost + more, words + 1);
    }
    if (words > 0 && BETWEEN.test(token.text) && tokens[n + 1]?.is === "word")
      walkOn(at, from, n + 1, cost + PASSED_OVER, words);
  };
  // Behind a mark, or what is passed over, a word must follow: no phrase ends with one.
  const walkOn = (at: Node, from: number, n: number, cost: number, words: number) => {
    if (!tokens[n]?.glued && tokens[n - 1]?.text === ".") return;
    for (const [text, more] of taken[n] ?? []) {
      const next = at.next.get(text);
      if (next) walk(next, from, n + 1, cost + more, words + 1);
    }
  };
  for (const [n, token] of tokens.entries()) {
    if (token.is !== "mention") walk(trie.root, n, n, 0, 0);
  }
  return found;
}
