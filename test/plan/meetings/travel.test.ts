import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import { movedIn, travelOf } from "../../../bot/plan/meetings/travel.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { withItems } from "../../../bot/plan/model/snapshot.ts";
import { plainText } from "../../../cards/frames/plain-text.ts";
import { summaryCard } from "../../../cards/meetings/summary.ts";
import { aMeeting, anAction, anArea, aStamp, changeOf, NOW, planOf } from "../build.ts";

const FEB = "2021-02-28";
const complete: Partial<Action> = { rag: "green", status: "complete" };

/** Nine actions, of which five are rated when the record begins. */
const START = planOf(
  anArea("1"),
  aMeeting("2020-12-18"),
  anAction("1.1", { rag: "amber", reason: "Late" }),
  anAction("1.2", { rag: "green" }),
  anAction("1.3", { rag: "red", reason: "Lost" }),
  anAction("1.4", { rag: "green" }),
  anAction("1.5", { rag: "amber", reason: "Slow" }),
  anAction("1.6"),
  anAction("1.7"),
  anAction("1.8"),
  anAction("1.9"),
);

/** What was done since, one commit after the other: an action's reference and what it then was. */
function history(...done: readonly (readonly [ref: string, some: Partial<Action>])[]) {
  let plan = START;
  const changes: Change[] = [];
  for (const [ref, some] of done) {
    const before: Item = plan.items.action.find((one) => one.ref === ref) ?? anAction(ref);
    const change = changeOf(plan, [{ ...before, ...some } as Item], aStamp());
    changes.push(change);
    plan = withItems(
      plan,
      change.items.map(({ after }) => after),
      change.version,
    );
  }
  return { plan, changes };
}

const ALL = history(
  ["1.1", { rag: "red" }],
  ["1.1", { rag: "green" }],
  ["1.2", { rag: "amber", reason: "Snow" }],
  ["1.3", { rag: "amber" }],
  ["1.4", complete],
  ["1.5", { revised: { date: FEB, reason: "Late" } }],
  ["1.6", { rag: "green" }],
  [
    "1.7",
    { proposed: { date: FEB, reason: "Late", by: "Ada", byId: null, at: NOW.at.toISOString() } },
  ],
  ["1.8", { rag: "red" }],
  ["1.8", { rag: "none" }],
  ["1.9", { progress: "Going on" }],
  ["1.10", { rag: "green" }],
);

describe("the direction of travel", () => {
  test("is the net of each action, counted once for better, worse, completed, new or the same", () => {
    const travel = travelOf(ALL.plan, ALL.changes);
    const refs = (part: readonly { readonly ref: string }[]) => part.map(({ ref }) => ref);

    expect(refs(travel.better)).toEqual(["1.1", "1.3"]);
    expect(refs(travel.worse)).toEqual(["1.2"]);
    expect(refs(travel.completed)).toEqual(["1.4"]);
    expect(refs(travel.otherwise)).toEqual(["1.6"]);
    expect(refs(travel.fresh)).toEqual(["1.10"]);
    expect(travel.same).toBe(4);
    // A date that is only asked for has not moved.
    expect(refs(travel.dates)).toEqual(["1.5"]);
    expect(refs(movedIn(travel))).toEqual(["1.2", "1.1", "1.3", "1.4", "1.5", "1.6", "1.10"]);
  });

  test("is told since the last board, with what moved from what to what, the worse first", () => {
    const text = plainText(summaryCard({ ...ALL, now: NOW }));

    expect(text).toContain(
      "Since the last board, 18 Dec 2020: 2 better, 1 worse, 1 date moved, 1 completed, 1 rated for the first time, or otherwise, 1 new, 4 the same.",
    );
    expect(text).toMatch(
      /1\.2 worse: ● Green to ▲ Amber\n1\.1 better: ▲ Amber to ● Green, by way of ✖ Red\n1\.3 better: ✖ Red to ▲ Amber\n1\.4 completed: it was ● Green\n1\.5 date moved earlier: March 2021 to 28 Feb 2021\n/,
    );
  });

  test("of a plan that nobody has touched is that all is the same", () => {
    const text = plainText(summaryCard({ plan: START, changes: [], now: NOW }));

    expect(text).toContain(
      "Since the last board, 18 Dec 2020: 0 better, 0 worse, 0 dates moved, 9 the same.",
    );
    const first = changeOf(planOf(), [], aStamp({ at: new Date("2021-01-04T10:00:00Z") }));
    const changes = [{ ...first, version: 1 }];
    expect(plainText(summaryCard({ plan: START, changes, now: NOW }))).toContain(
      "18 Dec 2020 (the record begins on 4 Jan 2021): 0 better",
    );
    const never = planOf(anArea("1"), anAction("1.1"));
    expect(plainText(summaryCard({ plan: never, changes: [], now: NOW }))).toContain(
      "Since the plan was loaded: 0 better, 0 worse",
    );
  });
});
