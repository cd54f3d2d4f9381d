import { type Change, isUnread, type Unread } from "../../bot/plan/model/change.ts";
import type { Item } from "../../bot/plan/model/kind.ts";
import { type PlanKey, sortableRef } from "../../bot/plan/model/snapshot.ts";
import { lostChange, readChange, readItem, whyUnread } from "../../bot/plan/readable.ts";
import {
  type DoneRow,
  type Due,
  type DueRow,
  doneWork,
  Result,
  Work,
} from "../../bot/plan/record/due.ts";
import type { PressMark } from "../../bot/plan/record/store.ts";
import { jsonIn, toChunks } from "./chunks.ts";

/**
 * The shape of every row of the one table. Scalars of an item are real columns, so that Power BI
 * and Storage Explorer can read them; lists and objects are JSON columns whose names end in `_json`.
 */
export type Row = Record<string, unknown> & {
  readonly partitionKey: string;
  readonly rowKey: string;
};

export const HEADER = "plan";
export const DIRECTORY = "directory";

/** Key parts may not hold `/ \ # ?` nor what joins them here. */
export const keyPart = (text: string) => encodeURIComponent(text).replaceAll("%", "=");

export const partitionOf = (key: PlanKey) => `plan:${keyPart(key.tenant)}:${keyPart(key.id)}`;
export const conversationPartition = (tenant: string) => `conversation:${keyPart(tenant)}`;
export const directoryRow = (key: PlanKey) => `${keyPart(key.tenant)}:${keyPart(key.id)}`;
export const conversationRow = (conversation: string) => keyPart(conversation);

export const padded = (version: number) => String(version).padStart(10, "0");

/** In the order in which people count; the reference itself ends it, so that "1a" and "1A" are two rows. */
export const itemKey = ({ kind, ref }: Pick<Unread, "kind" | "ref">) =>
  `item:${kind}:${keyPart(sortableRef(ref))}:${keyPart(ref)}`;

/** What an item's row key says that it is, whatever the row holds. */
function namedBy(rowKey: string): Pick<Unread, "kind" | "ref"> {
  const [, kind = "", , ref = ""] = rowKey.split(":");
  return { kind, ref: decodeURIComponent(ref.replaceAll("=", "%")) };
}

/** What the service puts into every row of its own. */
const SERVICES_OWN = /^(?:partitionKey|rowKey|etag|timestamp|odata\..*)$/;
/** What the row keys of items begin with. */
export const ITEMS = "item:";
/** What the row keys of the history begin with. */
export const CHANGES = "change:";
export const changeKey = (version: number) => `${CHANGES}${padded(version)}`;
export const partKey = (importId: string, n: number) => `part:${importId}:${padded(n)}`;
/** The rows of all parts that a row names. */
export const partKeys = ({ id, count }: ChangeParts): readonly string[] =>
  Array.from({ length: count }, (_, n) => partKey(id, n));
/** The row of the checkpoint at a version; without one, what all such rows begin with. */
export const checkpointKey = (version?: number) =>
  `checkpoint:${version === undefined ? "" : padded(version)}`;
export const pressKey = (press: string) => `press:${keyPart(press)}`;
export const dueKey = (due: Pick<Due, "id" | "at">) => `due:${due.at}:${keyPart(due.id)}`;
/** The due rows that were asked for up to an instant; all of them without one. */
export const dueRange = (until?: string) =>
  until === undefined ? prefixRange("due:") : { from: "due:", below: `due:${until};` };
export const doneKey = (due: DoneRow) => `done:${keyPart(due.work.post)}:${keyPart(due.id)}`;
export const donePrefix = (post: string) => `done:${keyPart(post)}:`;

/** The range of row keys that begin with a prefix: Azure Tables has no "starts with". */
export function prefixRange(prefix: string): { readonly from: string; readonly below: string } {
  const last = prefix.charCodeAt(prefix.length - 1);
  return { from: prefix, below: prefix.slice(0, -1) + String.fromCharCode(last + 1) };
}

export function itemToRow(partitionKey: string, item: Item): Row {
  const row: Row = { partitionKey, rowKey: itemKey(item) };
  for (const [name, value] of Object.entries(item)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "object")
      Object.assign(row, toChunks(`${name}_json`, JSON.stringify(value)));
    else row[name] = value;
  }
  return row;
}

/** An item as its row holds it, with what a newer version put there besides; or why it cannot be read. */
export function itemFromRow(row: Readonly<Record<string, unknown>>): Item | Unread {
  const key = String(row.rowKey);
  const named = namedBy(key);
  const version = Number.isInteger(row.version) ? Number(row.version) : 0;
  const aside = (why: string): Unread => ({ ...named, version, cannotRead: why });
  try {
    const item = readItem(columnsOf(row), named);
    return isUnread(item) || itemKey(item) === key
      ? item
      : aside("it holds what belongs under another key");
  } catch (error) {
    return aside(whyUnread(error));
  }
}

