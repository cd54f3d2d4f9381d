import { describe, expect, test } from "vitest";
import type { Meeting } from "../../../bot/plan/meetings/meeting.kind.ts";
import { nextStepAt, stepDue, tellStep } from "../../../bot/plan/meetings/paper-steps.ts";
import { withItems } from "../../../bot/plan/model/snapshot.ts";
import { printInstant } from "../../../bot/plan/time/calendar-date.ts";
import { isOfficeTime, nextOfficeTime } from "../../../bot/plan/time/office-hours.ts";
import { aMeeting, planOf } from "../build.ts";

describe("office hours", () => {
  test.each([
    ["2021-01-20T08:59:59Z", false],
    ["2021-01-20T09:00:00Z", true],
    ["2021-01-20T16:59:59Z", true],
    ["2021-01-20T17:00:00Z", false],
    // A Saturday, Good Friday, Easter Monday.
    ["2021-01-23T10:00:00Z", false],
    ["2021-04-02T10:00:00Z", false],
    ["2021-04-05T10:00:00Z", false],
    // Nine in London is eight in UTC while the clocks are forward.
    ["2021-04-06T08:00:00Z", true],
    ["2021-04-06T16:00:00Z", false],
  ])("at %s: %s", (at, open) => {
    expect(isOfficeTime(new Date(at))).toBe(open);
  });

  test.each([
    ["2021-01-20T10:00:00.000Z", "20 Jan 2021, 10:00"],
    ["2021-01-20T03:00:00.000Z", "20 Jan 2021, 09:00"],
    ["2021-01-22T17:00:00.000Z", "25 Jan 2021, 09:00"],
    ["2021-04-01T16:30:00.000Z", "6 Apr 2021, 09:00"],
    ["2021-03-27T12:00:00.000Z", "29 Mar 2021, 09:00"],
  ])("after %s begin at %s", (at, next) => {
    expect(printInstant(nextOfficeTime(new Date(at)))).toBe(next);
  });
});

/** For Wed 3 Feb: chased from 20 Jan, frozen on 25 Jan, out by 26 Jan. */
const board = (some: Partial<Meeting> = {}) => planOf(aMeeting("2021-02-03", some));
const FROZEN = { version: 1, at: "2021-01-25T10:00:00.000Z", by: "Cleo" };

describe("the steps towards the papers of the next board", () => {
  test.each([
    ["2021-01-19", undefined],
    ["2021-01-20", "chase"],
    ["2021-01-22", "chase"],
    ["2021-01-24", undefined],
    ["2021-01-25", "freeze"],
    ["2021-01-26", "papers"],
    ["2021-01-28", "papers"],
    ["2021-01-29", undefined],
    ["2021-02-03", undefined],
  ])("on %s: %s", (today, step) => {
    expect(stepDue(board(), today)?.step).toBe(step);
  });

  test("are told at nine of their day, or at once within two working days after it", () => {
    const next = (at: string, plan = board()) => {
      const found = nextStepAt(plan, new Date(at));
      return found && printInstant(found);
    };
    expect(next("2021-01-11T10:00:00Z")).toBe("20 Jan 2021, 09:00");
    expect(next("2021-01-21T13:00:00Z")).toBe("21 Jan 2021, 13:00");
    expect(next("2021-01-21T13:00:00Z", board({ told: ["chase"] }))).toBe("25 Jan 2021, 09:00");
    expect(next("2021-01-21T13:00:00Z", board({ frozen: FROZEN }))).toBe("26 Jan 2021, 09:00");
    expect(next("2021-01-29T13:00:00Z")).toBeNull();
    expect(nextStepAt(planOf(), new Date("2021-01-29T13:00:00Z"))).toBeNull();
  });

  test("of a board soon after another are told on their own days", () => {
    // For Wed 10 Feb: chased from 27 Jan, frozen on 1 Feb, out by 2 Feb.
    const two = planOf(
      aMeeting("2021-02-03", { told: ["chase", "freeze", "papers"] }),
      aMeeting("2021-02-10"),
    );
    expect(stepDue(two, "2021-01-26")).toBeUndefined();
    expect(stepDue(two, "2021-01-27")).toMatchObject({
      step: "chase",
      meeting: { ref: "2021-02-10" },
    });
    expect(stepDue(two, "2021-02-01")).toMatchObject({ step: "freeze" });
  });

  test("are told once, and a step that is told leaves none before it to tell", () => {
    const plan = board();
    const due = stepDue(plan, "2021-01-25");
    if (!due) throw new Error("nothing is due");
    const draft = tellStep(plan, due, []);
    expect(draft?.items).toMatchObject([{ told: ["chase", "freeze"] }]);

    const told = withItems(plan, draft?.items ?? [], 2);
    expect(tellStep(told, due, [])).toBeNull();
    expect(stepDue(told, "2021-01-25")).toBeUndefined();
    expect(stepDue(told, "2021-01-26")?.step).toBe("papers");
  });
});
