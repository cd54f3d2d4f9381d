import { describe, expect, test } from "vitest";
import { alikeTo, suggestedAction } from "../../../bot/plan/risks/alike.ts";
import { anAction, aRisk, NOW, planOf } from "../build.ts";

const plan = planOf(
  aRisk("R1", { description: "Adult services have not signed up to the transitions protocol" }),
  aRisk("R2", { description: "Waiting times for autism assessments grow" }),
  aRisk("R3", {
    description: "Speech therapists leave faster than they are recruited",
    closed: { by: "Ada", at: NOW.at.toISOString(), why: "Past" },
  }),
  anAction("1.1", { text: "Agree the transitions protocol with adult services" }),
  anAction("1.2", { text: "Recruit speech therapists" }),
  anAction("2.1", { text: "Agree a protocol with schools" }),
  anAction("2.2", { text: "Review services for adults", status: "complete" }),
);

describe("a risk that may be on the register already", () => {
  test.each([
    ["adult services not signed up to the transitions protocol", "R1"],
    ["Autism assessment waiting times are growing", "R2"],
    ["Adult services are short of money", undefined],
    ["Families are not told of changes", undefined],
    ["", undefined],
    // What is closed may come again, and is logged as new.
    ["Speech therapists leave faster than recruited", undefined],
  ])("“%s”: %s", (description, ref) => {
    expect(alikeTo(plan, description)?.ref).toBe(ref);
  });
});

describe("the action that a risk has to do with", () => {
  test.each([
    ["Adult services may not sign the transitions protocol", [], "1.1"],
    ["Adult services may not sign the transitions protocol", ["2"], undefined],
    ["Money is short", [], undefined],
  ])("“%s” in areas %j: %s", (description, areas, ref) => {
    expect(suggestedAction(plan, { description, areas })).toBe(ref);
  });
});
