import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import { undo } from "../../../bot/plan/history/undo.ts";
import {
  lastMeeting,
  nextMeeting,
  paperDays,
  stateOf,
} from "../../../bot/plan/meetings/board-dates.ts";
import { cancelMeeting, endSeries } from "../../../bot/plan/meetings/cancel-meeting.ts";
import { closeBoard, freezePapers, openBoard } from "../../../bot/plan/meetings/hold-meeting.ts";
import type { Meeting } from "../../../bot/plan/meetings/meeting.kind.ts";
import {
  addMeeting,
  bodyMeant,
  changeMeeting,
  timeOf,
} from "../../../bot/plan/meetings/plan-meeting.ts";
import { applyChange, get, type Plan } from "../../../bot/plan/model/snapshot.ts";
import { changeSettings, settingsOf } from "../../../bot/plan/plan/settings.ts";
import type { Draft } from "../../../bot/plan/record/write-down.ts";
import { daysAfter, rhythmOf, rhythmWords } from "../../../bot/plan/time/rhythm.ts";
import {
  aClerk,
  aMeeting,
  aMember,
  aPerson,
  changeOf,
  NOW,
  planOf,
  someSettings,
} from "../build.ts";

const cleo = aClerk("Cleo");
const ben = aMember("Ben");
const TODAY = NOW.today;
const BOARD_DAY = { at: new Date("2021-02-03T14:02:00Z"), today: "2021-02-03" };
const later = (minutes: number) => ({
  at: new Date(BOARD_DAY.at.getTime() + minutes * 60_000),
  today: BOARD_DAY.today,
});

const plan = planOf(aMeeting("2020-12-18"), aMeeting("2021-02-03", { time: "14:00" }));
const ran = (start: Plan, draft: Draft | null): Plan =>
  draft ? applyChange(start, changeOf(start, draft.items)) : start;
const board = (state: Plan, ref = "2021-02-03") => get(state, "meeting", ref);
const teams = { meetingId: "MCMx" };

describe("the days before a meeting", () => {
  test("are five clear days, seven and ten working days, unless a clerk sets others", () => {
    expect(paperDays(plan, "2021-02-03")).toEqual({
      chase: "2021-01-20",
      freeze: "2021-01-25",
      papers: "2021-01-26",
    });
    const set = changeSettings(plan, { papersDays: 6, chaseDays: 12 }, cleo);
    expect(paperDays(ran(plan, set), "2021-02-03")).toEqual({
      chase: "2021-01-18",
      freeze: "2021-01-25",
      papers: "2021-01-25",
    });
  });

  test("keep their order: papers are chased, then frozen, then sent", () => {
    expect(() => changeSettings(plan, { papersDays: 7 }, cleo)).toThrow(
      "set the freeze to 8 or more first",
    );
    expect(() => changeSettings(plan, { chaseDays: 6 }, cleo)).toThrow("Updates are chased before");
    expect(() => changeSettings(plan, { papersDays: 0 }, cleo)).toThrow("from 1 to 60");
    expect(() => changeSettings(plan, { papersDays: 4 }, ben)).toThrow("Only a clerk");
    expect(changeSettings(plan, { papersDays: 5 }, cleo)).toBeNull();
  });

  test("go back to the defaults when the first change of them is undone", () => {
    const change = changeOf(plan, changeSettings(plan, { papersDays: 4 }, cleo)?.items ?? []);
    const set = applyChange(plan, change);
    expect(settingsOf(set).papersDays).toBe(4);
    expect(settingsOf(ran(set, undo(set, change))).papersDays).toBe(5);
  });
});

