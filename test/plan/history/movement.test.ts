import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import { movementOf } from "../../../bot/plan/history/movement.ts";
import { housekeeping, inGroup, netChanges } from "../../../bot/plan/history/net-change.ts";
import { DEFAULT_VOCABULARY } from "../../../bot/plan/kinds.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { applyChange } from "../../../bot/plan/model/snapshot.ts";
import {
  aChallenge,
  aKpi,
  aMeasure,
  anAction,
  aPerson,
  aRisk,
  changeOf,
  planOf,
} from "../build.ts";

const action = (some: Partial<Action> = {}) =>
  anAction("3.4", { status: "in progress", rag: "green", ...some });
const red = { rag: "red", reason: "No staff" } as const;
const amber = { rag: "amber", reason: "Late" } as const;
const complete = { status: "complete" } as const;

/** What became of an item, each movement with its group; and the labels of what else changed. */
function told(was: Item | null, ...states: readonly Item[]) {
  const { moved, also } = movementOf(was, states, DEFAULT_VOCABULARY);
  return {
    moved: moved.map(({ group, words }) => `${group} | ${words}`),
    also: also.map(({ label }) => label),
  };
}
const moved = (was: Item | null, ...states: readonly Item[]) => told(was, ...states).moved;

describe("the direction of travel of an action", () => {
  test.each([
    ["worse", "worse: ● Green to ▲ Amber", {}, amber],
    ["worse", "worse: ▲ Amber to ✖ Red", amber, red],
    ["worse", "worse: ✔ Complete to ▲ Amber", complete, amber],
    ["better", "better: ✖ Red to ▲ Amber", red, amber],
    ["better", "better: ▲ Amber to ● Green", amber, {}],
    ["completed", "completed: it was ▲ Amber", amber, complete],
    ["completed", "completed: it was – Not rated", { rag: "none" }, { rag: "none", ...complete }],
    ["other", "reopened: ✔ Complete to ● Green", complete, {}],
    ["other", "rated ✖ Red, not rated before", { rag: "none" }, red],
    ["other", "no longer rated: it was ▲ Amber", amber, { rag: "none" }],
    ["other", "no longer rated: it was ✔ Complete", complete, { rag: "none" }],
  ] as const)("is %s: “%s”", (group, words, was, now) => {
    expect(moved(action(was), action(now))).toEqual([`${group} | ${words}`]);
  });

  test("is the net of all its changes, and says by which way", () => {
    expect(moved(action(), action(amber), action(red))).toEqual([
      "worse | worse: ● Green to ✖ Red, by way of ▲ Amber",
    ]);
    expect(moved(action(), action(red), action(red), action(amber))).toEqual([
      "worse | worse: ● Green to ▲ Amber, by way of ✖ Red",
    ]);
  });

  test("that came back to where it was is neither, and both ways are told", () => {
    expect(moved(action(), action(red), action())).toEqual([
      "other | changed and changed back: ● Green, ✖ Red, ● Green",
    ]);
    expect(told(action(), action({ progress: "Half" }), action())).toEqual({
      moved: ["other | changed and changed back"],
      also: [],
    });
  });

  test("leaves what no movement tells as the fields that changed also", () => {
    expect(told(action(), action({ ...amber, progress: "Half" }))).toEqual({
      moved: ["worse | worse: ● Green to ▲ Amber"],
      also: ["Reason", "Progress"],
    });
    expect(told(action({ status: "not started" }), action())).toEqual({
      moved: ["other | "],
      also: ["Status"],
    });
  });
});

