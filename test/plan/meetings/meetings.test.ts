import { describe, expect, test } from "vitest";
import { Meeting } from "../../../bot/plan/meetings/meeting.kind.ts";
import { dayOf, dayWords } from "../../../bot/plan/meetings/meetings.ts";
import { planOf } from "../build.ts";

const meeting = (date: string) =>
  Meeting.parse({ kind: "meeting", ref: date, body: "Board", date });
const plan = planOf(meeting("2021-02-03"), meeting("2020-09-24"), meeting("2020-12-18"));

describe("a day that is named by the plan's meetings", () => {
  test.each([
    ["@last_meeting", "2021-01-20", "2020-12-18"],
    ["@last_meeting", "2020-12-18", "2020-09-24"],
    ["@last_meeting", "2020-12-19", "2020-12-18"],
    ["@last_meeting", "2020-09-24", undefined],
    ["@next_meeting", "2021-01-20", "2021-02-03"],
    ["@next_meeting", "2021-02-03", "2021-02-03"],
    ["@next_meeting", "2021-02-04", undefined],
    ["@papers_deadline", "2021-01-20", "2021-01-26"],
    ["2020-11-30", "2021-01-20", "2020-11-30"],
  ])("%s is, on %s, %s", (day, today, date) => {
    expect(dayOf(plan, day, today)).toBe(date);
  });

  test.each([
    ["2020-12-18", "18 Dec 2020, the last meeting"],
    ["2020-09-24", "24 Sep 2020, the day of a meeting"],
    ["2021-01-26", "26 Jan 2021, when the papers for the next meeting are due"],
    ["2020-11-30", "30 Nov 2020"],
  ])("%s says which it is: %s", (day, words) => {
    expect(dayWords(plan, day, "2021-01-20")).toBe(words);
  });
});
