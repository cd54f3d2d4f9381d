import type { Meaning, SlotType } from "../line/slot.ts";

/** A phrase and what it means; `weight` is what it costs to take it so. */
export type Entry = { readonly words: string; readonly meaning: Meaning; readonly weight: number };

/** Entries of one type, by value: phrases with bars between. */
export function entries(
  type: SlotType,
  table: Readonly<Record<string, string>>,
  meant: (key: string) => unknown = (key) => key,
  weight = 0.1,
): readonly Entry[] {
  return Object.entries(table).flatMap(([key, phrases]) =>
    phrases
      .split("|")
      .map((words) => words.trim())
      .filter((words) => words !== "")
      .map((words) => ({ words, meaning: { type, value: meant(key) } as Meaning, weight })),
  );
}
