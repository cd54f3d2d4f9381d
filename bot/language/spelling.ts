import { callsOf } from "../plan/areas/area-names.ts";
import { oncePer } from "../plan/model/once.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { isInTexts, stemOf } from "../plan/text/search.ts";
import { GRAMMAR, SILENT } from "./silent.ts";
import { sameWord, wordsOf } from "./words.ts";

/** The words of the board's speech that a slip is mended to; short ones and months that are also words are left alone. */
const MENDED = [...GRAMMAR].filter(
  (word) =>
    word.length > 3 &&
    !/^(may|mar|sep|dec|oct|care|card|cards|store|claim|stare|place|plate|plated|plats|plant|hammer|rally|carry|flying|hilarious|clear|stage|state|start|started|starting|steps|plans|carer|carers|cars|sale|sally's)$/.test(
      word,
    ),
);

/** Forms of a word are no slips of it: "updated" is not a bad "update". */
const STEMS: ReadonlySet<string> = new Set(MENDED.map((word) => stemOf(word)));

/**
 * A question with slips in the board's own words mended ("sumary", "aktions in aera 2"). Words of the
 * plan, of its areas and people are left as they are: those are matched with slips where they are
 * looked for. Text on its way into the record is never mended.
 */
export function mend(typed: string, plan: Plan): string {
  const line = typed
    .replace(/[🔴🟥]/gu, " red ")
    .replace(/[🟠🟡🟧🟨]/gu, " amber ")
    .replace(/[🟢🟩]/gu, " green ")
    .replace(/ {2,}/g, " ")
    .trim();
  const names = namesOf(plan.items);
  let mended = "";
  let end = 0;
  for (const word of wordsOf(line)) {
    const { text, raw, at } = word;
    const known =
      text.length < 4 ||
      /\d|@/.test(text) ||
      SILENT.has(text) ||
      GRAMMAR.has(text) ||
      STEMS.has(stemOf(text)) ||
      names.has(text) ||
      isSlipOf(text, names) ||
      isInTexts(plan, "action", text) ||
      isInTexts(plan, "risk", text);
    const meant = known ? undefined : MENDED.find((one) => sameWord(text, one));
    mended += line.slice(end, at) + (meant ?? raw);
    end = at + raw.length;
  }
  return mended + line.slice(end);
}

/** Whether a word is a small slip of one of the names. */
function isSlipOf(text: string, names: ReadonlySet<string>): boolean {
  for (const name of names) if (name.length > 4 && sameWord(text, name)) return true;
  return false;
}

/** Every word of the names of a plan's people and areas, made once for each state of them. */
const namesOf = oncePer(({ person, area }: Plan["items"]): ReadonlySet<string> => {
  const texts = [
    ...person.flatMap((p) => [p.name, ...p.aliases]),
    ...callsOf(area).flatMap((one) => one.names),
  ];
  return new Set(texts.flatMap((text) => wordsOf(text).map((word) => word.text)));
});
