import { describe, expect, test } from "vitest";
import {
  addDays,
  dateIn,
  daysBetween,
  endOfMonth,
  printDate,
  printInstant,
  startOfDay,
  startOfMonth,
} from "../../../bot/plan/time/calendar-date.ts";

describe("A calendar date", () => {
  test.each([
    ["2021-03-12", "12 Mar 2021"],
    ["2021-01-01", "1 Jan 2021"],
    ["2020-02-29", "29 Feb 2020"],
    ["2020-09-30", "30 Sep 2020"],
  ])("%s prints as people here write it: %s", (date, printed) => {
    expect(printDate(date)).toBe(printed);
  });

  test.each([
    ["2021-01-31", 1, "2021-02-01"],
    ["2021-01-01", -1, "2020-12-31"],
    ["2020-02-28", 1, "2020-02-29"],
    ["2021-02-28", 1, "2021-03-01"],
    ["2021-03-27", 1, "2021-03-28"],
    ["2021-03-28", 1, "2021-03-29"],
    ["2021-10-31", 1, "2021-11-01"],
    ["2020-12-31", 365, "2021-12-31"],
    ["2021-01-20", 0, "2021-01-20"],
  ])("%s and %i days is %s, also where the clocks change", (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  test.each([
    ["2021-01-20", "2021-01-20T00:00:00.000Z"],
    ["2021-03-28", "2021-03-28T00:00:00.000Z"],
    ["2021-03-29", "2021-03-28T23:00:00.000Z"],
    ["2021-07-01", "2021-06-30T23:00:00.000Z"],
    ["2021-10-31", "2021-10-30T23:00:00.000Z"],
    ["2021-11-01", "2021-11-01T00:00:00.000Z"],
  ])("%s begins in London at %s, also where the clocks change", (date, instant) => {
    const start = startOfDay(date);
    expect(start.toISOString()).toBe(instant);
    expect(dateIn(start)).toBe(date);
    expect(dateIn(new Date(start.getTime() - 1))).toBe(addDays(date, -1));
  });

  test.each([
    [2021, 1, "2021-01-01", "2021-01-31"],
    [2020, 2, "2020-02-01", "2020-02-29"],
    [2021, 2, "2021-02-01", "2021-02-28"],
    [2100, 2, "2100-02-01", "2100-02-28"],
    [2020, 13, "2021-01-01", "2021-01-31"],
    [2021, 0, "2020-12-01", "2020-12-31"],
  ])("in month %i/%i lies from %s to %s", (year, month, first, last) => {
    expect(startOfMonth(year, month)).toBe(first);
    expect(endOfMonth(year, month)).toBe(last);
  });
});

describe("An instant", () => {
  test.each([
    ["2021-01-20T23:59:59.999Z", "2021-01-20", "20 Jan 2021, 23:59"],
    ["2021-01-21T00:00:00.000Z", "2021-01-21", "21 Jan 2021, 00:00"],
    ["2021-06-30T22:59:00.000Z", "2021-06-30", "30 Jun 2021, 23:59"],
    ["2021-06-30T23:00:00.000Z", "2021-07-01", "1 Jul 2021, 00:00"],
    ["2021-03-28T00:59:00.000Z", "2021-03-28", "28 Mar 2021, 00:59"],
    ["2021-03-28T01:00:00.000Z", "2021-03-28", "28 Mar 2021, 02:00"],
    ["2021-10-31T01:00:00.000Z", "2021-10-31", "31 Oct 2021, 01:00"],
  ])("%s is the day and the hour of a London clock: %s, %s", (instant, date, printed) => {
    expect(dateIn(new Date(instant))).toBe(date);
    expect(printInstant(new Date(instant))).toBe(printed);
  });
});
