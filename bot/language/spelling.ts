import { callsOf } from "../plan/area-names.ts";
import { isInTexts } from "../plan/search.ts";
import type { Plan } from "../plan/snapshot.ts";
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

/**
 * A question with slips in the board's own words mended ("sumary", "aktions in aera 2"). Words of the
 * plan, of its areas and people are left as they are: those are matched with slips where they are
 * looked for. Text on its way into the record is never mended.
 */
export function mend(line: string, plan: Plan): string {
  const names = new Set([
    ...plan.items.person.flatMap((p) =>
      wordsOf([p.name, ...p.aliases].join(" ")).map((w) => w.text),
    ),
    ...plan.items.area.flatMap((a) =>
      wordsOf(callsOf(a, plan.items.area).join(" ")).map((w) => w.text),
    ),
  ]);
  let mended = "";
  let end = 0;
  for (const word of wordsOf(line)) {
    const { text, raw, at } = word;
    const known =
      text.length < 4 ||
      /\d|@/.test(text) ||
      SILENT.has(text) ||
      GRAMMAR.has(text) ||
      names.has(text) ||
      [...names].some((name) => name.length > 4 && sameWord(text, name)) ||
      isInTexts(plan, "action", text) ||
      isInTexts(plan, "risk", text);
    const meant = known ? undefined : MENDED.find((one) => sameWord(text, one));
    mended += line.slice(end, at) + (meant ?? raw);
    end = at + raw.length;
  }
  return mended + line.slice(end);
}
