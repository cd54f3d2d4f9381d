/** How words spell initials out: "EHC plans" for ehcp. */

const LINKS = /^(?:and|of|for|the|in|to|with)$/i;
const CAPITALS = /^\p{Lu}{2,}$/u;

/** Words side by side that spell letters out; undefined where none do. */
export function spellingIn(words: readonly string[], letters: string): string | undefined {
  for (let n = 0; n < words.length; n++) {
    if (LINKS.test(words[n] ?? "")) continue;
    const end = endOfSpelling(words, n, letters);
    if (end !== undefined && end > n + 1) return words.slice(n, end).join(" ");
  }
  return undefined;
}

/** Where words end that begin at one and spell letters out: each by its first, or by all that it has where it is capitals. */
function endOfSpelling(words: readonly string[], at: number, letters: string): number | undefined {
  if (letters === "") return at;
  const word = words[at];
  if (word === undefined) return undefined;
  const low = word.toLowerCase();
  const isCapitals = CAPITALS.test(word) && letters.startsWith(low);
  const rest = isCapitals ? low.length : low.startsWith(letters.charAt(0)) ? 1 : 0;
  const taken = rest > 0 ? endOfSpelling(words, at + 1, letters.slice(rest)) : undefined;
  if (taken !== undefined) return taken;
  return LINKS.test(word) ? endOfSpelling(words, at + 1, letters) : undefined;
}

/** What any letters begin with that words spell out: what the first gives, and the first letter of the next. */
export function openingsOf(words: readonly string[]): string {
  const openings = new Set<string>();
  for (const [n, word] of words.entries()) {
    if (LINKS.test(word)) continue;
    const low = word.toLowerCase();
    for (const next of words.slice(n + 1)) {
      const letter = next.charAt(0).toLowerCase();
      openings.add(`${low.charAt(0)}${letter}`);
      if (CAPITALS.test(word)) openings.add(`${low}${letter}`);
      if (!LINKS.test(next)) break;
    }
  }
  return ` ${[...openings].join(" ")} `;
}

/** Finds an opening of letters among the openings of some words. */
export const beginningOf = (letters: string): RegExp =>
  new RegExp(
    ` (?:${Array.from(letters, (_, n) => letters.slice(0, n + 1))
      .slice(1)
      .join("|")}) `,
  );
