import type { Ask } from "../../asks/index.ts";
import { listNames } from "../../plan/model/names.ts";
import { called } from "../../plan/model/snapshot.ts";
import { describeQuery } from "../../plan/query/describe-query.ts";
import type { Query } from "../../plan/query/query.ts";
import { type Hearing, type Read, refuse } from "../grammar/scene.ts";
import { isOf, type Slot } from "../line/slot.ts";
import { wayOf } from "./goes-on.ts";
import { type GoneOnFrom, goneOnFrom, listedBy, spokenName } from "./gone-on-from.ts";
import { ofItem } from "./item.ts";
import { askedOfAll, listsThem, narrowed } from "./list.ts";

/** What goes on from the answer before it: a fact or the history of one item, or a narrower list. */

export type Follow = Hearing & {
  readonly text: string;
  /** What the words of the text can mean. */
  readonly slots: readonly Slot[];
  /** Reads a text that goes on from nothing. */
  readonly alone: (text: string) => Read;
};

const NTHS: Readonly<Record<string, number>> = {
  first: 0,
  top: 0,
  "1st": 0,
  next: 1,
  second: 1,
  "2nd": 1,
  third: 2,
  "3rd": 2,
  last: -1,
  bottom: -1,
};

const isNoun = isOf("kind");
/** What is asked for by a name or noun of its own, and of nothing before it. */
const names = (slots: readonly Slot[]) =>
  slots.some((one) => isOf("item")(one) && one.cost < 0.4 && one.value.some(({ known }) => known));
const hasNoun = (slots: readonly Slot[]) =>
  slots.some((one) => isNoun(one) && one.cost < 0.2 && one.value !== "area");
/** What is asked of nothing that it names: no person, area, colour or day of its own. */
const isBare = (slots: readonly Slot[]) =>
  !slots.some(
    (one) =>
      isOf(
        "kind",
        "item",
        "area",
        "person",
        "organisation",
        "rag",
        "status",
        "severity",
        "topic",
        "date",
      )(one) &&
      one.cost < 0.45 &&
      !(isOf("date")(one) && one.value.span),
  );

/** What it was taken to go on from, in words. */
function wordsFor({ plan }: Follow, { item, query }: GoneOnFrom): string {
  return item ? spokenName(plan, item) : `“${describeQuery(plan, query)}”`;
}

const notRead = (follow: Follow, from: GoneOnFrom): Read => ({
  ask: { command: "unknown", text: follow.text, after: wordsFor(follow, from) },
  unused: [],
});

/** Reads a text that goes on from what was asked last; undefined where it goes on from nothing. */
export function readOn(follow: Follow, last: Ask): Read | undefined {
  const { text, slots, plan, today } = follow;
  const from = goneOnFrom(last, plan, today);
  if (!from || names(slots)) return undefined;
  const way = wayOf(text);
  const refers = way.one || way.many;
  if (last.command === "list" && listsThem(way.rest)) return askedOfAll(way.rest, from.query);
  const { item, query } = from;
  if (way.nth !== undefined && !hasNoun(slots) && !item) {
    const ref = listedBy(plan, query, today)?.at(NTHS[way.nth] ?? 0);
    if (ref === undefined) return undefined;
    return ofItem(follow, from, { kind: query.kind, ref }, way) ?? notRead(follow, from);
  }
  if (hasNoun(slots) && !way.opens && !way.many) return undefined;
  if (item && !(item.kind === "area" && way.many)) {
    // "Which of them are high" narrows a list, however few it has.
    if (last.command === "list" && /\b(?:which|any|how many) of\b/.test(text.toLowerCase()))
      return ofList(follow, from);
    const bare = (way.bare || way.opens) && isBare(slots);
    if (!refers && !bare)
      return last.command === "list" ? ofList(follow, from) : ofPart(follow, from, way.opens);
    const found = ofItem(follow, from, item, way);
    if (found) return found;
    if (item.kind === "area") return ofPart(follow, from, true) ?? notRead(follow, from);
    return refers ? notRead(follow, from) : undefined;
  }
  return ofList(follow, from);
}

/** "And the reds?" of an area that was shown: those of its actions. */
function ofPart(follow: Follow, from: GoneOnFrom, opens: boolean): Read | undefined {
  if (from.item?.kind !== "area" || !opens) return undefined;
  return narrowed(follow.alone(follow.text), from.query, follow.today);
}

function ofList(follow: Follow, from: GoneOnFrom): Read | undefined {
  const { text, alone, today } = follow;
  const way = wayOf(text);
  if (!way.opens && !way.many && !way.one && !way.bare) return undefined;
  const all = askedOfAll(way.rest, from.query);
  if (all) return all;
  const each = ofEach(follow, from.query);
  if (each) return each;
  const found = alone(text);
  // "Which of them are red" keeps all that the list asked; "and the reds" does not.
  const isPart =
    /\b(?:of|from|in) (?:them|those|these|that lot)\b|^(?:ok |and |so |but )*(?:only|just)\b/i.test(
      text,
    );
  const part =
    narrowed(found, from.query, today, isPart) ??
    narrowed(alone(withNoun(follow, from.query)), from.query, today, isPart);
  if (part) return part;
  const { command } = found.ask;
  // A whole question of its own that only opens like one that goes on.
  if (way.opens && command !== "unknown" && command !== "courtesy")
    return whole(found, follow, from);
  if (!way.opens && !way.many && !way.one) return undefined;
  return command === "courtesy" || command === "help" ? undefined : notRead(follow, from);
}

/** What each item has of its own, and no list shows: why it is so, and what is done about it. */
const OF_EACH = /\b(?:doing|done) about (?:it|them|that|those)\b|\bnext steps?\b|^(?:and )?why\b/i;
const FEW = 12;

function ofEach({ text, plan, today }: Follow, query: Query): Read | undefined {
  if (query.kind !== "action" || !OF_EACH.test(text)) return undefined;
  const refs = listedBy(plan, query, today) ?? [];
  if (refs.length === 0) return undefined;
  const which = refs.length <= FEW ? `: ${listNames(refs)}` : "";
  return {
    ask: refuse(
      `Why each of them stands as it does, and what is next, is told one by one: please say which${which}. “exceptions” tells it of all that are red, amber or overdue.`,
      refs,
    ),
    unused: [],
  };
}

/** The text with the noun of the last list in it: "which of the risks are high". */
function withNoun({ text, plan }: Follow, { kind }: Query): string {
  const { many } = called(plan, kind);
  const said = text.replace(/\b(?:them|those|these|ones)\b/i, `the ${many}`);
  return said === text ? `${text.replace(/[\s?!.]+$/, "")} ${many}` : said;
}

/** A list that asks nothing is no answer to what goes on from another. */
function whole(found: Read, follow: Follow, from: GoneOnFrom): Read {
  const { ask } = found;
  const empty = ask.command === "list" && Object.keys(ask.query.where).length === 0;
  return empty && !(ask.command === "list" && ask.query.about) && found.unused.length > 0
    ? notRead(follow, from)
    : found;
}
