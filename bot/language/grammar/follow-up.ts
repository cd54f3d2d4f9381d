import type { Criterion } from "../../plan/model/criterion.ts";
import type { Query } from "../../plan/query/query.ts";
import { withoutManners } from "../line/manners.ts";
import type { Candidate, Scene } from "./scene.ts";

/** What goes on from the last list that was asked for. */

const FOLLOWS =
  /^(?:<at>[^<]*<\/at>\s*)?(?:and|just|only|what about|how about|but|ok and|now|same (?:for|with)|or)\b|^(?:that|it)'?s (?:now |all )?(?:red|amber|green|done|complete|finished)\b|\b(?:make|push|set|move|mark|put|close|change|turn|extend|delay) (?:it|that|this)\b|\b(?:down for|on to|to) (?:it|that)\s*[.!]*$|^(?:please )?(?:add|note|record) that\b|\b(?:of (?:that|those|them|these)|for (?:that|those)|is that|are those|the (?:second|first|third|last|next) one)\b/i;

/** Whether a text goes on from the question before it: "and the ambers?", "just Ada's", "csv of that". */
export const isFollowUp = (text: string): boolean =>
  FOLLOWS.test(withoutManners(text.replace(/&nbsp;/g, " ")));

const NTH: readonly (readonly [RegExp, number])[] = [
  [/\bfirst\b/, 0],
  [/\bsecond\b/, 1],
  [/\bthird\b/, 2],
];

/** A list asked for in a follow-up, with what the last question asked kept where it says nothing new. */
export function followed(
  scene: Scene,
  best: Candidate | undefined,
  last: Query,
): { readonly ask: Candidate["ask"]; readonly unused: readonly string[] } | undefined {
  const { folded } = scene.line;
  if (/\bhow many (?:is|are|was|were) (?:that|those|there|they)\b/.test(folded)) {
    return { ask: { command: "list", query: last, page: 1, count: true }, unused: [] };
  }
  void NTH;
  if (!best || best.ask.command === "unknown")
    return { ask: { command: "list", query: last, page: 1 }, unused: [] };
  const { ask, unused } = best;
  if (ask.command === "area_overview") {
    const field = last.kind === "risk" ? "areas" : "area";
    const where = { ...last.where, [field]: { oneOf: [ask.area] } };
    return { ask: { command: "list", query: { ...last, where }, page: 1 }, unused };
  }
  if (ask.command !== "list" || ask.query.kind !== last.kind) return { ask, unused };
  const said = ask.query;
  if (Object.keys(said.where).length === 0 && !said.about && !said.group && !said.order) {
    return { ask: { ...ask, query: last }, unused };
  }
  const kept: Record<string, Criterion> = { ...last.where };
  // A new colour, person or date replaces the old one; it does not join it.
  if (said.where.rag || said.where.status || said.where.late) {
    delete kept.rag;
    delete kept.status;
    delete kept.late;
  }
  const query = { ...last, ...said, where: { ...kept, ...said.where } };
  return { ask: { ...ask, query }, unused };
}
