import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { find } from "../../../bot/plan/model/snapshot.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { useAzurite } from "../../support/azurite.ts";
import { buttonsIn, inputsIn, startWorld, text, type World } from "../../support/world.ts";

const tables = useAzurite();
let world: World;
let now = new Date("2021-01-20T10:00:00Z");
const at = (instant: string) => {
  now = new Date(instant);
};
beforeAll(async () => {
  world = await startWorld(await tables().open(), { clock: () => now });
  await world.say("cleo", "@hilary is Hilary Fordham");
  await world.say("cleo", "@dave is Dave Carr");
});
afterAll(() => world.stop());

const titles = (card: Card) => buttonsIn(card).map(({ title }) => title);
const meeting = async (ref: string) => {
  const found = find(await world.plan(), "meeting", ref);
  if (!found) throw new Error(ref);
  return found;
};
const says = async (...said: Parameters<World["say"]>) => text(await world.say(...said));

describe("a calendar of meetings", () => {
  test("answers from the plan file's meetings, with the days before the next one", async () => {
    const all = await says("mo", "meetings");
    expect(all).toContain("The next meeting is on Wed 3 Feb 2021");
    expect(all).toContain(
      "chase from 20 Jan 2021 · freeze 25 Jan 2021 · papers out by 26 Jan 2021",
    );
    expect(all).toContain("| Past");
    expect(all).not.toContain("Add a meeting");
    expect(await says("mo", "when was the last board")).toContain(
      "The last meeting was on Fri 18 Dec 2020",
    );
    expect(await says("mo", "when is the next board")).toContain("go out by Tue 26 Jan 2021");
    expect(await says("mo", "due before the papers go out")).toContain("26 Jan 2021");
  });

  test("takes a meeting in one line or on a form, from a clerk", async () => {
    const added = await says("cleo", "add meeting 3 Mar 2021 2pm SEND Partnership Board");
    expect(added).toContain("Planned: Wed 3 Mar 2021, 14:00.");
    expect(added).toContain("SEND Partnership Board");
    expect(added).toContain("23 Feb 2021");

    const form = await world.say("cleo", "add meeting");
    const faulty = await world.press("cleo", form, "Save", { time: "late" });
    expect(text(faulty)).toContain("⚠ Give the day of the meeting");
    expect(text(faulty)).toContain("⚠ Give the time as hours and minutes");
    expect(inputsIn(faulty)).toMatchObject({ time: "late" });
    const saved = await world.press("cleo", faulty, "Save", { date: "2021-04-02", time: "14:00" });
    expect(text(saved)).toContain("That day is a bank holiday (Good Friday).");
    expect(await meeting("2021-04-02")).toMatchObject({
      body: "SEND Sub-Committee of the Health and Wellbeing Board",
      time: "14:00",
    });
    const twice = await world.press("cleo", faulty, "Save", { date: "2021-04-02", time: "14:00" });
    expect(text(twice)).toContain("This was already saved.");
    expect(await says("mo", "add meeting 5 May 2021")).toContain("Only a clerk");
    expect(await says("cleo", "add meeting some day")).toContain("Say the day of the meeting");
  });

  test("moves and cancels, and goes by what it then says", async () => {
    expect(await says("cleo", "cancel the meeting of 2 April because it is a holiday")).toContain(
      "Cancelled: the meeting of Fri 2 Apr 2021.",
    );
    const cancelled = await world.say("cleo", "meetings");
    expect(text(cancelled)).toContain("Cancelled");
    const moved = await says("cleo", "move the 3 Feb meeting to 10 Feb");
    expect(moved).toContain("Saved. Wed 10 Feb 2021.");
    expect(moved).toContain("3 Feb 2021");
    expect(await says("mo", "next meeting")).toContain("Wed 10 Feb 2021");
    expect(await says("mo", "due before the papers go out")).toContain("2 Feb 2021");
    expect(await says("cleo", "move the meeting of 10 Feb to 3 Feb at 14:00")).toContain(
      "Wed 3 Feb 2021, 14:00",
    );
    expect(await says("cleo", "cancel the meeting of 7 July")).toContain(
      "No meeting is planned for 7 Jul 2021. Planned: 3 Feb 2021, 3 Mar 2021.",
    );
    expect(await says("cleo", "undo that")).toContain("Undone");
    expect(await says("mo", "next meeting")).toContain("Wed 10 Feb 2021");
    await says("cleo", "move the next meeting to 3 Feb at 14:00");
  });

  test("takes a series, and leaves what is planned when meetings are as determined", async () => {
    const series = await says("cleo", "add monthly meeting on the last Thursday at 10am Ops Group");
    expect(series).toContain(
      "Planned: 12 meetings on the last Thursday of each month, from Thu 28 Jan 2021 to Thu 30 Dec 2021.",
    );
    expect(await says("mo", "next meeting")).toContain("Ops Group");
    expect(await says("cleo", "meetings are as determined")).toContain("none is added by itself");
    // The board is one body of the two: only its meetings count as the board's.
    const set = await says("cleo", "set board to SEND Sub-Committee");
    expect(set).toContain("The board is “SEND Sub-Committee of the Health and Wellbeing Board”");
    expect(await says("mo", "next meeting")).toContain("Wed 3 Feb 2021");
  });

  test("is kept by settings, which a clerk sees and changes", async () => {
    expect(await says("cleo", "settings")).toContain("Papers go out 5 clear working days before");
    expect(await says("cleo", "set papers 6 clear days before")).toContain(
      "Papers go out 6 clear working days before",
    );
    expect(await says("mo", "next meeting")).toContain("go out by Mon 25 Jan 2021");
    expect(await says("cleo", "set papers 9 clear days before")).toContain("set the freeze to 10");
    expect(await says("cleo", "set papers to 5")).toContain("Saved.");
    expect(await says("cleo", "set update period 2 weeks")).toContain("every 2 weeks");
    expect(await says("mo", "set papers to 4")).toContain("Only a clerk");
  });
});

