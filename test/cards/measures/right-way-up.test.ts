import { describe, expect, test } from "vitest";
import { told } from "../../../bot/cli/import-plan.ts";
import { readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import type { Direction } from "../../../bot/plan/measures/direction.ts";
import { prepOf } from "../../../bot/plan/meetings/prep.ts";
import { type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import { prepCard, prepSectionCard } from "../../../cards/meetings/prep.ts";
import { summaryCard } from "../../../cards/meetings/summary.ts";
import { postOf } from "../../../cards/posts/posts.ts";
import { aMeeting } from "../../plan/build.ts";
import { KEY, NOW } from "../worlds/world.ts";

/** A plan file of waiting times, weeks, complaints, cost, a rate and a band; without directions it is as files were before there were any. */
const fileOf = (directions: Readonly<Record<string, Direction>>) => ({
  schema: "plan-board/1",
  about: {
    name: "Written Statement of Action",
    shortName: "Written Statement of Action",
    abbreviation: "WSoA",
    localArea: "Northshire",
    stage: "Live",
    periods: [
      { months: 3, ends: "2020-12-31" },
      { months: 6, ends: "2021-03-31" },
    ],
  },
  areas: [{ ref: "1", title: "Local Offer", shortName: "Local Offer" }],
  measures: [
    ["M1", "Plans issued within 20 weeks", "%", 48.2, 55, 58],
    ["M2", "Children waiting over 18 weeks", "children", 412, 300, 380],
    ["M3", "Average weeks to issue a plan", "weeks", 31, 24, 20],
    ["M4", "Complaints upheld", "complaints", 9, 6, 8],
    ["M5", "Cost of a place", "£ a place", 52000, 50000, 49000],
    ["M6", "Exclusions, a rate", "rate per 10,000", 48.1, 40, 45.2],
    ["M7", "Attendance", "%", 80, 90, 93],
  ].map(([ref, title, unit, baseline, target, actual]) => ({
    ...{ ref, area: "1", title, unit, baseline },
    ...(directions[String(ref)] ? { direction: directions[String(ref)] } : {}),
    periods: [{ months: 3, target, actual, ...(ref === "M7" ? { upTo: 95 } : {}) }],
  })),
});

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ...{ M1: "higher", M2: "lower", M3: "lower", M4: "lower", M5: "lower", M6: "lower", M7: "band" },
};

const read = (file: object) => readPlanFile(file, emptyPlan(KEY), { name: "Test", at: NOW.at });
const planOf = (file: object): Plan => withItems(emptyPlan(KEY), read(file).items, 1);
const SAID = planOf(fileOf(DIRECTIONS));
const UNSAID = planOf(fileOf({}));

const scorecardOf = (plan: Plan) =>
  plainText(
    scorecardCard({ plan, measures: plan.items.measure, reading: "All measures", now: NOW }),
  );
const summaryOf = (plan: Plan) => plainText(summaryCard({ plan, changes: [], now: NOW }));

describe("a plan in which lower is better of some measures", () => {
  test("stands right in the scorecard", () => {
    const lines = scorecardOf(SAID).split("\n");
    const under = (ref: string) => lines[lines.findIndex((line) => line.startsWith(ref)) + 1];
    expect(lines[1]).toContain("At the latest figure 4 met, 0 near, 3 off target, 0 without");
    expect(under("M1")).toBe(
      "● Met · 58% at 3 months (31 Dec 2020, 20 days old), 3 points above the target of 55% · ↑ better: the baseline was 48.2%",
    );
    expect(under("M2")).toBe(
      "✖ Off target · 380 children at 3 months (31 Dec 2020, 20 days old), 80 children above the target of 300 children · ↓ better: the baseline was 412 children",
    );
    expect(under("M3")).toBe(
      "● Met · 20 weeks at 3 months (31 Dec 2020, 20 days old), 4 weeks below the target of 24 weeks · ↓ better: the baseline was 31 weeks",
    );
    expect(under("M5")).toContain("£1,000 a place below the target of £50,000 a place");
    expect(under("M6")).toContain("5.2 per 10,000 above the target of 40 per 10,000");
    expect(under("M7")).toContain("within the band of 90% to 95% · ↑ better");
  });

  test("stands right in the summary, and in posts of both", () => {
    const post = (what: "summary" | "scorecard") =>
      plainText(postOf({ plan: SAID, what, changes: [], now: NOW }).card);
    for (const text of [summaryOf(SAID), post("summary")]) {
      expect(text).toContain(
        "At the latest figure 4 met, 0 near, 3 off target, 0 without a figure.",
      );
      expect(text).toContain(
        "✖ Off target M2 Children waiting over 18 weeks: 380 children at 3 months, target 300 children",
      );
      expect(text).not.toContain("M3 Average");
    }
    expect(post("scorecard")).toContain("80 children above the target of 300 children");
  });
});

describe("a measure of which nobody has said which way is better", () => {
  test("is loaded, and named to whoever loads it", () => {
    const reading = read(fileOf({ ...DIRECTIONS, M2: "" as never }));
    expect(reading.wrong).toEqual([]);
    expect(told({ reading, plan: SAID, written: true }, false)).toContain(
      "  not said measure M2, direction: say higher, lower or band; until then it is neither judged nor counted",
    );
    expect(read(fileOf(DIRECTIONS)).unsaid).toEqual([]);
  });

  test("has neither status nor arrow, is not counted, and is told at the foot of the scorecard", () => {
    const text = scorecardOf(UNSAID);
    expect(text).toContain("At the latest figure 0 met, 0 near, 0 off target, 0 without a figure.");
    expect(text).toContain(
      "– Direction not said · 380 children at 3 months (31 Dec 2020, 20 days old), the target is 300 children",
    );
    expect(text).not.toMatch(/[●▲✖↑↓→]|better:|worse:/);
    expect(text).toContain(
      "Direction not said, so neither judged nor counted: M1, M2, M3, M4, M5, M6 and M7. A clerk opens one and says which way is better.",
    );
  });

  test("is told in the summary, and in what a clerk prepares", () => {
    expect(summaryOf(UNSAID)).toContain(
      "Direction not said, so neither judged nor counted: M1, M2",
    );
    const meeting = aMeeting("2021-02-03");
    const prep = prepOf(UNSAID, meeting, [], NOW.today);
    const view = {
      plan: UNSAID,
      meeting,
      last: undefined,
      prep: { ...prep, unanswered: [] },
      now: NOW,
    };
    expect(plainText(prepCard(view))).toContain(
      "7 direction not said, 0 off target, 0 near, 0 without a figure: M1, M2",
    );
    const section = plainText(prepSectionCard({ ...view, section: "measures", page: 1 }));
    expect(section).toContain("– Direction not said");
  });
});
