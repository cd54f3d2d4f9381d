import type { Item, KindDescription } from "../model/kind.ts";
import type { Moved } from "../model/moved.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { type FieldChange, fieldChanges } from "./field-words.ts";

/** What became of an item between two states: its movements, and the fields that no movement tells of. */
export type Movement = { readonly moved: readonly Moved[]; readonly also: readonly FieldChange[] };

/**
 * What became of an item: the net of all its changes, from how it was to how it is now, as its kind
 * tells it. `states` are what it was after each change, oldest first. What came and went is told as such.
 */
export function movementOf(
  was: Item | null,
  states: readonly Item[],
  vocabulary: Vocabulary,
): Movement {
  const now = states.at(-1) ?? was;
  if (!now) return { moved: [], also: [] };
  const kind = vocabulary.kinds[now.kind] as unknown as KindDescription;
  const other = (words: string): Moved => ({ group: "other", words, tells: [] });
  if (!was) {
    const words = kind.begun?.(now, vocabulary) ?? "new";
    return { moved: [{ ...other(words), group: "new" }], also: [] };
  }
  const moved = kind.moved?.(was, states, vocabulary) ?? [];
  const told = new Set(moved.flatMap(({ tells }) => tells));
  const also = fieldChanges(was, now, vocabulary).filter(
    ({ key }) => !told.has(key) && !kind.fields[key]?.bookkeeping,
  );
  if (moved.length > 0) return { moved, also };
  if (also.length > 0) return { moved: [other("")], also };
  const words = states.length > 1 ? "changed and changed back" : "saved with nothing new";
  return { moved: [other(words)], also };
}
