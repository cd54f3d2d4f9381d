import type { Button } from "../../bot/asks/index.ts";
import type { Kind } from "../../bot/plan/model/kind.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import type { Query } from "../../bot/plan/query/query.ts";

type ButtonPress = Button["press"];

/** The press that lists what a query asks for. */
export const listing = (plan: Plan, query: Query, page = 1): ButtonPress => ({
  command: "list",
  plan: plan.key.id,
  query,
  page,
});

/** How an item of each kind is opened as it is now; a kind that has no card of its own is not here. */
const OPENS: Partial<Record<Kind, (plan: string, ref: string) => ButtonPress>> = {
  action: (plan, ref) => ({ command: "show_action", plan, ref }),
  risk: (plan, ref) => ({ command: "show_risk", plan, ref }),
  challenge: (plan, ref) => ({ command: "show_challenge", plan, ref }),
  measure: (plan, ref) => ({ command: "show_measure", plan, ref }),
  kpi: (plan, ref) => ({ command: "show_kpi", plan, ref }),
  area: (plan, ref) => ({ command: "area_overview", plan, area: ref }),
  meeting: (plan, ref) => ({ command: "show_meeting", plan, ref }),
};

/** The press that opens an item, or undefined where its kind has no card of its own. */
export const opening = (plan: Plan, kind: Kind, ref: string): ButtonPress | undefined =>
  OPENS[kind]?.(plan.key.id, ref);