describe("dates that moved", () => {
  const revised = (date: string, more: object = {}) => ({
    revised: { date, reason: "Videos not filmed", ...more },
  });
  const proposed = (date: string) => ({
    proposed: { date, reason: "Late", by: "Ada", byId: null, at: "2021-01-20T10:00:00.000Z" },
  });
  const approved = { by: "Cleo", at: "2021-01-21T10:00:00.000Z" };

  test.each([
    ["date moved later: March 2021 to 31 May 2021", {}, revised("2021-05-31")],
    ["date moved later: 31 May 2021 to 30 Jun 2021", revised("2021-05-31"), revised("2021-06-30")],
    [
      "date moved earlier: 31 May 2021 to 30 Apr 2021",
      revised("2021-05-31"),
      revised("2021-04-30"),
    ],
    ["revised date taken back: 31 May 2021 to March 2021 again", revised("2021-05-31"), {}],
    [
      "date unchanged: 31 May 2021, but for its reason or approval",
      revised("2021-05-31"),
      revised("2021-05-31", { approved }),
    ],
    ["asked to move to 31 May 2021, which is not approved", {}, proposed("2021-05-31")],
    ["no longer asked to move to 31 May 2021", proposed("2021-05-31"), {}],
  ])("“%s”", (words, was, now) => {
    expect(moved(action(was), action(now))).toEqual([`dates | ${words}`]);
    expect(told(action(was), action(now)).also).toEqual([]);
  });

  test("with approval tell both that it moved and that it had been asked for", () => {
    const now = action(revised("2021-05-31", { approved }));
    expect(moved(action(proposed("2021-05-31")), now)).toEqual([
      "dates | date moved later: March 2021 to 31 May 2021",
      "dates | approved as it was asked for",
    ]);
  });

  test("and a colour that fell are both told, each in its group", () => {
    expect(moved(action(), action({ ...amber, ...revised("2021-05-31") }))).toEqual([
      "worse | worse: ● Green to ▲ Amber",
      "dates | date moved later: March 2021 to 31 May 2021",
    ]);
  });

  test("by the paper's own date are told too", () => {
    const now = action({ byWhen: { printed: "May 2021", date: "2021-05-31" } });
    expect(moved(action(), now)).toEqual(["dates | by when: March 2021 to May 2021"]);
  });
});

describe("the movement of other items", () => {
  test("of a risk is that of its own RAG", () => {
    const risk = (some: object) => aRisk("R1", some);
    expect(moved(risk({ rag: "amber" }), risk({ rag: "red" }))).toEqual([
      "worse | worse: ▲ Amber to ✖ Red",
    ]);
    expect(moved(risk({ rag: "red" }), risk({ rag: "red", withdrawn: true }))).toEqual([
      "other | withdrawn from the register",
    ]);
    expect(told(risk({}), risk({ mitigation: ["More"] }))).toEqual({
      moved: ["other | "],
      also: ["Mitigation"],
    });
  });

  test("of a challenge is that it was raised, answered, closed or taken back", () => {
    const answer = { text: "Soon", by: "Olive", at: "2021-01-19T10:00:00.000Z" };
    const closed = { by: "Ray", at: "2021-01-20T10:00:00.000Z", why: null };
    const asked = aChallenge("C1", { owner: "olive-owner", due: "2021-02-03" });
    const answered = aChallenge("C1", { ...asked, answer });

    expect(moved(null, asked)).toEqual([
      "new | new: question, to be answered by olive-owner, due 3 Feb 2021",
    ]);
    expect(moved(null, { ...asked, withdrawn: true })).toEqual([
      "new | new: question, withdrawn since",
    ]);
    expect(told(asked, answered)).toEqual({ moved: ["other | answered by Olive"], also: [] });
    expect(told(asked, answered, { ...answered, closed })).toEqual({
      moved: ["other | answered by Olive", "other | closed by Ray"],
      also: [],
    });
    expect(moved(answered, { ...answered, answer: { ...answer, text: "Now" } })).toEqual([
      "other | answered again by Olive",
    ]);
    expect(moved({ ...answered, closed }, answered)).toEqual(["other | no longer closed"]);
    expect(moved(answered, asked)).toEqual(["other | its answer taken back"]);
    expect(moved(asked, { ...asked, withdrawn: true })).toEqual(["other | withdrawn"]);
  });

  test("of a KPI is that of each of its milestones", () => {
    const kpi = (three: "red" | "green", six: "red" | "green") =>
      aKpi("1.1", {
        milestones: [
          { months: 3, items: ["Done"], rag: three },
          { months: 6, items: ["Done"], rag: six },
        ],
      });
    expect(told(kpi("red", "green"), kpi("green", "red"))).toEqual({
      moved: [
        "better | better at 3 months: ✖ Red to ● Green",
        "worse | worse at 6 months: ● Green to ✖ Red",
      ],
      also: [],
    });
  });

  test.each([
    ["better | target met at 3 months: 40% against 35%", null, 40, 35],
    ["better | target met at 3 months: 35% against 35%", 20, 35, 35],
    ["worse | below target at 3 months: 0% against 35%", null, 0, 35],
    ["worse | below target at 3 months: 30% against 35%", 40, 30, 35],
    ["better | better at 3 months: 20% to 30%, still below the target of 35%", 20, 30, 35],
    ["worse | worse at 3 months: 30% to 20%, still below the target of 35%", 30, 20, 35],
    ["worse | worse at 3 months: 50% to 40%, the target of 35% met", 50, 40, 35],
    ["other | 40% at 3 months; no target agreed", null, 40, null],
    ["other | figure at 3 months taken back: it was 40%", 40, null, 35],
  ])("of a measure is a new figure against its target: “%s”", (words, before, actual, target) => {
    const measure = (figure: number | null) =>
      aMeasure("1a", {
        periods: [{ months: 3, target, actual: figure, actualAt: null, source: null }],
      });
    expect(told(measure(before), measure(actual))).toEqual({ moved: [words], also: [] });
  });

  test.each([
    ["worse | above target at 3 months: 380 children against 300 children", "lower", 380, 300],
    ["better | target met at 3 months: 290 children against 300 children", "lower", 290, 300],
    ["worse | outside target at 3 months: 380 children against 300 children", "band", 380, 300],
    ["other | 380 children at 3 months; which way is better is not said", null, 380, 300],
    [
      "better | target met at 3 months: fewer than 5 children against 300 children",
      "lower",
      3,
      300,
    ],
  ] as const)(
    "of a measure goes by which way is better: “%s”",
    (words, direction, actual, target) => {
      const measure = (figure: number | null) =>
        aMeasure("M2", {
          unit: "children",
          direction,
          periods: [{ months: 3, target, actual: figure, actualAt: null, source: null }],
        });
      expect(told(measure(null), measure(actual))).toEqual({ moved: [words], also: [] });
    },
  );

  test("of the board's own rating is told, and is no direction of travel", () => {
    const rating = (rag: "amber" | "red") => ({
      boardRating: { rag, reason: "No contract", by: "Chair", at: "2021-01-20T10:00:00.000Z" },
    });
    expect(told(action(rating("amber")), action(rating("red")))).toEqual({
      moved: ["other | the board rated it ✖ Red, before ▲ Amber"],
      also: [],
    });
  });

  test("of what is new is how it stands now, however often it changed since", () => {
    expect(moved(null, aRisk("R2", { rag: "amber" }), aRisk("R2", { rag: "red" }))).toEqual([
      "new | new: ✖ Red",
    ]);
    expect(moved(null, action())).toEqual(["new | new: ● Green, by March 2021"]);
  });
});

