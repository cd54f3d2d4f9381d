import { type Change, isUnread } from "../../bot/plan/model/change.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import type { PlanKey } from "../../bot/plan/model/snapshot.ts";
import { whyUnread } from "../../bot/plan/readable.ts";
import type { PressMark } from "../../bot/plan/record/store.ts";
import { cardFromRow, cardKey, holdFromRow, holdKey } from "../rows/card-rows.ts";
import { partFromRow } from "../rows/parts.ts";
import * as rows from "../rows/rows.ts";
import { changeInTrail, trailKey } from "../rows/trail-rows.ts";

/** One thing that is wrong with a stored plan: at which row of its partition, and what. */
export type RowFault = { readonly row: string; readonly what: string };

/** A row as the table service gave it. */
export type StoredRow = Readonly<Record<string, unknown>>;

export type HeaderRow = {
  readonly version: number;
  /** The large change whose items are not all in rows of their own yet, from its part `next` on. */
  readonly pending: { readonly parts: rows.ChangeParts; readonly next: number } | null;
};

/** What a history row holds; `change` is null where it cannot be read. */
export type HistoryRow = { readonly version: number; readonly change: Change | null };

/** The rows of a plan's partition as they are meant, and those that cannot be read so. */
export type ParsedRows = {
  readonly header: HeaderRow | null;
  readonly items: ReadonlyMap<string, Item>;
  /** What each row of a trail says a change did to its item. */
  readonly trails: ReadonlyMap<string, Change>;
  /** The rows that name checkpoints, and the parts that those are kept in. */
  readonly checkpoints: readonly StoredRow[];
  /** Keys of items, presses and trails whose rows are there and cannot be read: told once, and not as missing too. */
  readonly unreadable: ReadonlySet<string>;
  readonly history: ReadonlyMap<number, HistoryRow>;
  readonly presses: ReadonlyMap<string, PressMark & { readonly version: number }>;
  readonly parts: ReadonlyMap<string, ReturnType<typeof partFromRow>>;
  readonly due: number;
  readonly done: number;
  readonly faults: readonly RowFault[];
};

const keyOf = (row: StoredRow) => String(row.rowKey);

/** Rows that stand by themselves: each is read, and is told whether what it holds belongs under its key. */
const ALONE = {
  // Work that is put off keeps its key and not its time, so only the end of the key can be held to it.
  due: (row: StoredRow) =>
    keyOf(row).endsWith(rows.dueKey({ ...rows.dueFromRow(row), at: "" }).slice(4)),
  done: (row: StoredRow) => rows.doneKey(rows.doneFromRow(row)) === keyOf(row),
  card: (row: StoredRow) => cardKey(cardFromRow(row)) === keyOf(row),
  hold: (row: StoredRow) => holdKey(holdFromRow(row)) === keyOf(row),
} as const;

/** The kinds of rows that a plan has beside its header, by what their keys begin with. */
const KINDS = ["item", "change", "part", "press", "trail", "checkpoint", ...keysIn(ALONE)] as const;
type RowKind = (typeof KINDS)[number];

