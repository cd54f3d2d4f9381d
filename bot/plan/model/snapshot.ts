import { type Change, isUnread, type Unread } from "./change.ts";
import { heldIn } from "./columns.ts";
import type { Where } from "./criterion.ts";
import { PlanError } from "./errors.ts";
import type { Called, Item, ItemOf, Kind, KindDescription, Kinds, KindTable } from "./kind.ts";

/** Which plan: the tenant it belongs to and its id there, e.g. `lancashire-app`. */
export type PlanKey = { readonly tenant: string; readonly id: string };

/** One state of a plan, never changed in place. `version` is the number of changes committed. */
export type Plan = {
  readonly key: PlanKey;
  readonly version: number;
  readonly items: { readonly [K in Kind]: readonly ItemOf<K>[] };
  /** What else is there and cannot be read, in the order of kinds and references. */
  readonly unread: readonly Unread[];
  /** The kinds of items that it can hold, as their own files describe them. */
  readonly kinds: KindTable;
};

/** A plan of some kinds before its first change. */
export function planOfKinds(key: PlanKey, kinds: KindTable): Plan {
  const items = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  return { key, version: 0, items: items as unknown as Plan["items"], unread: [], kinds };
}

/** A form of a reference that sorts as people count: 3.4 before 3.10, R2 before R10. */
export function sortableRef(ref: string): string {
  return ref.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(6, "0"));
}

const inOrder = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
const byRef = (a: { readonly ref: string }, b: { readonly ref: string }) =>
  inOrder(sortableRef(a.ref), sortableRef(b.ref));

type Named = Pick<Unread, "kind" | "ref">;
const isNamed = (a: Named, b: Named) => a.kind === b.kind && a.ref === b.ref;

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
  const unread = plan.unread.filter((one) => !changed.some((item) => isNamed(one, item)));
  return { ...plan, version, items: items as Plan["items"], unread };
}

/** The plan without something, whether it can be read or not. */
function without(plan: Plan, one: Named): Plan {
  const unread = plan.unread.filter((other) => !isNamed(other, one));
  const items: Readonly<Record<string, readonly Item[]>> = plan.items;
  const ours = items[one.kind];
  if (!ours?.some((item) => item.ref === one.ref)) return { ...plan, unread };
  const left = { ...items, [one.kind]: ours.filter((item) => item.ref !== one.ref) };
  return { ...plan, items: left as unknown as Plan["items"], unread };
}

/** The plan with something as it stands: an item, or what cannot be read, or nothing of that name. */
export function withState(plan: Plan, one: Named, state: Item | Unread | null): Plan {
  if (state && !isUnread(state)) return withItems(plan, [state], plan.version);
  const rest = without(plan, one);
  if (!state) return rest;
  const unread = [...rest.unread, state].sort((a, b) => inOrder(a.kind, b.kind) || byRef(a, b));
  return { ...rest, unread };
}

/** The plan one committed change later. Applying changes in order from an empty plan replays it. */
export function applyChange(plan: Plan, change: Change): Plan {
  const newer = change.items.map((c) => c.after).filter((i) => i.version === change.version);
  const read = withItems(plan, newer, change.version);
  return (change.unread ?? []).reduce((all, { after }) => withState(all, after, after), read);
}

/** Every item of the plan, kind by kind. */
export function allItems(plan: Plan): readonly Item[] {
  return Object.values(plan.items).flat();
}

/** One item by kind and reference, if the plan has it. References are matched whatever their case. */
export function find<K extends Kind>(plan: Plan, kind: K, ref: string): ItemOf<K> | undefined {
  // A row of another version may name a kind that this one does not have.
  const items: readonly ItemOf<K>[] = plan.items[kind] ?? [];
  return (
    items.find((item) => item.ref === ref) ??
    items.find((item) => item.ref.toLowerCase() === ref.toLowerCase())
  );
}

/** What one and several of a kind are called: as the plan's settings say, or by default. */
export const called = (plan: Plan, kind: Kind): Called =>
  find(plan, "settings", "settings")?.called?.kinds?.[kind] ?? kindOf(plan, kind).called;

