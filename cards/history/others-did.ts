import type { Change } from "../../bot/plan/model/change.ts";
import type { Kind } from "../../bot/plan/model/kind.ts";
import type { Vocabulary } from "../../bot/plan/model/vocabulary.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { howMany, shorten } from "../frames/words.ts";
import { changeLines } from "./change-lines.ts";

const MOST_CHANGES = 4;

/** The sentences that tell a person what others did to an item meanwhile, newest last. */
export function othersDid(
  { kind, ref }: { readonly kind: Kind; readonly ref: string },
  changes: readonly Change[],
  length: number,
  vocabulary: Vocabulary,
): readonly string[] {
  return changes.flatMap((change) => {
    const item = change.items.find(({ after }) => after.kind === kind && after.ref === ref);
    if (!item) return [];
    const before = item.before?.kind === kind ? item.before : null;
    const what = changeLines(before, item.after, length, vocabulary).join("; ");
    const who = shorten(change.by.name, 80);
    return [`${who}, ${printInstant(new Date(change.at))}: ${what || "other details"}.`];
  });
}

/** The last of such sentences; the earlier ones are counted. */
export function lastOf(others: readonly string[]): readonly string[] {
  const earlier = others.length - MOST_CHANGES;
  return [
    ...(earlier > 0 ? [`${howMany(earlier, "earlier change")}, and then:`] : []),
    ...others.slice(-MOST_CHANGES),
  ];
}
