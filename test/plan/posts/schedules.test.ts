import { describe, expect, test } from "vitest";
import { undo } from "../../../bot/plan/history/undo.ts";
import { type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import type { Schedule, When } from "../../../bot/plan/posts/schedule.kind.ts";
import {
  addSchedule,
  changeSchedule,
  MOST_SCHEDULES,
  schedulesOf,
} from "../../../bot/plan/posts/schedules.ts";
import { aClerk, aMember, changeOf, planOf } from "../build.ts";

const NOW = new Date("2021-01-20T10:05:00.000Z");
const REPORT = {
  name: "Cleo",
  address: {
    serviceUrl: "https://a.example/",
    conversation: "a:cleo",
    type: "personal" as const,
    tenant: null,
    bot: "28:b",
  },
};
const MONDAYS: When = { each: "week", weekday: 1, every: 1, from: "2021-01-25", time: "09:00" };
const once = (date: string): When => ({ each: "once", date, time: "09:00" });

const made = (plan: Plan, when: When, by = aClerk("Cleo")): Schedule => {
  const said = { what: "summary" as const, when, to: null };
  return addSchedule(plan, said, by, REPORT, NOW).items[0] as Schedule;
};
const plus = (plan: Plan, ...items: readonly Schedule[]) =>
  withItems(plan, items, plan.version + 1);

describe("a schedule", () => {
  test("has the next number, also after one that was deleted", () => {
    const first = made(planOf(), MONDAYS);
    expect(first).toMatchObject({ ref: "S1", state: "on", until: NOW.toISOString() });
    const plan = plus(planOf(), { ...first, state: "deleted" });
    expect(made(plan, MONDAYS).ref).toBe("S2");
    expect(schedulesOf(plan)).toEqual([]);
  });

  test.each([
    ["2021-01-20", "that is past"],
    ["2020-12-18", "that is past"],
    ["2121-02-03", "3 Feb 2121 is more than two years ahead."],
  ])("once, on %s, is refused", (date, why) => {
    expect(() => made(planOf(), once(date))).toThrow(why);
  });

  test("that goes by the board may be set before any meeting is planned", () => {
    expect(made(planOf(), { each: "board", before: 3, time: "09:00" }).ref).toBe("S1");
  });

  test("is set and changed by clerks alone", () => {
    const plan = plus(planOf(), made(planOf(), MONDAYS));
    const mo = aMember("Mo");
    expect(() => made(plan, MONDAYS, mo)).toThrow("Only a clerk");
    for (const to of ["paused", "on", "deleted"] as const) {
      expect(() => changeSchedule(plan, "S1", to, mo, NOW)).toThrow("Only a clerk");
    }
  });

  test("is one of at most fifty", () => {
    const one = made(planOf(), MONDAYS);
    const many = Array.from({ length: MOST_SCHEDULES }, (_, n) => ({ ...one, ref: `S${n + 1}` }));
    expect(() => made(plus(planOf(), ...many), MONDAYS)).toThrow("This plan has 50 schedules");
    expect(made(plus(planOf(), ...many.slice(1)), MONDAYS).ref).toBe("S51");
  });

  test("that is as it is wanted stays so, and one that has ended does not go on", () => {
    const one = made(planOf(), MONDAYS);
    expect(changeSchedule(plus(planOf(), one), "S1", "on", aClerk(), NOW)).toBeNull();
    const deleted = plus(planOf(), { ...one, state: "deleted" });
    expect(changeSchedule(deleted, "S1", "deleted", aClerk(), NOW)).toBeNull();
    const ended = plus(planOf(), { ...one, state: "ended" });
    expect(() => changeSchedule(ended, "S1", "on", aClerk(), NOW)).toThrow("has ended");
    expect(() => changeSchedule(ended, "S2", "on", aClerk(), NOW)).toThrow(
      "There is no schedule S2. “schedules” lists those that there are.",
    );
  });

  test("whose one time passed while it was paused is not resumed", () => {
    const paused = { ...made(planOf(), once("2021-01-26")), state: "paused" as const };
    const later = new Date("2021-01-27T10:00:00.000Z");
    expect(() => changeSchedule(plus(planOf(), paused), "S1", "on", aClerk(), later)).toThrow(
      "that is past. Say a time that is to come, for example “post summary tomorrow 9am”. Schedule S1 stays paused.",
    );
  });

  test("that was set by mistake is deleted when that is undone", () => {
    const plan = planOf();
    const change = changeOf(plan, [made(plan, MONDAYS)]);
    const after = withItems(plan, [change.items[0]?.after as Schedule], change.version);
    expect(undo(after, change).items).toMatchObject([{ ref: "S1", state: "deleted" }]);
  });
});
