import { distance } from "fastest-levenshtein";
import { lineOf } from "./line/tokens.ts";

const words = (text: string) =>
  lineOf(text, [])
    .tokens.filter(({ is }) => is !== "mark")
    .map(({ text: word }) => word);

/** The sayings that are most like a text: by words in common, small slips forgiven. */
export function nearest(text: string, sayings: readonly string[], count: number): string[] {
  const said = words(text).slice(0, 40);
  const score = (saying: string) => {
    const near = words(saying).map((word) =>
      Math.max(0, ...said.map((s) => 1 - distance(s, word) / Math.max(s.length, word.length))),
    );
    return near.reduce((sum, n) => sum + n ** 2, 0) / Math.max(1, near.length);
  };
  return sayings
    .map((saying, order) => ({ saying, order, score: score(saying) }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, count)
    .map(({ saying }) => saying);
}
