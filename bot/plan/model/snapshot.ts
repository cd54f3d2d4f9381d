import { PlanError } from "./errors.ts";
import type { About, Change, Item, ItemOf, Kind } from "./model.ts";

/** Which plan: the tenant it belongs to and its id there, e.g. `lancashire-app`. */
export type PlanKey = { readonly tenant: string; readonly id: string };

/** One state of a plan, never changed in place. `version` is the number of changes committed. */
export type Plan = {
  readonly key: PlanKey;
  readonly version: number;
  readonly items: { readonly [K in Kind]: readonly ItemOf<K>[] };
};

const NO_ITEMS: Plan["items"] = {
  about: [],
  area: [],
  action: [],
  kpi: [],
  measure: [],
  risk: [],
  challenge: [],
  person: [],
  appointment: [],
  meeting: [],
  settings: [],
  channel: [],
  schedule: [],
  group: [],
  terms: [],
  note: [],
};

/** A plan before its first change. */
export function emptyPlan(key: PlanKey): Plan {
  return { key, version: 0, items: NO_ITEMS };
}

/** A form of a reference that sorts as people count: 3.4 before 3.10, R2 before R10. */
export function sortableRef(ref: string): string {
  return ref.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(6, "0"));
}

const byRef = (a: Item, b: Item) => {
  const [x, y] = [sortableRef(a.ref), sortableRef(b.ref)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The plan with these items put in or replaced, at the given version. */
export function withItems(plan: Plan, changed: readonly Item[], version: number): Plan {
  const items: Record<string, readonly Item[]> = { ...plan.items };
  for (const kind of new Set(changed.map((item) => item.kind))) {
    const ours = new Map(changed.filter((i) => i.kind === kind).map((i) => [i.ref, i]));
    const kept = (items[kind] ?? []).map((old) => {
      const replacement = ours.get(old.ref);
      ours.delete(old.ref);
      return replacement ?? old;
    });
    items[kind] = ours.size === 0 ? kept : [...kept, ...ours.values()].sort(byRef);
  }
  return { key: plan.key, version, items: items as Plan["items"] };
}

/** The plan one committed change later. Applying changes in order from an empty plan replays it. */
export function applyChange(plan: Plan, change: Change): Plan {
  const newer = change.items.map((c) => c.after).filter((i) => i.version === change.version);
  return withItems(plan, newer, change.version);
}

/** Every item of the plan, kind by kind. */
export function allItems(plan: Plan): readonly Item[] {
  return Object.values(plan.items).flat();
}

/** One item by kind and reference, if the plan has it. References are matched whatever their case. */
export function find<K extends Kind>(plan: Plan, kind: K, ref: string): ItemOf<K> | undefined {
  const items: readonly ItemOf<K>[] = plan.items[kind];
  return (
    items.find((item) => item.ref === ref) ??
    items.find((item) => item.ref.toLowerCase() === ref.toLowerCase())
  );
}

const SPOKEN: Partial<Record<Kind, string>> = { kpi: "KPI" };

/** One item by kind and reference; a sentence for the person if the plan has none. */
export function get<K extends Kind>(plan: Plan, kind: K, ref: string): ItemOf<K> {
  const item = find(plan, kind, ref);
  if (item) return item;
  const range = plan.items[kind];
  const span = range.length > 0 ? ` They run from ${range[0]?.ref} to ${range.at(-1)?.ref}.` : "";
  throw new PlanError("not-found", `This plan has no ${SPOKEN[kind] ?? kind} ${ref}.${span}`);
}

/** The plan's own names and dates. */
export function about(plan: Plan): About {
  return get(plan, "about", "about");
}