describe("the last meeting and the next", () => {
  const refs = (state: Plan, today: string) => [
    lastMeeting(state, today)?.ref,
    nextMeeting(state, today)?.ref,
  ];

  test("go by the day, and on the day itself by whether it is closed", () => {
    expect(refs(plan, TODAY)).toEqual(["2020-12-18", "2021-02-03"]);
    expect(refs(plan, "2021-02-03")).toEqual(["2020-12-18", "2021-02-03"]);
    expect(refs(plan, "2021-02-04")).toEqual(["2021-02-03", undefined]);
    const opened = ran(plan, openBoard(plan, {}, cleo, BOARD_DAY));
    expect(refs(opened, "2021-02-03")).toEqual(["2020-12-18", "2021-02-03"]);
    const closed = ran(opened, closeBoard(opened, {}, cleo, later(90)));
    expect(refs(closed, "2021-02-03")).toEqual(["2021-02-03", undefined]);
  });

  test("leave out what was cancelled", () => {
    const cancelled = ran(plan, cancelMeeting(plan, "2021-02-03", "Snow", cleo, NOW));
    expect(refs(cancelled, TODAY)).toEqual(["2020-12-18", undefined]);
    expect(refs(cancelled, "2021-02-04")).toEqual(["2020-12-18", undefined]);
    expect(stateOf(board(cancelled), TODAY)).toBe("cancelled");
    expect(board(cancelled).cancelled).toMatchObject({ by: "Cleo", reason: "Snow" });
  });

  test("are the board's own where the settings name it", () => {
    const other = planOf(
      aMeeting("2021-01-27", { body: "Operations Group" }),
      aMeeting("2021-02-03"),
      someSettings({ board: "send sub-committee" }),
    );
    expect(nextMeeting(other, TODAY)?.ref).toBe("2021-02-03");
    const all = ran(other, changeSettings(other, { board: null }, cleo));
    expect(nextMeeting(all, TODAY)?.ref).toBe("2021-01-27");
  });
});

describe("planning a meeting", () => {
  test("takes the board's body where none is said, and the whole name of one that is", () => {
    expect(bodyMeant(plan, undefined)).toBe("SEND Sub-Committee");
    expect(bodyMeant(plan, "sub-committee")).toBe("SEND Sub-Committee");
    expect(bodyMeant(plan, "Health and Wellbeing Board")).toBe("Health and Wellbeing Board");
  });

  test.each([
    ["14:00", "14:00"],
    ["2pm", "14:00"],
    ["9.30", "09:30"],
    ["12am", "00:00"],
    ["1430", "14:30"],
    ["25:00", undefined],
    ["14", undefined],
    ["13pm", undefined],
    ["soon", undefined],
  ])("reads the time %s as %s", (typed, time) => {
    expect(timeOf(typed)).toBe(time);
  });

  test("refuses a day that it has, and names each fault by its field", () => {
    const add = (said: Parameters<typeof addMeeting>[1]) => () => addMeeting(plan, said, cleo, NOW);
    expect(add({ date: "2021-02-03" })).toThrow("already planned for 3 Feb 2021");
    expect(add({ date: "" })).toThrow("Give the day of the meeting");
    expect(add({ date: "2021-03-03", time: "late" })).toThrow("hours and minutes");
    expect(() => addMeeting(plan, { date: "2021-03-03" }, ben, NOW)).toThrow("Only a clerk");
  });

  test("gives two bodies that meet on one day a reference each", () => {
    const two = addMeeting(plan, { date: "2021-02-03", body: "Cabinet" }, cleo, NOW);
    expect(two.items).toMatchObject([{ ref: "2021-02-03-2", body: "Cabinet" }]);
  });

  test("plans a year of monthly meetings round what is planned, and says the rhythm", () => {
    const every = { nth: 1, weekday: 3 } as const;
    const { items } = addMeeting(plan, { monthly: every, time: "14:00" }, cleo, NOW);
    expect(items.map(({ ref }) => ref)).toEqual([
      "2021-03-03",
      "2021-04-07",
      "2021-05-05",
      "2021-06-02",
      "2021-07-07",
      "2021-08-04",
      "2021-09-01",
      "2021-10-06",
      "2021-11-03",
      "2021-12-01",
      "2022-01-05",
    ]);
    expect(rhythmWords(every)).toBe("the first Wednesday of each month");
    expect(rhythmOf("2021-02-03")).toEqual(every);
    expect(daysAfter({ nth: -1, weekday: 5 }, "2021-12-30", 2)).toEqual([
      "2021-12-31",
      "2022-01-28",
    ]);
    const series = ran(plan, { why: null, items });
    const ended = ran(series, endSeries(series, cleo));
    expect(ended.items.meeting.filter((one) => one.every !== null)).toEqual([]);
    expect(ended.items.meeting).toHaveLength(13);
    expect(endSeries(ended, cleo)).toBeNull();
  });

  test("taken back is a meeting cancelled", () => {
    const change = changeOf(plan, addMeeting(plan, { date: "2021-03-03" }, cleo, NOW).items);
    const undone = ran(applyChange(plan, change), undo(applyChange(plan, change), change));
    expect(stateOf(board(undone, "2021-03-03"), TODAY)).toBe("cancelled");
  });
});

