import type { Rag } from "../model/primitives.ts";
import { RAG_MARKS } from "../model/rag.ts";

/** A rating in a body's own words, and what can be told of it where the words are colours: `green/amber`. */

const LEVELS: Readonly<Record<string, number>> = { red: 0, amber: 1, green: 2 };
const BETWEEN = /^(?:\/|-|–|to|and|,|\s)*$/i;
const COLOURS = /\b(?:red|amber|green)\b/gi;

/** The colours that a rating names; none where its words say anything else. */
function coloursIn(rating: string): readonly Rag[] {
  if (!BETWEEN.test(rating.replace(COLOURS, ""))) return [];
  return (rating.toLowerCase().match(COLOURS) ?? []) as readonly string[] as readonly Rag[];
}

/** How high a rating of colours stands, midway where it names two: more is better. Words of another kind are on no level. */
export function levelOf(rating: string): number | null {
  const colours = coloursIn(rating);
  if (colours.length === 0) return null;
  return colours.reduce((sum, colour) => sum + (LEVELS[colour] ?? 0), 0) / colours.length;
}

/** `●▲ green/amber`: the words as they are, with the symbol of each colour before them. */
export function ratingText(rating: string): string {
  const symbols = coloursIn(rating).map((colour) => RAG_MARKS[colour].symbol);
  return symbols.length > 0 ? `${symbols.join("")} ${rating}` : rating;
}

export type Way = "better" | "worse" | "same" | "other";

/** Which way it went from one rating to the next; between words that have no order, only that it is another. */
export function wayBetween(was: string, now: string): Way {
  if (was.trim().toLowerCase() === now.trim().toLowerCase()) return "same";
  const [before, after] = [levelOf(was), levelOf(now)];
  if (before === null || after === null || before === after) return "other";
  return after > before ? "better" : "worse";
}
