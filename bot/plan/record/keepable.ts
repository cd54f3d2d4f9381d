import type { Item } from "../model/kind.ts";
import { sortableRef } from "../model/snapshot.ts";
import { isWellFormed } from "../text/visible.ts";

/**
 * What the table service takes of one item. The emulator takes more, and the service answers with a
 * code, so it is told before anything is written.
 */

/** The largest whole number that a column holds, and the smallest. */
const LARGEST = 2 ** 31 - 1;
const SMALLEST = -(2 ** 31);
/** So long a row key may be, in characters, with room for what else is kept of an item under a longer one: the service takes 512. */
const LONGEST_KEY = 450;
/** So many characters an item may have as JSON: a row of the history holds it twice, and has 1 MiB. */
const LONGEST_ITEM = 250_000;

/** Why an item cannot be kept, and which of its fields is at fault; undefined if it can. */
export function whyNotKept(
  item: Item,
): { readonly field: string; readonly reason: string } | undefined {
  for (const [field, value] of Object.entries(item)) {
    if (!isWellFormed(value)) {
      return { field, reason: "holds half of a character, such as a broken emoji: type it again" };
    }
    if (Number.isInteger(value) && (Number(value) > LARGEST || Number(value) < SMALLEST)) {
      return {
        field,
        reason: `is too large a number: whole numbers go up to ${LARGEST.toLocaleString("en-GB")}`,
      };
    }
  }
  const key = encodeURIComponent(sortableRef(item.ref)) + encodeURIComponent(item.ref);
  if (key.length + item.kind.length > LONGEST_KEY) {
    return { field: "ref", reason: "is too long a reference: use fewer letters, or plainer ones" };
  }
  const { length } = JSON.stringify(item);
  if (length <= LONGEST_ITEM) return undefined;
  const [most, has] = [LONGEST_ITEM, length].map((n) => n.toLocaleString("en-GB"));
  return {
    field: longestOf(item),
    reason: `is too long: one item can hold ${most} characters in all, and this would have ${has}`,
  };
}

/** The field of an item that holds most. */
function longestOf(item: Item): string {
  const lengths = Object.entries(item).map(
    ([field, value]) => [field, JSON.stringify(value ?? null).length] as const,
  );
  return lengths.reduce((longest, one) => (one[1] > longest[1] ? one : longest))[0];
}