describe("a meeting that is moved", () => {
  const moved = ran(plan, changeMeeting(plan, "2021-02-03", { date: "2021-02-10" }, cleo, NOW));

  test("keeps its reference, its time, and the day that it was moved from", () => {
    expect(board(moved)).toMatchObject({
      date: "2021-02-10",
      time: "14:00",
      movedFrom: "2021-02-03",
    });
    expect(nextMeeting(moved, TODAY)?.date).toBe("2021-02-10");
    const again = changeMeeting(moved, "2021-02-03", { date: "2021-02-17" }, cleo, NOW);
    expect(again?.items).toMatchObject([{ date: "2021-02-17", movedFrom: "2021-02-03" }]);
  });

  test("is not moved from a card on which it stood otherwise, nor once it was opened", () => {
    const stale = { date: "2021-02-12", seen: 1 };
    expect(() => changeMeeting(moved, "2021-02-03", stale, cleo, NOW)).toThrow("has changed since");
    const opened = ran(plan, openBoard(plan, {}, cleo, BOARD_DAY));
    expect(() => changeMeeting(opened, "2021-02-03", { date: "2021-02-12" }, cleo, NOW)).toThrow(
      "has been opened",
    );
    expect(() => cancelMeeting(opened, "2021-02-03", undefined, cleo, NOW)).toThrow("opened");
  });

  test("stays moved when the plan file is loaded again, with all that became of it", () => {
    const rows = [
      { ref: "2020-12-18", body: "SEND Sub-Committee", date: "2020-12-18" },
      { ref: "2021-02-03", body: "SEND Sub-Committee", date: "2021-02-03", time: "14:00" },
    ];
    const file = { schema: "plan-board/1", meetings: rows };
    const held = ran(moved, freezePapers(moved, {}, cleo, NOW));
    const reading = readPlanFile(file, held, { name: "File", at: NOW.at });
    expect(reading).toMatchObject({ wrong: [], unchanged: 2, changed: [] });
    const elsewhere = [{ ...rows[1], date: "2021-02-24" }];
    const other = readPlanFile({ ...file, meetings: elsewhere }, held, {
      name: "File",
      at: NOW.at,
    });
    expect(other.items).toMatchObject([{ date: "2021-02-24", frozen: board(held).frozen }]);
  });

  test("has a life that no file may set", () => {
    const row = {
      ref: "2021-02-03",
      cancelled: { by: "F", at: NOW.at.toISOString() },
      closed: null,
      attendance: [],
    };
    const reading = readPlanFile({ schema: "plan-board/1", meetings: [row] }, plan, {
      name: "File",
      at: NOW.at,
    });
    expect(reading.wrong.map(({ field }) => field)).toEqual(["cancelled", "closed", "attendance"]);
    const asked = { name: "Ada", asked: null };
    const people = readPlanFile(
      { schema: "plan-board/1", people: [asked] },
      planOf(aPerson("Ada")),
      { name: "File", at: NOW.at },
    );
    expect(people.wrong.map(({ field }) => field)).toEqual(["asked"]);
  });
});

describe("papers", () => {
  test("are frozen once, at the version that the freeze made, and again only when it is said", () => {
    const frozen = ran(plan, freezePapers(plan, {}, cleo, NOW));
    expect(board(frozen).frozen).toMatchObject({ version: 2, by: "Cleo" });
    expect(frozen.version).toBe(2);
    expect(stateOf(board(frozen), TODAY)).toBe("papers frozen");
    expect(freezePapers(frozen, {}, cleo, NOW)).toBeNull();
    const again = freezePapers(frozen, { again: true }, cleo, NOW);
    expect(again?.items).toMatchObject([{ frozen: { version: 3 } }]);
  });

  test("are not frozen for a meeting that was cancelled or held, nor by others than a clerk", () => {
    expect(() => freezePapers(plan, {}, ben, NOW)).toThrow("Only a clerk");
    expect(() => freezePapers(planOf(), {}, cleo, NOW)).toThrow("No meeting is planned");
    const opened = ran(plan, openBoard(plan, {}, cleo, BOARD_DAY));
    expect(() => freezePapers(opened, { ref: "2021-02-03" }, cleo, NOW)).toThrow("opened already");
  });
});

