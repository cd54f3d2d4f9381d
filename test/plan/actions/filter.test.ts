import { describe, expect, test } from "vitest";
import { actionQuery, type FormerActionFilter } from "../../../bot/asks/former-filters.ts";
import { countActions } from "../../../bot/plan/actions/counts.ts";
import { dueDate, isOverdue } from "../../../bot/plan/actions/due-date.ts";
import { PlanError } from "../../../bot/plan/model/errors.ts";
import { checkQuery } from "../../../bot/plan/query/check-query.ts";
import { describeQuery } from "../../../bot/plan/query/describe-query.ts";
import { Query } from "../../../bot/plan/query/query.ts";
import { runQuery } from "../../../bot/plan/query/run-query.ts";
import { anAction, anArea, aPerson, planOf } from "../build.ts";

const due = (date: string) => ({ byWhen: { printed: date, date } });
const TODAY = "2021-01-20";

const plan = planOf(
  anArea("1"),
  anArea("2", { shortName: "Joint commissioning" }),
  aPerson("Dave Carr"),
  aPerson("Hilary Fordham"),
  anAction("1.1", { status: "complete", rag: "red", ...due("2020-10-31") }),
  anAction("1.2", { rag: "red", owners: ["dave-carr", "hilary-fordham"], ...due("2021-01-19") }),
  anAction("1.3", { rag: "amber", status: "in progress", ...due("2021-01-20") }),
  anAction("2.1", { rag: "green", owners: ["hilary-fordham"], ...due("2021-02-28") }),
  anAction("2.2", due("2020-12-31")),
  anAction("2.10", { ...due("2020-12-31"), revised: { date: "2021-03-31", reason: "Later" } }),
);

const refs = (filter: FormerActionFilter) =>
  runQuery(plan, actionQuery(filter), { today: TODAY }).map((action) => action.ref);

describe("Asking for actions", () => {
  test("with nothing said gives all, in the plan's order", () => {
    expect(refs({})).toEqual(["1.1", "1.2", "1.3", "2.1", "2.2", "2.10"]);
  });

  test("by colour leaves complete ones out, which are past rating", () => {
    expect(refs({ rag: ["red"] })).toEqual(["1.2"]);
    expect(refs({ rag: ["red", "amber"] })).toEqual(["1.2", "1.3"]);
    expect(refs({ rag: ["red"], status: ["complete"] })).toEqual(["1.1"]);
  });

  test("that are green never gives those that nobody has rated", () => {
    expect(refs({ rag: ["green"] })).toEqual(["2.1"]);
    expect(refs({ rag: ["none"] })).toEqual(["2.2", "2.10"]);
  });

  test("by owner gives each that any of them owns", () => {
    expect(refs({ owners: ["hilary-fordham"] })).toEqual(["1.2", "2.1"]);
    expect(refs({ owners: ["dave-carr", "hilary-fordham"] })).toEqual(["1.2", "2.1"]);
    expect(refs({ owners: ["nobody"] })).toEqual([]);
  });

  test("by area and status narrows both ways", () => {
    expect(refs({ areas: ["2"], status: ["not started"] })).toEqual(["2.1", "2.2", "2.10"]);
    expect(refs({ areas: ["2"], status: ["complete"] })).toEqual([]);
  });

  test("by date goes by the revised one, both ends included", () => {
    expect(refs({ dueFrom: "2021-01-19", dueTo: "2021-01-20" })).toEqual(["1.2", "1.3"]);
    expect(refs({ dueTo: "2020-12-31" })).toEqual(["1.1", "2.2"]);
    expect(refs({ dueFrom: "2021-03-31" })).toEqual(["2.10"]);
  });

  test("that are overdue gives those whose day has passed, not today's, and none complete", () => {
    expect(refs({ overdue: true })).toEqual(["1.2", "2.2"]);
  });
});

describe("An action's date", () => {
  const late = anAction("1.1", due("2020-12-31"));

  test("is the revised one where there is one", () => {
    expect(dueDate(late)).toBe("2020-12-31");
    const revised = { ...late, revised: { date: "2021-03-31", reason: "Later" } };
    expect(dueDate(revised)).toBe("2021-03-31");
    expect(isOverdue(revised, TODAY)).toBe(false);
  });

  test("has not passed on the day itself", () => {
    expect(isOverdue(late, "2020-12-31")).toBe(false);
    expect(isOverdue(late, "2021-01-01")).toBe(true);
  });
});

describe("Counting actions", () => {
  const counts = countActions(plan.items.action, TODAY);

  test("never counts one that is not rated as green, nor a complete one by its colour", () => {
    expect(counts.rag).toEqual({ red: 1, amber: 1, green: 1, none: 2 });
    expect(counts.status).toEqual({ "not started": 4, "in progress": 1, complete: 1 });
    expect(counts.overdue).toBe(2);
  });

  test("adds up: the four colours and the complete ones are all of them", () => {
    const { red, amber, green, none } = counts.rag;
    expect(red + amber + green + none + counts.status.complete).toBe(counts.total);
  });
});

describe("What was understood", () => {
  test.each<[FormerActionFilter, string]>([
    [{}, "All actions"],
    [{ rag: ["red", "amber"] }, "Red or amber actions"],
    [{ rag: ["none"], areas: ["2"] }, "Not rated actions in area 2 (Joint commissioning)"],
    [
      { status: ["in progress"], owners: ["dave-carr", "hilary-fordham"], overdue: true },
      "In progress actions owned by Dave Carr or Hilary Fordham, overdue",
    ],
    [{ dueTo: "2021-03-31" }, "Actions, due by 31 Mar 2021"],
  ])("is said in words: %j", (filter, words) => {
    expect(describeQuery(plan, actionQuery(filter))).toBe(words);
  });

  test.each([
    { rag: { oneOf: [] } },
    { rag: { oneOf: ["blue"] } },
    { due: { to: "2021-02-30" } },
    { late: { is: "yes" } },
    { area: { oneOf: ["x".repeat(201)] } },
    { area: { oneOf: ["9"] } },
    { colour: { oneOf: ["red"] } },
  ])("is refused from a button that asks for what there is not: %j", (where) => {
    const query = Query.safeParse({ kind: "action", where });
    if (query.success) expect(() => checkQuery(plan, query.data)).toThrow(PlanError);
    else expect(query.error.issues.length).toBeGreaterThan(0);
  });
});
