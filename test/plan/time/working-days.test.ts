import { describe, expect, test } from "vitest";
import {
  BANK_HOLIDAYS,
  bankHoliday,
  holidaysByRule,
} from "../../../bot/plan/time/bank-holidays.ts";
import { addDays } from "../../../bot/plan/time/calendar-date.ts";
import { easterOf } from "../../../bot/plan/time/easter.ts";
import {
  addWorkingDays,
  clearDaysBefore,
  isWorkingDay,
} from "../../../bot/plan/time/working-days.ts";

/** Days that a proclamation added to a year, and took away from it. */
const PROCLAIMED: Readonly<Record<number, { added: string[]; moved: string[] }>> = {
  2020: { added: ["2020-05-08"], moved: ["2020-05-04"] },
  2022: { added: ["2022-06-02", "2022-06-03", "2022-09-19"], moved: ["2022-05-30"] },
  2023: { added: ["2023-05-08"], moved: [] },
};
const YEARS = [...BANK_HOLIDAYS.keys()];

describe("England's bank holidays", () => {
  test("are known for every year from 2020 to 2030", () => {
    expect(YEARS).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]);
  });

  test.each(YEARS)("of %i are those of the rule, but for what was proclaimed", (year) => {
    const { added = [], moved = [] } = PROCLAIMED[year] ?? {};
    const byRule = holidaysByRule(year).filter((date) => !moved.includes(date));
    expect(Object.keys(BANK_HOLIDAYS.get(year) ?? {})).toEqual([...byRule, ...added].sort());
  });

  test.each(YEARS)("of %i have Good Friday and Easter Monday about Easter", (year) => {
    const easter = easterOf(year);
    expect(bankHoliday(addDays(easter, -2))).toBe("Good Friday");
    expect(bankHoliday(addDays(easter, 1))).toBe("Easter Monday");
  });

  test("fall on weekdays, and each on a day of its own year", () => {
    for (const [year, days] of BANK_HOLIDAYS) {
      for (const date of Object.keys(days)) {
        expect(date.slice(0, 4)).toBe(String(year));
        expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
      }
    }
  });

  test("after the table's end follow the rule", () => {
    // 1 January 2033 is a Saturday; Christmas Day of 2032 is one too.
    expect(bankHoliday("2033-01-03")).toBe("Bank holiday");
    expect(bankHoliday("2032-12-27")).toBe("Bank holiday");
    expect(bankHoliday("2032-12-28")).toBe("Bank holiday");
    expect(bankHoliday("2032-12-29")).toBeUndefined();
  });
});

describe("a working day", () => {
  test.each([
    ["2021-02-03", true],
    ["2021-02-06", false],
    ["2021-02-07", false],
    ["2021-04-02", false],
    ["2020-05-04", true],
    ["2020-05-08", false],
    ["2022-05-30", true],
    ["2022-06-02", false],
    ["2022-06-03", false],
    ["2022-09-19", false],
    ["2023-05-08", false],
  ])("%s: %s", (date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  test.each([
    ["a plain week", "2021-02-03", -7, "2021-01-25"],
    ["ten before a board", "2021-02-03", -10, "2021-01-20"],
    ["over Easter, forward", "2021-04-01", 1, "2021-04-06"],
    ["over Easter, back", "2021-04-06", -1, "2021-04-01"],
    ["over Christmas 2021 and New Year", "2021-12-24", 5, "2022-01-05"],
    ["back over Christmas 2020", "2021-01-04", -3, "2020-12-29"],
    ["over the Jubilee", "2022-06-01", 1, "2022-06-06"],
    ["from a Saturday on", "2021-02-06", 1, "2021-02-08"],
    ["nought", "2021-02-06", 0, "2021-02-06"],
  ])("counted: %s", (_what, from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to);
  });
});

describe("clear days before a meeting", () => {
  test.each([
    ["Wednesday 3 February 2021", "2021-02-03", "2021-01-26"],
    ["the Wednesday after Easter 2021", "2021-04-07", "2021-03-26"],
    ["the first Wednesday of 2021", "2021-01-06", "2020-12-24"],
    ["the Wednesday after the Jubilee", "2022-06-08", "2022-05-27"],
    ["the day after the late Queen's funeral", "2022-09-20", "2022-09-09"],
    ["a Sunday, were there one", "2021-02-07", "2021-01-29"],
  ])("%s: papers go by a day that leaves five", (_what, meeting, papers) => {
    const day = clearDaysBefore(meeting, 5);
    expect(day).toBe(papers);
    expect(isWorkingDay(day)).toBe(true);
    const between = Array.from({ length: 40 }, (_, n) => addDays(day, n + 1));
    const clear = between.filter((date) => date < meeting && isWorkingDay(date));
    expect(clear).toHaveLength(5);
  });
});
