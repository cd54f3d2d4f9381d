import { z } from "zod";
import { ref } from "../plan/model/arguments.ts";
import { ask, Fact, page } from "./ask.ts";
import { phrase } from "./examples.ts";

const months = z.int().positive();

/** What can be asked of measures and KPIs. */
export const MEASURES = {
  /** All measures, those of an area, or one. */
  scorecard: ask({
    takes: z.object({ page }),
    text: z.object({
      ref: ref.optional(),
      area: ref.optional(),
      months: months.optional(),
      fact: Fact.optional(),
    }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: () => [{ text: "scorecard", what: "measures with baseline, targets and actuals" }],
  }),

  show_kpi: ask({
    takes: z.object({ ref }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ kpi }) => [{ text: phrase`KPI ${kpi}`, what: "a KPI with its milestones" }],
  }),
};
