import type { Change } from "../../bot/plan/model/change.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, type Vocabulary, vocabularyOf } from "../../bot/plan/model/vocabulary.ts";
import { itemIn } from "../../bot/plan/record/item-trail.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { bothVersions, type Typed } from "../frames/edit-form.ts";
import { howMany, shorten } from "../frames/words.ts";
import { changeLines } from "./change-lines.ts";

/** The sentences that tell a person what others did to an item meanwhile, newest last. */
export function whatOthersDid(
  item: Pick<Item, "kind" | "ref">,
  changes: readonly Change[],
  length: number,
  vocabulary: Vocabulary,
): readonly string[] {
  return changes.flatMap((change) => {
    const found = itemIn(change.items, item);
    if (!found) return [];
    const what = changeLines(found.before, found.after, length, vocabulary).join("; ");
    const who = shorten(change.by.name, 80);
    return [`${who}, ${printInstant(new Date(change.at))}: ${what || "other details"}.`];
  });
}

const MOST_CHANGES = 4;

/** The last of such sentences; the earlier ones are counted. */
export function lastOf(others: readonly string[]): readonly string[] {
  const earlier = others.length - MOST_CHANGES;
  return [
    ...(earlier > 0 ? [`${howMany(earlier, "earlier change")}, and then:`] : []),
    ...others.slice(-MOST_CHANGES),
  ];
}

/** What stands at the head of a form that came too late: who changed what and when, and both versions of what the two typed. */
export function conflictLines(
  { plan, item, deed }: { readonly plan: Plan; readonly item: Item; readonly deed: Deed },
  typed: Typed,
  changes: readonly Change[],
  length: number,
): readonly string[] {
  return [
    `Not saved: ${itemName(plan, item.kind, item.ref)} has changed since your card was drawn.`,
    ...lastOf(whatOthersDid(item, changes, length, vocabularyOf(plan))),
    ...bothVersions(plan, deed, item, typed, length),
    "What you typed is below. Apply it to the new version, or leave theirs.",
  ];
}
