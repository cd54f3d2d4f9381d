import { isOf, type Slot } from "../line/slot.ts";
import type { Said } from "./said.ts";

/** Words that a frame explains by their build, where the lexicon has no meaning for them. */

/** The places of the words that a test picks out. */
export const wordsAt = (said: Said, test: (word: string) => boolean): ReadonlySet<number> => {
  const all = said.scene.line.tokens;
  return new Set(said.tokens.flatMap((one) => (test(one.text) ? [all.indexOf(one)] : [])));
};

/** The slots that are made of such words alone. */
export const slotsWithin = ({ slots }: Said, words: ReadonlySet<number>): readonly Slot[] =>
  slots.filter(
    (one) =>
      !isOf("item", "person", "area", "date")(one) &&
      Array.from({ length: one.to - one.from }, (_, k) => one.from + k).every((n) => words.has(n)),
  );

/** What a word costs that nothing explains. */
const SKIPPED = 2;

/** A line in which these words are explained. */
export function explained(said: Said, words: ReadonlySet<number>): Said {
  const { cover } = said;
  const skipped = cover.skipped.filter((n) => !words.has(n));
  const cost = Math.max(0, cover.cost - SKIPPED * (cover.skipped.length - skipped.length));
  return { ...said, cover: { ...cover, skipped, cost } };
}
