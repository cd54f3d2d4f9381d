import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import { planFile } from "../../../bot/plan/file/write-plan-file.ts";
import { queryOf } from "../../../bot/plan/query/query.ts";
import { runQuery } from "../../../bot/plan/query/run-query.ts";
import { heatMapOf } from "../../../bot/plan/risks/heat-map.ts";
import type { Risk } from "../../../bot/plan/risks/risk.kind.ts";
import { directionOf, exposureLevel, isOverTolerance } from "../../../bot/plan/risks/risk-state.ts";
import { levelOf, readScore, scaleOf } from "../../../bot/plan/risks/score.ts";
import { updateRisk } from "../../../bot/plan/risks/update-risk.ts";
import { aClerk, anArea, aPerson, aRisk, NOW, planOf, someSettings } from "../build.ts";

const score = (likelihood: number, impact: number) => ({ likelihood, impact });
const plain = planOf(anArea("1"));
const four = planOf(someSettings({ riskScale: { size: 4, tolerance: 8 } }));

describe("a plan's scale", () => {
  test.each([
    ["4 x 5", score(4, 5)],
    ["4×5", score(4, 5)],
    ["L4 x I5 = 20", score(4, 5)],
    ["3 by 2", score(3, 2)],
    ["1,5", score(1, 5)],
    ["6 x 1", undefined],
    ["0 x 3", undefined],
    ["high", undefined],
    ["12", undefined],
  ])("reads “%s”", (typed, read) => {
    expect(readScore(typed, scaleOf(plain))).toEqual(read);
  });

  test("is 5 by 5 where nothing is said, and has the bands that the plan gives", () => {
    expect(scaleOf(plain)).toEqual({ size: 5, high: 15, medium: 8 });
    expect(scaleOf(four)).toEqual({ size: 4, high: 12, medium: 6, tolerance: 8 });
    const own = scaleOf(planOf(someSettings({ riskScale: { size: 5, high: 20 } })));
    expect([19, 20].map((points) => levelOf(points, own))).toEqual(["medium", "high"]);
    expect(readScore("5 x 1", scaleOf(four))).toBeUndefined();
  });
});

describe("how a risk stands", () => {
  const level = (some: Partial<Risk>) => exposureLevel(aRisk("R1", some), scaleOf(plain));
  const words = (level: Risk["severity"]["level"]) => ({ level, words: null });

  test("goes by what is left after mitigation, and by what it is without where that is not known", () => {
    expect(level({ severity: words("high"), postMitigation: words("low") })).toBe("low");
    expect(level({ severity: words("high"), postMitigation: words("unknown") })).toBe("high");
    expect(level({ severity: words("unknown") })).toBe("unknown");
    expect(level({ residual: score(2, 2), postMitigation: words("high") })).toBe("low");
  });

  test("is over the tolerance by its points, and by words only where all that they can mean is", () => {
    const over = (some: Partial<Risk>, plan = four) =>
      isOverTolerance(aRisk("R1", some), scaleOf(plan));
    expect(over({ residual: score(3, 3) })).toBe(true);
    expect(over({ residual: score(2, 4) })).toBe(false);
    expect(over({ postMitigation: words("high") })).toBe(true);
    expect(over({ postMitigation: words("medium") })).toBe(false);
    expect(over({ residual: score(4, 4) }, plain)).toBe(false);
    const closed = { by: "Ada", at: NOW.at.toISOString(), why: "It has passed" };
    expect(over({ residual: score(4, 4), closed })).toBe(false);
  });

  test("has a direction by its colour, or else by what is left", () => {
    const stamp = { by: "Ada", at: NOW.at.toISOString() };
    const went = (as: NonNullable<Risk["stood"]>["as"], some: Partial<Risk>) =>
      directionOf(aRisk("R1", { ...some, stood: { ...stamp, as } }));
    const was = { rag: "amber", level: "high" } as const;
    expect(went(was, { rag: "red" })).toBe("worse");
    expect(went(was, { rag: "green" })).toBe("better");
    expect(went(was, { rag: "amber", postMitigation: words("low") })).toBe("better");
    expect(went({ ...was, residual: score(2, 2) }, { rag: "amber", residual: score(2, 3) })).toBe(
      "worse",
    );
    expect(went({ rag: "none", level: "unknown" }, { rag: "red" })).toBeUndefined();
  });
});

