import { z } from "zod";
import type { By, Change } from "../model/change.ts";
import { RAG } from "../model/field-types.ts";
import type { Item } from "../model/kind.ts";
import { MOVEMENTS, type MovementKind } from "../model/moved.ts";
import { either, listNames, namesOf } from "../model/names.ts";
import { Rag } from "../model/primitives.ts";
import { ragText } from "../model/rag.ts";
import { areasOfItem, called, find, kindOf, ownersOf, type Plan } from "../model/snapshot.ts";
import { inAreas } from "../query/describe-query.ts";
import { findByText } from "../text/search.ts";
import type { NetChange } from "./net-change.ts";

const refs = z.array(z.string().max(120)).min(1).max(100);

/** What a person asked of the changes of a time. Every part narrows. */
export const ChangeFilter = z.strictObject({
  group: z.enum(MOVEMENTS).optional(),
  kind: z.enum(["action", "risk", "challenge", "kpi", "measure"]).optional(),
  areas: refs.optional(),
  /** References of people: an item passes if any of them owns it, or leads it. */
  owners: refs.optional(),
  /** References of people: a change passes if any of them made it, or somebody made it for them. */
  by: refs.optional(),
  /** What the item came to: it stands so now, and did not before. */
  rag: z.array(Rag).min(1).optional(),
  text: z.string().max(300).optional(),
});
export type ChangeFilter = z.infer<typeof ChangeFilter>;

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
  { by }: ChangeFilter,
): readonly Change[] {
  if (!by) return changes;
  return changes.filter((change) => by.some((ref) => isBy(plan, change.by, ref)));
}

/** The colours of an item, as far as they count: a complete action is past rating and has none. */
export function ragsOf(item: Item | null, { kinds }: Pick<Plan, "kinds">): readonly Rag[] {
  if (!item) return [];
  const { fields } = kindOf({ kinds }, item.kind);
  const { rag } = fields;
  if (rag?.type !== RAG || rag.counts?.(item) === false) return [];
  const value = rag.value as ((item: Item) => readonly Rag[]) | undefined;
  return value ? value(item) : [(item as unknown as { readonly rag: Rag }).rag];
}

/** The net changes that pass all of a filter but its group: a board wants to know what it leaves out. */
export function filterChanges(
  plan: Plan,
  all: readonly NetChange[],
  filter: ChangeFilter,
): readonly NetChange[] {
  const { kind, areas, owners, rag, text } = filter;
  const found =
    text === undefined
      ? null
      : new Set(
          (["action", "risk", "kpi"] as const).flatMap((searched) =>
            findByText(plan, searched, text).map((ref) => `${searched} ${ref}`),
          ),
        );
  return all.filter(
    ({ was, now, ref }) =>
      (!kind || now.kind === kind) &&
      (!areas || areasOfItem(plan, now).some((area) => areas.includes(area))) &&
      (!owners || ownersOf(plan, now).some((owner) => owners.includes(owner))) &&
      (!rag ||
        rag.some((one) => ragsOf(now, plan).includes(one) && !ragsOf(was, plan).includes(one))) &&
      (!found || found.has(`${now.kind} ${ref}`)),
  );
}

const ASKED: Readonly<Record<MovementKind, string>> = {
  worse: "What got worse",
  better: "What got better",
  completed: "What was completed",
  dates: "What moved its date",
  new: "What is new",
  other: "What changed otherwise",
};

/** A filter in words, without the time: `What got worse in area 3 (Autism …) owned by Zoe Richards`. */
export function changeFilterWords(plan: Plan, filter: ChangeFilter): string {
  const { group, kind, areas, owners, by, rag, text } = filter;
  const whose = by && listNames(namesOf(plan, by));
  const head = group ? ASKED[group] : whose ? `What ${whose} changed` : "What changed";
  return [
    head,
    rag ? `to ${either(rag.map(ragText))}` : "",
    kind ? `among the ${called(plan, kind).many}` : "",
    inAreas(plan, areas),
    owners ? `owned by ${either(namesOf(plan, owners))}` : "",
    text ? `about “${text}”` : "",
    group && whose ? `by changes of ${whose}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
