import { describe, expect, test } from "vitest";
import type { Kind } from "../../../bot/plan/model/kind.ts";
import { describeQuery } from "../../../bot/plan/query/describe-query.ts";
import { Query, queryOf } from "../../../bot/plan/query/query.ts";
import { runQuery } from "../../../bot/plan/query/run-query.ts";
import { aKpi, aMeasure, anArea, aRisk, planOf } from "../build.ts";

const period = (months: number, target: number | null, actual: number | null) => ({
  months,
  target,
  actual,
  actualAt: null,
  source: null,
});

const plan = planOf(
  anArea("1", { shortName: "Leaders" }),
  aMeasure("1a", { periods: [period(3, 35, 42), period(6, 40, null)] }),
  aMeasure("1b", { periods: [period(3, 35, 35), period(6, 40, 38)] }),
  aMeasure("1c", { periods: [period(3, 35, 20), period(6, null, null)] }),
  aMeasure("1d", { periods: [period(3, 35, null)] }),
  aKpi("1.1", { milestones: [{ months: 3, items: ["Done"], rag: "green" }] }),
  aKpi("1.2", { milestones: [{ months: 12, items: ["Done"], rag: "none" }] }),
  aRisk("R1", { postMitigation: { level: "medium", words: null } }),
  aRisk("R2", { postMitigation: { level: "low", words: null } }),
);

describe("measures, KPIs and risks by how they came out", () => {
  test.each<[Kind, Query["where"], readonly string[], string]>([
    [
      "measure",
      { met: { oneOf: [3] } },
      ["1a", "1b"],
      "Measures that met their target at 3 months",
    ],
    ["measure", { beaten: { oneOf: [3] } }, ["1a"], "Measures that beat their target at 3 months"],
    [
      "measure",
      { missed: { oneOf: [3] } },
      ["1c"],
      "Measures that missed their target at 3 months",
    ],
    ["measure", { missed: { missing: false } }, ["1b", "1c"], "Measures that missed a target"],
    ["measure", { figures: { oneOf: [6] } }, ["1b"], "Measures with a figure at 6 months"],
    [
      "measure",
      { figures: { not: [6] } },
      ["1a", "1c", "1d"],
      "Measures with no figure at 6 months",
    ],
    ["measure", { figures: { missing: true } }, ["1d"], "Measures with no figure yet"],
    ["kpi", { period: { not: [12] } }, ["1.1"], "KPIs with no milestone at 12 months"],
    [
      "risk",
      { postMitigation: { oneOf: ["medium"] } },
      ["R1"],
      "Risks that would be medium after mitigation",
    ],
  ])("%s %j", (kind, where, refs, words) => {
    const query = Query.parse(queryOf(kind, where));
    expect(runQuery(plan, query, { today: "2021-01-20" }).map(({ ref }) => ref)).toEqual(refs);
    expect(describeQuery(plan, query)).toBe(words);
  });
});
