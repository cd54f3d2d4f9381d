import { z } from "zod";
import { AnyChange, AnyItem, KINDS } from "./kinds.ts";
import { type Change, type ItemChange, isUnread, type Unread } from "./model/change.ts";
import type { Item, Kind } from "./model/kind.ts";

/**
 * What was stored, read one thing at a time: what is broken, or was written by a newer version, is set
 * aside and named, and everything beside it is read on.
 */

/** Why something cannot be read: the field, and what is wrong with it; never what stands there. */
export function whyUnread(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const [issue] = error.issues;
  return issue ? `${issue.path.join(".") || "it"}: ${issue.message}` : "it is not as it should be";
}

type Raw = Readonly<Record<string, unknown>>;

/** An item as it is stored, or why it cannot be read. `named` says what it is where it does not. */
export function readItem(raw: unknown, named?: Pick<Unread, "kind" | "ref">): Item | Unread {
  const parsed = AnyItem.safeParse(raw);
  if (parsed.success) return parsed.data;
  const { kind, ref, version } = (typeof raw === "object" && raw !== null ? raw : {}) as Raw;
  const known = KINDS.includes(kind as Kind);
  return {
    kind: String(named?.kind ?? kind),
    ref: String(named?.ref ?? ref),
    version: typeof version === "number" && Number.isInteger(version) ? version : 0,
    cannotRead: known ? whyUnread(parsed.error) : "it is of a kind that this version does not know",
  };
}

const Entry = AnyChange.omit({ items: true });
const Touched = z.array(z.object({ before: z.unknown(), after: z.unknown() }));

/** An entry of the history as it is stored, with what of it cannot be read beside what can. */
export function readChange(version: number, raw: Raw): Change {
  const entry = Entry.safeParse(raw);
  const touched = Touched.safeParse(raw.items);
  if (!entry.success || !touched.success) {
    return lostChange(version, whyUnread(entry.error ?? touched.error), raw.at);
  }
  const items: ItemChange[] = [];
  const unread: NonNullable<Change["unread"]>[number][] = [];
  for (const one of touched.data) {
    const after = readItem(one.after);
    const before = one.before === null ? null : readItem(one.before, after);
    const isRead = !isUnread(after) && (before === null || !isUnread(before));
    if (isRead) items.push({ before: before as Item | null, after });
    else unread.push({ before, after });
  }
  return { ...entry.data, items, ...(unread.length > 0 ? { unread } : {}) };
}

/** An entry of the history of which nothing is known but that it is there, and perhaps when it was made. */
export function lostChange(version: number, why: string, at?: unknown): Change {
  return {
    version,
    at: z.iso.datetime().safeParse(at).data ?? new Date(0).toISOString(),
    by: { id: null, name: "somebody" },
    via: "bot",
    conversation: null,
    command: "unknown",
    press: null,
    why: null,
    items: [],
    lost: why,
  };
}
