import type { Area } from "../plan/model.ts";
import type { Plan } from "../plan/snapshot.ts";
import { findPhrases, type Phrase, phrases, type Word } from "./words.ts";

const AREA_WORDS = new Set(["area", "areas", "action", "theme", "weakness"]);
const known = new WeakMap<readonly Area[], readonly Phrase<string>[]>();

/** The names of a plan's areas as phrases: data of the plan, made once for each state of it. */
function namesOfAreas(areas: readonly Area[]): readonly Phrase<string>[] {
  const before = known.get(areas);
  if (before) return before;
  const made = phrases(
    areas.map(
      (area) =>
        [[...area.aliases, area.shortName.replace(/[^\p{L}\p{N} -]/gu, "")], area.ref] as const,
    ),
  );
  known.set(areas, made);
  return made;
}

/** The areas that a text names: by number ("area 3", and "action 4": a whole number is an area), title or nickname. */
export function findAreas(words: readonly Word[], plan: Plan): string[] {
  const found: string[] = [];
  for (const [at, word] of words.entries()) {
    const number = words[at + 1];
    if (word.used || !number || number.used || !AREA_WORDS.has(word.text)) continue;
    if (!/^\d{1,3}$/.test(number.text)) continue;
    word.used = true;
    number.used = true;
    found.push(number.text);
  }
  found.push(...findPhrases(words, namesOfAreas(plan.items.area)));
  return [...new Set(found)];
}