/** A kind as its own file describes it, for whatever is done to every kind alike. */
export const kindOf = (plan: Pick<Plan, "kinds">, kind: Kind): KindDescription =>
  plan.kinds[kind] as unknown as KindDescription;

/** What the plan has by a kind and reference and cannot read; matched whatever the case. */
export const findUnread = (plan: Plan, kind: string, ref: string): Unread | undefined =>
  plan.unread.find((one) => one.kind === kind && one.ref.toLowerCase() === ref.toLowerCase());

/** The references of a kind that are taken, whether what bears them can be read or not. */
export const refsTaken = (plan: Plan, kind: Kind): readonly string[] =>
  [...plan.items[kind], ...plan.unread.filter((one) => one.kind === kind)].map(({ ref }) => ref);

/** Throws where something cannot be read: it is left as it is. */
export function mustBeRead(plan: Plan, kind: Kind, ref: string): void {
  const unread = findUnread(plan, kind, ref);
  if (!unread) return;
  throw new PlanError(
    "not-possible",
    `This plan's ${called(plan, kind).one} ${unread.ref} cannot be read here, so it is left as it is and nobody can change it. Whoever runs the bot can say why.`,
  );
}

/** One item by kind and reference; a sentence for the person if the plan has none. */
export function get<K extends Kind>(plan: Plan, kind: K, ref: string): ItemOf<K> {
  const item = find(plan, kind, ref);
  if (item) return item;
  mustBeRead(plan, kind, ref);
  const range = plan.items[kind];
  const span = range.length > 0 ? ` They run from ${range[0]?.ref} to ${range.at(-1)?.ref}.` : "";
  throw new PlanError("not-found", `This plan has no ${called(plan, kind).one} ${ref}.${span}`);
}

/** The items of a kind that count among the others, beside what is asked of them: what was withdrawn is kept, and does not. */
export function listed<K extends Kind>(plan: Plan, kind: K, where?: Where): readonly ItemOf<K>[] {
  const all: readonly ItemOf<K>[] = plan.items[kind];
  const counts = plan.kinds[kind].listed as KindDescription<ItemOf<K>>["listed"];
  return counts ? all.filter((item) => counts(item, where)) : all;
}

/** The areas that an item of the plan is of: those of its fields that name areas, or as its kind says. */
export function areasOfItem(plan: Plan, item: Item): readonly string[] {
  const { areas, fields } = kindOf(plan, item.kind);
  if (areas) return areas(item, plan);
  return refsIn(item, fields, "area");
}

/** The areas that something named by kind and reference is of; none where the plan has no such thing. */
export function areasOf(
  plan: Plan,
  { kind, ref }: { readonly kind: Kind; readonly ref: string },
): readonly string[] {
  const item = find(plan, kind, ref);
  return item ? areasOfItem(plan, item) : [];
}

/** The people who own or lead an item, or are to answer for it: those whom its fields name. */
export const ownersOf = (plan: Plan, item: Item): readonly string[] =>
  refsIn(item, kindOf(plan, item.kind).fields, "person");

/** Whether items of a kind can have owners at all. */
export const canHaveOwners = (plan: Plan, kind: Kind): boolean =>
  fieldsNaming(kindOf(plan, kind).fields, "person").length > 0;

/** The fields of a kind that name people, or areas, and are the item's own. */
const fieldsNaming = (fields: KindDescription["fields"], kind: "person" | "area") =>
  Object.entries(fields).filter(([, { type, derived }]) => type.refersTo === kind && !derived);

function refsIn(
  item: Item,
  fields: KindDescription["fields"],
  kind: "person" | "area",
): readonly string[] {
  return fieldsNaming(fields, kind)
    .flatMap(([key, field]) => {
      const held = heldIn(item, key, field);
      return field.per
        ? (held as readonly unknown[]).flatMap(field.type.values)
        : field.type.values(held);
    })
    .map(String);
}

/** The plan's own names and dates; where they cannot be read, it is called by its id. */
export function about(plan: Plan): Kinds["about"] {
  if (!findUnread(plan, "about", "about")) return get(plan, "about", "about");
  const { id } = plan.key;
  const names = { name: id, shortName: id, abbreviation: id, localArea: id, stage: id };
  return plan.kinds.about.schema.parse({ kind: "about", ref: "about", ...names });
}
