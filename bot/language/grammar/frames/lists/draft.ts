import type { Criterion } from "../../../../plan/model/criterion.ts";
import type { Kind } from "../../../../plan/model/kind.ts";
import type { Query } from "../../../../plan/query/query.ts";
import type { Slot } from "../../../line/slot.ts";
import { hasValue, type Said } from "../../said.ts";

/** A query while a text is read into it: what it asks so far, and the slots that it owns. */
export type Draft = {
  readonly said: Said;
  readonly kind: Kind;
  readonly isAction: boolean;
  readonly where: Record<string, Criterion>;
  readonly more: Partial<Query>;
  readonly used: Slot[];
  /** How many things narrow it. */
  narrowed: number;
};

export const draftOf = (said: Said, kind: Kind, used: readonly Slot[]): Draft => ({
  said,
  kind,
  isAction: kind === "action",
  where: {},
  more: {},
  used: [...used],
  narrowed: 0,
});

/** Asks something of a field, beside what is asked of it already; the slots that say so are owned. */
export function put(
  { where, used }: Draft,
  field: string,
  criterion: Criterion,
  ...slots: readonly (Slot | undefined)[]
): void {
  where[field] = { ...where[field], ...criterion };
  for (const one of slots) if (one) used.push(one);
}

/** The same, where it narrows what is listed. */
export function narrow(
  draft: Draft,
  ...rest: Parameters<typeof put> extends [Draft, ...infer R] ? R : never
) {
  put(draft, ...rest);
  draft.narrowed += 1;
}

/** What is done to a set, where a text says so: owned from then on. */
export function taken({ said, used }: Draft, value: string): Slot | undefined {
  const one = hasValue(said, "op", value);
  if (one) used.push(one);
  return one;
}

/** Actions that nobody has finished. */
export const OPEN: Criterion = { oneOf: ["not started", "in progress"] };
