import { beforeAll, describe, expect, test } from "vitest";
import type { PlaygroundPage } from "./playground.ts";
import { useDemo } from "./running-demo.ts";

const demo = useDemo();
let page: PlaygroundPage;
beforeAll(() => {
  page = demo().page;
});
const picture = (name: string) => demo().picture(name);

describe("the demo, in a Teams client", () => {
  test("its first card says that the ratings are illustrative", async () => {
    await page.goTo("personal");
    const card = await page.card("You can say, for example");
    expect(await card.textContent()).toContain("illustrative");
    await picture("1-first-card");
  });

  test("“show red actions” finds four of thirty-five", async () => {
    const card = await page.ask("show red actions");
    expect(await card.textContent()).toContain("4 of 35 actions");
    await picture("2-red-actions");
  });

  test("an action is opened by its row, updated from its card, and shows the result", async () => {
    await page.pressRow("Agree and implement a set of protocols");
    expect(await (await page.card("Action 4.3")).textContent()).toContain("Responsible officers");
    await picture("3-action");
    await page.press("Update");
    await page.card("Update action 4.3");
    await page.fill("RAG rating", "▲ Amber: at risk; a plan to recover is in place");
    await page.fill("Progress", "Two adult providers have agreed to sign in March.");
    await picture("4-form");
    await page.press("Save");
    const saved = await page.card("Saved: action 4.3 is ▲ Amber");
    expect(await saved.textContent()).toContain(
      "Two adult providers have agreed to sign in March.",
    );
    await picture("5-saved");
    const list = await page.ask("show red actions");
    expect(await list.textContent()).toContain("3 of 35 actions");
  });

  test("a fault comes back beside its field with the typing kept", async () => {
    await page.ask("update 3.7");
    await page.fill("RAG rating", "✖ Red: in danger of not being delivered");
    await page.fill("Progress", "Typed before the fault");
    await page.press("Save");
    const form = await page.card("Not saved yet");
    expect(await form.textContent()).toContain("Say why it is red.");
    expect(await form.locator("textarea").nth(2).inputValue()).toBe("Typed before the fault");
    await picture("6-fault");
  });

  test("a risk is logged and gets a reference", async () => {
    await page.ask("log a risk");
    await page.fill("Area that the risk is about", "4: Transitions in healthcare (0-25)");
    await page.fill("The risk: what may happen, and why", "Adult providers may not sign in time");
    await page.fill("Severity now", "High");
    await page.fill("Mitigation: what is being done about it", "The lead meets them in February");
    await picture("7-risk-form");
    await page.press("Save");
    await page.card("Saved: this is risk R5.");
    await picture("8-risk");
  });

  test("the scorecard is posted to a channel that follows the plan, and seen there", async () => {
    await page.goTo({ channel: "Improvement board" });
    const followed = await page.ask("follow plan");
    expect(await followed.textContent()).toContain(
      "SEND Partnership > Improvement board now follows",
    );
    await picture("9-following");
    await page.goTo("personal");
    await page.ask("post scorecard");
    await page.card("Preview. Nothing is posted yet.");
    await picture("10-preview");
    await page.press("Post to 1 conversation");
    await page.card("Arrived in 1 of 1 conversation.");
    await picture("11-delivery-report");
    await page.goTo({ channel: "Improvement board" });
    const scorecard = await page.card("8 of 8 measures");
    expect(await scorecard.textContent()).toContain("Actual 42%");
    await picture("12-scorecard-in-channel");
  });

  test("every overview can be asked for", async () => {
    await page.goTo("personal");
    for (const [say, see] of [
      ["summary", "All actions"],
      ["area 3", "We know we have made sufficient progress when"],
      ["risks", "5 of 5 risks"],
      ["KPI 2.4", "Finalise service specification"],
      ["amber for Zoe in area 4", "Amber actions in area 4"],
      ["frobnicate", "I did not understand “frobnicate”"],
    ] as const) {
      const card = await page.ask(say);
      expect(await card.textContent()).toContain(see);
    }
    await picture("13-overviews");
  });

  test("plain words are understood, typed as people type them", async () => {
    for (const [say, see] of [
      ["owt overdue for zoe?", "Actions owned by Zoe Richards, overdue"],
      ["hilarys reds", "Red actions owned by Hilary Fordham"],
      ["joint commisioning - whats amber", "Amber actions in area 2 (Joint commissioning)"],
      ["due before the next board", "due by 3 Feb 2021"],
      ["who owns 2.6?", "2.6 is owned by Hilary Fordham and Kirsty Hamer."],
    ] as const) {
      const card = await page.ask(say);
      expect(await card.textContent()).toContain(see);
    }
    await picture("14-plain-words");
  });

  test("the filters on a list ask again, and every one of the 35 actions is paged to", async () => {
    await page.ask("show all actions");
    const seen = new Set<string>();
    for (let number = 1; number <= 5; number++) {
      const card = await page.card(`page ${number} of 5`);
      for (const [, ref] of (await card.allInnerTexts()).join("\n").matchAll(/^(\d\.\d)$/gm))
        seen.add(ref ?? "");
      if (number === 1) await picture("15-all-actions");
      if (number < 5) await page.press("Next");
    }
    expect(seen.size).toBe(35);
    await page.ask("show all actions");
    await page.fill("RAG or status", "Red or amber");
    await page.fill("Area", "4: Transitions in healthcare (0-25)");
    await page.press("Show with these filters");
    await page.card("Red or amber actions in area 4");
    await picture("16-filtered");
  });
});
