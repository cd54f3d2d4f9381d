import type { Area } from "../plan/areas/area.kind.ts";
import { callsOf } from "../plan/areas/area-names.ts";
import { oncePer } from "../plan/model/once.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { isPhrase } from "../plan/text/search.ts";
import { type Found, findPhrases, phrases, type Word } from "./words.ts";

const AREA_WORDS = new Set(["area", "areas", "action", "actions", "theme", "weakness", "section"]);
const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ["one", "1"],
  ["two", "2"],
  ["three", "3"],
  ["four", "4"],
  ["five", "5"],
  ["six", "6"],
]);

const namesOfAreas = oncePer((areas: readonly Area[]) =>
  phrases(callsOf(areas).map(({ names, ref }) => [names, ref] as const)),
);

/** An area that a text names, and the words that name it. */
export type AreaFound = { readonly ref: string; readonly words: readonly Word[] };

/**
 * The areas that a text names by number: "area 3", "areas 2 and 4", and "action 4", since a whole
 * number is an area. They are found before dates, so that "area 3 march" is no third of March.
 */
export function findAreaNumbers(words: readonly Word[], plan: Plan): AreaFound[] {
  const found: AreaFound[] = [];
  for (const [at, word] of words.entries()) {
    if (word.used) continue;
    const joined = /^(?:area|a|action)(\d{1,2})$/.exec(word.text)?.[1];
    if (joined && plan.items.area.some((area) => area.ref === joined)) {
      word.used = true;
      found.push({ ref: joined, words: [word] });
    } else if (AREA_WORDS.has(word.text)) {
      const numbers = numbersAfter(words, at);
      if (numbers.length === 0) continue;
      word.used = true;
      for (const { ref, number } of numbers) {
        number.used = true;
        found.push({ ref, words: [word, number] });
      }
    }
  }
  return found;
}

/** "Reds in 3" at a text's end is area 3 where the plan has one; it goes after dates. */
export function findBareNumbers(words: readonly Word[], { items }: Plan): AreaFound[] {
  const at = words.findLastIndex((word) => /^(?:in|under|within|for|from)$/.test(word.text));
  const numbers = at < 0 ? [] : numbersAfter(words, at);
  const isArea = ({ ref }: { ref: string }) => items.area.some((area) => area.ref === ref);
  if (numbers.at(-1)?.number !== words.at(-1) || !numbers.every(isArea)) return [];
  return numbers.map(({ ref, number }) => {
    number.used = true;
    return { ref, words: [number] };
  });
}

/** The whole numbers that follow a word, joined by "and" or "or". */
function numbersAfter(words: readonly Word[], at: number): { ref: string; number: Word }[] {
  const numbers: { ref: string; number: Word }[] = [];
  for (let next = at + 1; next < words.length; next++) {
    const number = words[next];
    if (!number || number.used) break;
    if (numbers.length > 0 && /^(and|or)$/.test(number.text)) continue;
    const range = /^(\d{1,2})-(\d{1,2})$/.exec(number.text);
    const reached = /^(to|through)$/.test(number.text) ? words[next + 1] : undefined;
    const low =
      range?.[1] ?? (reached && /^\d{1,2}$/.test(reached.text) ? numbers.at(-1)?.ref : undefined);
    const high = range?.[2] ?? reached?.text;
    if (low !== undefined && high !== undefined) {
      const last = reached ?? number;
      for (let ref = Number(low) + (reached ? 1 : 0); ref <= Number(high); ref++) {
        numbers.push({ ref: String(ref), number: last });
      }
      if (reached) next += 1;
      continue;
    }
    const ref = /^\d{1,3}$/.test(number.text) ? number.text : NUMBER_WORDS.get(number.text);
    if (!ref) break;
    numbers.push({ ref, number });
  }
  return numbers;
}

/** The areas that a text names by title or nickname, with small slips. */
export function findAreaNames(
  words: readonly Word[],
  plan: Plan,
  isWord: (word: Word) => boolean,
): AreaFound[] {
  const found: AreaFound[] = [];
  for (const hit of findPhrases(words, namesOfAreas(plan.items.area), (word) => !isWord(word))) {
    if (isPartOfPhrase(hit, words, plan)) {
      for (const word of hit.words) word.used = false;
      continue;
    }
    found.push({ ref: hit.meaning, words: hit.words });
    markAreaWord(words, hit.words);
  }
  return found;
}

/**
 * A single word that was only derived from a title gives way to a phrase of the plan's own texts:
 * "annual health checks" is looked for, not taken for the area with "health" in its title.
 */
function isPartOfPhrase(hit: Found<string>, words: readonly Word[], plan: Plan): boolean {
  const [word] = hit.words;
  const area = plan.items.area.find((one) => one.ref === hit.meaning);
  if (!word || hit.words.length > 1 || !area || area.aliases.length > 0) return false;
  const at = words.indexOf(word);
  const beside = [words[at - 1], words[at + 1]];
  return beside.some(
    (other, n) =>
      other &&
      !other.used &&
      isPhrase(
        plan,
        "action",
        n === 0 ? `${other.text} ${word.text}` : `${word.text} ${other.text}`,
      ),
  );
}

/** "the autism area": the word "area" beside a name is part of it. */
function markAreaWord(words: readonly Word[], span: readonly Word[]): void {
  const next = words[words.indexOf(span.at(-1) as Word) + 1];
  if (next && !next.used && /^areas?$/.test(next.text)) next.used = true;
}
