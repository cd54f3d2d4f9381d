import type { Ask } from "../../asks/index.ts";
import { dayOf, NAMED_DAYS } from "../../plan/meetings/meetings.ts";
import type { Kind } from "../../plan/model/kind.ts";
import { called, type Plan } from "../../plan/model/snapshot.ts";
import { withDays } from "../../plan/query/named-days.ts";
import { type Query, queryOf } from "../../plan/query/query.ts";
import { runQuery } from "../../plan/query/run-query.ts";
import type { CalendarDate } from "../../plan/time/calendar-date.ts";

/** What an answer was about, so that what is said next can go on from it. */

/** One thing of the plan. */
export type OneItem = { readonly kind: Kind; readonly ref: string };

/** What was asked last: the items that it was about, and the one thing, where it was about one. */
export type GoneOnFrom = {
  readonly ask: Ask;
  readonly query: Query;
  readonly item: OneItem | undefined;
};

const ofOne = (kind: Kind, ref: string) => ({
  query: queryOf(kind, { ref: { oneOf: [ref] } }),
  item: { kind, ref },
});

/** What an ask is about: the items of a list, or one item. Undefined where nothing can be gone on from. */
function aboutOf(ask: Ask): Omit<GoneOnFrom, "ask"> | undefined {
  switch (ask.command) {
    case "list":
      return { query: ask.query, item: undefined };
    case "show_action":
    case "update_action":
    case "evidence":
    case "board_rating":
      return ofOne("action", ask.ref);
    case "set_action":
      return ofOne("action", ask.update.ref);
    case "show_risk":
      return ofOne("risk", ask.ref);
    case "show_kpi":
      return ofOne("kpi", ask.ref);
    case "show_challenge":
      return ofOne("challenge", ask.ref);
    case "scorecard":
      return ask.ref
        ? ofOne("measure", ask.ref)
        : {
            query: queryOf("measure", ask.area ? { area: { oneOf: [ask.area] } } : {}),
            item: undefined,
          };
    case "area_overview":
    case "deep_dive":
      return {
        query: queryOf("action", { area: { oneOf: [ask.area] } }),
        item: { kind: "area", ref: ask.area },
      };
    case "history":
    case "as_at":
      return ask.kind && ask.ref ? ofOne(ask.kind, ask.ref) : undefined;
    default:
      return undefined;
  }
}

/** Whether what is said next may go on from an ask, so that it is worth keeping. */
export const canGoOnFrom = (ask: Ask): boolean => aboutOf(ask) !== undefined;

/** The references of what a query lists, in order; undefined where only the record can tell. */
export function listedBy(plan: Plan, query: Query, today: CalendarDate) {
  if (query.changedSince || query.unchangedSince || query.asAt) return undefined;
  const resolved = withDays(query, (name) => {
    const day = NAMED_DAYS.find((one) => one === name);
    return day && dayOf(plan, day, today);
  });
  return runQuery(plan, resolved, { today }).map(({ ref }) => ref);
}

/** What was asked last, as it is gone on from: a list of one item is that item. */
export function goneOnFrom(ask: Ask, plan: Plan, today: CalendarDate): GoneOnFrom | undefined {
  const about = aboutOf(ask);
  if (!about) return undefined;
  if (about.item) return { ask, ...about };
  const refs = listedBy(plan, about.query, today);
  const [ref] = refs ?? [];
  const item =
    ref !== undefined && refs?.length === 1 ? { kind: about.query.kind, ref } : undefined;
  return { ask, query: about.query, item };
}

/** An item as a text names it: `action 3.4`, `KPI 2.1`, `R1`. */
export function spokenName(plan: Plan, { kind, ref }: OneItem): string {
  if (/^[a-z]/i.test(ref)) return ref;
  const { one } = called(plan, kind);
  return kind === "action" && ref.length > 2 ? ref : `${one} ${ref}`;
}
