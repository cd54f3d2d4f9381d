import { describe, expect, test } from "vitest";
import type { When } from "../../../bot/plan/posts/schedule.kind.ts";
import { scheduleWords } from "../../../bot/plan/posts/schedule-words.ts";
import { needsMeetings, slotsAfter } from "../../../bot/plan/posts/when.ts";
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

  test("each week: on the very day, and not before the week that it was set for", () => {
    const when: When = { each: "week", weekday: 0, every: 2, from: "2021-02-03", time: "09:00" };
    // A Sunday ends its week: that of 7 Feb is the first.
    expect(slots(when, "2021-01-20T10:00:00Z", 2)).toEqual([
      "7 Feb 2021, 09:00",
      "21 Feb 2021, 09:00",
    ]);
    expect(slots(when, "2021-02-07T08:59:00Z", 1)).toEqual(["7 Feb 2021, 09:00"]);
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

  test.each<[1 | 2 | 3 | 4 | -1, number, string, readonly string[]]>([
    // A month that begins on the weekday itself, and one that does not, over the end of a year.
    [1, 1, "2021-10-20", ["1 Nov 2021", "6 Dec 2021", "3 Jan 2022"]],
    [2, 0, "2021-11-20", ["12 Dec 2021", "9 Jan 2022", "13 Feb 2022"]],
    [3, 6, "2021-12-20", ["15 Jan 2022", "19 Feb 2022", "19 Mar 2022"]],
    [4, 4, "2021-11-26", ["23 Dec 2021", "27 Jan 2022", "24 Feb 2022"]],
    [-1, 2, "2024-01-31", ["27 Feb 2024", "26 Mar 2024", "30 Apr 2024"]],
  ])("each month: the %i. weekday %i after %s", (nth, weekday, after, days) => {
    const when: When = { each: "month", on: { nth, weekday }, time: "14:00" };
    expect(slots(when, `${after}T10:00:00Z`)).toEqual(days.map((day) => `${day}, 14:00`));
  });

  test("a day of each month: the last one of a month that is too short", () => {
    const when: When = { each: "month day", day: 31, time: "09:00" };
    expect(slots(when, "2021-01-31T09:00:00Z")).toEqual([
      "28 Feb 2021, 09:00",
      "31 Mar 2021, 09:00",
      "30 Apr 2021, 09:00",
    ]);
  });

  test.each([
    [31, "2023-11-30", ["30 Nov 2023", "31 Dec 2023", "31 Jan 2024", "29 Feb 2024", "31 Mar 2024"]],
    [30, "2021-01-30", ["30 Jan 2021", "28 Feb 2021", "30 Mar 2021", "30 Apr 2021", "30 May 2021"]],
    [30, "2023-12-31", ["30 Jan 2024", "29 Feb 2024", "30 Mar 2024", "30 Apr 2024", "30 May 2024"]],
    [29, "2021-01-30", ["28 Feb 2021", "29 Mar 2021", "29 Apr 2021", "29 May 2021", "29 Jun 2021"]],
    [29, "2024-01-30", ["29 Feb 2024", "29 Mar 2024", "29 Apr 2024", "29 May 2024", "29 Jun 2024"]],
    [28, "2021-01-28", ["28 Jan 2021", "28 Feb 2021", "28 Mar 2021", "28 Apr 2021", "28 May 2021"]],
    [28, "2024-01-29", ["28 Feb 2024", "28 Mar 2024", "28 Apr 2024", "28 May 2024", "28 Jun 2024"]],
    [15, "2021-10-20", ["15 Nov 2021", "15 Dec 2021", "15 Jan 2022", "15 Feb 2022", "15 Mar 2022"]],
    [1, "2021-11-02", ["1 Dec 2021", "1 Jan 2022", "1 Feb 2022", "1 Mar 2022", "1 Apr 2022"]],
  ])("a day of each month: the %i. from %s on", (day, from, days) => {
    const when: When = { each: "month day", day, time: "09:00" };
    expect(slots(when, `${from}T08:00:00Z`, 5)).toEqual(days.map((one) => `${one}, 09:00`));
  });

  test("a day of each month: this month's while it is to come, next month's from then on", () => {
    const when: When = { each: "month day", day: 15, time: "09:00" };
    for (const before of ["2021-02-01T00:00:00Z", "2021-02-14T23:59:59Z", "2021-02-15T08:59:59Z"]) {
      expect(slots(when, before, 1)).toEqual(["15 Feb 2021, 09:00"]);
    }
    for (const after of ["2021-02-15T09:00:00Z", "2021-02-16T00:00:00Z", "2021-02-28T23:59:59Z"]) {
      expect(slots(when, after, 1)).toEqual(["15 Mar 2021, 09:00"]);
    }
  });

  test("a day of each month: at nine in London, whatever the clocks do on it", () => {
    const instants = (when: When, after: string) =>
      slotsAfter(planOf(), when, new Date(after), 2).map((at) => at.toISOString());
    const at = (day: number, time: string): When => ({ each: "month day", day, time });
    expect(instants(at(28, "09:00"), "2021-02-28T09:00:00Z")).toEqual([
      "2021-03-28T08:00:00.000Z",
      "2021-04-28T08:00:00.000Z",
    ]);
    // The time that is left out is an hour later; of two the first is meant.
    expect(instants(at(28, "01:30"), "2021-03-01T00:00:00Z")[0]).toBe("2021-03-28T01:30:00.000Z");
    expect(instants(at(31, "01:30"), "2021-10-01T00:00:00Z")).toEqual([
      "2021-10-31T00:30:00.000Z",
      "2021-11-30T01:30:00.000Z",
    ]);
  });

  test("a day of each month: late in the evening it is still that day, by London's calendar", () => {
    const late: When = { each: "month day", day: 15, time: "23:45" };
    expect(slots(late, "2021-01-15T23:30:00Z", 1)).toEqual(["15 Jan 2021, 23:45"]);
    expect(slots(late, "2021-07-15T22:30:00Z", 1)).toEqual(["15 Jul 2021, 23:45"]);
    const early: When = { each: "month day", day: 16, time: "00:15" };
    // In summer it is the 16th in London before it is in UTC.
    expect(slots(early, "2021-07-15T23:10:00Z", 1)).toEqual(["16 Jul 2021, 00:15"]);
    expect(slots(early, "2021-07-15T23:15:00Z", 1)).toEqual(["16 Aug 2021, 00:15"]);
  });

  test("a day of each month: for as many months as are asked for, two years long", () => {
    const when: When = { each: "month day", day: 30, time: "09:00" };
    const all = slots(when, "2021-01-31T10:00:00Z", 24);
    expect(all).toHaveLength(24);
    expect(all.at(-1)).toBe("30 Jan 2023, 09:00");
    expect(new Set(all).size).toBe(24);
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

  test("round the boards: on the very day, in order, and once where two fall together", () => {
    const plan = planOf(
      aMeeting("2021-03-13"),
      aMeeting("2021-02-03"),
      // A Saturday and a Monday have the same working day before them.
      aMeeting("2021-03-15"),
      aMeeting("2021-03-01"),
    );
    const before: When = { each: "board", before: 1, time: "09:00" };
    expect(slots(before, "2021-02-02T08:00:00Z", 9, plan)).toEqual([
      "2 Feb 2021, 09:00",
      "26 Feb 2021, 09:00",
      "12 Mar 2021, 09:00",
    ]);
    // The meeting is past when the day after it comes.
    const after: When = { each: "board", before: -1, time: "10:00" };
    expect(slots(after, "2021-02-04T09:00:00Z", 1, plan)).toEqual(["4 Feb 2021, 10:00"]);
    expect(slots({ ...after, before: -2 }, "2021-02-04T09:00:00Z", 1, plan)).toEqual([
      "5 Feb 2021, 10:00",
    ]);
  });

  test("only what goes by the boards needs a meeting", () => {
    const board: When = { each: "board", before: 3, time: "09:00" };
    expect(needsMeetings(planOf(), board)).toBe(true);
    expect(needsMeetings(planOf(aMeeting("2021-02-03")), board)).toBe(false);
    expect(needsMeetings(planOf(), { each: "month day", day: 30, time: "09:00" })).toBe(false);
  });

  test.each([
    ...["1st", "2nd", "3rd", "4th", "9th", "10th", "11th", "12th", "13th", "14th", "20th"],
    ...["21st", "22nd", "23rd", "24th", "28th", "29th", "30th", "31st"],
  ])("a day of each month is said as the %s", (ordinal) => {
    const when: When = { each: "month day", day: Number.parseInt(ordinal, 10), time: "09:00" };
    expect(scheduleWords(when)).toBe(`on the ${ordinal} of each month at 09:00`);
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
    [{ each: "board", before: 2, time: "09:00" }, "2 working days before each board, at 09:00"],
    [{ each: "board", before: -1, time: "09:00" }, "1 working day after each board, at 09:00"],
    [{ each: "board", before: 0, time: "09:00" }, "on the day of each board, at 09:00"],
  ])("%j is said as “%s”", (when, words) => {
    expect(scheduleWords(when)).toBe(words);
  });
});
