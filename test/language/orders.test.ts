import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";
import { Schedule } from "../../bot/plan/posts/schedule.kind.ts";
import { addressOf } from "../posts/build.ts";
import { understand } from "../support/understood.ts";

const url = new URL("../../storage/sample/lancashire-app.json", import.meta.url);
const empty = emptyPlan({ tenant: "t", id: "p" });
const at = new Date("2021-01-20T09:00:00Z");
const { items } = readPlanFile(JSON.parse(readFileSync(url, "utf8")), empty, { name: "Test", at });
const aSchedule = (ref: string, what: Schedule["what"], state: Schedule["state"] = "on") =>
  Schedule.parse({
    kind: "schedule",
    ref,
    what,
    when: { each: "month day", day: 1, time: "09:00" },
    made: { by: "Cleo", byId: null, at: at.toISOString() },
    report: { name: "Cleo", address: addressOf("a:cleo") },
    until: at.toISOString(),
    state,
  });
const schedules = [
  aSchedule("S1", "summary"),
  aSchedule("S2", "exceptions"),
  aSchedule("S3", "exceptions", "paused"),
  aSchedule("S4", "scorecard", "deleted"),
];
const plan = withItems(empty, [...items, ...schedules], 1);
const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;

const asks = (text: string) =>
  understand(text, { plan, asker, today: "2021-01-20", time: "10:00", mentions: [] }).request;

describe("an order that holds more than can be done", () => {
  test.each([
    ["cancel the board on 3 feb if not quorate", "I cannot tell which meeting"],
    ["freeze papers for 3 feb on friday", "I cannot tell which meeting"],
    ["freeze papers for next board tomorrow", "No meeting is planned for 21 Jan 2021"],
    ["move the board on 3rd feb to the 10th or 11th", "nothing was changed"],
    ["move the board on 3 feb to 10 feb 2pm county hall", "nothing was changed"],
    ["add meetings 3 mar, 21 april and 16 june", "nothing was planned"],
    ["add meeting 10 or 11 march", "nothing was planned"],
    ["add meeting 3 mar county hall", "nothing was planned"],
    ["post the summary and exceptions every friday 9am", "one thing at a time"],
    ["post summary for area 2 mondays 9am", "nothing was posted"],
    ["post the scorecard half past 4 today", "“4:30”"],
    ["post summary to general at half nine", "is past"],
    ["post summary if anything is red", "nothing was posted"],
    ["post the summary in here first thing tomorrow", "nothing was posted"],
    ["post summary on monday 26 jan 9am", "is a Tuesday, not a Monday"],
    ["chase overdue ones", "I cannot by colour"],
    ["chase everyone except hilary", "I cannot by colour"],
    ["chase hilary for an update on 2.5", "for one action"],
    ["dont chase anyone yet", "So I do nothing"],
    ["do not post the summary on friday", "So I do nothing"],
    ["remind hilary about 2.5", "not for one thing"],
    ["snooze 3.4 til friday", "for a week and no longer"],
    ["2.6 isnt mine its hilarys", "nothing more"],
    ["remind me a week before owt is due", "daily or weekly"],
    ["im on leave, dont chase me", "until you say otherwise"],
    ["pause the exceptions", "2 schedules post the exceptions: S2, S3"],
    ["pause the summary until 15 feb", "pause until a day"],
    ["stop the scorecard", "Nothing is scheduled that posts the scorecard"],
    ["pause all posts", "Say which one"],
    ["skip next weeks summary", "skip one time"],
    ["move the summary to tuesdays", "It cannot be moved"],
  ])("“%s” is told so, and nothing is done", (text, sentence) => {
    const request = asks(text);
    expect(request).toMatchObject({ command: "refuse" });
    expect(JSON.stringify(request)).toContain(sentence);
  });
});

describe("an order with a courtesy about it", () => {
  test.each<[string, object]>([
    ["cancel the board on 3 feb please", { command: "cancel_meeting", ref: "2021-02-03" }],
    ["freeze the papers please", { command: "freeze_papers" }],
    ["ok close the meeting pls", { command: "close_board" }],
    ["hi, list schedules thanks", { command: "schedules", page: 1 }],
    ["stop reminding me please", { command: "set_reminders", how: "off" }],
    ["snooze 3.4 please", { command: "snooze", ref: "3.4" }],
    ["resume the monday summary please", { command: "change_schedule", ref: "S1", to: "on" }],
    ["2.6 is not mine, sorry", { command: "not_mine", ref: "2.6" }],
  ])("“%s” is what it is without", (text, request) => {
    expect(asks(text)).toEqual(request);
  });
});

describe("an order in other words", () => {
  test.each<[string, object]>([
    ["stop posting the summary", { command: "change_schedule", ref: "S1", to: "paused" }],
    ["not my action 2.6", { command: "not_mine", ref: "2.6" }],
    ["stop nagging me", { command: "set_reminders", how: "off" }],
    ["start reminding me again", { command: "set_reminders", how: "daily" }],
    ["only send us the exceptions", { command: "save_channel_posts", wants: "exceptions" }],
    ["just the summary in here ta", { command: "save_channel_posts", wants: "summary" }],
    ["stop posting in here", { command: "save_channel_posts", wants: "" }],
    ["mute this channel", { command: "save_channel_posts", wants: "" }],
    [
      "send everything here again",
      { command: "save_channel_posts", wants: "summary,scorecard,exceptions,notes" },
    ],
    [
      "post summary here at 2pm",
      {
        command: "post",
        what: "summary",
        when: { each: "once", date: "2021-01-20", time: "14:00" },
        channel: "@here",
      },
    ],
    [
      "whats changed since the papers in area 3",
      { command: "whats_changed", since: "@papers_frozen", filter: { areas: ["3"] }, page: 1 },
    ],
    ["ask zoe for an update", { command: "ask_update", owner: "zoe-richards" }],
    ["chase everyone", { command: "ask_update" }],
  ])("“%s”", (text, request) => {
    expect(asks(text)).toEqual(request);
  });
});
