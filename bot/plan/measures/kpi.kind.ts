import { z } from "zod";
import { AREA, EVIDENCE, LINE, LIST, POINTS, RAG } from "../model/field-types.ts";
import { describeKind, type PerPeriod } from "../model/kind.ts";
import { type Moved, travel } from "../model/moved.ts";
import { capital, either } from "../model/names.ts";
import { Evidence, item, Rag, ref, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { find } from "../model/snapshot.ts";
import { lacksTarget } from "./lacks-target.ts";

/** What a KPI should have reached after so many months. A blank cell of the paper has no milestone. */
export const Milestone = z.object({
  months: z.int().positive(),
  items: z.array(text).min(1),
  rag: Rag.default("none"),
});
export type Milestone = z.infer<typeof Milestone>;

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

/** What became of the rating of each milestone. */
function kpiMoved(was: Kpi, states: readonly Kpi[]): readonly Moved[] {
  return was.milestones.flatMap(({ months, rag }) => {
    const later = states.flatMap((kpi) => kpi.milestones.filter((m) => m.months === months));
    return travel([rag, ...later.map((m) => m.rag)], ` at ${months} months`, `rag@${months}`);
  });
}

export const KPI = describeKind<"kpi">({
  kind: "kpi",
  schema: Kpi,
  called: { one: "KPI", many: "KPIs", inFull: "key performance indicator" },
  text: ({ milestones }) => milestones[0]?.items.join("; ") ?? "No milestone",
  board: 4,
  moved: kpiMoved,
  asking: ["area", "target", "period"],
  file: { list: "kpis", place: 4 },
  fields: {
    rag: {
      label: "RAG",
      type: RAG,
      column: "milestones",
      per: MILESTONES,
      value: ({ milestones }) => milestones.map(({ rag }) => rag),
    },
    milestone: {
      label: "Milestone",
      type: POINTS,
      column: "milestones",
      per: MILESTONES,
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
    period: {
      label: "Period",
      type: LIST,
      derived: true,
      value: ({ milestones }) => milestones.map(({ months }) => months),
      phrasing: {
        words: ({ oneOf, not }) => {
          const at = (months: readonly (string | number)[]) =>
            `milestone at ${either(months.map(String))} months`;
          const some = oneOf ? [`with a ${at(oneOf)}`] : [];
          return [...some, ...(not ? [`with no ${at(not)}`] : [])].join(" ") || null;
        },
      },
    },
  },
});
