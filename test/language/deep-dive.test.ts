import { describe, expect, test } from "vitest";
import { read } from "../../bot/language/read.ts";
import { LANCASHIRE } from "../support/plan-of-file.ts";

const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;
const reading = (text: string) =>
  read(text, { plan: LANCASHIRE, asker, today: "2021-01-20", time: "10:00", mentions: [] });

describe("a deep dive", () => {
  test.each([
    ["deep dive on area 3", "3", 1],
    ["show me the deep dive into transitions please", "4", 1],
    ["area 3 deep dive", "3", 1],
    ["deep dive on area 3, page 2", "3", 2],
    ["deep dive on the local offer page 3", "5", 3],
  ])("“%s” shows the area", (said, area, page) => {
    expect(reading(said)).toEqual({ ask: { command: "deep_dive", area, page }, unused: [] });
  });

  test.each([
    ["deep dive into area 3: waiting times", "save_challenge"],
    ["do we need a deep dive on area 3?", "raise_challenge"],
    ["can we have a deep dive on area 3 at the February board", "raise_challenge"],
  ])("“%s” is asked of somebody", (said, command) => {
    expect(reading(said).ask.command).toBe(command);
  });

  test.each(["deep dive on area 3 and area 4", "deep dive on area 3 is overdue"])(
    "“%s” shows none",
    (said) => {
      expect(reading(said).ask.command).not.toBe("deep_dive");
    },
  );
});