describe("an update", () => {
  const before = aRisk("R1", { residual: score(5, 5), severity: { level: "high", words: "High" } });
  const update = (some: object, plan = four) =>
    updateRisk(planOf(...plan.items.settings, before), { ref: "R1", ...some }, aClerk(), NOW)
      ?.items[0];

  test("keeps a score of a scale that the plan had before until another is typed", () => {
    expect(update({ residual: "5 × 5", progress: "Better" })).toMatchObject({
      residual: score(5, 5),
    });
    expect(() => update({ residual: "5 × 4" })).toThrow("each from 1 to 4");
    expect(update({ residual: "" })).toMatchObject({ residual: undefined });
  });

  test("gives a level to a score where nobody says one, and lets words of another level go", () => {
    expect(update({ residual: "4 × 4" })).toMatchObject({
      postMitigation: { level: "high", words: null },
      stood: { by: "Carla Clerk", as: { rag: "none", level: "unknown", residual: score(5, 5) } },
    });
    expect(update({ severity: "medium" })).toMatchObject({ severity: { words: null } });
    expect(update({ severity: "medium", severityWords: "Less" })).toMatchObject({
      severity: { level: "medium", words: "Less" },
    });
  });

  test("of nothing new is none, and leaves a row of before as it is", () => {
    expect(update({ rag: "none", corporateRef: "", links: "", reviewBy: "" })).toBeUndefined();
    expect(Object.keys(update({ rag: "red" }) ?? {}).sort()).toEqual(
      [...Object.keys(before), "stood", "updated"].sort(),
    );
  });
});

describe("the register", () => {
  const plan = planOf(
    someSettings({ riskScale: { size: 5, tolerance: 12 } }),
    anArea("1"),
    aPerson("Ada Bell"),
    aRisk("R1", { residual: score(3, 5), rag: "amber", reviewBy: "2021-01-12" }),
    aRisk("R2", { residual: score(3, 5), rag: "red", links: [{ kind: "action", ref: "1.1" }] }),
    aRisk("R3", { residual: score(1, 2) }),
    aRisk("R4", { severity: { level: "unknown", words: null } }),
    aRisk("R5", { closed: { by: "Ada", at: NOW.at.toISOString(), why: "Past" } }),
    aRisk("R6", { merged: { by: "Ada", at: NOW.at.toISOString(), into: "R1" } }),
  );
  const found = (where: object, more: object = {}) =>
    runQuery(plan, queryOf("risk", where as never, more), NOW).map(({ ref }) => ref);

  test.each([
    [{}, ["R1", "R2", "R3", "R4"]],
    [{ over: { is: true } }, ["R1", "R2"]],
    [{ reviewLate: { is: true } }, ["R1"]],
    [{ links: { oneOf: ["action:1.1"] } }, ["R2"]],
    [{ exposure: { oneOf: ["unknown"] } }, ["R4"]],
    [{ state: { oneOf: ["closed", "merged"] } }, ["R5", "R6"]],
    [{ state: { oneOf: ["open"] } }, ["R1", "R2", "R3", "R4"]],
    [{ lastReview: { before: "2021-01-20" } }, []],
  ])("is asked for by %j", (where, refs) => {
    expect(found(where)).toEqual(refs);
  });

  test("is put in order by exposure, and between equals by colour", () => {
    const order = { by: "rank", descending: true };
    expect(found({}, { order })).toEqual(["R2", "R1", "R3", "R4"]);
  });

  test("is placed on the map, but for what has no score or one of another scale", () => {
    const [first] = heatMapOf(plan, "residual").rows[2]?.squares.slice(-1) ?? [];
    expect(first?.risks.map(({ ref }) => ref)).toEqual(["R2", "R1"]);
    const smaller = planOf(...four.items.settings, ...plan.items.risk);
    const map = heatMapOf(smaller, "residual");
    expect(map.unscored.map(({ ref }) => ref)).toEqual(["R4"]);
    expect(map.offScale.map(({ ref }) => ref)).toEqual(["R2", "R1"]);
  });

  test("is written to a file and read from it with all that a board keeps", () => {
    const by = { name: "Test", at: NOW.at };
    const file = JSON.parse(JSON.stringify(planFile(plan)));
    expect(readPlanFile(file, plan, by)).toMatchObject({ wrong: [], changed: [], added: [] });
    expect(file.risks[1]).toMatchObject({ residual: score(3, 5) });
    expect(file.settings).toMatchObject({ riskScale: { size: 5, tolerance: 12 } });
  });
});
