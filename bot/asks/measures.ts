import { z } from "zod";
import { countAnew, sayDirection } from "../plan/measures/keep-scorecard.ts";
import { Verdict } from "../plan/measures/measure.kind.ts";
import { Rating } from "../plan/measures/milestone.ts";
import { rateMilestone } from "../plan/measures/rate-milestone.ts";
import { recordFigure } from "../plan/measures/record-figure.ts";
import { recordFigures } from "../plan/measures/record-figures.ts";
import { settleContradiction } from "../plan/measures/settle-contradiction.ts";
import { giveCommentary } from "../plan/measures/shortfalls/give-commentary.ts";
import { choice, ref, seen, tick } from "../plan/model/arguments.ts";
import { inSentence, plural, withArticle } from "../plan/model/names.ts";
import { asItIs, ask, Fact, nonce, page } from "./ask.ts";
import { phrase } from "./examples.ts";

const months = z.int().positive();

/** What can be asked of measures and KPIs. */
export const MEASURES = {
  /** All measures, or those of an area; one of them, where words name it. */
  scorecard: ask({
    takes: z.object({ page, area: ref.optional() }),
    text: z.object({
      ref: ref.optional(),
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

  show_measure: ask({
    takes: z.object({ ref }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ measure, called }) => [
      {
        text: phrase`trend of ${measure}`,
        what: `one ${called("measure").one} with its trend, as “${measure}” alone`,
      },
    ],
  }),

  /** The form that records a figure, filled in with what was said. */
  record_figure: ask({
    takes: z.object({ ref }),
    text: z.object({ typed: recordFigure.takes.partial().optional() }),
    deed: recordFigure.deed,
    on: recordFigure.on,
    card: {},
    writes: false,
    says: ({ measure, called, role, aClerk }) => [
      {
        text: phrase`${measure} came in at 41%`,
        what: `a form with its period and day to confirm, for its ${role("owner").one}, the ${called("area").one}'s ${role("lead").one} and ${aClerk}`,
      },
    ],
  }),

  save_figure: ask({
    takes: recordFigure.takes,
    deed: recordFigure.deed,
    on: recordFigure.on,
    card: { seen, nonce, provisional: tick, asItIs },
    writes: true,
  }),

  /** The form that records figures of several measures: those of an area, or all, that whoever asks may record. */
  record_figures: ask({
    takes: z.object({ area: ref.optional(), page }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ area, called }) => [
      {
        text: phrase`record figures for ${called("area").one} ${area}`,
        what: `several figures in one form`,
      },
    ],
  }),

  save_figures: ask({
    takes: recordFigures.takes,
    deed: recordFigures.deed,
    on: recordFigures.on,
    card: { nonce, provisional: tick, asItIs },
    writes: true,
  }),

  /** Which way a measure is better. */
  say_direction: ask({
    takes: sayDirection.takes,
    deed: sayDirection.deed,
    card: { seen, nonce },
    writes: true,
    says: ({ measure, aClerk }) => [
      {
        text: phrase`lower is better for ${measure}`,
        what: `by ${aClerk}: its figures are judged by it`,
      },
    ],
  }),

  /** The form that has a measure counted anew, with a new baseline. */
  count_anew: ask({
    takes: z.object({ ref }),
    deed: countAnew.deed,
    card: {},
    writes: false,
    says: ({ measure, label, aClerk }) => [
      {
        text: phrase`rebase ${measure}`,
        what: `by ${aClerk}: a new ${inSentence(label("measure", "baseline"))}, and a new series from a day on`,
      },
    ],
  }),

  save_count_anew: ask({
    takes: countAnew.takes,
    deed: countAnew.deed,
    card: { seen, nonce, asItIs },
    writes: true,
  }),

  /** Where the plan disagrees with itself. */
  contradictions: ask({
    takes: z.object({ page }),
    deed: "read the plan",
    card: {},
    writes: false,
    says: ({ aClerk }) => [
      {
        text: "contradictions",
        what: `where the plan names different numbers for the same; ${aClerk} confirms or dismisses each`,
      },
    ],
  }),

  /** The form that confirms or dismisses a contradiction. */
  settle_contradiction: ask({
    takes: settleContradiction.takes.pick({ ref: true, key: true }),
    deed: settleContradiction.deed,
    card: {},
    writes: false,
  }),

  save_contradiction: ask({
    takes: settleContradiction.takes.extend({ verdict: choice(Verdict) }),
    deed: settleContradiction.deed,
    card: { seen, nonce, asItIs },
    writes: true,
  }),

  /** The form for one milestone of a KPI: of a period, or the one that it stands by. */
  rate_milestone: ask({
    takes: z.object({ ref, months: months.optional() }),
    text: z.object({
      typed: rateMilestone.takes
        .pick({ rating: true, comment: true, owner: true })
        .partial()
        .optional(),
    }),
    deed: rateMilestone.deed,
    on: rateMilestone.on,
    card: {},
    writes: false,
    says: ({ kpi, called, role, aClerk }) => [
      {
        text: phrase`${called("kpi").one} ${kpi} is red at 3 months because …`,
        what: `a form for one milestone, for its ${role("owner").one}, the ${called("area").one}'s ${role("lead").one} and ${aClerk}; also “met”`,
      },
    ],
  }),

  save_milestone: ask({
    takes: rateMilestone.takes.extend({ rating: choice(Rating) }),
    deed: rateMilestone.deed,
    on: rateMilestone.on,
    card: { seen, nonce, asItIs },
    writes: true,
  }),

  /** The form that explains why a measure, or a milestone of a KPI, falls short. */
  give_commentary: ask({
    takes: giveCommentary.takes.pick({ kind: true, ref: true, months: true }),
    text: z.object({ typed: giveCommentary.takes.pick({ what: true }).partial().optional() }),
    deed: giveCommentary.deed,
    on: giveCommentary.on,
    card: {},
    writes: false,
    says: ({ measure, called, role, aClerk }) => [
      {
        text: phrase`commentary on ${measure}`,
        what: `what, why, what next and by when of ${withArticle(called("measure").one)} that is off, or of ${withArticle(called("kpi").one)}, for its ${role("owner").one}, the ${called("area").one}'s ${role("lead").one} and ${aClerk}`,
      },
    ],
  }),

  save_commentary: ask({
    takes: giveCommentary.takes,
    deed: giveCommentary.deed,
    on: giveCommentary.on,
    card: { seen, nonce, asItIs },
    writes: true,
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
