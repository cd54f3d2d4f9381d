import type { Ask } from "../../../asks/index.ts";
import { isOf, type Named } from "../../line/slot.ts";
import { type Bound, type Pattern, pattern } from "../pattern.ts";
import type { Scene } from "../scene.ts";

/** What an order asks, and where it has no place for some of its words, those as well. */
export type Made = Ask | { readonly ask: Ask; readonly unused: readonly string[] } | undefined;

/** One order: the ways to say it, and what it asks; undefined where it is something else after all. */
export type Order = {
  readonly patterns: readonly Pattern[];
  readonly make: (bound: Bound, scene: Scene) => Made;
};

export const order = (ways: string | readonly string[], make: Order["make"]): Order => ({
  patterns: [ways].flat().map(pattern),
  make,
});

/** The one item that a slot named. */
export function itemOf({ slots }: Bound, name: string): Named | undefined {
  const one = slots[name];
  return one && isOf("item")(one) ? one.value[0] : undefined;
}
export const refOf = (bound: Bound, name = "action"): string => itemOf(bound, name)?.ref ?? "";

export function areaOf({ slots }: Bound, name = "area"): string | undefined {
  const one = slots[name];
  return one && isOf("area")(one) ? one.value[0] : undefined;
}
