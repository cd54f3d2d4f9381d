import { describe, expect, test } from "vitest";
import type { When } from "../../../bot/plan/posts/schedule.kind.ts";
import { scheduleWords } from "../../../bot/plan/posts/schedule-words.ts";
import { slotsAfter } from "../../../bot/plan/posts/when.ts";
import { instantOf, printInstant, timeOfDayIn } from "../../../bot/plan/time/calendar-date.ts";
import { aMeeting, planOf } from "../build.ts";

const slots = (when: When, after: string, count = 3, plan = planOf()) =>
  slotsAfter(plan, when, new Date(after), count).map(printInstant);

describe("a time of day in London", () => {
  test.each([
    ["2021-01-20", "09:00", "2021-01-20T09:00:00.000Z"],
    ["2021-03-29", "09:00", "2021-03-29T08:00:00.000Z"],
    ["2021-07-01", "00:30", "2021-06-30T23:30:00.000Z"],
    ["2021-03-28", "00:59", "2021-03-28T00:59:00.000Z"],
    ["2021-03-28", "02:00", "2021-03-28T01:00:00.000Z"],
    ["2021-10-31", "02:00", "2021-10-31T02:00:00.000Z"],
  ])("on %s, %s, is %s", (date, time, instant) => {
    const at = instantOf(date, time);
    expect(at.toISOString()).toBe(instant);
    expect(timeOfDayIn(at)).toBe(time);
  });

  test("that the clocks leave out is an hour later, and of two the first is meant", () => {
    expect(printInstant(instantOf("2021-03-28", "01:30"))).toBe("28 Mar 2021, 02:30");
    expect(instantOf("2021-10-31", "01:30").toISOString()).toBe("2021-10-31T00:30:00.000Z");
  });
});

describe("the slots of a schedule", () => {
  test("once: on its day, and never again", () => {
    const when: When = { each: "once", date: "2021-01-26", time: "09:00" };
    expect(slots(when, "2021-01-20T10:00:00Z")).toEqual(["26 Jan 2021, 09:00"]);
    expect(slots(when, "2021-01-26T08:59:59Z")).toHaveLength(1);
    expect(slots(when, "2021-01-26T09:00:00Z")).toEqual([]);
  });

  test("each week: at nine in London, before and after the clocks change", () => {
    const when: When = { each: "week", weekday: 1, every: 1, from: "2021-01-04", time: "09:00" };
    expect(slots(when, "2021-03-22T09:00:00Z")).toEqual([
      "29 Mar 2021, 09:00",
      "5 Apr 2021, 09:00",
      "12 Apr 2021, 09:00",
    ]);
    const autumn = slotsAfter(planOf(), when, new Date("2021-10-25T08:00:00Z"), 1);
    expect(autumn.map((at) => at.toISOString())).toEqual(["2021-11-01T09:00:00.000Z"]);
  });

  test("every other week: counted from the week that it was said in, over the end of a year too", () => {
    const when: When = { each: "week", weekday: 2, every: 2, from: "2021-12-16", time: "09:00" };
    expect(slots(when, "2021-12-16T12:00:00Z")).toEqual([
      "28 Dec 2021, 09:00",
      "11 Jan 2022, 09:00",
      "25 Jan 2022, 09:00",
    ]);
  });

  test("each month: its nth weekday, or its last", () => {
    const first: When = { each: "month", on: { nth: 1, weekday: 3 }, time: "14:00" };
    expect(slots(first, "2021-01-20T10:00:00Z")).toEqual([
      "3 Feb 2021, 14:00",
      "3 Mar 2021, 14:00",
      "7 Apr 2021, 14:00",
    ]);
    const last: When = { each: "month", on: { nth: -1, weekday: 5 }, time: "14:00" };
    expect(slots(last, "2021-01-29T13:59:00Z", 2)).toEqual([
      "29 Jan 2021, 14:00",
      "26 Feb 2021, 14:00",
    ]);
  });

  test("a day of each month: the last one of a month that is too short", () => {
    const when: When = { each: "month day", day: 31, time: "09:00" };
    expect(slots(when, "2021-01-31T09:00:00Z")).toEqual([
      "28 Feb 2021, 09:00",
      "31 Mar 2021, 09:00",
      "30 Apr 2021, 09:00",
    ]);
  });

  test("before each board: working days, round Easter, and without a board that was cancelled", () => {
    const plan = planOf(
      aMeeting("2021-02-03"),
      aMeeting("2021-03-10", {
        cancelled: { by: "Cleo", at: "2021-02-01T10:00:00.000Z", reason: null },
      }),
      aMeeting("2021-04-07"),
    );
    const when: When = { each: "board", before: 3, time: "09:00" };
    expect(slots(when, "2021-01-20T10:00:00Z", 3, plan)).toEqual([
      "29 Jan 2021, 09:00",
      // Good Friday and Easter Monday are no working days.
      "31 Mar 2021, 09:00",
    ]);
    const after: When = { each: "board", before: -1, time: "10:00" };
    expect(slots(after, "2021-01-20T10:00:00Z", 1, plan)).toEqual(["4 Feb 2021, 10:00"]);
    expect(slots(when, "2021-01-20T10:00:00Z")).toEqual([]);
  });

  test.each<[When, string]>([
    [{ each: "once", date: "2021-01-26", time: "09:00" }, "on Tuesday 26 Jan 2021 at 09:00"],
    [
      { each: "week", weekday: 1, every: 1, from: "2021-01-04", time: "09:00" },
      "every Monday at 09:00",
    ],
    [
      { each: "week", weekday: 1, every: 2, from: "2021-01-04", time: "09:00" },
      "every 2 weeks on Monday at 09:00",
    ],
    [
      { each: "month", on: { nth: -1, weekday: 5 }, time: "16:30" },
      "on the last Friday of each month at 16:30",
    ],
    [{ each: "month day", day: 22, time: "09:00" }, "on the 22nd of each month at 09:00"],
    [{ each: "month day", day: 11, time: "09:00" }, "on the 11th of each month at 09:00"],
    [{ each: "month day", day: 23, time: "09:00" }, "on the 23rd of each month at 09:00"],
    [{ each: "board", before: 3, time: "09:00" }, "3 working days before each board, at 09:00"],
    [{ each: "board", before: -1, time: "09:00" }, "1 working day after each board, at 09:00"],
    [{ each: "board", before: 0, time: "09:00" }, "on the day of each board, at 09:00"],
  ])("%j is said as “%s”", (when, words) => {
    expect(scheduleWords(when)).toBe(words);
  });
});
