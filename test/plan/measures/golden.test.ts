import { describe, expect, test } from "vitest";
import type { Direction } from "../../../bot/plan/measures/direction.ts";
import type { Measure } from "../../../bot/plan/measures/measure.kind.ts";
import type { MeasurePeriod } from "../../../bot/plan/measures/measure-period.ts";
import { stateOf } from "../../../bot/plan/measures/measure-state.ts";
import { countMeasures } from "../../../bot/plan/measures/scorecard.ts";
import type { Standing, Way } from "../../../bot/plan/measures/standing.ts";
import { aMeasure, anAbout, planOf, someSettings } from "../build.ts";

/** 3, 6 and 12 months end on 31 Dec 2020, 31 Mar 2021 and 30 Sep 2021. */
const ABOUT = anAbout({
  periods: [
    { months: 3, ends: "2020-12-31" },
    { months: 6, ends: "2021-03-31" },
    { months: 12, ends: "2021-09-30" },
  ],
});
const TODAY = "2021-01-20";

type More = Partial<MeasurePeriod>;
const at = (months: number, target: number | null, actual: number | null = null, more: More = {}) =>
  ({ months, target, actual, actualAt: null, source: null, ...more }) as MeasurePeriod;
const on = (ends: string, actual: number, more: More = {}) =>
  ({ ends, actual, actualAt: ends, source: null, ...more }) as MeasurePeriod;

type Some = Partial<Omit<Measure, "kind" | "ref">>;
type Case = readonly [what: string, some: Some, stands: Standing, goes?: Way];

const of =
  (direction: Direction | null, unit: string, baseline: number | null, more: Some = {}) =>
  (...periods: readonly MeasurePeriod[]): Some => ({
    direction,
    unit,
    baseline,
    ...more,
    periods: [...periods],
  });

const share = of("higher", "%", 0);
const waiting = of("lower", "children", 412);
const weeks = of("lower", "weeks", 31);
const band = of("band", "%", 80);
const inBand = (low: number, high: number, actual: number | null) =>
  at(3, low, actual, { upTo: high });

