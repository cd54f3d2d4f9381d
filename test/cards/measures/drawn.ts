import { queryOf } from "../../../bot/plan/query/query.ts";
import { kpiCard } from "../../../cards/measures/kpi.ts";
import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import { queryListCard } from "../../../cards/plan/query-list.ts";
import { type Drawn, pages } from "../drawing.ts";
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
    draw: ({ plan }) => plan.items.kpi.map((kpi) => kpiCard({ plan, kpi, now: NOW })),
  },
];
