import { describe, expect, test } from "vitest";
import { subjectsIn } from "../../../bot/plan/challenges/subjects.ts";
import { plural, withArticle } from "../../../bot/plan/model/names.ts";
import { briefOf, itemTitle, labelFor, labelOf } from "../../../bot/plan/model/vocabulary.ts";
import { mustMay } from "../../../bot/plan/rights/roles.ts";
import { aMember, anAction, anArea, NOW, planOf, someSettings } from "../build.ts";

describe("a name in a sentence", () => {
  test.each([
    ["action", "an action"],
    ["lead", "a lead"],
    ["clerk", "a clerk"],
    ["area", "an area"],
    ["SRO", "an SRO"],
    ["KPI", "a KPI"],
    ["RAG", "a RAG"],
    ["Objective", "an Objective"],
    ["unit", "a unit"],
    ["update", "an update"],
    ["hour", "an hour"],
    ["Priority", "a Priority"],
  ])("%s has its article: %s", (name, words) => {
    expect(withArticle(name)).toBe(words);
  });

  test.each([
    ["revised date", "revised dates"],
    ["priority", "priorities"],
    ["survey", "surveys"],
    ["process", "processes"],
    ["RAG", "RAGs"],
  ])("%s is several: %s", (name, words) => {
    expect(plural(name)).toBe(words);
  });
});

describe("a plan's own names", () => {
  const plan = planOf(
    anArea("3"),
    anAction("3.4", { rag: "red", reason: "Not signed" }),
    someSettings({
      called: {
        kinds: {
          area: { one: "Priority", many: "Priorities" },
          action: { one: "Commitment", many: "Commitments" },
        },
        fields: { "action.reason": "Commentary", "risk.mitigation": "Response" },
        roles: {
          lead: { one: "SRO", many: "SROs" },
          clerk: { one: "officer of the board", many: "officers of the board" },
          officer: { one: "delegate", many: "delegates" },
        },
      },
    }),
  );
  const [action] = plan.items.action;
  if (!action) throw new Error("no action");

  test("stand in the labels that are made of them", () => {
    expect(labelOf(plan, "action", "area")).toBe("Priority");
    expect(labelOf(plan, "risk", "areas")).toBe("Priorities");
    expect(labelOf(plan, "area", "leads")).toBe("SROs");
    expect(labelOf(plan, "action", "owners")).toBe("Responsible delegates");
    expect(labelOf(plan, "risk", "postMitigation")).toBe("Severity after response");
    expect(briefOf(plan, "risk", "postMitigation")).toBe("After response");
    expect(itemTitle(plan, "action", "3.4")).toBe("Commitment 3.4");
  });

  test("stand before what a card says otherwise", () => {
    expect(labelFor(plan, action, "reason")).toBe("Commentary");
    expect(briefOf(plan, "action", "reason")).toBe("Commentary");
    expect(briefOf(planOf(), "action", "reason")).toBe("Why");
    expect(labelFor(planOf(), action, "reason")).toBe("Why it is red");
  });

  test("stand in a refusal", () => {
    const on = { item: action, today: NOW.today };
    expect(() => mustMay(plan, aMember("Mo"), "update an action", on)).toThrow(
      "the SRO of its Priority (nobody yet), or an officer of the board. If you are one of them, ask an officer of the board",
    );
  });

  test("are read where a form asks what a challenge is about", () => {
    const about = [
      { kind: "area", ref: "3" },
      { kind: "action", ref: "3.4" },
    ];
    expect(subjectsIn(plan, "Priority 3 and commitment 3.4")).toEqual({ about, unknown: [] });
    expect(subjectsIn(plan, "area 3, action 3.4")).toEqual({ about, unknown: [] });
  });
});
