import type { Criterion, Where } from "../plan/model/criterion.ts";
import type { Kind } from "../plan/model/kind.ts";
import { type Query, queryOf } from "../plan/query/query.ts";

/**
 * Each kind of item once had a filter of its own shape. Cards that were posted, rows of cards and the
 * last list that somebody asked for still hold them, and the reader of plain words yields them: here
 * each becomes the query that it stands for.
 */

type Refs = readonly string[];

export type FormerActionFilter = {
  readonly rag?: Refs | undefined;
  readonly status?: Refs | undefined;
  readonly refs?: Refs | undefined;
  readonly areas?: Refs | undefined;
  readonly notAreas?: Refs | undefined;
  readonly owners?: Refs | undefined;
  readonly ownersAll?: Refs | undefined;
  readonly notOwners?: Refs | undefined;
  readonly unowned?: true | undefined;
  readonly organisation?: string | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly proposed?: true | undefined;
  readonly text?: string | undefined;
};

export type FormerRiskFilter = {
  readonly areas?: Refs | undefined;
  readonly rag?: Refs | undefined;
  readonly severity?: string | undefined;
  readonly owners?: Refs | undefined;
  readonly missing?: "mitigation" | "owner" | "rag" | undefined;
  readonly text?: string | undefined;
};

export type FormerKpiFilter = {
  readonly area?: string | undefined;
  readonly missing?: "target" | undefined;
  readonly text?: string | undefined;
  readonly months?: number | undefined;
};

export type FormerChallengeFilter = {
  readonly states?: Refs | undefined;
  readonly kinds?: Refs | undefined;
  readonly areas?: Refs | undefined;
  readonly about?: { readonly kind: string; readonly ref: string } | undefined;
  readonly owners?: Refs | undefined;
  readonly mine?: { readonly account: string; readonly people: Refs } | undefined;
  readonly since?: string | undefined;
  readonly late?: true | undefined;
};

const oneOf = (refs: Refs | undefined): Criterion => (refs ? { oneOf: [...refs] } : {});

/** What is asked of each field, without those of which nothing is. */
function where(parts: Readonly<Record<string, Criterion>>): Where {
  const said = Object.entries(parts).map(([key, criterion]) => {
    const held = Object.entries(criterion).filter(([, value]) => value !== undefined);
    return [key, Object.fromEntries(held)] as const;
  });
  return Object.fromEntries(said.filter(([, criterion]) => Object.keys(criterion).length > 0));
}

const query = (kind: Kind, parts: Where, about?: string): Query =>
  queryOf(kind, where(parts), about === undefined ? {} : { about });

type FilterPart = readonly [field: string, criterion: Criterion];

/** What each part of a filter of actions asks of which field. */
const ACTION_PARTS: {
  readonly [K in Exclude<keyof FormerActionFilter, "text">]-?: (
    value: NonNullable<FormerActionFilter[K]>,
  ) => FilterPart;
} = {
  rag: (values) => ["rag", oneOf(values)],
  status: (values) => ["status", oneOf(values)],
  refs: (values) => ["ref", oneOf(values)],
  areas: (values) => ["area", oneOf(values)],
  notAreas: (values) => ["area", { not: [...values] }],
  owners: (values) => ["owners", oneOf(values)],
  ownersAll: (values) => ["owners", { allOf: [...values] }],
  notOwners: (values) => ["owners", { not: [...values] }],
  unowned: () => ["owners", { missing: true }],
  organisation: (value) => ["organisation", { oneOf: [value] }],
  dueFrom: (from) => ["due", { from }],
  dueTo: (to) => ["due", { to }],
  overdue: (is) => ["late", { is }],
  proposed: () => ["proposed", { missing: false }],
};

/** What a filter of actions asks for, in the order in which it was said. */
export function actionQuery({ text, ...filter }: FormerActionFilter): Query {
  const where: Record<string, Criterion> = {};
  for (const [key, value] of Object.entries(filter)) {
    const part = ACTION_PARTS[key as keyof typeof ACTION_PARTS] as
      | ((value: unknown) => FilterPart)
      | undefined;
    if (!part || value === undefined) continue;
    const [field, criterion] = part(value);
    where[field] = { ...where[field], ...criterion };
  }
  return query("action", where, text);
}

/** What a filter of the risk register asks for. */
export const riskQuery = (filter: FormerRiskFilter): Query => {
  const { missing } = filter;
  const lacks = (key: NonNullable<typeof missing>): Criterion =>
    missing === key ? { missing: true } : {};
  return query(
    "risk",
    {
      areas: oneOf(filter.areas),
      rag: { ...oneOf(filter.rag), ...lacks("rag") },
      severity: filter.severity ? { oneOf: [filter.severity] } : {},
      owner: { ...oneOf(filter.owners), ...lacks("owner") },
      mitigation: lacks("mitigation"),
    },
    filter.text,
  );
};

/** What a filter of the KPIs asks for. */
export const kpiQuery = (filter: FormerKpiFilter): Query =>
  query(
    "kpi",
    {
      area: filter.area === undefined ? {} : { oneOf: [filter.area] },
      target: filter.missing ? { missing: true } : {},
      period: filter.months === undefined ? {} : { oneOf: [filter.months] },
    },
    filter.text,
  );

/** What a filter of the challenges asks for. */
export const challengeQuery = (filter: FormerChallengeFilter): Query => {
  const { about, mine } = filter;
  return query("challenge", {
    state: oneOf(filter.states),
    challengeKind: oneOf(filter.kinds),
    areas: oneOf(filter.areas),
    about: about ? { oneOf: [`${about.kind}:${about.ref}`] } : {},
    owner: oneOf(filter.owners),
    party: mine ? { oneOf: [mine.account, ...mine.people] } : {},
    raised: { from: filter.since },
    late: { is: filter.late },
  });
};

export type FormerChangeFilter = {
  readonly group?: string | undefined;
  readonly kind?: string | undefined;
  readonly areas?: Refs | undefined;
  readonly owners?: Refs | undefined;
  readonly by?: Refs | undefined;
  readonly rag?: Refs | undefined;
  readonly text?: string | undefined;
};

/** What a filter of changes asks for. */
export function changesQuery(filter: FormerChangeFilter): {
  readonly where: Where;
  readonly about?: string;
} {
  const single = (value: string | undefined) => oneOf(value === undefined ? undefined : [value]);
  const asked = where({
    became: single(filter.group),
    kind: single(filter.kind),
    area: oneOf(filter.areas),
    owner: oneOf(filter.owners),
    by: oneOf(filter.by),
    rag: oneOf(filter.rag),
  });
  return { where: asked, ...(filter.text === undefined ? {} : { about: filter.text }) };
}
