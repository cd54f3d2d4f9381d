import type { Item } from "../../bot/plan/model/kind.ts";
import * as rows from "../rows/rows.ts";
import type { HistoryRow, ParsedRows, RowFault } from "./parsed-rows.ts";

type Replayed = ReadonlyMap<string, Item>;

const nameOf = ({ kind, ref }: Item) => `${kind} ${ref}`;
/** Whether two states of an item, or two changes, are the same, in whatever order their fields are. */
export const same = <T extends object>(a: T | null | undefined, b: T | null | undefined) =>
  JSON.stringify(sorted(a ?? null)) === JSON.stringify(sorted(b ?? null));

/** A value with its fields in the order of their names, so that two can be compared as JSON. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}

/**
 * What does not hold together between the rows of a plan: the versions run from 1 to the header's
 * with no gap, each change began where the one before it ended, replaying them makes the very items
 * that are kept, and every press has its mark. A row that is missing or cannot be read is one fault
 * there, and not another at each row that hangs on it.
 */
export function checkHistory(parsed: ParsedRows): Checked {
  const faults: RowFault[] = [];
  const doubted = new Set<string>();
  const tell = (row: string, what: string, item?: string) => {
    faults.push({ row, what });
    if (item !== undefined) doubted.add(item);
  };
  const end = Math.max(0, parsed.header?.version ?? 0, ...parsed.history.keys());
  const lost = (version: number) =>
    version >= 1 && version <= end && !parsed.history.get(version)?.change;

  checkSequence(parsed, end, tell);
  const replayed = replay(parsed, lost, tell);
  compare(parsed, replayed, lost, tell);
  checkPresses(parsed, lost, tell);
  return { faults, doubted, lost };
}

export type Checked = {
  readonly faults: readonly RowFault[];
  /** The rows of the items of which the history is at odds with itself or with the item. */
  readonly doubted: ReadonlySet<string>;
  readonly lost: Lost;
};

/** Tells a fault; of an item, where the history of that item can then not be held against anything else. */
type Tell = (row: string, what: string, item?: string) => void;
/** Whether a version has no change that could be read: what hangs on it cannot be judged. */
type Lost = (version: number) => boolean;

/** Versions that are missing, and those that the header does not know. */
function checkSequence({ header, history }: ParsedRows, end: number, tell: Tell): void {
  const versions = [...history.keys()].sort((a, b) => a - b);
  const counted = header ? `; the header counts ${header.version}` : "";
  for (const [n, next] of [...versions, end + 1].entries()) {
    const [first, last] = [(versions[n - 1] ?? 0) + 1, next - 1];
    if (first > last) continue;
    const more = last > first ? `, and so is every one up to ${rows.changeKey(last)}` : "";
    tell(rows.changeKey(first), `is missing${more}${counted}`);
  }
  const ahead = versions.find((version) => header && version > header.version);
  if (ahead !== undefined) tell(rows.changeKey(ahead), `is ahead of the header${counted}`);
}

/** The items that the history makes, by the keys of their rows. */
function replay({ history }: ParsedRows, lost: Lost, tell: Tell): Replayed {
  const state = new Map<string, Item>();
  const byVersion = [...history.values()].sort((a, b) => a.version - b.version);
  for (const { version, change } of byVersion) {
    const changed = rows.changeKey(version);
    for (const { before, after } of change?.items ?? []) {
      const key = rows.itemKey(after);
      const known = state.get(rows.itemKey(before ?? after));
      const unsure = before ? lost(before.version) : false;
      if (!unsure && !same(before, known)) {
        tell(changed, `says of ${nameOf(after)} ${atOdds(before, known)}`, key);
      }
      if (after.version === version) state.set(key, after);
      else tell(changed, `has ${nameOf(after)} at version ${after.version}`, key);
    }
  }
  return state;
}

function atOdds(before: Item | null, known: Item | undefined): string {
  if (!before) return "that it was new, and it was there";
  if (!known) return "that it was there, and it was new";
  return `that it stood otherwise than version ${known.version} left it: ${differences(before, known)}`;
}

function differences(a: Item, b: Item): string {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Item>;
  const differs = (name: keyof Item) =>
    JSON.stringify(sorted(a[name])) !== JSON.stringify(sorted(b[name]));
  return [...names].filter(differs).join(", ");
}

/** The items that are kept against those that the history makes. */
function compare(parsed: ParsedRows, replayed: Replayed, lost: Lost, tell: Tell): void {
  const { items, unreadable } = parsed;
  const waiting = notLaidOut(parsed);
  for (const [key, item] of replayed) {
    const kept = items.get(key);
    if (waiting.has(key) || unreadable.has(key) || (kept && lost(kept.version))) continue;
    const amiss = !kept
      ? `is missing: version ${item.version} left it there`
      : kept.version !== item.version
        ? `is at version ${kept.version}, and the history left it at ${item.version}`
        : same(kept, item)
          ? null
          : `is not as version ${item.version} left it: ${differences(kept, item)}`;
    if (amiss !== null) tell(key, amiss, key);
  }
  for (const [key, item] of items) {
    if (!replayed.has(key) && !lost(item.version)) tell(key, "has no history");
  }
}

/** Items of a large change whose rows are still to be written: every reader takes them from its parts. */
export function notLaidOut({ header, parts }: ParsedRows): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!header?.pending) return keys;
  const { parts: laid, next } = header.pending;
  for (let n = next; n < laid.count; n++) {
    for (const { after } of parts.get(rows.partKey(laid.id, n))?.items ?? []) {
      keys.add(rows.itemKey(after));
    }
  }
  return keys;
}

/** Each press that the history names has its mark, and each mark its change. */
function checkPresses({ history, presses, unreadable }: ParsedRows, lost: Lost, tell: Tell): void {
  const pressOf = (row: HistoryRow | undefined) => row?.change?.press ?? null;
  for (const row of history.values()) {
    const press = pressOf(row);
    if (press === null || unreadable.has(rows.pressKey(press))) continue;
    const mark = presses.get(rows.pressKey(press));
    if (!mark) tell(rows.pressKey(press), `is missing: version ${row.version} came of this press`);
    else if (mark.version !== row.version) {
      tell(rows.changeKey(row.version), `came of the press that made version ${mark.version}`);
    }
  }
  for (const [key, mark] of presses) {
    if (!lost(mark.version) && pressOf(history.get(mark.version)) !== mark.key) {
      tell(key, `marks version ${mark.version}, which came of no such press`);
    }
  }
}
