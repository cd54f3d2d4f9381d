import { type FieldChange, fieldChanges } from "../../bot/plan/history/field-words.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import type { Vocabulary } from "../../bot/plan/model/vocabulary.ts";
import { shorten } from "../frames/words.ts";

/** Two texts as they differ, each in so many characters: what they both begin with is left out where it is long. */
function differing(was: string, now: string, length: number): readonly [string, string] {
  let same = 0;
  while (same < was.length && was[same] === now[same]) same += 1;
  const from = same > length / 2 ? was.lastIndexOf(" ", same - length / 4) + 1 : 0;
  const part = (text: string) => `${from > 0 ? "…" : ""}${shorten(text.slice(from), length)}`;
  return [part(was), part(now)];
}

const shown = (text: string | null, quoted: boolean) =>
  text === null ? "none" : quoted ? `“${text}”` : text;

/** One field as it changed: `RAG: was ● Green, now ▲ Amber`. */
export function changeLine({ label, was, now, quoted }: FieldChange, length = 200): string {
  const [old, recent] = differing(shown(was, quoted), shown(now, quoted), length);
  return `${label}: was ${old}, now ${recent}`;
}

/** What one change did to an item, field by field; of a new item, every field that says something. */
export function changeLines(
  before: Item | null,
  after: Item,
  length: number,
  vocabulary: Vocabulary,
): readonly string[] {
  return fieldChanges(before, after, vocabulary).map((change) =>
    before
      ? changeLine(change, length)
      : `${change.label}: now ${shorten(shown(change.now, change.quoted), length)}`,
  );
}
