import { describe, expect, test } from "vitest";
import { whenSaid } from "../../bot/language/time/when-said.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";
import { aClerk, aMeeting, anAbout, KEY } from "../plan/build.ts";
import { understand } from "../support/understood.ts";

// A Wednesday, at five past ten.
const TODAY = "2021-01-20";
const TIME = "10:05";
const plan = withItems(emptyPlan(KEY), [anAbout(), aMeeting("2021-02-03")], 1);
const read = (text: string) => whenSaid(text, { plan, today: TODAY, time: TIME });

const once = (date: string, time = "09:00") => ({ each: "once", date, time });
const week = (weekday: number, from: string, every = 1, time = "09:00") => ({
  each: "week",
  weekday,
  every,
  from,
  time,
});
const nth = (n: number, weekday: number, time = "09:00") => ({
  each: "month",
  on: { nth: n, weekday },
  time,
});
const day = (n: number, time = "09:00") => ({ each: "month day", day: n, time });
const board = (before: number, time = "09:00") => ({ each: "board", before, time });

describe("a time to post at", () => {
  test.each<[string, object]>([
    // One day.
    ["on Tuesday 9am", once("2021-01-26")],
    ["Tuesday at 9", once("2021-01-26")],
    ["on tues at 0900", once("2021-01-26")],
    ["tomorrow at 9", once("2021-01-21")],
    ["tomorrow 9.30", once("2021-01-21", "09:30")],
    ["today at 16:00", once(TODAY, "16:00")],
    ["at 4pm", once(TODAY, "16:00")],
    ["this afternoon at 3", once(TODAY, "15:00")],
    ["on Wednesday 4pm", once(TODAY, "16:00")],
    ["on Monday at 3 in the afternoon", once("2021-01-25", "15:00")],
    ["next Tuesday, 09:00", once("2021-01-26")],
    ["next Friday at 9am", once("2021-01-29")],
    ["Friday at 9am", once("2021-01-22")],
    ["Tuesday week at noon", once("2021-02-02", "12:00")],
    ["on 3 Feb 9:00", once("2021-02-03")],
    ["Wednesday 3 February 2021 at 14:30", once("2021-02-03", "14:30")],
    ["Feb 3rd, 2021 9am", once("2021-02-03")],
    ["2021-02-03 09:00", once("2021-02-03")],
    ["3/2/2021 9am", once("2021-02-03")],
    ["3.2.2021 at 9", once("2021-02-03")],
    ["on 3 Jan 2022 at 9", once("2022-01-03")],
    ["on the 5th at 9", once("2021-02-05")],
    ["on the 25th at 9", once("2021-01-25")],
    ["3 working days before the next board at 9", once("2021-01-29")],
    // Each week.
    ["every Monday at 9", week(1, "2021-01-25")],
    ["on Mondays at 9am", week(1, "2021-01-25")],
    ["weekly on Friday at 16:30", week(5, "2021-01-22", 1, "16:30")],
    ["every Wednesday at 9", week(3, "2021-01-27")],
    ["every Wednesday at 11", week(3, "2021-01-20", 1, "11:00")],
    ["every other Tuesday 9am", week(2, "2021-01-26", 2)],
    ["every second Tuesday at 9", week(2, "2021-01-26", 2)],
    ["fortnightly on Tuesdays at 9", week(2, "2021-01-26", 2)],
    ["every 3 weeks on Thursday at 9 starting 4 Feb", week(4, "2021-02-04", 3)],
    ["every two weeks on Thursday from 1 Feb at 9", week(4, "2021-02-04", 2)],
    // Each month.
    ["on the first Wednesday of every month 09:00", nth(1, 3)],
    ["monthly on the last Thursday at noon", nth(-1, 4, "12:00")],
    ["every third Tuesday at 9", nth(3, 2)],
    ["every second Tuesday of the month at 9", nth(2, 2)],
    ["on the 1st of each month at 9", day(1)],
    ["every month on the 15th, 8:30", day(15, "08:30")],
    ["on the last day of every month at 5pm", day(31, "17:00")],
    // By the board.
    ["every month, 3 working days before the board, 09:00", board(3)],
    ["3 working days before each board at 9am", board(3)],
    ["five working days before the sub-committee at 9", board(5)],
    ["one working day after every board meeting at 10", board(-1, "10:00")],
    ["the day after the board 10:00", board(-1, "10:00")],
    ["the day before the board at 4pm", board(1, "16:00")],
    ["on the morning of the board at 8:30", board(0, "08:30")],
    ["every board day at 9", board(0)],
  ])("“%s” is read", (text, when) => {
    expect(read(text)).toEqual({ when, timeLeftOut: false });
  });

  test.each<[string, object]>([
    ["on Tuesday", once("2021-01-26")],
    ["tomorrow morning", once("2021-01-21")],
    ["every Monday", week(1, "2021-01-25")],
    ["the morning of the board", board(0)],
    ["3 working days before the board", board(3)],
  ])("“%s” is at nine, and it is said that no time was", (text, when) => {
    expect(read(text)).toEqual({ when, timeLeftOut: true });
  });

  test.each<[string, string]>([
    ["today at 9", "09:00 today is past."],
    ["today", "09:00 today is past."],
    ["at 10:05", "10:05 today is past."],
    ["on Wednesday 9am", "Today is Wednesday, and 09:00 is past."],
    ["this Monday at 9", "This Monday is past. Say “on Monday 09:00”, which is 25 Jan 2021."],
    ["last Monday at 9", "Last Monday is past."],
    ["yesterday at 9", "19 Jan 2021 is past."],
    ["on 3 Jan 9:00", "3 Jan 2021 is past. Say a day that is to come, for example “on 27 Jan 9am”"],
    ["on 3 Feb 2020 at 9", "3 Feb 2020 is past."],
    ["every other Monday from 4 Jan 2021 at 9", "4 Jan 2021 is past."],
    ["30 Feb at 9", "There is no 30 Feb 2021."],
    ["29 Feb 9am", "There is no 29 Feb 2021."],
    ["2021-02-31 9am", "There is no 31 Feb 2021."],
    ["3/13/2021 at 9", "There is no 3/13."],
    ["on the 32nd of each month at 9", "No month has a day 32."],
    ["the fifth Monday of every month", "Say “on the last Monday of every month”."],
    ["Monday 3 Feb at 9", "3 Feb 2021 is a Wednesday, not a Monday."],
    ["on Monday at 25:00", "There is no time “25:00”."],
    ["on Monday at 13pm", "There is no time “13pm”."],
    ["on Monday at 3", "Say “03:00” or “15:00”."],
    ["on Monday at midnight", "Say midnight as a time"],
    ["on Monday afternoon", "Say at what time of the afternoon"],
    ["on Monday at 9am and at 4pm", "You named more than one time, “at 9am” and “at 4pm”."],
    ["3 days before the board", "Say it as “3 working days before the board, 09:00”."],
    ["a week before the board at 9", "Say it as “5 working days before the board, 09:00”."],
    ["90 working days before the board", "up to 60 working days before a board"],
    ["before the board at 9", "Say how many working days"],
    ["every day at 9", "I do not post daily."],
    ["every week at 9", "Say on which day of the week"],
    ["every month", "Say on which day of the month"],
    ["every 12 weeks on Monday", "I can post every 1 to 8 weeks"],
    ["in 2 hours", "I cannot tell when “in 2 hours” is. Say it as “on Tuesday 9am”"],
    ["by Friday", "I cannot tell when “by Friday” is."],
    ["on Tuesday and Thursday at 9", "I cannot tell when"],
    ["every Monday except bank holidays", "I cannot tell when"],
  ])("“%s” is refused, with a sentence and an example", (text, sentence) => {
    const said = read(text);
    expect(said).toEqual({ wrong: expect.stringContaining(sentence) });
  });

  test("the next board's is asked for only where a meeting is planned", () => {
    const none = withItems(emptyPlan(KEY), [anAbout()], 1);
    expect(whenSaid("3 working days before the next board", { plan: none, today: TODAY })).toEqual({
      wrong: expect.stringContaining("No meeting of the board is planned."),
    });
  });

  test("in December a day of January is the one to come", () => {
    const said = whenSaid("on 5 Jan at 9", { plan, today: "2020-12-20", time: TIME });
    expect(said).toMatchObject({ when: once("2021-01-05") });
  });
});

