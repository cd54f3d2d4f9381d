import { describe, expect, test } from "vitest";
import { figure } from "../../../bot/plan/measures/figure.ts";
import type { MeasurePeriod } from "../../../bot/plan/measures/measure.kind.ts";
import { countMeasures } from "../../../bot/plan/measures/scorecard.ts";
import { standingOf } from "../../../bot/plan/measures/standing.ts";
import { aMeasure } from "../build.ts";

const period = (
  months: number,
  target: number | null,
  actual: number | null = null,
): MeasurePeriod => ({ months, target, actual, actualAt: null, source: null });

describe("A figure and its target", () => {
  test.each([
    [35, 35, "met"],
    [35, 42, "met"],
    [35, 34.9, "below"],
    [35, 0, "below"],
    [0, 0, "met"],
    [35, null, "no figure"],
    [null, 42, "no target"],
    [null, null, "no figure"],
  ])("target %j, actual %j: %s", (target, actual, standing) => {
    expect(standingOf(period(3, target, actual), { unit: "%" })).toBe(standing);
  });

  test("are printed apart from none, which is never nought", () => {
    expect(figure(0, "%", "not measured")).toBe("0%");
    expect(figure(null, "%", "not measured")).toBe("not measured");
    expect(figure(12.5, "weeks", "–")).toBe("12.5 weeks");
    expect(figure(12, "", "–")).toBe("12");
  });
});

describe("The scorecard", () => {
  test("counts each measure by its latest figure", () => {
    const measures = [
      aMeasure("1a", { periods: [period(3, 35, 42), period(6, 90, 60), period(12, 100)] }),
      aMeasure("1b", { periods: [period(3, 20, 25), period(6, 35)] }),
      aMeasure("2a", { periods: [period(3, 30), period(6, 45, 50)] }),
      aMeasure("2b", { periods: [period(3, null, 10)] }),
      aMeasure("3a", { periods: [period(3, 30)] }),
      aMeasure("4a", { periods: [] }),
    ];

    expect(countMeasures(measures)).toEqual({
      met: 2,
      below: 1,
      "no target": 1,
      "no figure": 2,
    });
  });

  test("of a plan without measures is all noughts", () => {
    expect(countMeasures([])).toEqual({ met: 0, below: 0, "no figure": 0, "no target": 0 });
  });
});
