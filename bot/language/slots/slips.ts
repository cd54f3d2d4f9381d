import { distance } from "fastest-levenshtein";

function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Whether two words differ by one swap of neighbours, the commonest slip of all. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 4) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** The letters that look alike in print and are scanned for one another. */
const lookalike = (word: string) => word.replace(/[l1]/g, "i").replace(/v/g, "y");

/** Whether a word can be a slip of another. */
function isSlip(said: string, meant: string): boolean {
  if (said.length > 2 && lookalike(said) === lookalike(meant)) return true;
  if (said[0] !== meant[0]) return false;
  if (swapped(said, meant)) return true;
  const allowed = slipsAllowed(Math.min(said.length, meant.length));
  if (allowed === 0 || Math.abs(said.length - meant.length) > allowed) return false;
  return distance(said, meant) <= allowed;
}

/** The words that one which English does not have may be a slip of, the nearest first. */
export function slipsOf(said: string, words: Iterable<string>): readonly string[] {
  const found: [string, number][] = [];
  for (const word of words) {
    if (word.length > 2 && isSlip(said, word)) found.push([word, distance(said, word)]);
  }
  return found
    .sort((a, b) => a[1] - b[1])
    .slice(0, 4)
    .map(([word]) => word);
}
