import type { Kind } from "../plan/model/kind.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { isInTexts, meantWord } from "../plan/text/search.ts";
import type { Parts } from "./parts.ts";
import { GRAMMAR, SILENT } from "./silent.ts";
import { sameWord, type Word } from "./words.ts";

/** The words that are left and stand in the plan's texts: what to search for. They are marked used. */
export function searchText(parts: Parts, plan: Plan, kind: Kind): string | null {
  const { words, line } = parts;
  const left = words.filter((word) => !word.used && !isSilent(word) && !/^@\d+$/.test(word.text));
  const hits = left.filter(
    (word) =>
      isInTexts(plan, kind, word.text) ||
      (!GRAMMAR.has(word.text) && meantWord(plan, kind, word.text)),
  );
  extend(hits, words, plan, kind);
  const [first] = hits;
  const last = hits.at(-1);
  if (!first || !last) return null;
  const repeated = hits.find((word, n) => hits.findIndex((other) => other.text === word.text) < n);
  if (repeated) {
    for (const word of left) word.used = hits.includes(word) || word.used;
    return repeated.raw.toLowerCase();
  }
  const between = words.filter((word) => word.at > first.at && word.at < last.at);
  const whole = between.every(
    (word) => hits.includes(word) || (SILENT.has(word.text) && !word.used),
  );
  for (const word of hits) word.used = true;
  const said = whole
    ? line.slice(first.at, last.at + last.raw.length)
    : hits.map((word) => word.raw).join(" ");
  return said
    .replace(/'s\b/g, "")
    .split(" ")
    .map((word) =>
      /^[A-Z0-9&-]{2,}$/.test(word) && line !== line.toUpperCase() ? word : word.toLowerCase(),
    )
    .join(" ");
}

/** Nouns that say nothing alone, and something beside another word: "performance report", "dynamic action plan". */
const NOUNS =
  /^(reports?|reporting|plans?|lists?|times?|teams?|progress|work(?:ing)?|leads?|areas?|information|details?|position|updates?)$/;

/** Adds to the words found those right after them that belong to the same phrase of the plan's texts. */
function extend(hits: Word[], words: readonly Word[], plan: Plan, kind: Kind): void {
  for (const hit of [...hits]) {
    let at = words.indexOf(hit) + 1;
    const passed: Word[] = [];
    for (; at < words.length; at++) {
      const next = words[at];
      if (!next || next.used || hits.includes(next) || !isInTexts(plan, kind, next.text)) break;
      if (NOUNS.test(next.text)) {
        passed.push(next);
        hits.splice(hits.indexOf(hit) + 1, 0, ...passed.splice(0));
        break;
      }
      if (next.text !== "action") break;
      passed.push(next);
    }
  }
}

/** Words that ask, and small slips of the commonest of them. */
export function isSilent(word: Word): boolean {
  return (
    SILENT.has(word.text) || ["actions", "action", "please"].some((one) => sameWord(word.text, one))
  );
}