describe("before a board", () => {
  test("a clerk goes through what it needs, part by part", async () => {
    const prep = await world.say("cleo", "prep for 3 Feb");
    expect(text(prep)).toContain("Wed 3 Feb 2021, 14:00");
    expect(text(prep)).toContain("Since the last board, 18 Dec 2020.");
    for (const part of [
      "Changed since the last board",
      "Red and amber, with reason and next step",
      "Red or amber without a reason or a next step",
      "Overdue",
      "Due before the meeting",
      "Not updated since the last board, by owner",
      "Risks that are high after mitigation",
      "Measures off target or without a figure",
    ]) {
      expect(titles(prep)).toContain(`Show: ${part.toLowerCase()}`);
      if (part.startsWith("Not updated")) continue;
      const shown = await world.press("cleo", prep, `Show: ${part.toLowerCase()}`);
      expect(text(shown)).toContain(part);
      expect(titles(shown)).toContain("Back to the list");
    }
    const reds = await world.press("cleo", prep, "Show: red and amber, with reason and next step");
    expect(text(reds)).toMatch(/Why: .+ · Next step: /);
    expect(await says("mo", "prep for 3 Feb")).toContain("Only a clerk");
    expect(await says("cleo", "prep for the board")).toContain("Prepare for the board");
  });

  test("a clerk has an owner asked for an update, once, and it is in the history", async () => {
    const list = await world.say("cleo", "who needs chasing before the papers go out");
    expect(text(list)).toContain("Papers go out by 26 Jan 2021.");
    const ask = "Ask Hilary Fordham for an update";
    const kept = async () => find(await world.plan(), "person", "hilary-fordham")?.asked;
    // Nobody can be told who has not let the bot in, where no channel follows: so nobody is noted as asked.
    const not = await world.press("cleo", list, ask);
    expect(text(not)).toMatch(/Noted: an update of 2\.5, .* is wanted, but nothing is sent/);
    expect(text(not)).toContain("no channel follows the plan");
    expect(titles(not)).toContain(ask);
    expect(await kept()).toBeNull();

    await world.say("hilary", "hello");
    const noted = await world.press("cleo", not, ask);
    expect(text(noted)).toMatch(/Noted: Hilary Fordham is asked for an update of 2\.5, .* in one/);
    expect(titles(noted)).not.toContain(ask);
    expect(text(await world.press("cleo", not, ask))).toContain("was asked today already");
    expect(await kept()).toMatchObject({ by: "Cleo Clark" });
    expect((await world.history()).at(-1)).toMatchObject({
      command: "ask_update",
      why: "Asked Hilary Fordham for an update",
    });
    const everybody = await world.press("cleo", noted, "Ask everybody");
    expect(text(everybody)).toMatch(/I do not know the Teams account of .*Zoe Richards/);
    const { items } = await world.plan();
    expect(items.person.filter((person) => person.asked !== null)).toHaveLength(1);
    expect(await says("cleo", "ask everyone for an update")).toContain("asked today already");
    expect(await says("mo", "ask everybody for updates")).toContain("Only a clerk");
    // Others may read the list, and ask nobody.
    const read = await world.say("mo", "who has not updated their actions");
    expect(titles(read).filter((title) => title.startsWith("Ask "))).toEqual([]);
  });

  test("an officer sees what is theirs to update, until they have", async () => {
    const mine = await world.say("hilary", "what do I need to update before the next meeting");
    expect(text(mine)).toContain("Actions of Hilary Fordham");
    expect(text(mine)).toContain("The next meeting is on 3 Feb 2021.");
    expect(text(mine)).not.toContain("Zoe Richards");
    const before = text(mine).match(/(\d+) actions/)?.[1];
    const form = await world.say("hilary", "update 2.5");
    await world.press("hilary", form, "Save", { progress: "Two schools have a nurse" });
    const after = await says("hilary", "what do I need to update before the next meeting");
    expect(Number(after.match(/(\d+) actions/)?.[1])).toBeLessThanOrEqual(Number(before));
    expect(after).not.toMatch(/[–✖▲●] 2\.5/);
    expect(await says("mo", "what do I need to update before the next meeting")).toContain(
      "I do not know which officer you are yet",
    );
  });

  test("papers are frozen, and what changes after it is told apart", async () => {
    const frozen = await says("cleo", "freeze papers");
    const version = (await meeting("2021-02-03")).frozen?.version;
    expect(frozen).toContain(`Papers for 3 Feb 2021 are frozen at version ${version} of the plan`);
    expect(await says("cleo", "freeze papers")).toContain("were frozen already");
    expect((await meeting("2021-02-03")).frozen?.version).toBe(version);
    await says("cleo", "set 1.7 red because the provider has left");
    const prep = await world.say("cleo", "prep");
    expect(text(prep)).toContain("1 | Changed since the papers were frozen · 1 rated otherwise");
    const changed = await world.press("cleo", prep, "Show: changed since the papers were frozen");
    expect(text(changed)).toMatch(/1\.7 .*worse: ● Green to ✖ Red/);
    expect(await says("mo", "freeze papers")).toContain("Only a clerk");
    await says("cleo", "set 4.2 red because the panel has not met");
    const since = await says("mo", "what's changed since the papers were frozen?");
    expect(since).toContain("since the papers for 3 Feb 2021 were frozen, 20 Jan 2021");
    expect(since).toMatch(/4\.2 .*worse/);
    expect(since).toContain("2 changes");
  });
});

