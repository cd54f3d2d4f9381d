/** Whole numbers in words, each at the place that is its value. */
const NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(
  " ",
);

/** The words from one up to a number, for a pattern. */
export const numberWordsTo = (most: number): readonly string[] => NUMBER_WORDS.slice(1, most + 1);

/** The number that a word names, up to a greatest one; undefined where it names none of them. */
export function numberNamed(word: string, most = 12): number | undefined {
  const value = NUMBER_WORDS.indexOf(word);
  return value >= 0 && value <= most ? value : undefined;
}
