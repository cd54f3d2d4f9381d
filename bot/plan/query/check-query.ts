import { PlanError } from "../model/errors.ts";
import type { Kind } from "../model/kind.ts";
import { get, kindOf, type Plan } from "../model/snapshot.ts";
import type { Query } from "./query.ts";
import { fieldOf } from "./run-query.ts";

/**
 * Refuses a query of what there is not: no such kind or field, a colour that no field can have, an area
 * that the plan does not have. Anybody can forge the button that carries one.
 */
export function checkQuery(plan: Plan, query: Query): void {
  const { kind, where, order, group } = query;
  if (!Object.hasOwn(plan.kinds, kind)) {
    throw new PlanError("bad-input", "That is nothing that a plan holds.");
  }
  const described = kindOf(plan, kind as Kind);
  for (const key of [order?.by, group]) if (key !== undefined) fieldOf(described, key);
  for (const [key, { oneOf = [], allOf = [], not = [] }] of Object.entries(where)) {
    const { type } = fieldOf(described, key);
    const values = [...oneOf, ...allOf, ...not].map(String);
    const odd = type.options && values.find((value) => !type.options?.includes(value));
    if (odd !== undefined) {
      throw new PlanError("bad-input", `A ${type.name} is never “${odd.slice(0, 60)}”.`);
    }
    if (type.refersTo === "area") for (const ref of oneOf) get(plan, "area", String(ref));
  }
}
