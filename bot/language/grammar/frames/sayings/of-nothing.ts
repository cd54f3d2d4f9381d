import { called } from "../../../../plan/model/snapshot.ts";
import { isOf } from "../../../line/slot.ts";
import { plainWords } from "../../../line/tokens.ts";
import { leavesObjectOut } from "../../object-left-out.ts";
import type { Split } from "../../record-text.ts";
import { ofType, type Said } from "../../said.ts";
import { type Candidate, refuse } from "../../scene.ts";
import { weighed } from "../../tally.ts";
import { calledBy, MOST_MEANT } from "./subject.ts";

/** Something is said of what the plan does not have, or has too many of: which one is asked, and no list is answered. */

/** Something is said of "it", where nothing was spoken of before. */
export function ofNothing(said: Said, split: Split | null): readonly Candidate[] {
  const values = said.slots.filter(isOf("rag", "status", "date"));
  const others =
    said.slots.some(isOf("item", "area", "person", "kind", "topic", "op")) || namesItem(said);
  if (others || !leavesObjectOut(said, split?.cue)) return ofStranger(said);
  if (values.length === 0 && split?.cue !== "that") return [];
  const { one, example } = examplesIn(said);
  const sentence = `I do not know which ${one} that is about, so nothing was filled in. Say it again with its reference${example}.`;
  return [{ ...weighed(said, refuse(sentence), 0.2 + (split?.cost ?? 0), said.slots), unused: [] }];
}

/** Whether it names an item, however its words are taken apart. */
const namesItem = ({ scene, tokens }: Said): boolean => {
  const [first, last] = [tokens[0]?.at ?? 0, tokens.at(-1)?.end ?? 0];
  const { line, lattice } = scene;
  return lattice.slots.some(
    (one) =>
      isOf("item")(one) &&
      one.cost < 0.3 &&
      (line.tokens[one.from]?.at ?? 0) >= first &&
      (line.tokens[one.to - 1]?.end ?? 0) <= last,
  );
};

const STATED =
  /^(?:(?:hi|hello|ok|so|please|also|all) )*(?:the|our|my) (?<name>\S+(?: \S+){0,5}?) (?:is|are|has|have|needs|need|should be|can be|can go) /;
const ORDERED =
  /^(?:(?:ok|so|please|can you|could you|we need to) )*(?:mark|set|move|push|put|make|change|turn|rate|flag) (?:the|our|my) (?<name>\S+(?: \S+){0,5}?) (?:to|as|back|green|red|amber|blue|done|complete|finished|by|in) ?/;

/** Something is said of words that lead to no action, or to many. */
function ofStranger(said: Said): readonly Candidate[] {
  const { scene, cover } = said;
  const values = said.slots.some(isOf("rag", "status")) || hasSpan(said);
  const others = said.slots.some(isOf("item", "person", "area", "kind", "op", "late", "topic"));
  if (said.mood === "question" || others || !values) return [];
  const text = plainWords(said.tokens);
  const name = (STATED.exec(text) ?? ORDERED.exec(text))?.groups?.name?.replace(/ action$/, "");
  if (name !== undefined && /\bones$/.test(name) && cover.skipped.length > 0) {
    const { one, example } = examplesIn(said);
    const sentence = `I change one ${one} at a time, so nothing was filled in. Say which by its reference${example}.`;
    return [{ ask: refuse(sentence), cost: 2, unused: [] }];
  }
  if (
    name === undefined ||
    said.slots.some((one) => isValue(one) && one.from < nameEnd(said, name))
  )
    return [];
  const found = calledBy(scene.plan, name);
  const isStrange = cover.skipped.some((n) => scene.line.tokens[n]?.is === "word");
  const spoken = said.slots.some(isOf("text"));
  // Of a few it is asked which.
  const few = found.length > 0 && found.length <= MOST_MEANT;
  if (few || (found.length === 0 && !isStrange && !spoken)) return [];
  const { one, many, example } = examplesIn(said);
  const what =
    found.length === 0
      ? `No ${one} of this plan is called “${name}”`
      : `${found.length} ${many} speak of “${name}”`;
  const sentence = `${what}, so nothing was filled in. Say which ${one} by its reference${example}.`;
  return [{ ask: refuse(sentence), cost: 2, unused: [] }];
}

const isValue = isOf("rag", "status", "date");
const hasSpan = (said: Said) =>
  ofType(said, "act").some(({ value }) => value === "push" || value === "need") &&
  ofType(said, "date").length > 0;

/** The token behind a name. */
function nameEnd({ scene }: Said, name: string): number {
  const last = name.split(" ").at(-1);
  return scene.line.tokens.findIndex(({ text }) => text === last);
}

function examplesIn({ scene: { plan } }: Said) {
  const [first] = plan.items.action;
  const { one, many } = called(plan, "action");
  return { one, many, example: first ? `, for example “${first.ref} …”` : "" };
}
