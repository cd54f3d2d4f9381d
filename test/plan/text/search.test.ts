import { describe, expect, test } from "vitest";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { findByText, isInTexts } from "../../../bot/plan/text/search.ts";
import { diceOf } from "../../support/dice.ts";
import { anAction, planOf } from "../build.ts";

const WORDS = ["survey", "clinic", "letters", "waiting", "forum", "training", "audit"] as const;

describe("The index of a plan's texts", () => {
  test("is after any changes as one that is made anew", () => {
    const dice = diceOf(3);
    const text = () => `${dice.pick(WORDS)} ${dice.pick(WORDS)}`;
    const item = (n: number): Item => anAction(`1.${n}`, { text: text(), progress: text() });
    let plan: Plan = planOf(...Array.from({ length: 30 }, (_, n) => item(n)));
    const states: Plan[] = [];
    for (let change = 0; change < 60; change++) {
      plan = withItems(plan, [item(dice.below(36)), item(dice.below(36))], plan.version + 1);
      states.push(plan);
      // A look at an earlier state, as questions about a day make.
      const one = dice.falls(0.3) ? dice.pick(states) : plan;
      const anew: Plan = { ...one, key: { tenant: "t", id: `another ${change}` } };
      for (const word of WORDS) {
        expect(findByText(one, "action", word)).toEqual(findByText(anew, "action", word));
        expect(isInTexts(one, "action", word)).toBe(isInTexts(anew, "action", word));
      }
    }
  });

  test("forgets words that no text holds any more", () => {
    const plan = planOf(anAction("1.1", { text: "Write to the schools" }));
    expect(isInTexts(plan, "action", "schools")).toBe(true);
    const then = withItems(plan, [anAction("1.1", { text: "Write to parents" })], 2);
    expect(isInTexts(then, "action", "schools")).toBe(false);
    expect(findByText(then, "action", "parents")).toEqual(["1.1"]);
    expect(findByText(plan, "action", "schools")).toEqual(["1.1"]);
  });
});
