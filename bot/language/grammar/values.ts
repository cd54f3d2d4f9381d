import type { Rag, Status } from "../../plan/model/primitives.ts";
import type { Slot } from "../line/slot.ts";

/** Colours and states in the order in which they are told. */
export const RAGS: readonly Rag[] = ["red", "amber", "green", "none"];
export const STATUSES: readonly Status[] = ["not started", "in progress", "complete"];

/** All values but some. */
export const complement = <T>(all: readonly T[], some: readonly T[]): readonly T[] =>
  all.filter((one) => !some.includes(one));

/** The values that slots leave: those said, or all others where what was said is denied. */
export function valuesOf<T>(
  slots: readonly (Slot & { readonly value: readonly T[] })[],
  denied: ReadonlySet<Slot>,
  all: readonly T[],
): readonly T[] {
  const some = slots.filter((one) => !denied.has(one)).flatMap(({ value }) => value);
  const not = slots.filter((one) => denied.has(one)).flatMap(({ value }) => value);
  const kept = some.length > 0 ? all.filter((one) => some.includes(one)) : all;
  const left = complement(kept, not);
  return left.length > 0 ? left : kept;
}
