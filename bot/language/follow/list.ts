import type { Criterion } from "../../plan/model/criterion.ts";
import type { Query } from "../../plan/query/query.ts";
import type { CalendarDate } from "../../plan/time/calendar-date.ts";
import type { Read } from "../grammar/scene.ts";

/** A list asked for in what goes on from one: what the last question asked is kept where this says nothing new. */

const listAsk = (query: Query, count?: true): Read["ask"] => ({
  command: "list",
  query,
  page: 1,
  ...(count ? { count } : {}),
});

/** Which field a bare question of several asks for: "whose are they", "when are those due". */
function fieldAsked(text: string, { kind }: Query): Partial<Query> | undefined {
  if (/\b(?:by when|when|due|deadlines?)\b/.test(text))
    return kind === "action" ? { order: { by: "due" } } : undefined;
  const owner = kind === "action" ? "owners" : kind === "risk" ? "owner" : undefined;
  if (/\b(?:whose|whos|who(?:'s| is| are| owns| has| have| leads)?)\b/.test(text) && owner)
    return { group: owner };
  const colour = /\b(?:colours?|rags?|ratings?|rated|status(?:es)?)\b/.test(text);
  return colour && kind !== "measure" ? { group: "rag" } : undefined;
}

/** Words that a bare question of several is made of, beside those of the field that it asks for. */
const BARE_WORDS =
  /^(?:who|whos|who's|whose|owns?|has|have|got|leads?|is|are|by|when|whens|due|deadlines?|colours?|rags?|ratings?|rated|status|statuses|what|whats|what's|do|does|they|them|those|these|theyre|they're|it|to|be|done|the|for|of|and|on|each|all|need|needed|finish|finished|belong|belongs|responsible)$/;

/** "List of those", "show them all". */
const LIST_THEM =
  /^(?:(?:can|could) you |please )?(?:the )?(?:list|show|see|give|print)(?: me)?(?: a list| the list| all)?(?: of)? (?:them|those|these)(?: all| again)?[\s?!.]*$/;

/** "Put names by them", "with the dates": each row has its own. */
const WITH_THEIR =
  /^(?:(?:ok|and|now|so|then|please|can you|could you),? )*(?:(?:put|add|show|with|give|include|have)(?: me| us)? )(?:the |their )?(?:names?|owners?|dates?|due dates?|by whens?)(?: and (?:the |their )?(?:names?|owners?|dates?))?(?: (?:by|to|on|next to|against|for|with|beside|in) (?:them|those|each|it|each one))?(?:[\s?!.]*$|,)/;

/** Whether what was listed is to be listed again. */
export const listsThem = (text: string): boolean =>
  LIST_THEM.test(text.toLowerCase()) || WITH_THEIR.test(text.toLowerCase());

/** "Whose are they", "and when do they have to be done by", "how many is that". */
export function askedOfAll(text: string, last: Query): Read | undefined {
  const low = text.toLowerCase();
  const words = low.match(/[a-z']+/g) ?? [];
  if (/\bhow many (?:is|are|was|were) (?:that|those|there|they|them)\b/.test(low))
    return { ask: listAsk(last, true), unused: [] };
  if (LIST_THEM.test(low) || WITH_THEIR.test(low)) return { ask: listAsk(last), unused: [] };
  if (/\d/.test(low) || !words.every((word) => BARE_WORDS.test(word))) return undefined;
  const asked = fieldAsked(low, last);
  return asked && { ask: listAsk({ ...last, ...asked }), unused: [] };
}

const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
const aYearBefore = ({ from, to }: Criterion): Criterion => ({
  ...(from ? { from: yearBefore(from) } : {}),
  ...(to ? { to: yearBefore(to) } : {}),
});

/** The last list with what a text asks of its own put on it; undefined where it asks nothing of it. */
export function narrowed(
  { ask, unused }: Read,
  last: Query,
  today: CalendarDate,
  isPart = false,
): Read | undefined {
  if (ask.command === "area_overview") {
    const field = last.kind === "risk" ? "areas" : "area";
    const where = { ...last.where, [field]: { oneOf: [ask.area] } };
    return { ask: listAsk({ ...last, where }), unused };
  }
  if (ask.command !== "list" || ask.query.kind !== last.kind) return undefined;
  const said = ask.query;
  if (Object.keys(said.where).length === 0 && !said.about && !said.group && !said.order)
    return ask.count ? { ask: { ...ask, query: last }, unused } : undefined;
  const kept: Record<string, Criterion> = { ...last.where };
  // A new colour, person or date replaces the old one; of those that were listed, it joins it.
  if (!isPart && (said.where.rag || said.where.status || said.where.late)) {
    delete kept.rag;
    delete kept.status;
    delete kept.late;
  }
  const { due } = said.where;
  const where = {
    ...kept,
    ...said.where,
    // Of what is overdue, October is the one that has gone.
    ...(kept.late?.is && due?.from && due.from > today ? { due: aYearBefore(due) } : {}),
  };
  const { group: _, limit: __, order: ___, ...before } = last;
  return {
    ask: { ...ask, query: { ...before, ...said, where } },
    unused: unused.filter(
      (word) => !/^(?:hers|his|her|theirs|them|those|these|out|that)$/i.test(word),
    ),
  };
}
