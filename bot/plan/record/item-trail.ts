import type { Change, ItemChange } from "../model/change.ts";
import type { Item } from "../model/kind.ts";

/** An item as its place in the history is found: the version is that of the change that made it so. */
export type Traced = Pick<Item, "kind" | "ref" | "version">;

/** What a change did to an item, if it touched it. Two references that differ in case are two items. */
export function itemIn(
  items: readonly ItemChange[],
  { kind, ref }: Pick<Traced, "kind" | "ref">,
): ItemChange | undefined {
  return items.find(({ after }) => after.kind === kind && after.ref === ref);
}

/** A change with what it did to one item alone, and the version of that item before it; undefined if it did nothing to it. */
function alone(change: Change, item: Traced) {
  const { lost: _, unread, ...rest } = change;
  const one = itemIn(change.items, item);
  if (one) return { change: { ...rest, items: [one] }, before: one.before };
  const other = unread?.find(({ after }) => after.kind === item.kind && after.ref === item.ref);
  if (other) return { change: { ...rest, items: [], unread: [other] }, before: other.before };
  return change.lost === undefined ? undefined : { change: { ...change, items: [] }, before: null };
}

/**
 * Follows an item back through the history: each change names the version that stood before it. What
 * is read grows with the changes of that one item, and with how many of them are asked for. `read`
 * gives the change of a version; the changes given on hold that item alone. One that cannot be read ends it.
 */
export async function* trailOf(
  item: Traced,
  read: (version: number) => Promise<Change | undefined>,
): AsyncGenerator<Change> {
  let version = item.version;
  while (version > 0) {
    const change = await read(version);
    const one = change && alone(change, item);
    if (!one) {
      throw new Error(`The history has no change ${version} of ${item.kind} ${item.ref}.`);
    }
    yield one.change;
    const { before } = one;
    const earlier = before?.ref === item.ref ? before.version : 0;
    if (earlier >= version) {
      throw new Error(`Change ${version} of ${item.kind} ${item.ref} names a later one before it.`);
    }
    version = earlier;
  }
}
