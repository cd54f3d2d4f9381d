import type { Criterion } from "../model/criterion.ts";
import { plural } from "../model/names.ts";
import { kindOf, type Plan } from "../model/snapshot.ts";
import { vocabularyOf } from "../model/vocabulary.ts";
import { nounOf, partOf } from "./describe-query.ts";
import type { Query } from "./query.ts";
import { fieldOf } from "./run-query.ts";

/** One thing that a query asks for, what it is called, and the query without it. */
export type Part = { readonly called: string; readonly rest: Query };

type Operator = keyof Criterion;

/** What one part of a question is called where somebody is offered to leave it out: `the area`, `leaving owners out`. */
function partName(plan: Plan, { kind }: Query, key: string, operator: Operator): string {
  if (key === "ref") return "the references";
  const vocabulary = vocabularyOf(plan);
  const field = fieldOf(kindOf(plan, kind), key, vocabulary.called(kind));
  const { phrasing, type } = field;
  const part = partOf(vocabulary, phrasing);
  const noun = nounOf(vocabulary, kind, key, field);
  if (type.isDate && (operator === "from" || operator === "after")) return "the first date";
  if (type.isDate && (operator === "to" || operator === "before")) return "the last date";
  if (operator === "not") return `leaving ${plural(noun)} out`;
  if (operator === "least" || operator === "most") return `the number of ${plural(noun)}`;
  if (operator === "allOf") return `the ${plural(noun)}`;
  if (operator === "missing" && !part?.startsWith("w")) return `having no ${noun}`;
  return part === undefined || part.startsWith("the ") ? `the ${noun}` : part;
}

function without({ where, ...query }: Query, key: string, operator: Operator): Query {
  const { [key]: criterion = {}, ...others } = where;
  const { [operator]: _, ...rest } = criterion;
  const narrowed = Object.keys(rest).length > 0 ? { [key]: rest } : {};
  return { ...query, where: { ...others, ...narrowed } };
}

/** Everything that a query asks for, each with the query without it: what can be left out where nothing fits. */
export function partsOf(plan: Plan, query: Query): readonly Part[] {
  const { about, ...silent } = query;
  return [
    ...Object.entries(query.where).flatMap(([key, criterion]) =>
      (Object.keys(criterion) as Operator[]).map((operator) => ({
        called: partName(plan, query, key, operator),
        rest: without(query, key, operator),
      })),
    ),
    ...(about === undefined ? [] : [{ called: "the words", rest: silent }]),
  ];
}
