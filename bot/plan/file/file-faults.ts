import type { z } from "zod";
import { columnsOf } from "../model/columns.ts";
import type { Item } from "../model/kind.ts";
import { allItems, find, findUnread, kindOf, type Plan } from "../model/snapshot.ts";

/**
 * A plan as a file: one JSON object with a list for each kind of item. People are written by name.
 * A row that the plan already has may be partial: what it leaves out stays as it is. Which kinds and
 * fields a file may hold is said by the kinds themselves.
 */

export type FileRow = Readonly<Record<string, unknown>>;

/** Something in a file that cannot be taken: which row, which field of it, and why. */
export type Wrong = { readonly row: string; readonly field: string; readonly reason: string };

/** A fault in plain words, where the schema's own are for programmers. */
export function plainReason(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && /received undefined/.test(issue.message))
    return "is missing";
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  if (issue.code === "invalid_format" && issue.format === "date") {
    return "is not a date; write it as 2021-03-31";
  }
  return issue.message.replace(/^Invalid input: /, "");
}

/** Every reference must lead somewhere: an owner who is not among the people is a fault, not a new person. */
export function danglingReferences(plan: Plan, items: readonly Item[]): Wrong[] {
  return items.flatMap((item) => {
    const columns = columnsOf(item);
    return Object.entries(kindOf(plan, item.kind).fields).flatMap(([field, { type, derived }]) => {
      const { refersTo } = type;
      if (!refersTo || derived) return [];
      const refs = type.values(columns[field]).map(String);
      return refs
        .filter((ref) => !find(plan, refersTo, ref) && !findUnread(plan, refersTo, ref))
        .map((ref) => ({
          row: `${item.kind} ${item.ref}`,
          field,
          reason:
            refersTo === "person"
              ? `nobody in people is called ${ref}`
              : `there is no ${refersTo} ${ref}`,
        }));
    });
  });
}

/** What the kinds themselves say of items, by one of their hooks. */
const saidOf = (plan: Plan, items: readonly Item[], hook: "faults" | "unsaid"): Wrong[] =>
  items.flatMap((item) =>
    (kindOf(plan, item.kind).file?.[hook]?.(item) ?? []).map((one) => ({
      row: `${item.kind} ${item.ref}`,
      ...one,
    })),
  );

/** What the kinds themselves say is wrong with an item. */
export const faults = (plan: Plan, items: readonly Item[]) => saidOf(plan, items, "faults");

/** What of a plan nobody has said yet, though it can be read without. */
export const unsaid = (plan: Plan) => saidOf(plan, allItems(plan), "unsaid");
