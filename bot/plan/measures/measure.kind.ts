import { z } from "zod";
import { AREA, DATE, LINE, NUMBER, PROSE } from "../model/field-types.ts";
import { describeKind, type PerPeriod } from "../model/kind.ts";
import { capital } from "../model/names.ts";
import { calendarDate, item, optionalText, ref, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { figure } from "./figure.ts";
import { measureMoved } from "./measure-moved.ts";

/** Target and actual of a measure at one period. Null is "not agreed" and "no figure yet", never nought. */
export const MeasurePeriod = z.object({
  months: z.int().positive(),
  target: z.number().nullable(),
  actual: z.number().nullable().default(null),
  actualAt: calendarDate.nullable().default(null),
  source: optionalText,
});
export type MeasurePeriod = z.infer<typeof MeasurePeriod>;

/** One row of the scorecard. */
export const Measure = z.object({
  kind: z.literal("measure"),
  ...item,
  area: ref,
  title: text,
  unit: z.string().max(20),
  baseline: z.number().nullable().default(null),
  periods: z.array(MeasurePeriod),
});
export type Measure = z.infer<typeof Measure>;

declare module "../model/kind.ts" {
  interface Kinds {
    measure: Measure;
  }
}

const PERIODS: PerPeriod<Measure> = ({ periods }) =>
  periods.map(({ months }) => ({ key: String(months), ending: ` at ${months} months` }));

export const MEASURE = describeKind<"measure">({
  kind: "measure",
  schema: Measure,
  called: { one: "measure", many: "measures" },
  text: ({ title }) => title,
  board: 5,
  moved: measureMoved,
  file: { list: "measures", place: 5 },
  fields: {
    actual: {
      label: "Actual",
      type: NUMBER,
      column: "periods",
      per: PERIODS,
      value: ({ periods, unit }) =>
        periods.map(({ actual }) => figure(actual, unit, "no figure yet")),
    },
    target: {
      label: "Target",
      type: NUMBER,
      column: "periods",
      per: PERIODS,
      value: ({ periods, unit }) => periods.map(({ target }) => figure(target, unit, "not agreed")),
    },
    actualAt: {
      label: "Date of the actual",
      type: DATE,
      column: "periods",
      per: PERIODS,
      value: ({ periods }) => periods.map(({ actualAt }) => actualAt),
    },
    source: {
      label: "Source",
      type: PROSE,
      column: "periods",
      per: PERIODS,
      value: ({ periods }) => periods.map(({ source }) => source),
    },
    baseline: {
      label: "Baseline",
      type: NUMBER,
      words: ({ baseline, unit }) => figure(baseline, unit, "not measured"),
    },
    title: { label: ({ called }) => capital(called("measure").one), type: PROSE, searched: true },
    unit: { label: "Unit", type: LINE },
    area: { label: ({ called }) => capital(called("area").one), type: AREA },
    note: NOTE,
  },
});
