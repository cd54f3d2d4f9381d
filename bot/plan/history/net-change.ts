import type { Change } from "../model/change.ts";
import type { Item, Kind, KindTable } from "../model/kind.ts";
import type { MovementKind } from "../model/moved.ts";
import { allItems, kindOf, type Plan, sortableRef } from "../model/snapshot.ts";
import { type Vocabulary, vocabularyOf } from "../model/vocabulary.ts";
import { fieldChanges } from "./field-words.ts";
import { type Movement, movementOf } from "./movement.ts";

/** The place of a kind among those that a board reads of; people, appointments and conversations are the plan's housekeeping, and have none. */
const placeOf = (kinds: KindTable, kind: Kind): number | undefined => kindOf({ kinds }, kind).board;

/** What became of one item over a time, all its changes taken together. */
export type NetChange = Movement & {
  readonly kind: Kind;
  readonly ref: string;
  readonly was: Item | null;
  readonly now: Item;
  /** The changes that touched it, oldest first. */
  readonly changes: readonly Change[];
};

/** Commands by which the bot notes on a meeting what it has sent: they change nothing that a board reads of. */
const NOTES_OF_SENDING = new Set(["paper_step", "post_notes"]);
const isNote = ({ via, command }: Change) => via === "bot" && NOTES_OF_SENDING.has(command);

type Gathered = { was: Item | null; readonly states: Item[]; readonly changes: Change[] };

/** The changes of a time as what became of each item, in the order in which a plan is told. */
export function netChanges(
  changes: readonly Change[],
  vocabulary: Vocabulary,
): readonly NetChange[] {
  const items = new Map<string, Gathered>();
  for (const change of changes.filter((one) => !isNote(one))) {
    for (const { before, after } of change.items) {
      const name = `${after.kind} ${after.ref}`;
      const was = before?.ref === after.ref ? before : null;
      const gathered = items.get(name) ?? { was, states: [], changes: [] };
      gathered.states.push(after);
      gathered.changes.push(change);
      items.set(name, gathered);
    }
  }
  return [...items.values()]
    .flatMap(({ was, states, changes: touched }): NetChange[] => {
      const now = states.at(-1);
      if (!now || placeOf(vocabulary.kinds, now.kind) === undefined) return [];
      const { kind, ref } = now;
      return [{ kind, ref, was, now, changes: touched, ...movementOf(was, states, vocabulary) }];
    })
    .sort((a, b) => (orderOf(vocabulary, a) < orderOf(vocabulary, b) ? -1 : 1));
}

/**
 * How the items of a plan stand beside how they stood in an earlier state of it. What came and went
 * between the two is not seen.
 */
export function netBetween(then: Plan, now: Plan): readonly NetChange[] {
  const vocabulary = vocabularyOf(now);
  const before = new Map(allItems(then).map((item) => [`${item.kind} ${item.ref}`, item]));
  return allItems(now).flatMap((item): NetChange[] => {
    const { kind, ref, version } = item;
    const was = before.get(`${kind} ${ref}`) ?? null;
    if (was?.version === version || placeOf(now.kinds, kind) === undefined) return [];
    if (was && fieldChanges(was, item, vocabulary).length === 0) return [];
    return [{ kind, ref, was, now: item, changes: [], ...movementOf(was, [item], vocabulary) }];
  });
}

const orderOf = ({ kinds }: Vocabulary, { kind, ref }: NetChange) =>
  `${String(placeOf(kinds, kind)).padStart(2, "0")} ${sortableRef(ref)}`;

/** How many changes touched nothing that a board reads of. */
export function housekeeping(changes: readonly Change[], { kinds }: Vocabulary): number {
  return changes.filter(
    (change) =>
      isNote(change) || change.items.every(({ after }) => placeOf(kinds, after.kind) === undefined),
  ).length;
}

/** The items of which something belongs in a group: one that got worse and moved its date is in both. */
export function inGroup(all: readonly NetChange[], group: MovementKind): readonly NetChange[] {
  return all.filter(({ moved }) => moved.some((one) => one.group === group));
}