describe("the board's meeting", () => {
  const START = { value: { Title: null, MeetingType: "Scheduled" } };

  test("is not opened on another day, by nobody but a clerk, nor by Teams", async () => {
    expect(await says("cleo", "open board")).toContain(
      "No board is planned for today, 20 Jan 2021.",
    );
    expect(await world.meeting("Start", "group", START)).toBeUndefined();
    at("2021-02-03T14:02:00Z");
    expect(await says("mo", "open board")).toContain("Only a clerk");
    expect((await meeting("2021-02-03")).opened).toBeNull();
  });

  test("is opened by Teams in a conversation that follows the plan, once, whatever comes twice", async () => {
    await world.say("cleo", "follow plan", "board");
    expect(await world.meeting("Start", "group", START)).toBeUndefined();
    const opened = await world.meeting("Start", "board", { ...START, activityId: "start-1" });
    expect(opened && text(opened)).toContain("Board open: Wed 3 Feb 2021, 14:00");
    expect(opened && text(opened)).toContain("Opened 3 Feb 2021, 14:02 by Teams.");
    expect(
      await world.meeting("Start", "board", { ...START, activityId: "start-1" }),
    ).toBeUndefined();
    expect(await world.meeting("Start", "board", START)).toBeUndefined();
    const again = await says("cleo", "open board", "board");
    expect(again).toContain("It is open already, since 3 Feb 2021, 14:02 by Teams.");
    const { items } = await world.plan();
    expect(items.meeting.filter(({ opened: one }) => one !== null)).toHaveLength(1);
    const history = await world.history();
    expect(history.filter(({ command }) => command === "open_board")).toMatchObject([
      { by: { id: null, name: "Teams" }, via: "bot" },
    ]);
  });

  test("walks through reds, overdue and exceptions one at a time, and records nothing", async () => {
    const { version } = await world.plan();
    let card = await world.say("mo", "walk through", "board");
    const seen: string[] = [];
    while (titles(card).includes("Discuss next")) {
      seen.push(text(card).split("\n")[0] ?? "");
      card = await world.press("mo", card, "Discuss next", {}, "board");
    }
    expect(text(card)).toContain(`That was the last of ${seen.length}.`);
    expect(seen[0]).toMatch(/^Red: action \d\.\d, 1 of \d+$/);
    expect(new Set(seen).size).toBe(seen.length);
    const groups = [...new Set(seen.map((one) => one.split(":")[0]))];
    expect(groups).toEqual(["Red", "Overdue", "Other exceptions"]);
    expect((await world.plan()).version).toBe(version);
  });

  test("ticks who is there against the rule, and says of no meeting that it is quorate", async () => {
    const rule = await world.say("cleo", "what is the quorum");
    expect(text(rule)).toContain("The quorum is 3 members, including at least one County");
    expect(titles(await world.say("mo", "what is the quorum"))).not.toContain("Tick who is there");
    const form = await world.press("cleo", rule, "Tick who is there");
    const one = await world.press("cleo", form, "Save", { seats: "0.0,4.0", names: "Ann Other" });
    expect(text(one)).toContain("Saved: 3 are noted as there.");
    expect(text(one)).toContain("The rule asks for 3 members. Ticked: 2");
    expect(text(one)).toContain("1 NHS non-executive member. Ticked: 0. Missing: 1.");
    const more = await world.press("cleo", one, "Change who is there");
    expect(inputsIn(more)).toMatchObject({ seats: "0.0,4.0", names: "Ann Other" });
    const all = await world.press("cleo", more, "Save", { seats: "0.0,2.0,4.0" });
    expect(text(all)).toContain("Whether the meeting is quorate is for its chair to say");
    expect(text(all)).not.toContain("Missing");
    const stale = await world.press("cleo", form, "Save", { seats: "1.0" });
    expect(text(stale)).toContain("Nothing was saved.");
    expect((await meeting("2021-02-03")).attendance).toHaveLength(4);
  });

  test("is closed with what it changed, net, and the next dates; Teams' end changes nothing after", async () => {
    at("2021-02-03T14:30:00Z");
    await says("cleo", "set 1.6 amber because data is late");
    await says("cleo", "set 1.6 red because data is not there");
    await says("cleo", "set 5.2 amber because a new provider came");
    await says("cleo", "set 5.2 red because the provider has left");
    const form = await world.say("mo", "log a risk");
    await world.press("mo", form, "Save", {
      area: "3",
      description: "Nobody leads the pathway",
      rag: "red",
      owner: "hilary-fordham",
    });
    expect(await world.meeting("End", "board", { id: "another" })).toBeUndefined();
    at("2021-02-03T15:31:00Z");
    const closed = await world.meeting("End", "board");
    if (!closed) throw new Error("Nothing was said of the end.");
    expect(text(closed)).toContain("Board closed: Wed 3 Feb 2021, 14:00");
    expect(text(closed)).toContain("Opened 3 Feb 2021, 14:02, closed 3 Feb 2021, 15:31.");
    expect(text(closed)).toMatch(
      /Ratings changed in the meeting: 1\n1\.6 worse: ● Green to ✖ Red, by way of ▲ Amber \(/,
    );
    expect(text(closed)).toMatch(
      /New risks: 1\n.*Nobody leads the pathway Owner: Hilary Fordham\./,
    );
    expect(text(closed)).toMatch(/Next\n/);
    expect(text(closed)).not.toMatch(/\bagreed\b|\bapproved\b|\bdecided\b/);

    const report = text(await world.say("cleo", "close board", "board"));
    expect(report).toContain("It was closed already.");
    expect(report).toContain("Ratings changed in the meeting: 1");
    expect(await world.meeting("End", "board")).toBeUndefined();
    await says("cleo", "set 1.8 red because this is after the board");
    expect(await says("mo", "meeting report")).toContain("Ratings changed in the meeting: 1");
    expect(await says("mo", "last meeting")).toContain("Wed 3 Feb 2021");
  });

  test("that a clerk opens is the same one that Teams then tells of", async () => {
    at("2021-03-03T14:00:00Z");
    await says("cleo", "set board to any");
    const opened = await says("cleo", "open board", "board");
    expect(opened).toContain("Opened 3 Mar 2021, 14:00 by Cleo Clark.");
    expect(opened).toMatch(/Left open last time \(25 Feb 2021\)/);
    expect(await world.meeting("Start", "board", { id: "MCMy" })).toBeUndefined();
    expect((await meeting("2021-03-03")).opened).toMatchObject({
      by: "Cleo Clark",
      meetingId: "MCMy",
    });
    expect(await says("cleo", "close board", "board")).toContain("Board closed: Wed 3 Mar 2021");
    expect((await meeting("2021-03-03")).closed?.by).toBe("Cleo Clark");
    expect(await says("cleo", "close board", "board")).toContain("It was closed already.");
  });

  test("an event that lacks all but its name is met with silence, not with a fault", async () => {
    const bare = world.activity("cleo", "board", {
      type: "event",
      name: "application/vnd.microsoft.meetingStart",
      value: null,
      channelData: null,
    });
    expect((await world.deliver(bare)).status).toBe(200);
    expect(world.logged.filter((line) => line.includes("failed"))).toEqual([]);
  });
});