/** The columns of an item by their names; throws where one of them is nothing that could be written again. */
function columnsOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (SERVICES_OWN.test(name) || /_json_\d+$/.test(name)) continue;
    if (name.endsWith("_json")) item[name.slice(0, -5)] = jsonIn(row, name);
    else if (["string", "number", "boolean"].includes(typeof value)) item[name] = value;
    else throw new Error(`${name}: it is of a type that this version does not keep`);
  }
  return item;
}

/** A history row: who, when and what in columns, the items before and after as JSON; or the name of its parts. */
export function changeToRow(partitionKey: string, change: Change, parts: ChangeParts | null): Row {
  const { items, by, ...rest } = change;
  const columns = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return {
    partitionKey,
    rowKey: changeKey(change.version),
    ...columns,
    by: by.name,
    ...(by.id === null ? {} : { by_id: by.id }),
    ...(by.for === undefined ? {} : { by_for: by.for }),
    ...(parts
      ? { parts: parts.count, parts_id: parts.id }
      : toChunks("items_json", JSON.stringify(items))),
  };
}

/** The columns of a header that this version does not know. */
export const moreOfHeader = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([name]) => !SERVICES_OWN.test(name) && !/^(?:tenant|id|version|parts(?:_\w+)?)$/.test(name),
    ),
  );

/** Where the items of a change too large for one row are kept. */
export type ChangeParts = { readonly id: string; readonly count: number };

export function partsOf(row: Readonly<Record<string, unknown>>): ChangeParts | null {
  return typeof row.parts_id === "string" ? { id: row.parts_id, count: Number(row.parts) } : null;
}

/** The version that a row of the history is of, by its key. */
export const versionOf = (row: Readonly<Record<string, unknown>>) =>
  Number(String(row.rowKey).slice(CHANGES.length));

/**
 * An entry of the history as its row holds it, with what of it cannot be read; `items` are those that
 * stand in its parts. Where the row is one of a trail, its version is given too.
 */
export function changeFromRow(
  row: Readonly<Record<string, unknown>>,
  items?: readonly unknown[],
  version = versionOf(row),
): Change {
  try {
    return readChange(version, {
      version: row.version,
      at: row.at,
      by: {
        id: row.by_id ?? null,
        name: row.by,
        ...(row.by_for === undefined ? {} : { for: row.by_for }),
      },
      via: row.via,
      conversation: row.conversation ?? null,
      command: row.command,
      press: row.press ?? null,
      why: row.why ?? null,
      items: items ?? jsonIn(row, "items_json") ?? [],
    });
  } catch (error) {
    return lostChange(version, whyUnread(error), row.at);
  }
}

export function pressToRow(partitionKey: string, press: PressMark, version: number): Row {
  const { digest, attempt } = press;
  return { partitionKey, rowKey: pressKey(press.key), key: press.key, digest, attempt, version };
}

export function pressFromRow(row: Readonly<Record<string, unknown>>): PressMark {
  return { key: String(row.key), digest: String(row.digest), attempt: String(row.attempt) };
}

export function dueToRow(partitionKey: string, due: Due): Row {
  return {
    partitionKey,
    rowKey: dueKey(due),
    id: due.id,
    at: due.at,
    tries: 0,
    ...toChunks("work_json", JSON.stringify(due.work)),
  };
}

/** The length of an instant as it is written. */
const ISO_LENGTH = "2021-01-20T10:00:00.000Z".length;

export function dueFromRow(row: Readonly<Record<string, unknown>>): DueRow {
  return {
    id: String(row.id),
    at: String(row.at),
    asked: String(row.rowKey).slice("due:".length).slice(0, ISO_LENGTH),
    work: Work.parse(jsonIn(row, "work_json")),
    tries: Number(row.tries ?? 0),
    lease: typeof row.lease === "string" && row.lease !== "" ? row.lease : null,
    row: String(row.rowKey),
    tag: String(row.etag),
  };
}

export function doneToRow(partitionKey: string, done: DoneRow): Row {
  const { id, at, work, result } = done;
  return {
    partitionKey,
    rowKey: doneKey(done),
    id,
    at,
    state: result.state,
    result_json: JSON.stringify(result),
    ...toChunks("work_json", JSON.stringify(work)),
  };
}

export function doneFromRow(row: Readonly<Record<string, unknown>>): DoneRow {
  return {
    id: String(row.id),
    at: String(row.at),
    work: doneWork(jsonIn(row, "work_json")),
    result: Result.parse(jsonIn(row, "result_json")),
  };
}
