import { z } from "zod";
import {
  AREA,
  EVIDENCE,
  LINE,
  LIST,
  PERSON,
  POINTS,
  PROSE,
  RAG,
  YES_NO,
} from "../model/field-types.ts";
import { describeKind, type PerPeriod } from "../model/kind.ts";
import { type Moved, travel } from "../model/moved.ts";
import { capital, either, inSentence } from "../model/names.ts";
import { Evidence, item, ref } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { find } from "../model/snapshot.ts";
import { COMMENTARY_INPUTS, commentaryWords, EXPLAIN } from "./explained/commentary.ts";
import { lacksTarget } from "./lacks-target.ts";
import {
  isMissed,
  MEASURABLE_CHOICES,
  Milestone,
  RATE,
  RATING_CHOICES,
  ratedAt,
  ratingIn,
} from "./milestone.ts";

/** A key performance indicator. Its number is not the number of the action it is about. */
export const Kpi = z.object({
  kind: z.literal("kpi"),
  ...item,
  area: ref,
  milestones: z.array(Milestone),
  evidence: z.array(Evidence).default([]),
});
export type Kpi = z.infer<typeof Kpi>;

declare module "../model/kind.ts" {
  interface Kinds {
    kpi: Kpi;
  }
}

const MILESTONES: PerPeriod<Kpi> = ({ milestones }) =>
  milestones.map(({ months }) => ({ key: String(months), ending: ` at ${months} months` }));

/** What became of the rating of each milestone; one that was met is as good as green. */
function kpiMoved(was: Kpi, states: readonly Kpi[]): readonly Moved[] {
  const stood = ({ met, rag }: Milestone) => (met ? "green" : rag);
  return was.milestones.flatMap((first) => {
    const { months } = first;
    const later = states.flatMap((kpi) => kpi.milestones.filter((m) => m.months === months));
    return travel([first, ...later].map(stood), ` at ${months} months`, `rag@${months}`);
  });
}

/** The periods of some milestones, in words: `a milestone at 3 or 6 months`. */
const at = (months: readonly (string | number)[]) =>
  `milestone at ${either(months.map(String))} months`;
const IN_MILESTONES = { column: "milestones", per: MILESTONES } as const;
/** The first milestone stands in a form that is for none yet. */
const NONE = () => "";

export const KPI = describeKind<"kpi">({
  kind: "kpi",
  schema: Kpi,
  called: { one: "KPI", many: "KPIs", inFull: "key performance indicator" },
  text: ({ milestones }) => milestones[0]?.items.join("; ") ?? "No milestone",
  board: 4,
  moved: kpiMoved,
  asking: ["rag", "area", "target", "period", "missed"],
  file: { list: "kpis", place: 4 },
  fields: {
    rag: {
      label: "RAG",
      type: RAG,
      ...IN_MILESTONES,
      edit: RATE,
      inputs: [
        {
          id: "rating",
          as: "options",
          asks: (called) => `${called("rag")}, or that it was met`,
          choices: RATING_CHOICES,
          value: ({ milestones: [first] }) => (first ? ratingIn(first) : "none"),
        },
      ],
      value: ({ milestones }) => milestones.map(({ rag }) => rag),
    },
    met: {
      label: "Met",
      type: YES_NO,
      ...IN_MILESTONES,
      value: ({ milestones }) => milestones.map(({ met }) => met),
    },
    comment: {
      label: "Comment",
      type: PROSE,
      ...IN_MILESTONES,
      searched: true,
      edit: RATE,
      inputs: [
        {
          id: "comment",
          as: "text",
          asks: (called) => `${called("comment")}: why it stands so, and what next (may be blank)`,
          value: NONE,
        },
      ],
      value: ({ milestones }) => milestones.map(({ comment }) => comment),
    },
    owner: {
      label: ({ role }) => capital(role("owner").one),
      type: PERSON,
      ...IN_MILESTONES,
      edit: RATE,
      inputs: [
        {
          id: "owner",
          as: "choices",
          asks: (called, _, naming) =>
            `${called("owner")} of the ${inSentence(naming.label("kpi", "milestone"))}`,
          value: NONE,
        },
      ],
      value: ({ milestones }) => milestones.map(({ owner }) => owner),
    },
    measurable: {
      label: "Can be measured",
      type: YES_NO,
      ...IN_MILESTONES,
      edit: RATE,
      inputs: [
        {
          id: "measurable",
          as: "choices",
          asks: (called) =>
            `${called("measurable")}: whether anybody could tell that it was reached`,
          choices: MEASURABLE_CHOICES,
          value: NONE,
        },
      ],
      value: ({ milestones }) => milestones.map(({ measurable }) => measurable),
    },
    commentary: {
      label: "Commentary",
      type: PROSE,
      ...IN_MILESTONES,
      edit: EXPLAIN,
      inputs: COMMENTARY_INPUTS,
      value: ({ milestones }) =>
        milestones.map(({ commentary }) => (commentary ? commentaryWords(commentary) : null)),
    },
    milestone: {
      label: "Milestone",
      type: POINTS,
      ...IN_MILESTONES,
      value: ({ milestones }) => milestones.map(({ items }) => items),
      searched: true,
    },
    evidence: { label: "Evidence", type: EVIDENCE, imported: false },
    area: {
      label: ({ called }) => capital(called("area").one),
      type: AREA,
      phrasing: {
        words: ({ oneOf }, { called }, plan) =>
          oneOf
            ? `of ${either(oneOf.map((ref) => `${called("area").one} ${ref} (${find(plan, "area", String(ref))?.shortName ?? "not in this plan"})`))}`
            : null,
      },
    },
    note: NOTE,
    target: {
      label: "Target",
      type: LINE,
      derived: true,
      value: (kpi, { plan }) => (lacksTarget(plan, kpi) ? null : "yes"),
      phrasing: {
        words: ({ missing }) =>
          missing ? "without a target for some period, or with a target that has no number" : null,
      },
    },
    rated: {
      label: "Ratings by period",
      type: LIST,
      derived: true,
      value: ({ milestones }) => milestones.map(ratedAt),
      phrasing: { words: ({ oneOf }) => (oneOf ? `that are ${either(oneOf.map(String))}` : null) },
    },
    missed: {
      label: "Milestones missed",
      type: LIST,
      derived: true,
      value: ({ milestones }, { plan, today }) =>
        milestones.filter((one) => isMissed(plan, one, today)).map(({ months }) => months),
      phrasing: {
        words: ({ oneOf, missing }) =>
          [
            ...(oneOf ? [`that missed their ${at(oneOf)}`] : []),
            ...(missing === false
              ? ["with a milestone that is past, and neither met nor green"]
              : []),
            ...(missing ? ["with no milestone that is past, and neither met nor green"] : []),
          ].join(" and ") || null,
      },
    },
    period: {
      label: "Period",
      type: LIST,
      derived: true,
      value: ({ milestones }) => milestones.map(({ months }) => months),
      phrasing: {
        words: ({ oneOf, not }) => {
          const some = oneOf ? [`with a ${at(oneOf)}`] : [];
          return [...some, ...(not ? [`with no ${at(not)}`] : [])].join(" ") || null;
        },
      },
    },
  },
});