const asks = (text: string) =>
  understand(text, { plan, asker: aClerk("Cleo"), today: TODAY, time: TIME, mentions: [] }).request;

describe("a post with a time", () => {
  const monday = week(1, "2021-01-25");
  const post = (more: object) => ({ command: "post", what: "summary", ...more });

  test.each<[string, object]>([
    ["post summary on Tuesday 9am", post({ when: once("2021-01-26") })],
    ["post scorecard every Monday at 9", { command: "post", what: "scorecard", when: monday }],
    [
      "please post the exceptions report to General every Monday at 9",
      { command: "post", what: "exceptions", channel: "General", when: monday },
    ],
    [
      "post the summary in the Improvement board channel on Tuesday 9am, thanks",
      post({ channel: "Improvement board", when: once("2021-01-26") }),
    ],
    ["post summary every Monday at 9 to General", post({ channel: "General", when: monday })],
    [
      "post summary to “Monday Club” every Monday at 9",
      post({ channel: "Monday Club", when: monday }),
    ],
    [
      "post summary to Monday Club every Monday at 9",
      post({ channel: "Monday Club", when: monday }),
    ],
    [
      "can you post the summary every month, 3 working days before the board, 09:00?",
      post({ when: board(3) }),
    ],
    ["every Monday at 9, post the summary", post({ when: monday })],
    ["schedule the summary for Tuesday at 9", post({ when: once("2021-01-26") })],
    ["send the summary to all channels every Monday", post({ when: monday, timeLeftOut: true })],
    [
      "put the score card up in General the day after the board 10:00",
      { command: "post", what: "scorecard", channel: "General", when: board(-1, "10:00") },
    ],
    ["schedules", { command: "schedules", page: 1 }],
    ["show schedules", { command: "schedules", page: 1 }],
    ["what is scheduled", { command: "schedules", page: 1 }],
    ["What's scheduled?", { command: "schedules", page: 1 }],
    ["scheduled posts", { command: "schedules", page: 1 }],
    ["pause schedule 2", { command: "change_schedule", ref: "S2", to: "paused" }],
    ["resume schedule S2", { command: "change_schedule", ref: "S2", to: "on" }],
    ["delete S2", { command: "change_schedule", ref: "S2", to: "deleted" }],
  ])("“%s” is understood", (text, request) => {
    expect(asks(text)).toEqual(request);
  });

  test.each<[string, string]>([
    ["post summary on 3 Jan 9:00", "3 Jan 2021 is past."],
    ["post the summary to General every day", "I do not post daily."],
    ["post summary every so often", "I cannot tell when “every so often” is."],
    ["post summary in 2 hours", "I cannot tell when “in 2 hours” is."],
    ["post summary by Friday", "I cannot tell when “by Friday” is."],
    ["schedule the summary", "Say when it is to be posted"],
    ["pause the schedule", "Say which one, for example “pause schedule 2”."],
  ])("“%s” is refused, and nothing of it is dropped", (text, sentence) => {
    expect(asks(text)).toEqual({
      command: "refuse",
      sentence: expect.stringContaining(sentence),
    });
  });

  test.each<[string, object]>([
    ["post summary", post({})],
    ["post the summary in General", post({ channel: "General" })],
    ["post the exceptions", { command: "post", what: "exceptions" }],
    ["post scorecard today", { command: "post", what: "scorecard" }],
    ["post the summary now please", post({})],
    ["post the summary in Board papers", post({ channel: "Board papers" })],
  ])("“%s” has none, and is posted once it is confirmed", (text, request) => {
    expect(asks(text)).toEqual(request);
  });
});
