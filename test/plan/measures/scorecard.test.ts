import { describe, expect, test } from "vitest";
import { difference, figure, isCount } from "../../../bot/plan/measures/figure.ts";
import type { MeasurePeriod } from "../../../bot/plan/measures/measure-period.ts";
import { countMeasures } from "../../../bot/plan/measures/scorecard.ts";
import { standingOf } from "../../../bot/plan/measures/standing.ts";
import { aMeasure, planOf } from "../build.ts";

const period = (
  months: number,
  target: number | null,
  actual: number | null = null,
): MeasurePeriod => ({ months, target, actual, actualAt: null, source: null });

const counted = (...measures: Parameters<typeof countMeasures>[1]) =>
  countMeasures(planOf(...measures), measures, "2021-01-20");

describe("A figure and its target", () => {
  test.each([
    [35, 35, "met"],
    [35, 42, "met"],
    [35, 34.9, "near"],
    [35, 0, "off"],
    [0, 0, "met"],
    [35, null, "no figure"],
    [null, 42, "no target"],
    [null, null, "no figure"],
  ])("target %j, actual %j: %s", (target, actual, standing) => {
    const tolerance = { points: 5, percent: 10 };
    expect(standingOf(aMeasure("1a"), actual, period(3, target), tolerance)).toBe(standing);
  });

  test("are printed apart from none, which is never nought", () => {
    expect(figure(0, "%", "not measured")).toBe("0%");
    expect(figure(null, "%", "not measured")).toBe("not measured");
    expect(figure(12.5, "weeks", "–")).toBe("12.5 weeks");
    expect(figure(12, "", "–")).toBe("12");
  });

  test.each([
    [1240, "children", null, "1,240 children"],
    [45000, "£", null, "£45,000"],
    [45000.5, "£ a place", 2, "£45,000.50 a place"],
    [45.2, "rate per 10,000", null, "45.2 per 10,000"],
    [4.5, "ratio", 2, "4.50 to 1"],
    [1, "yes/no", null, "yes"],
    [0, "yes/no", null, "no"],
    [7, "count", null, "7"],
    [41, "%", 1, "41.0%"],
  ])("%j in “%s” with decimals %j is printed %s", (value, unit, decimals, text) => {
    expect(figure(value, unit, "none", decimals)).toBe(text);
  });

  test("differ by points where they are percentages, and by their unit otherwise", () => {
    expect(difference(-0.30000000000000004, "%")).toBe("0.3 points");
    expect(difference(1, "%")).toBe("1 point");
    expect(difference(80, "children")).toBe("80 children");
  });

  test("count people or cases, unless their unit says otherwise", () => {
    expect(
      ["children", "count", "", "complaints", "families"].filter((unit) => !isCount(unit)),
    ).toEqual([]);
    expect(
      ["%", "£", "£ a place", "rate per 10,000", "weeks", "days", "ratio", "yes/no"].filter(
        isCount,
      ),
    ).toEqual([]);
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

    expect(counted(...measures)).toMatchObject({
      met: 2,
      near: 0,
      off: 1,
      "no target": 1,
      "no figure": 2,
    });
  });

  test("of a plan without measures is all noughts", () => {
    expect(new Set(Object.values(counted()))).toEqual(new Set([0]));
  });
});