const CASES: readonly Case[] = [
  // Higher is better.
  ["a share on its target", share(at(3, 35, 35)), "met", "better"],
  ["a share above its target", share(at(3, 35, 42)), "met", "better"],
  ["a share a tenth below its target", share(at(3, 35, 34.9)), "near", "better"],
  ["a share five points below", share(at(3, 35, 30)), "near", "better"],
  ["a share just over five points below", share(at(3, 35, 29.9)), "off", "better"],
  ["a share of nought against a baseline of nought", share(at(3, 35, 0)), "off", "same"],
  ["a target of nought, reached", share(at(3, 0, 0)), "met", "same"],
  ["a share that fell since", share(at(3, 35, 50), at(6, 45, 40)), "near", "worse"],
  ["a share that fell and is met", share(at(3, 35, 50), at(6, 45, 46)), "met", "worse"],
  ["a share that stayed", share(at(3, 30, 40), at(6, 40, 40)), "met", "same"],
  [
    "complaints answered in time, as a count",
    of("higher", "answers", 10)(at(3, 100, 91)),
    "near",
    "better",
  ],
  [
    "the same beyond a tenth of its target",
    of("higher", "answers", 10)(at(3, 100, 89)),
    "off",
    "better",
  ],
  // Lower is better: what stood upside down.
  ["380 waiting against 300", waiting(at(3, 300, 380)), "off", "better"],
  ["300 waiting against 300", waiting(at(3, 300, 300)), "met", "better"],
  ["299 waiting against 300", waiting(at(3, 300, 299)), "met", "better"],
  ["330 waiting against 300", waiting(at(3, 300, 330)), "near", "better"],
  ["331 waiting against 300", waiting(at(3, 300, 331)), "off", "better"],
  ["450 waiting, more than at the baseline", waiting(at(3, 300, 450)), "off", "worse"],
  ["20 weeks against 24", weeks(at(3, 24, 20)), "met", "better"],
  ["25 weeks against 24", weeks(at(3, 24, 25)), "near", "better"],
  ["27 weeks against 24", weeks(at(3, 24, 27)), "off", "better"],
  ["weeks that rose since", weeks(at(3, 24, 22), at(6, 20, 23)), "off", "worse"],
  ["none waiting against none", waiting(at(3, 0, 0)), "met", "better"],
  ["one waiting against none", waiting(at(3, 0, 1)), "off", "better"],
  [
    "complaints upheld, fewer than the target",
    of("lower", "complaints", 9)(at(3, 6, 5)),
    "met",
    "better",
  ],
  [
    "cost a place, above its target by a tenth",
    of("lower", "£ a place", 52000)(at(3, 50000, 55000)),
    "near",
    "worse",
  ],
  [
    "a rate per 10,000, above its target",
    of("lower", "rate per 10,000", 48.1)(at(3, 40, 45.2)),
    "off",
    "better",
  ],
  ["absence in percent, two points too high", of("lower", "%", 12)(at(3, 8, 10)), "near", "better"],
  ["absence in percent, six points too high", of("lower", "%", 12)(at(3, 8, 14)), "off", "worse"],
  // Targets that fall, and figures against the right one of them.
  [
    "a falling target, the first reached",
    waiting(at(3, 300, 290), at(6, 200), at(12, 100)),
    "met",
    "better",
  ],
  [
    "a falling target, the second missed",
    waiting(at(3, 300, 290), at(6, 200, 260)),
    "off",
    "better",
  ],
  ["a target of higher that falls", share(at(3, 50, 48), at(6, 40, 44)), "met", "worse"],
  // Bands.
  ["within a band", band(inBand(85, 95, 90)), "met", "better"],
  ["at the lower end of a band", band(inBand(85, 95, 85)), "met", "better"],
  ["at the upper end of a band", band(inBand(85, 95, 95)), "met", "better"],
  ["a point below a band", band(inBand(85, 95, 84)), "near", "better"],
  ["a point above a band", band(inBand(85, 95, 96)), "near", "better"],
  ["seven points below a band", band(inBand(85, 95, 78)), "off", "worse"],
  ["six points above a band", band(inBand(85, 95, 101)), "off", "worse"],
  ["a band of one number, hit", of("band", "children a class", 14)(at(3, 12, 12)), "met", "better"],
  [
    "a band of one number, missed by a tenth",
    of("band", "children a class", 14)(at(3, 12, 13)),
    "near",
    "better",
  ],
  [
    "both within the band",
    band(inBand(85, 95, 88), { ...inBand(85, 95, 94), months: 6 }),
    "met",
    "same",
  ],
  // Baselines.
  ["no baseline", of("higher", "%", null)(at(3, 35, 42)), "met", undefined],
  ["a baseline of nought, lower better", of("lower", "complaints", 0)(at(3, 5, 2)), "met", "worse"],
  [
    "a baseline of nought, and nothing since",
    of("lower", "complaints", 0)(at(3, 5, 0)),
    "met",
    "same",
  ],
  // No figure, no target, no direction.
  ["no figure", share(at(3, 35)), "no figure", undefined],
  ["no periods", share(), "no figure", undefined],
  ["no target agreed", share(at(3, null, 42)), "no target", "better"],
  ["neither figure nor target", share(at(3, null)), "no figure", undefined],
  ["no direction", of(null, "children", 412)(at(3, 300, 380)), "no direction", undefined],
  ["no direction, and no figure", of(null, "children", 412)(at(3, 300)), "no direction", undefined],
  [
    "no direction, though the target is hit",
    of(null, "%", 0)(at(3, 35, 35)),
    "no direction",
    undefined,
  ],
  // Missing periods.
  ["the first period is missing", share(at(3, 35), at(6, 45, 50)), "met", "better"],
  ["one between is missing", share(at(3, 35, 40), at(6, 45), at(12, 70, 60)), "off", "better"],
  ["the last is missing", share(at(3, 35, 40), at(6, 45), at(12, 70)), "met", "better"],
  // Provisional and corrected.
  ["provisional, and met", share(at(3, 35, 36, { provisional: true })), "met", "better"],
  ["provisional, and off", waiting(at(3, 300, 380, { provisional: true })), "off", "better"],
  [
    "corrected: the figure before does not count",
    share(
      at(3, 35, 31, {
        earlier: [
          { actual: 41, actualAt: null, source: null, until: "2021-01-19T10:00:00Z", by: "Ada" },
        ],
      }),
    ),
    "near",
    "better",
  ],
  // Counted anew.
  [
    "rebased, with a figure since",
    of("lower", "children", 200, {
      rebased: [{ at: "2021-01-01", why: "One list", baseline: 412, baselineAt: null }],
    })(at(3, 300, 290), at(6, 150, 160)),
    "near",
    "better",
  ],
  [
    "rebased, without a figure since: the one of before is another series",
    of("lower", "children", 200, {
      rebased: [{ at: "2021-01-01", why: "One list", baseline: 412, baselineAt: null }],
    })(at(3, 300, 290), at(6, 150)),
    "no figure",
    undefined,
  ],
  [
    "rebased, without a new baseline",
    of("higher", "%", null, {
      rebased: [{ at: "2021-01-01", why: "New survey", baseline: 20, baselineAt: null }],
    })(at(3, 35, 30), at(6, 45, 50)),
    "met",
    undefined,
  ],
  // Decimals.
  [
    "decimals that add up only nearly",
    of("higher", "%", 0)(at(3, 0.3, 0.1 + 0.2)),
    "met",
    "better",
  ],
  ["a ratio within a tenth", of("lower", "ratio", 6)(at(3, 4.5, 4.95)), "near", "better"],
  ["a ratio beyond a tenth", of("lower", "ratio", 6)(at(3, 4.5, 4.96)), "off", "better"],
  ["yes is met", of("higher", "yes/no", 0)(at(3, 1, 1)), "met", "better"],
  ["no is off", of("higher", "yes/no", 0)(at(3, 1, 0)), "off", "same"],
  // A tolerance of its own.
  [
    "a tolerance of its own, kept",
    of("lower", "weeks", 31, { tolerance: 1 })(at(3, 24, 25)),
    "near",
    "better",
  ],
  [
    "a tolerance of its own, missed",
    of("lower", "weeks", 31, { tolerance: 0.5 })(at(3, 24, 25)),
    "off",
    "better",
  ],
  ["no tolerance at all", of("higher", "%", 0, { tolerance: 0 })(at(3, 35, 34)), "off", "better"],
  // A figure between two periods is judged by the target that was due by its day.
  [
    "between two, by the first of them",
    share(at(3, 30), on("2021-01-15", 41), at(6, 45)),
    "met",
    "better",
  ],
  [
    "between two, near the first",
    share(at(3, 30), on("2021-01-15", 26), at(6, 45)),
    "near",
    "better",
  ],
  [
    "between two, worse than the first",
    share(at(3, 30, 34), on("2021-01-15", 32), at(6, 45)),
    "met",
    "worse",
  ],
  [
    "before any target was due",
    share(on("2020-11-15", 12), at(3, 30), at(6, 45)),
    "no target",
    "better",
  ],
  [
    "on the day that one was due",
    share(at(3, 30), on("2020-12-31", 30), at(6, 45)),
    "met",
    "better",
  ],
  // Periods of other names.
  [
    "a school term",
    of(
      "lower",
      "days",
      20,
    )({ ...at(1, 15, 12), months: undefined, name: "Autumn term 2020", ends: "2020-12-18" }),
    "met",
    "better",
  ],
  [
    "a quarter after another",
    of(
      "lower",
      "days",
      20,
    )(
      { ...at(1, 15, 12), months: undefined, name: "Q2", ends: "2020-09-30" },
      { ...at(1, 12, 14), months: undefined, name: "Q3", ends: "2020-12-31" },
    ),
    "off",
    "worse",
  ],
];