describe("a board's meeting", () => {
  const both: readonly [string, (state: Plan) => Draft | null, (state: Plan) => Draft | null][] = [
    [
      "a clerk, then Teams",
      (state) => openBoard(state, {}, cleo, BOARD_DAY),
      (state) => openBoard(state, {}, teams, later(1)),
    ],
    [
      "Teams, then a clerk",
      (state) => openBoard(state, {}, teams, BOARD_DAY),
      (state) => openBoard(state, {}, cleo, later(1)),
    ],
    [
      "Teams twice",
      (state) => openBoard(state, {}, teams, BOARD_DAY),
      (state) => openBoard(state, {}, { meetingId: "another" }, later(1)),
    ],
  ];

  test.each(both)("opened by %s is one meeting, opened once", (_who, first, second) => {
    const opened = ran(plan, first(plan));
    const twice = ran(opened, second(opened));
    expect(twice.items.meeting).toHaveLength(2);
    expect(board(twice).opened).toMatchObject({
      version: 2,
      at: BOARD_DAY.at.toISOString(),
      meetingId: "MCMx",
    });
    expect(openBoard(twice, {}, cleo, later(2))).toBeNull();
    expect(openBoard(twice, {}, teams, later(2))).toBeNull();
  });

  test("is opened on its own day only; Teams opens nothing that is not planned", () => {
    expect(() => openBoard(plan, {}, cleo, NOW)).toThrow(
      "No board is planned for today, 20 Jan 2021. The next is the SEND Sub-Committee of 3 Feb 2021.",
    );
    expect(() => openBoard(plan, { ref: "2021-02-03" }, cleo, NOW)).toThrow("is not today");
    expect(openBoard(plan, {}, teams, NOW)).toBeNull();
    expect(() => openBoard(plan, {}, ben, BOARD_DAY)).toThrow("Only a clerk");
  });

  test("is closed once, by whoever says so first", () => {
    const opened = ran(plan, openBoard(plan, {}, teams, BOARD_DAY));
    const closed = ran(opened, closeBoard(opened, {}, cleo, later(90)));
    expect(board(closed).closed).toMatchObject({ version: 3, by: "Cleo" });
    expect(closeBoard(closed, {}, teams, later(95))).toBeNull();
    expect(closeBoard(closed, {}, cleo, later(95))).toBeNull();
    expect(() => closeBoard(plan, {}, cleo, BOARD_DAY)).toThrow("No board is open");
    expect(closeBoard(plan, {}, teams, BOARD_DAY)).toBeNull();
  });

  test("is not closed by the end of another meeting in Teams", () => {
    const opened = ran(plan, openBoard(plan, {}, teams, BOARD_DAY));
    expect(closeBoard(opened, {}, { meetingId: "another" }, later(30))).toBeNull();
    expect(closeBoard(opened, {}, teams, later(30))).not.toBeNull();
    const days = { at: new Date("2021-02-08T10:00:00Z"), today: "2021-02-08" };
    expect(closeBoard(opened, {}, { meetingId: null }, days)).toBeNull();
  });

  test("that was closed too early is opened again by a clerk, and not by Teams", () => {
    const opened = ran(plan, openBoard(plan, {}, teams, BOARD_DAY));
    const closed = ran(opened, closeBoard(opened, {}, teams, later(20)));
    expect(openBoard(closed, {}, teams, later(25))).toBeNull();
    const again = ran(closed, openBoard(closed, {}, cleo, later(25)));
    expect(board(again)).toMatchObject({ closed: null, opened: { version: 2 } });
  });

  test("of a series brings the next after the last that is planned", () => {
    const every = rhythmOf("2021-02-03");
    const series = planOf(
      aMeeting("2021-02-03", { every, time: "14:00" }),
      aMeeting("2021-03-03", { every }),
    );
    const opened = ran(series, openBoard(series, {}, cleo, BOARD_DAY));
    const closed = ran(opened, closeBoard(opened, {}, cleo, later(60)));
    const dates = closed.items.meeting.map(({ date }: Meeting) => date);
    expect(dates).toEqual(["2021-02-03", "2021-03-03", "2021-04-07"]);
    expect(board(closed, "2021-04-07")).toMatchObject({ time: "14:00", every });
  });
});
