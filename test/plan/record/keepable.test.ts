import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { LONGEST_TEXT } from "../../../bot/plan/model/primitives.ts";
import { aMeasure, anAction, anArea, changeOf, NOW, planOf } from "../build.ts";

const EVIDENCE = {
  title: "Minutes ".repeat(240).trim(),
  link: `https://example.org/${"x".repeat(LONGEST_TEXT - 40)}`,
  by: "Ada",
  at: NOW.at.toISOString(),
};

/** What the emulator takes and the service refuses, by the sentence that is said of it. */
const BEYOND: Readonly<Record<string, readonly [Item, string]>> = {
  "a whole number of more than 32 bits": [
    aMeasure("M1", { baseline: 3_000_000_000 }),
    "is too large a number: whole numbers go up to 2,147,483,647",
  ],
  "a reference whose row key is over 1 KiB": [
    anAction("語".repeat(100), { area: "1" }),
    "is too long a reference",
  ],
  "half of a character": [anAction("1.1", { progress: "Done \ud83d" }), "half of a character"],
  "more evidence than a row takes": [
    anAction("1.1", { evidence: Array.from({ length: 80 }, () => EVIDENCE) }),
    "one item can hold 250,000 characters in all",
  ],
  "a narrative of more pages than a row takes": [
    anArea("1", { narrative: Array(22).fill("語".repeat(12_000)) }),
    "one item can hold 250,000 characters in all",
  ],
};

describe("what the table would refuse is refused before it is written", () => {
  test.each(Object.entries(BEYOND))("%s", (_, [item, sentence]) => {
    const plan = planOf(anArea("1"), anAction("1.1"));
    expect(() => changeOf(plan, [item])).toThrow(sentence);
    expect(() => changeOf(plan, [item])).toThrow("Nothing was written.");
  });

  test("and a plan file is told by row and field", () => {
    const plan = planOf(anArea("1"), anAction("1.1"));
    const file = {
      schema: "plan-board/1",
      actions: [{ ref: "1.1", progress: "\udc00" }],
      areas: [{ ref: "1", narrative: Array(22).fill("a".repeat(12_000)) }],
    };
    const { wrong } = readPlanFile(file, plan, { name: "File", at: NOW.at });
    expect(wrong).toMatchObject([
      { row: "area 1", field: "narrative" },
      { row: "action 1.1", field: "progress" },
    ]);
  });

  test("and what is within them is kept", () => {
    const plan = planOf(anArea("1"));
    const kept = [
      aMeasure("M1", { baseline: 2_147_483_647 }),
      anAction("3 (a)".repeat(20), { area: "1", progress: "😀" }),
      anArea("1", { narrative: Array(20).fill("語".repeat(12_000)) }),
    ];
    expect(changeOf(plan, kept).items).toHaveLength(3);
  });
});
