import { describe, expect, test } from "vitest";
import { boardDiffers } from "../../../bot/plan/actions/board-rating.ts";
import { addEvidence } from "../../../bot/plan/actions/evidence.ts";
import { rateForBoard } from "../../../bot/plan/actions/rate-for-board.ts";
import { FieldFaults, StaleItem } from "../../../bot/plan/model/errors.ts";
import { aClerk, aKpi, aMember, anAction, anAppointment, anArea, NOW, planOf } from "../build.ts";

const AT = NOW.at.toISOString();
const piece = (title: string) => ({ title, link: null, by: "Ada", at: "2020-12-01T09:00:00.000Z" });
const plan = planOf(
  anArea("1"),
  anAction("1.1", { rag: "green", evidence: [piece("Minutes")] }),
  anAction("1.2", { evidence: Array.from({ length: 100 }, (_, n) => piece(`Paper ${n}`)) }),
  aKpi("1.1"),
  anAppointment("chair", "Chris"),
);

describe("Evidence", () => {
  const add = (ref: string, evidenceTitle: string, more: object = { noLink: true }) =>
    addEvidence(plan, { kind: "action", ref, evidenceTitle, ...more }, aClerk("Carla"), NOW);

  test("is added to what there is, with who and when", () => {
    const link = { evidenceLink: "https://council.example/survey" };

    expect(add("1.1", " Survey ", link).items).toMatchObject([
      {
        kind: "action",
        evidence: [
          piece("Minutes"),
          { title: "Survey", link: link.evidenceLink, by: "Carla", at: AT },
        ],
      },
    ]);
  });

  test("belongs to a KPI as well", () => {
    const said = { kind: "kpi", ref: "1.1", evidenceTitle: "Data", noLink: true } as const;

    expect(addEvidence(plan, said, aClerk(), NOW).items).toMatchObject([
      { kind: "kpi", evidence: [{ title: "Data", link: null }] },
    ]);
  });

  test("may be said to have no link yet in words", () => {
    expect(add("1.1", "Survey", { evidenceLink: "no link yet" }).items).toMatchObject([
      { evidence: [{}, { title: "Survey", link: null }] },
    ]);
  });

  test.each([
    ["", {}, "evidenceTitle"],
    ["Survey", {}, "evidenceLink"],
    ["Survey", { evidenceLink: "https://a.example", noLink: true }, "evidenceLink"],
    ["x".repeat(2001), { noLink: true }, "evidenceTitle"],
  ])("is not kept half: %s %j faults %s", (title, more, field) => {
    try {
      add("1.1", title, more);
    } catch (error) {
      expect(error).toBeInstanceOf(FieldFaults);
      expect(Object.keys((error as FieldFaults).faults)).toEqual([field]);
      return;
    }
    throw new Error("It was kept.");
  });

  test("has an end, which is said", () => {
    expect(() => add("1.2", "One more")).toThrow("It has 100 pieces of evidence already");
  });
});

describe("The board's rating", () => {
  const rate = (rag: "red" | "green", reason: string, by = aMember("Chris"), more = {}) =>
    rateForBoard(plan, { ref: "1.1", rag, reason, ...more }, by, NOW);

  test("stands beside its owner's, which is not touched", () => {
    const [item] = rate("red", " No evidence ")?.items ?? [];

    expect(item).toMatchObject({
      rag: "green",
      boardRating: { rag: "red", reason: "No evidence", by: "Chris", at: AT },
    });
    expect(item?.kind === "action" && boardDiffers(item)).toBe(true);
  });

  test("needs a reason", () => {
    expect(() => rate("red", "  ")).toThrow("Say why the board rates it so.");
  });

  test("is the board's to give: clerk or chair, and nobody else", () => {
    expect(() => rate("red", "Late", aMember("Ben"))).toThrow("The board's rating is recorded by");
    expect(rate("red", "Late", aClerk())?.items).toHaveLength(1);
  });

  test("is not given over a change that nobody saw", () => {
    expect(() => rate("red", "Late", aClerk(), { seen: 0 })).toThrow(StaleItem);
  });

  test("does not differ where it is the same, or the action is complete", () => {
    const agreed = { rag: "green", reason: "Seen", by: "Chris", at: AT } as const;

    expect(boardDiffers(anAction("1.1", { rag: "green", boardRating: agreed }))).toBe(false);
    expect(
      boardDiffers(anAction("1.1", { rag: "red", status: "complete", boardRating: agreed })),
    ).toBe(false);
  });
});
