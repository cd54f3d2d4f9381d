import type { Change, Item } from "../model/model.ts";
import { sortableRef } from "../model/snapshot.ts";
import type { NamesOf } from "./field-words.ts";
import { type Group, type Movement, movementOf } from "./movement.ts";

/** What a board reads of. People, appointments and conversations are the plan's housekeeping. */
export const BOARD_KINDS = [
  "action",
  "risk",
  "challenge",
  "kpi",
  "measure",
  "area",
  "meeting",
  "about",
  "group",
  "terms",
  "note",
] as const satisfies readonly Item["kind"][];
export type BoardKind = (typeof BOARD_KINDS)[number];

const isBoardKind = (kind: Item["kind"]): kind is BoardKind => BOARD_KINDS.some((k) => k === kind);

/** What became of one item over a time, all its changes taken together. */
export type NetChange = Movement & {
  readonly kind: BoardKind;
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
export function netChanges(changes: readonly Change[], names?: NamesOf): readonly NetChange[] {
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
      if (!now || !isBoardKind(now.kind)) return [];
      const { kind, ref } = now;
      return [{ kind, ref, was, now, changes: touched, ...movementOf(was, states, names) }];
    })
    .sort(inOrder);
}

const orderOf = ({ kind, ref }: NetChange) =>
  `${String(BOARD_KINDS.indexOf(kind)).padStart(2, "0")} ${sortableRef(ref)}`;
const inOrder = (a: NetChange, b: NetChange) => (orderOf(a) < orderOf(b) ? -1 : 1);

/** How many changes touched nothing that a board reads of. */
export function housekeeping(changes: readonly Change[]): number {
  return changes.filter(
    (change) => isNote(change) || change.items.every(({ after }) => !isBoardKind(after.kind)),
  ).length;
}

/** The items of which something belongs in a group: one that got worse and moved its date is in both. */
export function inGroup(all: readonly NetChange[], group: Group): readonly NetChange[] {
  return all.filter(({ moved }) => moved.some((one) => one.group === group));
}
