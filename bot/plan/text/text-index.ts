import MiniSearch from "minisearch";
import { stemmer } from "stemmer";
import { heldIn } from "../model/columns.ts";
import type { Item, Kind, KindDescription } from "../model/kind.ts";
import { kindOf, type Plan } from "../model/snapshot.ts";
import { openingsOf } from "./initials.ts";
import { type Postings, postings } from "./postings.ts";

/** The texts of one item that words are looked for in: word for word, and stemmed. */
export type Entry = {
  readonly id: string;
  readonly words: readonly string[];
  readonly stemmed: string;
  /** What any initials begin with that its words spell out. */
  readonly openings: string;
};

/** The texts of a plan's items of a kind, in the plan's order. */
export type TextIndex = {
  readonly entries: readonly Entry[];
  /** Those of items that count among the others. */
  readonly listed: ReadonlySet<Entry>;
  readonly search: MiniSearch<Entry>;
  readonly stems: Postings<Entry>;
  /** By words in lower case. */
  readonly words: Postings<Entry>;
};

const WORD = /[\p{L}\p{N}]+/gu;
export const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];
/** A word without its ending, in lower case. */
export const stemOf = (word: string) => stemmer(word.toLowerCase());
export const stemsIn = (text: string): readonly string[] => wordsIn(text).map(stemOf);

/** Words in order, stemmed: how a phrase is looked for. */
export const stemmed = (text: string) => ` ${stemsIn(text).join(" ")} `;

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
  const words = wordsIn(text);
  const entry = { id: item.ref, words, stemmed: stemmed(text), openings: openingsOf(words) };
  entries.set(item, entry);
  return entry;
}

const stemsOf = ({ stemmed }: Entry) => new Set(stemmed.split(" ").filter((stem) => stem !== ""));
const lowWordsOf = ({ words }: Entry) => new Set(words.map((word) => word.toLowerCase()));

/** So many plans' indexes are kept; one that is not is made when it is asked for. */
const MOST_KEPT = 60;
const kept = new Map<string, ReturnType<typeof createIndex>>();

/**
 * The index of the texts of a plan's items of a kind. It is brought up to date by what differs from
 * the state it was last asked for, so that a change costs as much as the items that it touched.
 */
export function indexOf(plan: Plan, kind: Kind): TextIndex {
  const name = JSON.stringify([plan.key.tenant, plan.key.id, kind]);
  const one = kept.get(name) ?? createIndex();
  kept.delete(name);
  kept.set(name, one);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return one.of(plan.items[kind], kindOf(plan, kind));
}

function createIndex() {
  const search = new MiniSearch<Entry>({
    fields: ["stemmed"],
    // They are stemmed already; what is looked for is stemmed here.
    tokenize: wordsIn as (text: string) => string[],
    processTerm: (term) => term,
    searchOptions: { processTerm: stemOf },
  });
  const stems = postings<Entry>();
  const words = postings<Entry>();
  const held = new Map<string, Entry>();
  let items: readonly Item[] = [];
  let index: TextIndex | undefined;

  const put = (entry: Entry) => {
    held.set(entry.id, entry);
    search.add(entry);
    stems.put(stemsOf(entry), entry);
    words.put(lowWordsOf(entry), entry);
  };
  const take = (entry: Entry) => {
    held.delete(entry.id);
    search.remove(entry);
    stems.take(stemsOf(entry), entry);
    words.take(lowWordsOf(entry), entry);
  };

  return {
    of(now: readonly Item[], kind: KindDescription): TextIndex {
      if (index && now === items) return index;
      items = now;
      const entries = now.map((item) => entryOf(item, kind));
      const wanted = new Map(entries.map((entry) => [entry.id, entry]));
      for (const entry of [...held.values()]) if (wanted.get(entry.id) !== entry) take(entry);
      for (const entry of wanted.values()) if (!held.has(entry.id)) put(entry);
      const { listed = () => true } = kind;
      index = {
        entries,
        listed: new Set(entries.filter((_, n) => listed(now[n] as Item))),
        search,
        stems: stems.all,
        words: words.all,
      };
      return index;
    },
  };
}
