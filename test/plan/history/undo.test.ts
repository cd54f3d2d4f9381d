import { describe, expect, test } from "vitest";
import {
  allChallenges,
  nextChallengeRef,
  openChallenges,
} from "../../../bot/plan/challenges/challenges.ts";
import { undo } from "../../../bot/plan/history/undo.ts";
import { applyChange, find } from "../../../bot/plan/model/snapshot.ts";
import { register } from "../../../bot/plan/risks/register.ts";
import { aChallenge, anAction, anArea, aRisk, changeOf, planOf } from "../build.ts";

const start = planOf(anArea("1"), anAction("1.1", { rag: "green" }));
const red = anAction("1.1", { rag: "red", reason: "No staff", recovery: "Two posts" });

describe("Undoing a change", () => {
  test("makes every item what it was before, as a new change", () => {
    const made = changeOf(start, [red]);
    const plan = applyChange(start, made);
    const back = changeOf(plan, undo(plan, made).items);

    expect(back.version).toBe(made.version + 1);
    expect(find(applyChange(plan, back), "action", "1.1")).toMatchObject({
      rag: "green",
      reason: null,
      version: back.version,
    });
  });

  test("can itself be undone", () => {
    const made = changeOf(start, [red]);
    const plan = applyChange(start, made);
    const back = changeOf(plan, undo(plan, made).items);
    const undone = applyChange(plan, back);

    expect(undo(undone, back).items).toMatchObject([{ ref: "1.1", rag: "red" }]);
  });

  test("is refused where anybody has changed the item since", () => {
    const made = changeOf(start, [red]);
    const plan = applyChange(start, made);
    const later = applyChange(plan, changeOf(plan, [{ ...red, progress: "On" }]));

    expect(() => undo(later, made)).toThrow("1.1 has been changed since");
  });

  test("withdraws a risk that was logged, and keeps it", () => {
    const made = changeOf(start, [aRisk("R1")]);
    const plan = applyChange(start, made);
    const after = applyChange(plan, changeOf(plan, undo(plan, made).items));

    expect(register(plan)).toHaveLength(1);
    expect(register(after)).toEqual([]);
    expect(find(after, "risk", "R1")).toMatchObject({ withdrawn: true });
  });

  test("withdraws a challenge that was raised, and keeps it", () => {
    const made = changeOf(start, [aChallenge("C1")]);
    const plan = applyChange(start, made);
    const after = applyChange(plan, changeOf(plan, undo(plan, made).items));

    expect(openChallenges(plan)).toHaveLength(1);
    expect(allChallenges(after)).toEqual([]);
    expect(find(after, "challenge", "C1")).toMatchObject({ withdrawn: true });
    expect(nextChallengeRef(after)).toBe("C2");
  });

  test("cannot take back a post, nor unmake what else was made", () => {
    expect(() => undo(start, changeOf(start, []))).toThrow("Your last change was a post.");
    const made = changeOf(start, [anAction("1.2")]);
    expect(() => undo(applyChange(start, made), made)).toThrow("which cannot be unmade");
  });
});
