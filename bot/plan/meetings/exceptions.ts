import type { Action } from "../actions/action.kind.ts";
import { isOverdue } from "../actions/due-date.ts";
import {
  type OfMeasure,
  type OfMilestone,
  shortMeasures,
  shortMilestones,
} from "../measures/shortfalls/shortfall.ts";
import { isUnsafe, RAG_ORDER } from "../model/rag.ts";
import type { Plan } from "../model/snapshot.ts";
import { register } from "../risks/register.ts";
import type { Risk } from "../risks/risk.kind.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** What a board hears of by exception, in this order; each thing is in the first group that it belongs to. */
export const EXCEPTION_GROUPS = [
  "red",
  "amber",
  "overdue",
  "risks",
  "measures",
  "milestones",
] as const;

export type Exceptions = {
  readonly red: readonly Action[];
  readonly amber: readonly Action[];
  /** Past their date, and neither red nor amber. */
  readonly overdue: readonly Action[];
  /** Risks at red or amber, and those that are high after mitigation; the reds first. */
  readonly risks: readonly Risk[];
  /** Measures that are off target. */
  readonly measures: readonly OfMeasure[];
  /** Milestones of KPIs that are red, then those whose time is over and that were neither met nor are green. */
  readonly milestones: readonly OfMilestone[];
};

/** The exceptions of a plan as it stands on a day. A complete action is none. */
export function exceptionsOf(plan: Plan, today: CalendarDate): Exceptions {
  const open = plan.items.action.filter(({ status }) => status !== "complete");
  const risks = register(plan).filter(
    ({ rag, postMitigation }) => isUnsafe(rag) || postMitigation.level === "high",
  );
  return {
    red: open.filter(({ rag }) => rag === "red"),
    amber: open.filter(({ rag }) => rag === "amber"),
    overdue: open.filter((action) => isOverdue(action, today) && !isUnsafe(action.rag)),
    risks: RAG_ORDER.flatMap((wanted) => risks.filter(({ rag }) => rag === wanted)),
    measures: shortMeasures(plan, today),
    milestones: shortMilestones(plan, today),
  };
}
