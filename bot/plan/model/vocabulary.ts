import { ROLES_CALLED } from "./deeds.ts";
import type { Called, Field, ItemOf, Kind, KindDescription, KindTable, Naming } from "./kind.ts";
import { capital, type NamesOf, namesOf } from "./names.ts";
import { oncePer } from "./once.ts";
import { called, find, kindOf, type Plan } from "./snapshot.ts";

/** A role, or whoever owns a thing: what people are called by what they are to the plan. */
export type RoleName = keyof typeof ROLES_CALLED;

/** How a plan calls what it holds: the defaults of the kinds, with the names of its own that its settings give. */
export type Vocabulary = {
  readonly kinds: KindTable;
  /** Names of people by reference. */
  readonly names: NamesOf;
  readonly called: (kind: Kind) => Called;
  /** What a field of a kind is called. */
  readonly label: (kind: Kind, field: string) => string;
  /** The plan's own name for a field, where it has one. */
  readonly own: (kind: Kind, field: string) => string | undefined;
  readonly role: (role: RoleName) => Called;
};

/** The names that a plan's settings give in place of the defaults: of kinds, of fields (`action.revised`) and of roles. */
export type OwnNames = {
  readonly kinds?: Readonly<Record<string, Called>> | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly roles?: Readonly<Record<string, Called>> | undefined;
};

/** A vocabulary of these kinds, with names of a plan's own. */
export function vocabularyFrom(
  kinds: KindTable,
  names: NamesOf,
  { kinds: ownKinds = {}, fields = {}, roles = {} }: OwnNames = {},
): Vocabulary {
  const own = (kind: Kind, field: string) => fields[`${kind}.${field}`];
  const described = (kind: Kind) => kinds[kind] as unknown as KindDescription;
  const naming: Naming = {
    called: (kind) => ownKinds[kind] ?? described(kind).called,
    label: (kind, field) => {
      const label = described(kind).fields[field]?.label ?? field;
      return own(kind, field) ?? (typeof label === "string" ? label : label(naming));
    },
    role: (role) => roles[role] ?? ROLES_CALLED[role],
  };
  return { kinds, names, own, ...naming };
}

/** How a plan calls things, made once for each state of it. */
export const vocabularyOf: (plan: Plan) => Vocabulary = oncePer((plan: Plan) =>
  vocabularyFrom(
    plan.kinds,
    (refs) => namesOf(plan, refs),
    find(plan, "settings", "settings")?.called,
  ),
);

/** `action 3.4`, `KPI 2.4` */
export const itemName = (plan: Plan, kind: Kind, ref: string): string =>
  `${called(plan, kind).one} ${ref}`;

/** The same at the head of a sentence: `Action 3.4` */
export const itemTitle = (plan: Plan, kind: Kind, ref: string): string =>
  capital(itemName(plan, kind, ref));

/** What a field of a kind is called in this plan: `Revised date`. */
export const labelOf = (plan: Plan, kind: Kind, field: string): string =>
  vocabularyOf(plan).label(kind, field);

/** What a card calls a field beside what it says of an item: `Why it is red`; the plan's own name for it, where it has one. */
export function labelFor<K extends Kind>(
  plan: Plan,
  item: ItemOf<K> & { kind: K },
  field: string,
): string {
  const { own, label, kinds } = vocabularyOf(plan);
  const { kind } = item;
  const described = kinds[kind].fields[field] as Field<ItemOf<K>> | undefined;
  const called = (other: string) => label(kind, other);
  return own(kind, field) ?? described?.shownAs?.(item, called) ?? called(field);
}

/** What a field is called where there is little room: `Next step`. */
export function briefOf(plan: Plan, kind: Kind, field: string): string {
  const { own, ...naming } = vocabularyOf(plan);
  const brief = kindOf(plan, kind).fields[field]?.brief;
  const words = typeof brief === "function" ? brief(naming) : brief;
  return own(kind, field) ?? words ?? naming.label(kind, field);
}

/** What somebody of a role is called in this plan: `lead`. */
export const roleCalled = (plan: Plan, role: RoleName): Called => vocabularyOf(plan).role(role);
