import MiniSearch from "minisearch";
import { stemmer } from "stemmer";
import { heldIn } from "../model/columns.ts";
import type { Item, Kind, KindDescription } from "../model/kind.ts";
import { kindOf, type Plan } from "../model/snapshot.ts";

/** The texts of one item that words are looked for in: as they stand, and stemmed. */
export type Entry = {
  readonly id: string;
  readonly text: string;
  readonly stemmed: string;
  readonly stems: ReadonlySet<string>;
};

/** The texts of a plan's items of a kind, in the plan's order. */
export type TextIndex = {
  readonly entries: readonly Entry[];
  readonly search: MiniSearch<Entry>;
  /** In how many items each stem stands. */
  readonly stems: ReadonlyMap<string, number>;
  /** Initials that were looked for, with what the texts spell them out as. */
  readonly initials: Map<string, string | undefined>;
};

export const WORD = /[\p{L}\p{N}]+/gu;
/** A word without its ending, in lower case. */
export const stemOf = (word: string) => stemmer(word.toLowerCase());

/** Words in order, stemmed: how a phrase is looked for. */
export const stemmed = (text: string) => ` ${(text.match(WORD) ?? []).map(stemOf).join(" ")} `;

/** What a kind says is searched of an item, field after field. */
function textOf(item: Item, { fields }: KindDescription): string {
  return Object.entries(fields)
    .filter(([, { searched }]) => searched)
    .flatMap(([key, field]) => [heldIn(item, key, field)].flat(2))
    .filter(Boolean)
    .join("\n");
}

const entries = new WeakMap<Item, Entry>();

/** An item's texts, taken apart once for each state of it. */
function entryOf(item: Item, kind: KindDescription): Entry {
  const known = entries.get(item);
  if (known) return known;
  const text = textOf(item, kind);
  const words = stemmed(text);
  const stems = new Set(words.split(" ").filter((stem) => stem !== ""));
  const entry = { id: item.ref, text, stemmed: words, stems };
  entries.set(item, entry);
  return entry;
}

type Kept = {
  items: readonly Item[];
  readonly search: MiniSearch<Entry>;
  readonly stems: Map<string, number>;
  readonly held: Map<string, Entry>;
  index: TextIndex;
};

/** So many plans' indexes are kept; one that is not is made when it is asked for. */
const MOST_KEPT = 60;
const kept = new Map<string, Kept>();

const newSearch = () =>
  new MiniSearch<Entry>({
    fields: ["stemmed"],
    // They are stemmed already; what is looked for is stemmed here.
    tokenize: (text) => text.match(WORD) ?? [],
    processTerm: (term) => term,
    searchOptions: { processTerm: stemOf },
  });

/**
 * The index of the texts of a plan's items of a kind. It is brought up to date by what differs from
 * the state it was last asked for, so that a change costs as much as the items that it touched.
 */
export function indexOf(plan: Plan, kind: Kind): TextIndex {
  const items: readonly Item[] = plan.items[kind];
  const name = JSON.stringify([plan.key.tenant, plan.key.id, kind]);
  const one = kept.get(name) ?? empty();
  kept.delete(name);
  kept.set(name, one);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  if (one.items !== items) bringUp(one, items, kindOf(plan, kind));
  return one.index;
}

function empty(): Kept {
  const search = newSearch();
  const stems = new Map<string, number>();
  const index = { entries: [], search, stems, initials: new Map() };
  return { items: [], search, stems, held: new Map(), index };
}

function bringUp(one: Kept, items: readonly Item[], kind: KindDescription): void {
  const { search, stems, held } = one;
  const now = items.map((item) => entryOf(item, kind));
  const wanted = new Map(now.map((entry) => [entry.id, entry]));
  for (const entry of [...held.values()]) {
    if (wanted.get(entry.id) === entry) continue;
    search.remove(entry);
    held.delete(entry.id);
    for (const stem of entry.stems) {
      const left = (stems.get(stem) ?? 1) - 1;
      if (left > 0) stems.set(stem, left);
      else stems.delete(stem);
    }
  }
  for (const entry of wanted.values()) {
    if (held.has(entry.id)) continue;
    search.add(entry);
    held.set(entry.id, entry);
    for (const stem of entry.stems) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  one.items = items;
  one.index = { entries: now, search, stems, initials: new Map() };
}
