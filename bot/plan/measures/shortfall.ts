import { find, type Plan } from "../model/snapshot.ts";
import { itemName } from "../model/vocabulary.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Kpi } from "./kpi.kind.ts";
import type { Measure } from "./measure.kind.ts";
import { stateOf } from "./measure-state.ts";
import { isMissed, type Milestone } from "./milestone.ts";

/** A milestone, or a measure, as something that falls short and is explained. */
export type Shortfall = {
  readonly kind: "shortfall";
  /** What it is told by among all that people are reminded of: a KPI may have an action's number. */
  readonly ref: string;
  /** What was to be reached. */
  readonly text: string;
  /** Whose it is; the leads of its area where it is nobody's. */
  readonly owners: readonly string[];
} & ShortOf;

type ShortOf =
  | { readonly item: Kpi; readonly milestone: Milestone }
  | { readonly item: Measure; readonly milestone?: undefined };
export type OfMilestone = Extract<Shortfall, { milestone: Milestone }>;
export type OfMeasure = Extract<Shortfall, { item: Measure }>;

const ownersIn = (plan: Plan, area: string, owner: string | null | undefined): readonly string[] =>
  owner ? [owner] : (find(plan, "area", area)?.leads ?? []);

/** A milestone of a KPI as what falls short, whether it does or not. */
export const ofMilestone = (plan: Plan, item: Kpi, milestone: Milestone): OfMilestone => ({
  kind: "shortfall",
  ref: `kpi ${item.ref} at ${milestone.months}`,
  text: milestone.items.join("; "),
  owners: ownersIn(plan, item.area, milestone.owner),
  item,
  milestone,
});

/** A measure as what falls short, whether it does or not. */
export const ofMeasure = (plan: Plan, item: Measure): OfMeasure => ({
  kind: "shortfall",
  ref: `measure ${item.ref}`,
  text: item.title,
  owners: ownersIn(plan, item.area, item.owner),
  item,
});

/** `KPI 4.2 at 3 months`, `measure 5a` */
export const shortfallName = (plan: Plan, { item, milestone }: ShortOf): string =>
  `${itemName(plan, item.kind, item.ref)}${milestone ? ` at ${milestone.months} months` : ""}`;

const isShort = (plan: Plan, milestone: Milestone, today: CalendarDate) =>
  !milestone.met && (milestone.rag === "red" || isMissed(plan, milestone, today));

/** The milestones that are red, and behind them those that were missed. */
export function shortMilestones(plan: Plan, today: CalendarDate): readonly OfMilestone[] {
  const short = plan.items.kpi.flatMap((kpi) =>
    kpi.milestones
      .filter((one) => isShort(plan, one, today))
      .map((one) => ofMilestone(plan, kpi, one)),
  );
  const isRed = ({ milestone }: OfMilestone) => milestone.rag === "red";
  return [...short.filter(isRed), ...short.filter((one) => !isRed(one))];
}

/** The measures whose latest figure is off its target, by which way is better and within the tolerance. */
export const shortMeasures = (plan: Plan, today: CalendarDate): readonly OfMeasure[] =>
  plan.items.measure
    .filter((measure) => stateOf(plan, measure, today).standing === "off")
    .map((measure) => ofMeasure(plan, measure));
