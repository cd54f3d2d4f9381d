import { z } from "zod";
import { AREA, byAt, DATE, LINE, NUMBER, PERSON, PROSE } from "../model/field-types.ts";
import { describeKind, type PerPeriod } from "../model/kind.ts";
import { capital, either } from "../model/names.ts";
import { calendarDate, instant, item, optionalText, ref, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { printDate } from "../time/calendar-date.ts";
import { DIRECTION_WORDS, Direction, NOT_SAID } from "./direction.ts";
import { COMMENTARY_INPUTS, Commentary, commentaryWords, EXPLAIN } from "./explained/commentary.ts";
import { numberText } from "./figure.ts";
import { measureMoved } from "./measure-moved.ts";
import { atPeriod, MeasurePeriod, periodKey, targetWords } from "./measure-period.ts";
import { REACHED } from "./measure-reached.ts";
import { stateOf } from "./measure-state.ts";
import { openFigure } from "./small-counts.ts";
import type { Standing } from "./standing.ts";

/** A measure that is counted otherwise from a day on, and the baseline that it had until then. */
export const Rebased = z.object({
  at: calendarDate,
  why: text,
  baseline: z.number().nullable().default(null),
  baselineAt: calendarDate.nullable().default(null),
});
export type Rebased = z.infer<typeof Rebased>;

/** What a clerk says of a contradiction: it is one, and the plan is to be mended; or it is none. */
export const Verdict = z.enum(["confirmed", "dismissed"]);

export const VERDICT_CHOICES = [
  { value: "confirmed", title: "Confirmed: the plan says two things" },
  { value: "dismissed", title: "Dismissed: the two are about different things" },
] as const;

/** What a clerk has said of a contradiction, by its key. */
export const Settled = z.object({
  key: z.string().min(1).max(200),
  verdict: Verdict,
  reason: text,
  by: text,
  at: instant,
});
export type Settled = z.infer<typeof Settled>;

/** One row of the scorecard. */
export const Measure = z.object({
  kind: z.literal("measure"),
  ...item,
  area: ref,
  title: text,
  unit: z.string().max(20),
  /** So many decimals are printed; null is as the figure was given. */
  decimals: z.int().min(0).max(6).nullable().default(null),
  /** Null is that nobody has said which way is better: then nothing is met or missed. */
  direction: Direction.nullable().default(null),
  owner: ref.nullable().default(null),
  /** Where its figures come from, and how often. */
  dataSource: optionalText,
  howOften: text.max(60).nullable().default(null),
  /** A figure is near its target within so much, in its own unit; null is as the plan's settings say. */
  tolerance: z.number().min(0).nullable().default(null),
  baseline: z.number().nullable().default(null),
  baselineAt: calendarDate.nullable().default(null),
  periods: z.array(MeasurePeriod),
  /** The measure that is the total of this one and others: together they could tell a small count. */
  partOf: ref.nullable().default(null),
  /** Counted anew from a day on, oldest first: the figures of before are another series. */
  rebased: z.array(Rebased).max(20).default([]),
  /** What has been said of where the plan disagrees with itself over it. */
  settled: z.array(Settled).max(50).default([]),
  /** Why it is off, what is done about it, and by when. */
  commentary: Commentary.nullable().default(null),
});
export type Measure = z.infer<typeof Measure>;

declare module "../model/kind.ts" {
  interface Kinds {
    measure: Measure;
  }
}

const PERIODS: PerPeriod<Measure> = ({ periods }) =>
  periods.map((period) => ({ key: periodKey(period), ending: ` ${atPeriod(period)}` }));

const RECORD = "record a figure";
const KEEP = "keep the scorecard";

const IN_PERIODS = { column: "periods", per: PERIODS } as const;

const STANDINGS_ASKED: Readonly<Record<Standing, string>> = {
  met: "met",
  near: "near their target",
  off: "off target",
  "no figure": "without a figure",
  "no target": "without a target",
  "no direction": "without a direction",
};

export const MEASURE = describeKind<"measure">({
  kind: "measure",
  schema: Measure,
  called: { one: "measure", many: "measures" },
  text: ({ title }) => title,
  board: 5,
  moved: measureMoved,
  file: {
    list: "measures",
    place: 5,
    faults: ({ periods }) => {
      const keys = periods.map(periodKey);
      const twice = keys.find((key, n) => keys.indexOf(key) !== n);
      return twice === undefined
        ? []
        : [{ field: "periods", reason: `has the period ${twice} twice` }];
    },
    unsaid: ({ direction }) =>
      direction
        ? []
        : [
            {
              field: "direction",
              reason: "say higher, lower or band; until then it is neither judged nor counted",
            },
          ],
  },
  fields: {
    actual: {
      label: "Actual",
      type: NUMBER,
      ...IN_PERIODS,
      edit: RECORD,
      inputs: [
        { id: "period", as: "choices", asks: "Which period it is of", value: () => "" },
        {
          id: "actual",
          as: "line",
          asks: (called) => `${called("actual")}; “none” takes a figure back`,
          value: () => "",
        },
        {
          id: "provisional",
          as: "tick",
          asks: "Provisional",
          tick: "It may still change",
          value: () => "",
        },
      ],
      value: ({ periods, unit, decimals }) =>
        periods.map(
          ({ actual, provisional }) =>
            `${openFigure({ unit, decimals }, actual, "no figure yet")}${provisional ? " (provisional)" : ""}`,
        ),
    },
    target: {
      label: "Target",
      type: NUMBER,
      ...IN_PERIODS,
      value: (measure) => measure.periods.map((period) => targetWords(measure, period)),
    },
    actualAt: {
      label: "Date of the actual",
      type: DATE,
      ...IN_PERIODS,
      edit: RECORD,
      inputs: [{ id: "actualAt", as: "date", asks: "The day that it is of", value: () => "" }],
      value: ({ periods }) => periods.map(({ actualAt }) => actualAt),
    },
    source: {
      label: "Source",
      type: PROSE,
      ...IN_PERIODS,
      edit: RECORD,
      inputs: [{ id: "source", as: "line", value: ({ dataSource }) => dataSource ?? "" }],
      value: ({ periods }) => periods.map(({ source }) => source),
    },
    remark: {
      label: "Note on the figure",
      type: PROSE,
      ...IN_PERIODS,
      edit: RECORD,
      inputs: [{ id: "remark", as: "text", value: () => "" }],
      value: ({ periods }) => periods.map(({ note }) => note),
    },
    ...REACHED,
    direction: {
      label: "Direction",
      type: LINE,
      words: ({ direction }) => (direction ? DIRECTION_WORDS[direction] : NOT_SAID),
    },
    baseline: {
      label: "Baseline",
      type: NUMBER,
      words: (measure) => openFigure(measure, measure.baseline, "not measured"),
      edit: KEEP,
      inputs: [
        {
          id: "baseline",
          as: "line",
          asks: "The new baseline; blank where there is none yet",
          value: () => "",
        },
      ],
    },
    baselineAt: { label: "Date of the baseline", type: DATE },
    rebased: {
      label: "Counted anew",
      type: LINE,
      edit: KEEP,
      inputs: [
        { id: "at", as: "date", asks: "From which day it is counted anew", value: () => "" },
        { id: "why", as: "text", asks: "Why it is counted anew", value: () => "" },
      ],
      words: (measure) =>
        measure.rebased
          .map(
            ({ at, why, baseline }) =>
              `from ${printDate(at)} (${why}; the baseline before was ${openFigure(measure, baseline, "not measured")})`,
          )
          .join("; "),
    },
    settled: {
      label: "Contradictions settled",
      type: LINE,
      imported: false,
      words: ({ settled }) =>
        settled.map((one) => `${one.verdict}: ${one.reason} (${byAt(one)})`).join("; "),
      edit: KEEP,
      inputs: [
        {
          id: "verdict",
          as: "options",
          asks: "What it is",
          choices: VERDICT_CHOICES,
          value: () => "confirmed",
        },
        { id: "reason", as: "text", asks: "Why", value: () => "" },
      ],
    },
    commentary: {
      label: "Commentary",
      type: PROSE,
      imported: false,
      value: ({ commentary }) => commentary && commentaryWords(commentary),
      edit: EXPLAIN,
      inputs: COMMENTARY_INPUTS,
    },
    partOf: { label: "Part of", type: LINE },
    title: { label: ({ called }) => capital(called("measure").one), type: PROSE, searched: true },
    unit: { label: "Unit", type: LINE },
    decimals: { label: "Decimals", type: NUMBER },
    tolerance: {
      label: "Tolerance",
      type: NUMBER,
      words: ({ tolerance, unit }) =>
        tolerance === null
          ? null
          : `${numberText(tolerance)}${unit === "%" ? " points" : ` ${unit}`}`.trim(),
    },
    owner: { label: ({ role }) => capital(role("owner").one), type: PERSON },
    dataSource: { label: "Where it comes from", type: PROSE },
    howOften: { label: "How often", type: LINE },
    area: { label: ({ called }) => capital(called("area").one), type: AREA },
    note: NOTE,
    standing: {
      label: "Standing",
      type: LINE,
      derived: true,
      value: (measure, { plan, today }) => stateOf(plan, measure, today).standing,
      phrasing: {
        at: "after",
        words: ({ oneOf }) =>
          oneOf ? `that are ${either(oneOf.map((one) => STANDINGS_ASKED[one as Standing]))}` : null,
      },
    },
  },
});
