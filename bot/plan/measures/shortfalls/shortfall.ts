import { find, type Plan } from "../../model/snapshot.ts";
import { itemName } from "../../model/vocabulary.ts";
import type { CalendarDate } from "../../time/calendar-date.ts";
import type { Commentary } from "../explained/commentary.ts";
import type { Kpi } from "../kpi.kind.ts";
import type { Measure } from "../measure.kind.ts";
import { periodKey } from "../measure-period.ts";
import { stateOf } from "../measure-state.ts";
import { currentMilestone, isMissed, type Milestone } from "../milestone.ts";

/** A milestone, or a measure, as something that falls short and is explained. */
export type Shortfall = {
  readonly kind: "shortfall";
  /** What it is told by among all that people are reminded of: a KPI may have an action's number. */
  readonly ref: string;
  /** What was to be reached. */
  readonly text: string;
  /** Whose it is; the leads of its area where it is nobody's. */
  readonly owners: readonly string[];
  readonly commentary: Commentary | null;
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
  commentary: milestone.commentary ?? null,
  item,
  milestone,
});

/** A measure as what falls short, whether it does or not. */
export const ofMeasure = (plan: Plan, item: Measure): OfMeasure => ({
  kind: "shortfall",
  ref: `measure ${item.ref}`,
  text: item.title,
  owners: ownersIn(plan, item.area, item.owner),
  commentary: item.commentary,
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

/** Whether it falls short on a day: a milestone that is red or missed, a measure that is off. */
export const fallsShort = (plan: Plan, one: ShortOf, today: CalendarDate): boolean =>
  one.milestone
    ? isShort(plan, one.milestone, today)
    : stateOf(plan, one.item as Measure, today).standing === "off";

/** Of a measure, the period whose figure stands now: commentary on it is on that figure. */
export function figureExplained(
  plan: Plan,
  { item }: ShortOf,
  today: CalendarDate,
): string | undefined {
  if (item.kind !== "measure") return undefined;
  const { latest } = stateOf(plan, item, today);
  return latest && periodKey(latest);
}

/** Whether commentary is there: one whose day has passed, or that is on an earlier figure, explains no more. */
export type Explaining = "given" | "out of date" | "none";

export function explaining(plan: Plan, one: Shortfall, today: CalendarDate): Explaining {
  const { commentary } = one;
  if (!commentary) return "none";
  const stands = commentary.due >= today && commentary.of === figureExplained(plan, one, today);
  return stands ? "given" : "out of date";
}

/** What somebody means by a measure, or by a KPI and a period of it; without a period, the milestone that falls short and is not explained, or the one that it stands by. */
export function shortfallOf(
  plan: Plan,
  {
    kind,
    ref,
    months,
  }: {
    readonly kind: "kpi" | "measure";
    readonly ref: string;
    readonly months?: number | undefined;
  },
  today: CalendarDate,
): Shortfall | undefined {
  if (kind === "measure") {
    const measure = find(plan, "measure", ref);
    return measure && ofMeasure(plan, measure);
  }
  const kpi = find(plan, "kpi", ref);
  if (!kpi) return undefined;
  const all = kpi.milestones.map((one) => ofMilestone(plan, kpi, one));
  if (months !== undefined) return all.find(({ milestone }) => milestone.months === months);
  const short = all.filter((one) => fallsShort(plan, one, today));
  const current = currentMilestone(plan, kpi.milestones, today);
  return (
    short.find((one) => explaining(plan, one, today) !== "given") ??
    short[0] ??
    all.find(({ milestone }) => milestone === current)
  );
}

/** A milestone or a measure by what it is told by among all that people are reminded of. */
export function shortfallCalled(plan: Plan, called: string): Shortfall | undefined {
  const measure = plan.items.measure.find(({ ref }) => called === `measure ${ref}`);
  if (measure) return ofMeasure(plan, measure);
  return plan.items.kpi
    .filter(({ ref }) => called.startsWith(`kpi ${ref} at `))
    .flatMap((kpi) => kpi.milestones.map((one) => ofMilestone(plan, kpi, one)))
    .find(({ ref }) => ref === called);
}

/** Whether it falls short and nobody has said why, or not of late. */
export const wantsCommentary = (plan: Plan, one: Shortfall, today: CalendarDate): boolean =>
  fallsShort(plan, one, today) && explaining(plan, one, today) !== "given";

/** All that falls short on a day: measures, then milestones. */
export const shortfallsOf = (plan: Plan, today: CalendarDate): readonly Shortfall[] => [
  ...shortMeasures(plan, today),
  ...shortMilestones(plan, today),
];
