import { contradictionsOf } from "../../../bot/plan/measures/contradictions.ts";
import { MOST_FIGURES } from "../../../bot/plan/measures/record-figures.ts";
import { ofMeasure, ofMilestone } from "../../../bot/plan/measures/shortfalls/shortfall.ts";
import { sightOf } from "../../../bot/plan/measures/small-counts.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { pageOf } from "../../../cards/frames/list.ts";
import { commentaryForm } from "../../../cards/measures/commentary-form.ts";
import { contradictionForm, contradictionsCard } from "../../../cards/measures/contradictions.ts";
import { countAnewForm } from "../../../cards/measures/count-anew-form.ts";
import { figureForm } from "../../../cards/measures/figure-form.ts";
import { figuresForm } from "../../../cards/measures/figures-form.ts";
import { kpiCard } from "../../../cards/measures/kpi.ts";
import { measureCard } from "../../../cards/measures/measure.ts";
import { milestoneForm } from "../../../cards/measures/milestone-form.ts";
import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
import { changeOf } from "../../plan/build.ts";
import { type Drawn, FAULT, NONCE, pages, shared } from "../drawing.ts";
import { NOW } from "../worlds/world.ts";

/** The cards of measures and KPIs. */
export const MEASURE_CARDS: readonly Drawn[] = [
  {
    name: "scorecard",
    draw: ({ plan }) =>
      pages(plan.items.measure.length, 5).map((page) =>
        scorecardCard({
          plan,
          measures: plan.items.measure,
          reading: "All measures",
          now: NOW,
          page,
        }),
      ),
  },
  {
    name: "one measure",
    draw: ({ plan }) =>
      plan.items.measure.map((measure) =>
        scorecardCard({ plan, measures: [measure], reading: `Measure ${measure.ref}`, now: NOW }),
      ),
  },
  {
    name: "a measure with its trend",
    draw: ({ plan }) =>
      plan.items.measure.flatMap((measure) =>
        [true, false].map((may) =>
          measureCard({
            ...{ plan, measure, now: NOW, nonce: () => NONCE, may: () => may },
            sight: sightOf(plan, () => may),
            ...(may ? { said: `Saved: the figures of ${measure.ref}.` } : {}),
          }),
        ),
      ),
  },
  {
    name: "milestone form",
    draw: ({ plan, typing, somebody }) =>
      plan.items.kpi.slice(0, 8).flatMap((kpi) =>
        kpi.milestones.slice(0, 1).flatMap((milestone) => {
          const view = { ...shared, plan, kpi, milestone };
          const typed = { rating: "red" as const, comment: typing };
          const changed = changeOf(plan, [{ ...kpi, note: somebody }]);
          const changes = [{ ...changed, by: { id: "a", name: somebody } }];
          return [
            milestoneForm(view),
            milestoneForm({ ...view, typed, changes }),
            milestoneForm({ ...view, typed, faults: { comment: FAULT, owner: FAULT } }),
          ];
        }),
      ),
  },
  {
    name: "commentary form",
    draw: ({ plan, typing, somebody }) =>
      [
        ...plan.items.kpi
          .slice(0, 6)
          .flatMap((kpi) => kpi.milestones.slice(0, 1).map((one) => ofMilestone(plan, kpi, one))),
        ...plan.items.measure.slice(0, 6).map((measure) => ofMeasure(plan, measure)),
      ].flatMap((short) => {
        const view = { ...shared, plan, short };
        const typed = { what: typing, why: typing, next: typing, due: "soon" };
        const changed = changeOf(plan, [{ ...short.item, note: somebody }]);
        const changes = [{ ...changed, by: { id: "a", name: somebody } }];
        return [
          commentaryForm(view),
          commentaryForm({ ...view, typed, changes }),
          commentaryForm({ ...view, typed, faults: { what: FAULT, due: FAULT } }),
        ];
      }),
  },
  {
    name: "figure form",
    draw: ({ plan, typing, somebody }) =>
      plan.items.measure.slice(0, 8).flatMap((measure) => {
        const typed = { actual: typing.slice(0, 80), source: typing, remark: typing, period: "6" };
        const changed = changeOf(plan, [{ ...measure, baseline: 12, direction: "lower" as const }]);
        const changes = [{ ...changed, by: { id: "a", name: somebody } }];
        return [
          figureForm({ ...shared, plan, measure, sight: sightOf(plan) }),
          figureForm({ ...shared, plan, measure, sight: sightOf(plan), typed, changes }),
          figureForm({
            ...{ ...shared, plan, measure, sight: sightOf(plan), typed },
            faults: { actual: FAULT, source: FAULT },
          }),
        ];
      }),
  },
  {
    name: "form for several figures",
    draw: (world) => {
      const { plan, typing } = world;
      return pages(plan.items.measure.length, MOST_FIGURES).flatMap((number) => {
        const page = pageOf(plan.items.measure, number, MOST_FIGURES);
        const [first] = page.rows;
        // Whoever may record none of them is refused, and sees no form.
        if (!first) return [];
        const stale = {
          stale: { ref: first.ref, changes: [changeOf(plan, [{ ...first, baseline: 3 }])] },
        };
        return [
          figuresForm({ ...shared, plan, page }),
          figuresForm({
            ...{ ...shared, plan, page, ...stale },
            typed: { figure1: typing.slice(0, 40), source: typing, remark: typing },
            faults: { figure1: FAULT, source: FAULT },
          }),
        ];
      });
    },
  },
  {
    name: "contradictions",
    draw: ({ plan, typing }) => {
      const all = plan.items.measure.flatMap((measure) => contradictionsOf(plan, measure));
      const settled = {
        key: "k",
        verdict: "confirmed",
        reason: typing || "So",
        by: "Ada",
      } as const;
      const said = all.map((one, n) =>
        n % 2 ? one : { ...one, settled: { ...settled, at: NOW.at.toISOString() } },
      );
      return pages(all.length, 8).flatMap((page) =>
        [true, false].map((mayKeep) =>
          contradictionsCard({ plan, all: said, mayKeep, page, now: NOW }),
        ),
      );
    },
  },
  {
    name: "contradiction form",
    draw: ({ plan, typing }) =>
      plan.items.measure
        .flatMap((measure) => contradictionsOf(plan, measure))
        .map((contradiction) =>
          contradictionForm({
            ...{ ...shared, plan, contradiction },
            typed: { reason: typing, verdict: "dismissed" },
            faults: { reason: FAULT },
          }),
        ),
  },
  {
    name: "form that counts anew",
    draw: ({ plan, typing }) =>
      plan.items.measure.slice(0, 8).map((measure) =>
        countAnewForm({
          ...{ ...shared, plan, measure, sight: sightOf(plan) },
          typed: { baseline: typing.slice(0, 20), why: typing },
          faults: { why: FAULT },
        }),
      ),
  },
  {
    name: "KPI list",
    draw: ({ plan }) =>
      pages(plan.items.kpi.length, 8).map((page) =>
        queryListCard({
          plan,
          query: queryOf("kpi"),
          items: plan.items.kpi,
          reading: "All KPIs",
          page,
          now: NOW,
        }),
      ),
  },
  {
    name: "KPI",
    draw: ({ plan }) =>
      plan.items.kpi.map((kpi) => kpiCard({ plan, kpi, now: NOW, may: true, explains: true })),
  },
];
