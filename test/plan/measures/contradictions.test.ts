import { describe, expect, test } from "vitest";
import {
  contradictionsOf,
  standingContradictions,
} from "../../../bot/plan/measures/contradictions.ts";
import { settleContradiction } from "../../../bot/plan/measures/settle-contradiction.ts";
import { get, withItems } from "../../../bot/plan/model/snapshot.ts";
import { FULL } from "../../cards/worlds/sample.ts";
import { aClerk, aKpi, aMeasure, aMember, NOW, planOf } from "../build.ts";

const { plan } = FULL;
const all = plan.items.measure.flatMap((measure) => contradictionsOf(plan, measure));

describe("where a plan disagrees with itself", () => {
  test("is found in the sample's own paper, and nowhere else there", () => {
    expect(all.map(({ measure, words }) => [measure.ref, words])).toEqual([
      ["1b", "Its target at 6 months is 35%, and KPI 1.2 says 50% then"],
      ["5a", "Its title says 70%, and its target at 12 months is 75%"],
      ["5b", "Its title says 70%, and its target at 12 months is 75%"],
    ]);
  });

  test.each([
    [
      "another area",
      aKpi("1.2", {
        area: "2",
        milestones: [{ months: 6, items: ["50% of families are seen in time"], rag: "none" }],
      }),
    ],
    [
      "another period",
      aKpi("1.2", {
        milestones: [{ months: 3, items: ["50% of families are seen in time"], rag: "none" }],
      }),
    ],
    [
      "the same number",
      aKpi("1.2", {
        milestones: [{ months: 6, items: ["35% of families are seen in time"], rag: "none" }],
      }),
    ],
    [
      "no number",
      aKpi("1.2", {
        milestones: [{ months: 6, items: ["Families are seen in time"], rag: "none" }],
      }),
    ],
    [
      "something else",
      aKpi("1.2", {
        milestones: [{ months: 6, items: ["50% of schools have a nurse"], rag: "none" }],
      }),
    ],
  ])("is none between a measure and a milestone of %s", (_, kpi) => {
    const measure = aMeasure("1b", {
      title: "Families are seen in time",
      periods: [{ months: 6, target: 35, actual: null, actualAt: null, source: null }],
    });
    expect(contradictionsOf(planOf(measure, kpi), measure)).toEqual([]);
  });
});

describe("a clerk", () => {
  const [first] = all;
  const said = { ref: "1b", key: first?.key ?? "", reason: "The KPI is of the survey in May" };
  const settledAs = (verdict: "confirmed" | "dismissed") => {
    const draft = settleContradiction(plan, { ...said, verdict }, aClerk(), NOW);
    return withItems(plan, draft?.items ?? [], plan.version + 1);
  };
  const standing = (state: typeof plan) =>
    standingContradictions(state, state.items.measure).map(({ measure, settled }) => [
      measure.ref,
      settled?.verdict,
    ]);

  test("confirms one, which goes on standing, or dismisses it", () => {
    expect(standing(settledAs("confirmed"))).toEqual([
      ["1b", "confirmed"],
      ["5a", undefined],
      ["5b", undefined],
    ]);
    expect(standing(settledAs("dismissed"))).toEqual([
      ["5a", undefined],
      ["5b", undefined],
    ]);
  });

  test("is asked again where the numbers are others", () => {
    const dismissed = settledAs("dismissed");
    const measure = get(dismissed, "measure", "1b");
    const periods = measure.periods.map((period) =>
      period.months === 6 ? { ...period, target: 40 } : period,
    );
    expect(standing(withItems(dismissed, [{ ...measure, periods }], 9))).toContainEqual([
      "1b",
      undefined,
    ]);
  });

  test("says why, of what the plan still says; nobody else does", () => {
    const settle = (some: object, by = aClerk()) =>
      settleContradiction(plan, { ...said, verdict: "dismissed", ...some }, by, NOW);
    expect(() => settle({ reason: " " })).toThrow("Say why.");
    expect(() => settle({ key: "title:1:2" })).toThrow("no longer says both");
    expect(() => settle({}, aMember("Mo"))).toThrow("Only a clerk");
  });
});
