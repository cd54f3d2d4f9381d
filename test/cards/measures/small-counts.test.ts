import { describe, expect, test } from "vitest";
import { fieldChanges } from "../../../bot/plan/history/field-words.ts";
import type { Measure } from "../../../bot/plan/measures/measure.kind.ts";
import { sightOf } from "../../../bot/plan/measures/small-counts.ts";
import { vocabularyOf } from "../../../bot/plan/model/vocabulary.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { figureForm } from "../../../cards/measures/figure-form.ts";
import { measureCard } from "../../../cards/measures/measure.ts";
import { scorecardCard } from "../../../cards/measures/scorecard.ts";
import { summaryCard } from "../../../cards/meetings/summary.ts";
import { aMeasure, changeOf, planOf } from "../../plan/build.ts";
import { NOW } from "../worlds/world.ts";

const children = (ref: string, actual: number, more: Partial<Omit<Measure, "kind" | "ref">> = {}) =>
  aMeasure(ref, {
    unit: "children",
    direction: "lower",
    baseline: 40,
    periods: [
      { months: 3, target: 10, actual: 9, actualAt: "2020-12-31", source: null },
      { months: 6, target: 2, actual, actualAt: "2021-01-20", source: null },
    ],
    ...more,
  });

const scorecardOf = (plan: ReturnType<typeof planOf>, open = false) =>
  plainText(
    scorecardCard({
      ...{ plan, measures: plan.items.measure, reading: "All measures", now: NOW },
      sight: sightOf(plan, () => open),
    }),
  );

describe("a count under five", () => {
  const measure = children("M1", 3);
  const plan = planOf(measure);
  const view = { plan, measure, now: NOW, nonce: "n", sight: sightOf(plan) };

  test("is not told on the scorecard, nor by its gap, its arrow or its columns", () => {
    const text = scorecardOf(plan);
    expect(text).toContain("✖ Off target · fewer than 5 children at 6 months");
    expect(text).toContain("Actual fewer than 5 children");
    expect(text).not.toMatch(/\b3 children|1 child/);
  });

  test.each([
    ["the summary", () => summaryCard({ plan, changes: [], now: NOW })],
    ["the form", () => figureForm(view)],
    ["the card of the measure", () => measureCard({ ...view, may: () => true, nonce: () => "n" })],
  ])("is not told by %s", (_, draw) => {
    const card = draw();
    expect(plainText(card)).toContain("fewer than 5");
    expect(JSON.stringify(card)).not.toMatch(/\b3 children|"y":3\b|1 children/);
  });

  test("is not told by the history", () => {
    const before = children("M1", 9);
    const changes = fieldChanges(before, measure, vocabularyOf(plan));
    expect(changes.map(({ now }) => now)).toEqual(["fewer than 5 children"]);
    expect(changeOf(plan, [measure]).items).toHaveLength(1);
  });

  test("stands where it is open to whoever asks", () => {
    expect(scorecardOf(plan, true)).toContain("3 children at 6 months");
    expect(scorecardOf(plan, true)).toContain("1 children above the target of 2 children");
  });

  test.each([
    ["a nought is one", 0, "children", false],
    ["five is none", 5, "children", true],
    ["a share is none", 3, "%", true],
    ["weeks are none", 3, "weeks", true],
    ["a rate is none", 3, "rate per 10,000", true],
  ])("%s", (_, actual, unit, told) => {
    const one = children("M1", actual, { unit });
    const period = one.periods[1];
    expect(sightOf(planOf(one)).hides(one, period)).toBe(!told);
  });
});

describe("a total", () => {
  const plan = planOf(
    children("T", 30),
    children("A", 3, { partOf: "T" }),
    children("B", 12, { partOf: "T" }),
    children("C", 15, { partOf: "T" }),
  );
  const hidden = (state: typeof plan) => {
    const sight = sightOf(state);
    return state.items.measure
      .filter((measure) => sight.hides(measure, measure.periods[1]))
      .map(({ ref }) => ref);
  };

  test("does not tell a small count: the next smallest part is withheld too", () => {
    expect(hidden(plan)).toEqual(["A", "B"]);
    expect(scorecardOf(plan)).toContain("Actual withheld");
  });

  test("tells nothing where two parts are small already, or none is", () => {
    const part = { partOf: "T" };
    expect(
      hidden(
        planOf(
          children("T", 30),
          children("A", 3, part),
          children("B", 4, part),
          children("C", 23, part),
        ),
      ),
    ).toEqual(["A", "B"]);
    expect(
      hidden(planOf(children("T", 30), children("A", 13, part), children("B", 17, part))),
    ).toEqual([]);
  });
});