describe("the changes of a time", () => {
  let plan = planOf(anAction("3.4", { rag: "green" }), anAction("3.10"), aRisk("R1"));
  const changes: Change[] = [];
  const change = (...items: readonly Item[]) => {
    const made = changeOf(plan, items);
    changes.push(made);
    plan = applyChange(plan, made);
  };
  change(aRisk("R1", { rag: "red" }), aRisk("R2"));
  change(anAction("3.10", { progress: "Begun" }), anAction("3.4", red));
  change(aPerson("Ada"));
  change(
    anAction("3.4", { ...amber, revised: { date: "2021-05-31", reason: "Late" } }),
    aPerson("Bob"),
  );
  const net = netChanges(changes, DEFAULT_VOCABULARY);

  test("are one line for each item, actions first, as people count, with the changes that touched it", () => {
    expect(net.map(({ kind, ref, changes }) => [kind, ref, changes.map((c) => c.version)])).toEqual(
      [
        ["action", "3.4", [3, 5]],
        ["action", "3.10", [3]],
        ["risk", "R1", [2]],
        ["risk", "R2", [2]],
      ],
    );
    expect(net[0]).toMatchObject({ was: { rag: "green", version: 1 }, now: { rag: "amber" } });
  });

  test("put an item into every group that it belongs in", () => {
    const refs = (group: Parameters<typeof inGroup>[1]) => inGroup(net, group).map((n) => n.ref);
    expect(refs("worse")).toEqual(["3.4"]);
    expect(refs("dates")).toEqual(["3.4"]);
    expect(refs("new")).toEqual(["R2"]);
    expect(refs("other")).toEqual(["3.10", "R1"]);
  });

  test("count apart what touches nothing that a board reads of", () => {
    expect(housekeeping(changes, DEFAULT_VOCABULARY)).toBe(1);
  });
});
