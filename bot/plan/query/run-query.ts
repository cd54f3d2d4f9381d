import { heldIn } from "../model/columns.ts";
import type { Criterion } from "../model/criterion.ts";
import { PlanError } from "../model/errors.ts";
import type { Comparable, FieldType } from "../model/field-types.ts";
import type { Called, Field, Item, ItemOf, Kind, KindDescription, Moment } from "../model/kind.ts";
import { capital, withArticle } from "../model/names.ts";
import { called, kindOf, listed, type Plan, sortableRef } from "../model/snapshot.ts";
import { findByText, speaksOf } from "../text/search.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { asksNothing, type Query } from "./query.ts";

/** What a query is answered from besides the plan: the day, and which items changed since the day that it names. */
export type Given = {
  readonly today: CalendarDate;
  /** `action 3.4` for each that somebody has changed; asked for only where the query names a day of changes. */
  readonly changed?: ReadonlySet<string>;
};

/** The reference of an item can be asked for as any field can. */
const REF: Field<Item> = {
  label: "Reference",
  type: {
    name: "reference",
    quoted: false,
    words: (value) => String(value),
    values: (value) => [String(value)],
  },
};

/** A field of a kind by its key; a sentence where the kind has none such. */
export function fieldOf(
  kind: KindDescription,
  key: string,
  { one }: Called = kind.called,
): Field<Item> {
  if (key === "ref") return REF;
  const field = Object.hasOwn(kind.fields, key) ? kind.fields[key] : undefined;
  if (field) return field;
  throw new PlanError(
    "bad-input",
    `${capital(withArticle(one))} has no “${key.slice(0, 60)}” to ask for.`,
  );
}

/** What an item holds in a field, as it is compared. */
export function valuesOf(
  item: Item,
  key: string,
  field: Field<Item>,
  at: Moment,
): readonly Comparable[] {
  const { type, per } = field;
  const held = heldIn(item, key, field, at);
  if (per) return (held as readonly unknown[]).flatMap((one) => type.values(one));
  return type.values(held);
}

const same = (one: Comparable, other: string | number) =>
  typeof one === "string" ? one.toLowerCase() === String(other).toLowerCase() : one === other;

const holds = (values: readonly Comparable[], wanted: string | number) =>
  values.some((value) => same(value, wanted));

/** What stands for nothing in a field: nobody has rated it, nobody knows. */
const isNothing = (value: Comparable) => value === "none" || value === "";

/** A day that the plan's meetings would give, and do not: nothing is narrowed by it. */
const isDay = (day: string | undefined): day is string => day !== undefined && !day.startsWith("@");

/** Whether values pass a criterion. */
export function passes(values: readonly Comparable[], criterion: Criterion): boolean {
  const { oneOf, allOf, not, alone, least, most, from, to, before, after, is, speaks, missing } =
    criterion;
  const days = values.map(String);
  const dated = (test: (day: string) => boolean) => days.some(test);
  return (
    (!oneOf || oneOf.some((wanted) => holds(values, wanted))) &&
    (!allOf || allOf.every((wanted) => holds(values, wanted))) &&
    !not?.some((wanted) => holds(values, wanted)) &&
    (!alone || values.length === 1) &&
    (least === undefined || values.length >= least) &&
    (most === undefined || values.length <= most) &&
    (!isDay(from) || dated((day) => day >= from)) &&
    (!isDay(to) || dated((day) => day <= to)) &&
    (!isDay(before) || dated((day) => day < before)) &&
    (!isDay(after) || dated((day) => day > after)) &&
    (is === undefined || values.includes(true) === is) &&
    (speaks === undefined || values.some((value) => speaksOf(String(value), speaks))) &&
    (missing === undefined || values.every(isNothing) === missing)
  );
}

/** Whether an item passes all that a query asks of its fields. */
export function fits(item: Item, { where }: Pick<Query, "where">, at: Moment): boolean {
  const kind = kindOf(at.plan, item.kind);
  return Object.entries(where).every(([key, criterion]) => {
    const field = fieldOf(kind, key, called(at.plan, item.kind));
    const counts = field.counts?.(item, where) ?? true;
    return counts && passes(valuesOf(item, key, field, at), criterion);
  });
}

/** Where a value stands among all that its field can hold: red before amber; any other value is itself. */
const placeOf = (value: Comparable | undefined, { options, ranked = options }: FieldType) =>
  value === undefined || !ranked ? value : ranked.indexOf(String(value));

function byField(key: string, descending: boolean, kind: KindDescription, at: Moment) {
  const field = fieldOf(kind, key);
  const first = (item: Item) =>
    field.counts?.(item) === false
      ? undefined
      : placeOf(valuesOf(item, key, field, at)[0], field.type);
  return (a: Item, b: Item) => {
    const [x, y] = [first(a), first(b)];
    // What holds nothing comes last, whichever way.
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined);
    const way = x < y ? -1 : x > y ? 1 : 0;
    return descending ? -way : way;
  };
}

/**
 * The items of a plan that a query asks for, in the order that it asks for: without one, best first
 * where words are looked for, or else as a board takes that kind. A day as at which it is asked must have been gone back to, and
 * named days resolved, before.
 */
export function runQuery<K extends Kind>(
  plan: Plan,
  query: Query & { readonly kind: K },
  given: Given,
): readonly ItemOf<K>[] {
  const kind = kindOf(plan, query.kind);
  const at = { plan, today: given.today };
  const { about, changedSince, unchangedSince, order, limit } = query;
  const rank =
    about === undefined
      ? null
      : new Map(findByText(plan, query.kind, about).map((ref, n) => [ref, n]));
  const touched = ({ kind: of, ref }: Item) => given.changed?.has(`${of} ${ref}`) ?? false;
  const all: readonly Item[] = listed(plan, query.kind, query.where);
  const found = asksNothing(query)
    ? all
    : all.filter(
        (item) =>
          (!rank || rank.has(item.ref)) &&
          (!changedSince || touched(item)) &&
          (!unchangedSince || !touched(item)) &&
          fits(item, query, at),
      );
  const inOrder = order
    ? byField(order.by, order.descending ?? false, kind, at)
    : (kind.inOrder ??
      (rank && ((a: Item, b: Item) => (rank.get(a.ref) ?? 0) - (rank.get(b.ref) ?? 0))));
  const sorted = inOrder ? [...found].sort(inOrder) : found;
  const some = limit ? sorted.slice(0, limit) : sorted;
  const last = some.at(-1);
  const level =
    query.ties && inOrder && last
      ? sorted.slice(some.length).filter((item) => inOrder(last, item) === 0)
      : [];
  return [...some, ...level] as unknown as readonly ItemOf<K>[];
}

/** How many of some items hold each value of a field, most first; those that hold none under null. */
export function countBy(
  plan: Plan,
  items: readonly Item[],
  key: string,
  given: Given,
): readonly { readonly value: Comparable | null; readonly count: number }[] {
  const counts = new Map<Comparable | null, number>();
  for (const item of items) {
    const field = fieldOf(kindOf(plan, item.kind), key);
    const values =
      field.counts?.(item) === false ? [] : valuesOf(item, key, field, { plan, ...given });
    for (const value of values.length > 0 ? new Set(values) : [null]) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (sortable(a.value) < sortable(b.value) ? -1 : 1));
}

const sortable = (value: Comparable | null) => sortableRef(String(value ?? "~"));