/** Reads every row of a plan's partition. What cannot be read is told, and the rest read on. */
export function parseRows(key: PlanKey, all: readonly StoredRow[]): ParsedRows {
  const faults: RowFault[] = [];
  const tell = (row: string, what: string) => void faults.push({ row, what });

  /** Reads one row; its key must be the one that what it holds is kept under. */
  function read<T>(row: StoredRow, from: (row: StoredRow) => T, keyed: (of: T) => boolean) {
    try {
      const found = from(row);
      if (keyed(found)) return found;
      tell(keyOf(row), "holds what belongs under another key");
    } catch (error) {
      tell(keyOf(row), `cannot be read: ${whyUnread(error)}`);
    }
    return undefined;
  }

  const none = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  const of = none as unknown as Readonly<Record<RowKind, StoredRow[]>>;
  let headerRow: StoredRow | undefined;
  for (const row of all) {
    const kind = KINDS.find((one) => keyOf(row).startsWith(`${one}:`));
    if (kind) of[kind].push(row);
    else if (keyOf(row) === rows.HEADER) headerRow = row;
    else tell(keyOf(row), "is no row that a plan has");
  }
  if (!headerRow) tell(rows.HEADER, "is missing: the plan has no header");

  const parts = new Map<string, ReturnType<typeof partFromRow>>();
  for (const row of of.part) {
    const part = read(row, partFromRow, () => true);
    if (part) parts.set(keyOf(row), part);
  }

  const partRows = new Set(of.part.map(keyOf));

  const unreadable = new Set<string>();
  const items = new Map<string, Item>();
  for (const row of of.item) {
    const item = read(row, itemOf, () => true);
    if (item) items.set(keyOf(row), item);
    else unreadable.add(keyOf(row));
  }

  const history = new Map<number, HistoryRow>();
  for (const row of of.change) {
    const version = Number(keyOf(row).slice("change:".length));
    if (!Number.isInteger(version) || rows.changeKey(version) !== keyOf(row)) {
      tell(keyOf(row), "is no version");
      continue;
    }
    const laid = rows.partsOf(row);
    const laidIn = laid ? rows.partKeys(laid) : [];
    for (const part of laidIn.filter((one) => !partRows.has(one))) {
      tell(part, `is missing: ${keyOf(row)} is kept in it`);
    }
    const items = laid ? wholeOf(laidIn, parts) : undefined;
    const change =
      items === null
        ? undefined
        : read(
            row,
            () => readable(rows.changeFromRow(row, items)),
            (found) => found.version === version,
          );
    history.set(version, { version, change: change ?? null });
  }

  const presses = new Map<string, PressMark & { readonly version: number }>();
  for (const row of of.press) {
    const press = read(row, pressOf, (it) => rows.pressKey(it.key) === keyOf(row));
    if (press) presses.set(keyOf(row), press);
    else unreadable.add(keyOf(row));
  }

  const trails = new Map<string, Change>();
  for (const row of of.trail) {
    const change = read(
      row,
      (stored) => readable(changeInTrail(stored)),
      (it) => belongs(it, keyOf(row)),
    );
    if (change) trails.set(keyOf(row), change);
    else unreadable.add(keyOf(row));
  }
  for (const kind of keysIn(ALONE)) {
    for (const row of of[kind]) read(row, ALONE[kind], (belongs) => belongs);
  }

  const header =
    headerRow &&
    read(
      headerRow,
      (row) => headerOf(row, key),
      () => true,
    );
  return {
    header: header ?? null,
    items,
    unreadable,
    history,
    presses,
    trails,
    checkpoints: of.checkpoint,
    parts,
    due: of.due.length,
    done: of.done.length,
    faults,
  };
}

function keysIn<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table) as K[];
}

function headerOf(row: StoredRow, key: PlanKey): HeaderRow {
  const version = Number(row.version);
  if (!Number.isInteger(version) || version < 1) throw new Error("version is not a whole number");
  if (row.tenant !== key.tenant || row.id !== key.id) throw new Error("it is of another plan");
  const parts = rows.partsOf(row);
  return { version, pending: parts && { parts, next: Number(row.parts_next ?? 0) } };
}

function pressOf(row: StoredRow): PressMark & { readonly version: number } {
  for (const column of ["key", "digest", "attempt"]) {
    if (typeof row[column] !== "string") throw new Error(`${column} is not a text`);
  }
  if (!Number.isInteger(row.version)) throw new Error("version is not a whole number");
  return { ...rows.pressFromRow(row), version: Number(row.version) };
}

/** Whether a row of a trail is of one item, and kept under it and its version. */
const belongs = ({ version, items: [one, ...others] }: Change, key: string) =>
  one !== undefined && others.length === 0 && trailKey({ ...one.after, version }) === key;

/** The items of a change that is kept in parts; null if a part cannot be read. */
function wholeOf(keys: readonly string[], parts: ParsedRows["parts"]): readonly unknown[] | null {
  const found = keys.map((key) => parts.get(key));
  return found.every((part) => part !== undefined) ? found.flatMap((part) => part.items) : null;
}

function itemOf(row: StoredRow): Item {
  const item = rows.itemFromRow(row);
  if (isUnread(item)) throw new Error(item.cannotRead);
  return item;
}

/** A change, if everything of it can be read: replaying it needs all of it. */
function readable(change: Change): Change {
  if (change.lost !== undefined) throw new Error(change.lost);
  const [first] = change.unread ?? [];
  const state = [first?.after, first?.before].find((one) => one && isUnread(one));
  if (state && isUnread(state)) {
    throw new Error(`${state.kind} ${state.ref}: ${state.cannotRead}`);
  }
  return change;
}
