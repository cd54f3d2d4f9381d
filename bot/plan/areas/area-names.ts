import { oncePer } from "../model/once.ts";
import type { Area } from "./area.kind.ts";

/** Words of a title that say nothing of which area it is. */
const COMMON = new Set(
  "a an and area areas arrangements at by for from in into is it local not of on or our plan services support that the their to was were with working young people children".split(
    " ",
  ),
);

/** What one area may be called, beside its number. */
export type AreaCalls = { readonly ref: string; readonly names: readonly string[] };

/**
 * What each area may be called: its short name, and its aliases or else what its titles yield.
 * Made once for each state of the areas.
 */
export const callsOf = oncePer((areas: readonly Area[]): readonly AreaCalls[] =>
  areas.map((area) => {
    const plain = plainName(area);
    const own = area.aliases.length > 0 ? area.aliases : derivedNames(area, areas);
    return { ref: area.ref, names: [plain, plain.replace(/'s?\b/g, ""), ...own] };
  }),
);

const plainName = (area: Area) =>
  area.shortName.replace(/\([^)]*\)/g, " ").replace(/[^\p{L}\p{N} '-]/gu, " ");

const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** Names that an area's titles yield: its acronyms, and the words of its short name that no other area has. */
export function derivedNames(area: Area, areas: readonly Area[]): readonly string[] {
  const others = new Set(
    areas.filter((a) => a.ref !== area.ref).flatMap((a) => wordsIn(`${a.shortName} ${a.title}`)),
  );
  const acronyms = [
    ...`${area.shortName} ${area.title}`.matchAll(/\b([A-Z][A-Za-z]*[A-Z])\b|\((\p{Lu}{2,})\)/gu),
  ].map((match) => match[1] ?? match[2] ?? "");
  const telling = wordsIn(plainName(area)).filter(
    (word) => word.length > 3 && !COMMON.has(word) && !others.has(word),
  );
  return [...new Set([...acronyms.filter((a) => !others.has(a.toLowerCase())), ...telling])];
}
