import { beforeAll, describe, expect, test } from "vitest";
import type { PlaygroundPage } from "./playground.ts";
import { useDemo } from "./running-demo.ts";

/** Half past nine on a working day, on which updates for the next board are to be chased. */
const demo = useDemo("2021-01-20T09:30");
let page: PlaygroundPage;
beforeAll(() => {
  page = demo().page;
});
const picture = (name: string) => demo().picture(name);
const BOARD = { channel: "Improvement board" } as const;

describe("a clerk, in a Teams client", () => {
  test("is told what is due for the next board, and what waits for them as an officer", async () => {
    await page.goTo("personal");
    await page.ask("set due soon 14 days");
    const step = await page.card("Updates are to be chased");
    expect(await step.textContent()).toContain("Wed 3 Feb 2021");
    const digest = await page.card("Your part of the plan");
    expect(await digest.textContent()).toContain("for you.");
    await picture("22-reminders");
  });

  test("has a channel follow the plan, and it chooses what it gets", async () => {
    await page.goTo(BOARD);
    await page.ask("follow plan");
    await page.ask("choose posts");
    await page.card("Meeting notes");
    await picture("23-choose-posts");
  });

  test("posts the summary: preview, confirm, and the card itself becomes the delivery report", async () => {
    await page.goTo("personal");
    await page.ask("post summary");
    await page.card("Preview. Nothing is posted yet.");
    await picture("24-summary-preview");
    await page.press("Post to 1 conversation");
    await page.card("Arrived in 1 of 1 conversation.");
    await picture("25-summary-report");
    await page.goTo(BOARD);
    const summary = await page.card("Since the last board");
    expect(await summary.textContent()).toContain("35 actions");
    await picture("26-summary-in-channel");
  });

  test("posts the exceptions, and schedules them; the schedule is read back with its next dates", async () => {
    await page.goTo("personal");
    await page.ask("post exceptions every month, 3 working days before the board, 09:00");
    const preview = await page.card("Nothing is scheduled or posted yet.");
    expect(await preview.textContent()).toContain("Fri 29 Jan 2021, 09:00");
    await picture("27-schedule-preview");
    await page.press("Schedule it");
    await page.card("Scheduled:");
    const list = await page.ask("schedules");
    expect(await list.textContent()).toContain("3 working days before each board, at 09:00");
    await picture("28-schedules");
  });

  test("holds a board that Teams begins and ends; what it changed is posted to the channel", async () => {
    const { playground } = demo();
    const planned = await page.ask("add meeting today 14:00 SEND Sub-Committee");
    expect(await planned.textContent()).toContain("Planned: Wed 20 Jan 2021, 14:00");
    await page.goTo("group");
    await page.ask("follow plan");
    await playground.meeting("Start", "group");
    const open = await page.card("Board open: Wed 20 Jan 2021");
    expect(await open.textContent()).toContain("To walk through");
    await picture("29-board-open");
    await page.press("Discuss next");
    await picture("30-walk");
    await page.ask("set 3.4 red because no adult provider has signed");
    await playground.meeting("End", "group");
    const closed = await page.card("Board closed: Wed 20 Jan 2021");
    expect(await closed.textContent()).toContain("3.4");
    await picture("31-board-closed");
    await page.goTo(BOARD);
    const notes = await page.card("Board closed: Wed 20 Jan 2021");
    expect(await notes.textContent()).toContain("Ratings changed in the meeting");
    await picture("32-notes-in-channel");
  });

  test("prepares the next board: who has not updated what, asked by one press", async () => {
    await page.goTo("personal");
    const prep = await page.ask("prep for 3 Feb");
    expect(await prep.textContent()).toContain("Prepare for the board");
    await picture("33-prep");
    await page.ask("who has not updated");
    await page.pressRow("Zoe Richards");
    const asked = await page.card("Not updated");
    expect(await asked.textContent()).toContain("Zoe Richards");
    await picture("34-asked");
  });
});
