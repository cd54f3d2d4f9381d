import type { Field, Item, Moment } from "./kind.ts";

/** An item as its columns by name, for what is done to fields by their keys. */
export const columnsOf = (item: Item) => item as unknown as Readonly<Record<string, unknown>>;

/**
 * What an item holds in a field: what the field works out, or else the item's column of that name. A
 * derived field needs the moment; the others do without.
 */
export const heldIn = (item: Item, key: string, { value }: Field<Item>, at?: Moment): unknown =>
  value ? value(item, at as Moment) : columnsOf(item)[key];
