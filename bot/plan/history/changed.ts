import type { By, Change } from "../model/change.ts";
import type { Criterion, Where } from "../model/criterion.ts";
import { PlanError } from "../model/errors.ts";
import { type Comparable, RAG } from "../model/field-types.ts";
import type { Item } from "../model/kind.ts";
import { MOVEMENTS, type MovementKind } from "../model/moved.ts";
import { either, listNames, namesOf } from "../model/names.ts";
import type { Rag } from "../model/primitives.ts";
import { ragText } from "../model/rag.ts";
import { areasOfItem, called, find, kindOf, ownersOf, type Plan } from "../model/snapshot.ts";
import { inAreas } from "../query/describe-query.ts";
import { passes } from "../query/run-query.ts";
import { findByText } from "../text/search.ts";
import type { NetChange } from "./net-change.ts";

/**
 * A question about the changes of a time, as data: what is asked of them, in the same criteria as of
 * items, and words that the items' texts must hold.
 */
export type ChangesAsked = { readonly where: Where; readonly about?: string | undefined };

/** What a change can be asked for by: `by` is who made it, which is asked before its net is taken. */
const FIELDS: Readonly<Record<string, (net: NetChange, plan: Plan) => readonly Comparable[]>> = {
  /** What became of the item: worse, better, new. */
  became: ({ moved }) => moved.map(({ group }) => group),
  kind: ({ kind }) => [kind],
  area: ({ now }, plan) => areasOfItem(plan, now),
  owner: ({ now }, plan) => ownersOf(plan, now),
  /** The colour that the item came to: it has it now, and did not before. */
  rag: ({ was, now }, plan) => {
    const before = ragsOf(was, plan);
    return ragsOf(now, plan).filter((rag) => !before.includes(rag));
  },
  by: () => [],
};

/** The colours of an item, as far as they count: a complete action is past rating and has none. */
export function ragsOf(item: Item | null, plan: Pick<Plan, "kinds">): readonly Rag[] {
  if (!item) return [];
  const { rag } = kindOf(plan, item.kind).fields;
  if (rag?.type !== RAG || rag.counts?.(item) === false) return [];
  const value = rag.value as ((item: Item) => readonly Rag[]) | undefined;
  return value ? value(item) : [(item as unknown as { readonly rag: Rag }).rag];
}

/** Whether a change was made by an officer, or for them by whoever stood in. */
function isBy(plan: Plan, by: By, ref: string): boolean {
  const person = find(plan, "person", ref);
  if (!person) return false;
  if (by.for !== undefined && by.for.toLowerCase() === person.name.toLowerCase()) return true;
  if (person.account) return by.id === person.account.id;
  return by.name.toLowerCase() === person.name.toLowerCase();
}

/** The changes that the people made who are asked for. */
export function changesBy(
  plan: Plan,
  changes: readonly Change[],
  { where }: ChangesAsked,
): readonly Change[] {
  const people = where.by?.oneOf;
  if (!people) return changes;
  return changes.filter((change) => people.some((ref) => isBy(plan, change.by, String(ref))));
}

/** The net changes that pass all that is asked but what became of them: a board wants to know what it leaves out. */
export function changesAsked(
  plan: Plan,
  all: readonly NetChange[],
  { where, about }: ChangesAsked,
): readonly NetChange[] {
  const found = new Map<string, ReadonlySet<string>>();
  const holds = ({ kind, ref }: NetChange) => {
    if (about === undefined) return true;
    const refs = found.get(kind) ?? new Set(findByText(plan, kind, about));
    found.set(kind, refs);
    return refs.has(ref);
  };
  const { became: _, by: __, ...rest } = where;
  const criteria = Object.entries(rest).map(([key, criterion]) => {
    const valuesOf = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (valuesOf) return [valuesOf, criterion] as const;
    throw new PlanError("bad-input", `A change has no “${key.slice(0, 60)}” to ask for.`);
  });
  return all.filter(
    (net) =>
      holds(net) &&
      criteria.every(([valuesOf, criterion]) => passes(valuesOf(net, plan), criterion)),
  );
}

/** What an item must have become, where that is asked. */
export const becameOf = ({ where }: ChangesAsked): MovementKind | undefined =>
  MOVEMENTS.find((one) => where.became?.oneOf?.includes(one));

const ASKED: Readonly<Record<MovementKind, string>> = {
  worse: "What got worse",
  better: "What got better",
  completed: "What was completed",
  dates: "What moved its date",
  new: "What is new",
  other: "What changed otherwise",
};

const valuesOf = (criterion: Criterion | undefined) => criterion?.oneOf?.map(String);

/** What is asked of changes in words, without the time: `What got worse in area 3 (Autism …) owned by …`. */
export function describeChanges(plan: Plan, asked: ChangesAsked): string {
  const { where, about } = asked;
  const became = becameOf(asked);
  const by = valuesOf(where.by);
  const whose = by && listNames(namesOf(plan, by));
  const head = became ? ASKED[became] : whose ? `What ${whose} changed` : "What changed";
  const rag = valuesOf(where.rag) as readonly Rag[] | undefined;
  const kinds = valuesOf(where.kind);
  const owners = valuesOf(where.owner);
  return [
    head,
    rag ? `to ${either(rag.map(ragText))}` : "",
    kinds
      ? `among the ${either(kinds.map((kind) => called(plan, kind as Item["kind"]).many))}`
      : "",
    inAreas(plan, valuesOf(where.area)),
    owners ? `owned by ${either(namesOf(plan, owners))}` : "",
    about ? `about “${about}”` : "",
    became && whose ? `by changes of ${whose}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
