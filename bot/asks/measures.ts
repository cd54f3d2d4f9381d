import { z } from "zod";
import { ref } from "../plan/model/arguments.ts";
import { inSentence, plural, withArticle } from "../plan/model/names.ts";
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
      /** Those alone of which the fact is the lowest or the highest. */
      most: z.enum(["lowest", "highest"]).optional(),
    }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ called, label }) => {
      const name = (field: string) => inSentence(label("measure", field));
      return [
        {
          text: "scorecard",
          what: `${called("measure").many} with ${name("baseline")}, ${plural(name("target"))} and ${plural(name("actual"))}`,
        },
      ];
    },
  }),

  show_kpi: ask({
    takes: z.object({ ref }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ kpi, called, label }) => [
      {
        text: phrase`${called("kpi").one} ${kpi}`,
        what: `${withArticle(called("kpi").one)} with its ${plural(inSentence(label("kpi", "milestone")))}`,
      },
    ],
  }),
};
