import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";
import { understand } from "../support/understood.ts";

const url = new URL("../../storage/sample/lancashire-app.json", import.meta.url);
const empty = emptyPlan({ tenant: "t", id: "p" });
const at = new Date("2021-01-20T09:00:00Z");
const { items } = readPlanFile(JSON.parse(readFileSync(url, "utf8")), empty, { name: "Test", at });
const plan = withItems(empty, items, 1);
const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;

const asks = (text: string) =>
  understand(text, { plan, asker, today: "2021-01-20", mentions: [] }).request;

describe("an order about meetings", () => {
  test.each<[string, object]>([
    [
      "add meeting 3 Feb 2021 14:00 SEND Sub-Committee",
      { command: "save_meeting", date: "2021-02-03", time: "14:00", body: "SEND Sub-Committee" },
    ],
    [
      "add a meeting on Wednesday 3 March at 2pm for the Operations Group",
      { command: "save_meeting", date: "2021-03-03", time: "2pm", body: "Operations Group" },
    ],
    ["Add meeting today 10.30", { command: "save_meeting", date: "2021-01-20", time: "10.30" }],
    ["add meeting 3.2.2021", { command: "save_meeting", date: "2021-02-03" }],
    ["new meeting", { command: "meeting_form" }],
    [
      "add monthly meeting on the first Wednesday at 14:00",
      { command: "save_meeting", time: "14:00", monthly: { nth: 1, weekday: 3 } },
    ],
    [
      "add monthly meeting 3 Mar 2021",
      { command: "save_meeting", date: "2021-03-03", monthly: true },
    ],
    [
      "move the 3 Feb meeting to 10 Feb",
      { command: "save_meeting", ref: "2021-02-03", date: "2021-02-10" },
    ],
    [
      "please move the meeting of 3 February to 2021-02-10 at 9:30",
      { command: "save_meeting", ref: "2021-02-03", date: "2021-02-10", time: "9:30" },
    ],
    ["move the next board to 15:00", { command: "save_meeting", ref: "2021-02-03", time: "15:00" }],
    [
      "cancel the meeting of 3 Feb because of the snow",
      { command: "cancel_meeting", ref: "2021-02-03", reason: "snow" },
    ],
    ["cancel the next board", { command: "cancel_meeting", ref: "2021-02-03" }],
    ["freeze the papers for 3 Feb", { command: "freeze_papers", ref: "2021-02-03" }],
    ["freeze papers again", { command: "freeze_papers", again: true }],
    ["open the board", { command: "open_board" }],
    ["end the meeting", { command: "close_board" }],
    ["prep for 3 Feb", { command: "prep", ref: "2021-02-03" }],
    ["prepare for the board of 3 February", { command: "prep", ref: "2021-02-03" }],
    ["prep", { command: "prep" }],
    ["get me ready for the board", { command: "prep" }],
    ["who is here?", { command: "attendance" }],
    ["when did we last meet", { command: "meetings", asks: "last" }],
    ["next board", { command: "meetings", asks: "next" }],
    ["who hasn't updated area 3", { command: "missing_updates", areas: ["3"] }],
    ["set papers 6 clear days before", { command: "change_settings", said: { papersDays: 6 } }],
    ["set chase to 12", { command: "change_settings", said: { chaseDays: 12 } }],
    [
      "set update period to a month",
      { command: "change_settings", said: { updateEvery: { count: 1, unit: "month" } } },
    ],
  ])("“%s”", (text, request) => {
    expect(asks(text)).toMatchObject(request);
  });

  test.each([
    ["change 3.4 to amber because the board meeting is to slip", "update_action"],
    ["plan board show red actions", "list_actions"],
    ["set 3.4 red because papers are late", "set_action"],
    ["what's due before the papers go out", "list_actions"],
    ["actions about the board meeting", "list_actions"],
  ])("“%s” is none", (text, command) => {
    expect(asks(text).command).toBe(command);
  });

  test("names the days there are where the one that was said has no meeting", () => {
    expect(asks("cancel the meeting of 7 July")).toMatchObject({
      command: "refuse",
      sentence: "No meeting is planned for 7 Jul 2021. Planned: 3 Feb 2021.",
    });
    expect(asks("move the 3 Feb meeting to whenever")).toMatchObject({ command: "refuse" });
    expect(asks("add meeting some day")).toMatchObject({ command: "refuse" });
  });
});
