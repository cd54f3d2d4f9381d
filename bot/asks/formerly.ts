import type { Query } from "../plan/query/query.ts";
import {
  actionQuery,
  challengeQuery,
  changesQuery,
  type FormerChangeFilter,
  type FormerKpiFilter,
  kpiQuery,
  riskQuery,
} from "./former-filters.ts";

/** An ask as it is sent and stored: its name, and its arguments beside it. */
export type Named = Readonly<Record<string, unknown>> & { readonly command: string };

type Args = Readonly<Record<string, unknown>>;

/** What an ask of an earlier version is now called, and what its arguments are now. */
export type Renamed = {
  /** Where it became several, which of them it is depends on its arguments. */
  readonly now: string | ((args: Args) => string);
  /** The arguments as they now are; without it they are the same. */
  readonly args?: (args: Args) => Args;
};

/** A list of one kind: what its filter asked for is now a query. */
const listed = <Filter extends object>(query: (filter: Filter) => Query): Renamed => ({
  now: "list",
  args: ({ filter, ...args }) => ({ ...args, query: query((filter ?? {}) as Filter) }),
});

/**
 * The names and arguments of asks in earlier versions, old to new. They stand on posted cards, in the
 * rows of cards that are kept true, and in the history, for ever. No ask is called so any more.
 */
export const FORMERLY: Readonly<Record<string, Renamed>> = {
  // Each kind had a list of its own, with a filter of its own shape.
  list_actions: listed(actionQuery),
  list_risks: listed(riskQuery),
  list_challenges: listed(challengeQuery),
  kpis: {
    now: ({ ref }) => (ref === undefined ? "list" : "show_kpi"),
    args: ({ ref, page, plan, area, missing, text, months }) =>
      ref === undefined
        ? { plan, page, query: kpiQuery({ area, missing, text, months } as FormerKpiFilter) }
        : { plan, ref },
  },
};

/** Asks that are called as ever, and whose arguments are now of another shape: the old one is told by what it has. */
const RESHAPED: Readonly<Record<string, (args: Args) => Args>> = {
  whats_changed: ({ filter, ...args }) =>
    filter === undefined ? args : { ...args, ...changesQuery(filter as FormerChangeFilter) },
};

/** An ask by its name and arguments of today, whichever version named it. What is none is given back as it is. */
export function asNow(ask: Named, table: typeof FORMERLY = FORMERLY): Named {
  let { command, ...args } = ask;
  // One that has kept its name, and not the shape of its arguments.
  if (Object.hasOwn(RESHAPED, command)) args = { ...(RESHAPED[command]?.(args) ?? args) };
  // One that was renamed twice is found by its first name too.
  for (let left = Object.keys(table).length; left > 0; left--) {
    if (!Object.hasOwn(table, command)) break;
    const { now, args: change } = table[command] as Renamed;
    command = typeof now === "string" ? now : now(args);
    args = { ...(change?.(args) ?? args) };
  }
  return { command, ...args };
}
