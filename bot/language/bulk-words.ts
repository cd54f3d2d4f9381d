import { findAreaNames, findAreaNumbers } from "./areas.ts";
import { findStanding, standingOf } from "./colours.ts";
import { UPDATES } from "./intents.ts";
import type { Context } from "./parts.ts";
import type { Reading } from "./reading.ts";
import { wordsOf } from "./words.ts";

const ORDER =
  /^(?:please |pls |can you |could you |let'?s )*(?:mark|set|make|turn|change|put|close|complete|rate|move)\b/i;
const MANY = /\b(?:all|every|everything|the (?:lot|rest|whole))\b/i;

/** An order to change many actions at once, which is never done: "mark all of area 5 green", "close area 3". */
export function bulkChange(line: string, { plan }: Context): Partial<Reading> | undefined {
  if (!ORDER.test(line) || UPDATES.ref.test(line)) return undefined;
  const words = wordsOf(line);
  const areas = [...findAreaNumbers(words, plan), ...findAreaNames(words, plan, () => false)];
  const whose = /\b\w+'?s (?:actions|ones|items)\b/i.test(line);
  if (!MANY.test(line) && areas.length === 0 && !whose) return undefined;
  const standing = standingOf(findStanding(words, () => true));
  const [rag] = standing.rag;
  const closing = /\b(?:close|complete|closed|done|finished)\b/i.test(line);
  const status = standing.status[0] ?? (closing ? "complete" : undefined);
  if (!rag && !status) return undefined;
  return {
    intent: "update_action",
    areas: [...new Set(areas.map((a) => a.ref))],
    more: { ...(rag ? { rag } : { status }), bulk: true },
  };
}
