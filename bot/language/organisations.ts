import type { Plan } from "../plan/model/snapshot.ts";
import type { Word } from "./words.ts";

/** Words for whole sides of a partnership, which a plan's people may not name so. */
const SIDES: ReadonlyMap<string, string> = new Map([
  ["nhs", "NHS"],
  ["ccg", "CCG"],
  ["icb", "ICB"],
  ["lcc", "LCC"],
  ["la", "LA"],
  ["council", "council"],
]);

/** "health" is a word of many texts; it is a side only where it owns or is owned by something. */
const HEALTH =
  /\b(?:(?:for|with|by|from|to|on) health(?: colleagues| partners| side)?$|health(?:'s|s)? (?:actions?|items?|owned|side|colleagues|partners|leads?|owners|ones|stuff|reds?|ambers?|own|got|have|has|need|lead on)|(?:has|have|is|are|does|do) health (?=got|own|lead|have|need|do|responsible|meant|supposed|down)|(?:owned by|with|for|by) health\b(?! (?:data|care|visit|transit|school|nurs)))/;

/** The organisation that a text asks about, as it was said: one that the plan's people have, or a side of the partnership. */
export function findOrganisation(line: string, words: readonly Word[], plan: Plan): string | null {
  const named = new Map<string, string>();
  for (const { organisation } of plan.items.person) {
    if (!organisation) continue;
    named.set(organisation.toLowerCase(), organisation);
    for (const part of organisation.split(/\s+/)) {
      if (/^[A-Z]{2,}$/.test(part)) named.set(part.toLowerCase(), part);
    }
  }
  for (const word of words) {
    if (word.used) continue;
    const name = word.text.replace(/s$/, "");
    const found =
      named.get(word.text) ?? named.get(name) ?? SIDES.get(word.text) ?? SIDES.get(name);
    if (!found) continue;
    word.used = true;
    return found;
  }
  const health = HEALTH.exec(line.toLowerCase());
  if (health)
    for (const word of words) if (/^(deliver|delivering)$/.test(word.text)) word.used = true;
  const word =
    health && words.find((w) => !w.used && /^health$/.test(w.text) && w.at >= health.index);
  if (!word) return null;
  word.used = true;
  return "health";
}