describe("A measure, by its latest figure", () => {
  test("has a table of at least sixty cases", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
  });

  test.each(CASES.map(([what, ...rest]) => ({ what, rest })))("$what", ({ rest }) => {
    const [some, stands, goes] = rest;
    const measure = aMeasure("1a", some);
    const { standing, way } = stateOf(planOf(ABOUT, measure), measure, TODAY);
    expect([standing, way]).toEqual([stands, goes]);
  });

  test("is near its target within what the plan's settings say", () => {
    const measure = aMeasure("1a", share(at(3, 35, 33)));
    const strict = planOf(ABOUT, measure, someSettings({ tolerancePoints: 1 }));
    expect(stateOf(strict, measure, TODAY).standing).toBe("off");
    const count = aMeasure("1b", waiting(at(3, 300, 380)));
    const lenient = planOf(ABOUT, count, someSettings({ tolerancePercent: 30 }));
    expect(stateOf(lenient, count, TODAY).standing).toBe("near");
  });

  test("has a target that is now due, and periods that ended without a figure", () => {
    const measure = aMeasure("1a", share(at(3, 35, 42), at(6, 45), at(12, 70)));
    const state = (today: string) => stateOf(planOf(ABOUT, measure), measure, today);
    expect(state(TODAY)).toMatchObject({
      current: { months: 6 },
      currentEnds: "2021-03-31",
      late: [],
    });
    expect(state("2021-03-31").late).toEqual([]);
    expect(state("2021-04-01")).toMatchObject({ current: { months: 12 }, late: [{ months: 6 }] });
    expect(state("2022-01-01")).toMatchObject({ current: { months: 12 }, late: [{}, {}] });
  });
});

test("The scorecard counts no measure that has no direction", () => {
  const measures = [
    aMeasure("M1", share(at(3, 35, 42))),
    aMeasure("M2", waiting(at(3, 300, 380))),
    aMeasure("M3", of(null, "weeks", 31)(at(3, 24, 20))),
    aMeasure("M4", share(at(3, 35))),
  ];
  expect(countMeasures(planOf(ABOUT, ...measures), measures, TODAY)).toEqual({
    met: 1,
    near: 0,
    off: 1,
    "no figure": 1,
    "no target": 0,
    "no direction": 1,
  });
});
