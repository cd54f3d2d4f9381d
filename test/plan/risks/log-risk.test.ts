import { describe, expect, test } from "vitest";
import { FieldFaults } from "../../../bot/plan/model/errors.ts";
import { logRisk, type NewRisk, nextRiskRef } from "../../../bot/plan/risks/log-risk.ts";
import { Risk } from "../../../bot/plan/risks/risk.kind.ts";
import { aMember, anArea, aPerson, aRisk, NOW, planOf } from "../build.ts";

const plan = planOf(anArea("3"), aPerson("Hilary Fordham"), aRisk("R1"));

const said: NewRisk = {
  area: "3",
  description: " Waiting times grow ",
  rag: "red",
  severity: "high",
  mitigation: " A second clinic ",
  owner: "hilary-fordham",
  postMitigation: "unknown",
};

const log = (some: Partial<NewRisk> = {}) =>
  logRisk(plan, { ...said, ...some }, aMember("Ada"), NOW).items[0];

function faultsOf(some: Partial<NewRisk>) {
  try {
    log(some);
  } catch (error) {
    if (error instanceof FieldFaults) return error.faults;
    throw error;
  }
  return {};
}

describe("Logging a risk", () => {
  test("adds a row to the register, dated today, with who raised it", () => {
    expect(log()).toEqual({
      kind: "risk",
      ref: "R2",
      version: 0,
      note: null,
      areas: ["3"],
      raised: { printed: "20 Jan 2021", date: "2021-01-20" },
      raisedBy: "Ada",
      description: "Waiting times grow",
      rag: "red",
      severity: { level: "high", words: null },
      mitigation: ["A second clinic"],
      postMitigation: { level: "unknown", words: null },
      owner: "hilary-fordham",
      progress: null,
    });
    expect(Risk.parse(log())).toEqual(log());
  });

  test("leaves open what is not known: no rating, no mitigation, no owner", () => {
    const { rag: _, ...unrated } = said;
    const risk = logRisk(plan, { ...unrated, mitigation: " ", owner: "" }, aMember("Ada"), NOW);

    expect(risk.items).toMatchObject([{ rag: "none", mitigation: [], owner: null }]);
  });

  test.each([
    [{ description: " \n" }, { description: "Describe the risk: what may happen, and why." }],
    [{ area: "" }, { area: "Choose the area that the risk is about." }],
    [{ area: "9" }, { area: "Choose one of the plan's areas." }],
    [{ owner: "nobody" }, { owner: "Choose one of the plan's people, or nobody yet." }],
    [
      { description: "x".repeat(2001) },
      { description: "At most 2,000 characters; this has 2,001." },
    ],
    [{ mitigation: "x".repeat(3000) }, { mitigation: "At most 2,000 characters; this has 3,000." }],
  ])("is faulted by field: %#", (some, faults) => {
    expect(faultsOf(some)).toEqual(faults);
  });

  test("is faulted in every field at once", () => {
    const faults = faultsOf({ description: "", area: "", owner: "nobody" });

    expect(Object.keys(faults).sort()).toEqual(["area", "description", "owner"]);
  });

  test("takes the next free number, whatever else the register holds", () => {
    expect(nextRiskRef(planOf())).toBe("R1");
    expect(nextRiskRef(planOf(aRisk("R2"), aRisk("r10"), aRisk("COVID"), aRisk("R3b")))).toBe(
      "R11",
    );
  });

  test("is for members of the board's own organisation", () => {
    const guest = aMember("Gus", { kind: "outsider" });

    expect(() => logRisk(plan, said, guest, NOW)).toThrow("Only members");
  });
});
