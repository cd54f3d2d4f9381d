import { describe, expect, test } from "vitest";
import { emptyPlan } from "../../../bot/plan/kinds.ts";
import { Kpi } from "../../../bot/plan/measures/kpi.kind.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import type { Rag } from "../../../bot/plan/model/primitives.ts";
import { applyChange, type Plan } from "../../../bot/plan/model/snapshot.ts";
import { planAt, undoChange } from "../../../bot/plan/record/replay.ts";
import { aMeasure, anAbout, anAction, anArea, aPerson, aRisk, changeOf, KEY } from "../build.ts";

/** Numbers that look random and are the same each time. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const RAGS: readonly Rag[] = ["red", "amber", "green", "none"];
const LETTERS = ["a", "A", "b", "B"];

/** An item of any kind in any state, often one that the plan already has; references may differ in case alone. */
function someItem(roll: (below: number) => number): Item {
  const rag = RAGS[roll(4)] ?? "none";
  const n = roll(6);
  switch (roll(6)) {
    case 0:
      return anArea(String(n), { headline: Array(roll(3)).fill(`Headline ${roll(9)}`) });
    case 1:
      return aRisk(`R${n}`, { rag, mitigation: Array(roll(3)).fill("Do more") });
    case 2:
      return Kpi.parse({
        kind: "kpi",
        ref: `1.${n}`,
        area: "1",
        milestones: [{ months: 3, items: ["Done"], rag }],
      });
    case 3:
      return aMeasure(`1${LETTERS[roll(4)]}`, { baseline: roll(100) });
    case 4:
      return aPerson(`Person ${n}`, { role: `Role ${roll(5)}` });
    default:
      return anAction(`${roll(3)}.${roll(12)}`, {
        rag,
        reason: `Reason ${roll(1000)}`,
        revised: roll(2) ? { date: "2021-05-31", reason: `Later ${roll(9)}` } : null,
      });
  }
}

/** A history of so many changes, an hour apart, with the plan after each. */
function someHistory(seed: number, length: number) {
  const roll = dice(seed);
  const changes: Change[] = [];
  const plans: Plan[] = [emptyPlan(KEY)];
  for (let n = 0; n < length; n++) {
    const before = plans.at(-1) ?? emptyPlan(KEY);
    const items = new Map<string, Item>();
    if (n === 0) items.set("about", anAbout());
    for (let i = roll(n === 0 ? 40 : 4); i >= 0; i--) {
      const item = someItem(roll);
      items.set(`${item.kind} ${item.ref}`, item);
    }
    const at = new Date(Date.UTC(2021, 0, 1, n));
    const change = changeOf(before, [...items.values()], { at });
    changes.push(change);
    plans.push(applyChange(before, change));
  }
  return { changes, plans, now: plans.at(-1) ?? emptyPlan(KEY) };
}

const HISTORIES = Array.from({ length: 60 }, (_, seed) => someHistory(seed + 1, 50));

describe("the plan as it stood at an earlier moment", () => {
  test("is, for every version of any history, what applying it from the beginning makes", () => {
    let states = 0;
    for (const { changes, plans, now } of HISTORIES) {
      let then = now;
      for (const change of [...changes].reverse()) {
        then = undoChange(then, change);
        expect(then).toEqual(plans[then.version]);
        states += 1;
      }
      expect(then).toEqual(emptyPlan(KEY));
    }
    expect(states).toBe(60 * 50);
  });

  test("is found by the instant, whatever else the changes since hold", () => {
    for (const { changes, plans, now } of HISTORIES.slice(0, 10)) {
      for (let hour = 0; hour <= changes.length; hour++) {
        const at = new Date(Date.UTC(2021, 0, 1, hour));
        const since = changes.filter((change) => change.at >= at.toISOString());
        expect(planAt(now, at, since)).toEqual(plans[hour]);
        expect(planAt(now, at, [...changes].reverse())).toEqual(plans[hour]);
      }
    }
  });

  test("keeps to the order of the record where one process's clock was ahead", () => {
    const { changes, plans, now } = someHistory(7, 6);
    const ahead = changes.map((change) =>
      change.version === 3 ? { ...change, at: "2021-01-01T04:30:00.000Z" } : change,
    );
    const at = new Date("2021-01-01T04:00:00Z");
    expect(planAt(now, at, ahead)).toEqual(plans[4]);
  });

  test("cannot be had from changes that are not the plan's own", () => {
    const { changes, now } = someHistory(9, 5);
    const [first] = changes;
    if (!first) throw new Error("no change");
    expect(() => undoChange(now, first)).toThrow("Version 5 of a plan was not made by change 1.");
  });
});
