import { z } from "zod";
import { Rag, SeverityLevel } from "../model/primitives.ts";
import type { Plan } from "../model/snapshot.ts";
import { findByText } from "../text/search.ts";
import type { Risk } from "./risk.kind.ts";

const refs = z.array(z.string().max(120)).min(1).max(100);

/** What a person asked of the risk register. Every part narrows. */
export const RiskFilter = z.strictObject({
  areas: refs.optional(),
  rag: z.array(Rag).min(1).optional(),
  severity: SeverityLevel.optional(),
  owners: refs.optional(),
  missing: z.enum(["mitigation", "owner", "rag"]).optional(),
  text: z.string().max(300).optional(),
});
export type RiskFilter = z.infer<typeof RiskFilter>;

const lacks = {
  mitigation: (risk: Risk) => risk.mitigation.length === 0,
  owner: (risk: Risk) => risk.owner === null,
  rag: (risk: Risk) => risk.rag === "none",
} as const;

/** The risk register: every risk but those that were withdrawn, which stay in the record. */
export const register = (plan: Plan): readonly Risk[] =>
  plan.items.risk.filter((risk) => !risk.withdrawn);

/** The risks that pass a filter, in the register's order. */
export function filterRisks(plan: Plan, filter: RiskFilter): readonly Risk[] {
  const found = filter.text === undefined ? null : new Set(findByText(plan, "risk", filter.text));
  return register(plan).filter(
    (risk) =>
      (!filter.areas || filter.areas.some((area) => risk.areas.includes(area))) &&
      (!filter.rag || filter.rag.includes(risk.rag)) &&
      (!filter.severity || risk.severity.level === filter.severity) &&
      (!filter.owners || (risk.owner !== null && filter.owners.includes(risk.owner))) &&
      (!filter.missing || lacks[filter.missing](risk)) &&
      (!found || found.has(risk.ref)),
  );
}
