import { beforeAll, describe, expect, test } from "vitest";
import type { PlaygroundPage } from "./playground.ts";
import { useDemo } from "./running-demo.ts";

const demo = useDemo();
let page: PlaygroundPage;
beforeAll(async () => {
  page = demo().page;
  await page.goTo("group");
});
const picture = (name: string) => demo().picture(name);
const sees = async (text: string | RegExp) => (await page.card(text)).textContent();

const PROPOSED_DATE =
  "Revised date to propose, if the date cannot be met (it counts once approved)";

describe("two people in the group chat", () => {
  test("one proposes a revised date, the other approves it", async () => {
    await page.ask("2.7");
    await page.press("Update");
    await page.fill(PROPOSED_DATE, "2021-06-30");
    await page.fill("Reason for the revised date", "Two schools have no nurse yet");
    await page.press("Save");
    expect(await sees("Proposed date, not approved")).toContain("proposed by Hilary Fordham");
    await picture("17-proposed-date");
    page.pressAs("Dave Carr");
    await page.press("Approve the date");
    const approved = await sees("Approved: action 2.7 is now due by 30 Jun 2021.");
    expect(approved).toContain("approved by Dave Carr");
    await picture("18-approved-date");
  });

  test("one saves while the other types: both versions are shown, the typing is kept", async () => {
    await page.ask("2.5");
    page.pressAs("Dave Carr");
    await page.press("Update");
    const form = await page.card("Update action 2.5");
    await demo().playground.sayAs(
      "Hilary Fordham",
      "group",
      "set 2.5 amber because one provider has not signed",
    );
    await page.card("Saved: action 2.5 is ▲ Amber");
    await page.fill("Progress", "Four of five providers have signed", { card: form });
    await page.press("Save", { card: form });
    const conflict = await page.card(
      "Not saved: action 2.5 has changed since your card was drawn.",
    );
    expect(await conflict.textContent()).toContain("RAG: was ● Green, now ▲ Amber");
    expect(await conflict.locator("textarea").nth(2).inputValue()).toBe(
      "Four of five providers have signed",
    );
    await picture("19-conflict");
    await page.fill(
      "What is needed to return to green, and by whom (red and amber)",
      "The last provider signs in March",
      { card: conflict },
    );
    await page.press("Apply mine to the new version", { card: conflict });
    const saved = await sees("Four of five providers have signed");
    expect(saved).toContain("one provider has not signed");
  });

  test("one takes back their own last change", async () => {
    page.pressAs("Hilary Fordham");
    await page.ask("set 3.7 red because the contract has lapsed");
    const undone = await page.ask("undo that");
    expect(await undone.textContent()).toContain("Undone: your change of 20 Jan 2021");
    expect(await undone.textContent()).toContain("● Green");
    await picture("20-undo");
  });

  test("anybody asks what was: the history of an action, and what has changed", async () => {
    const history = await page.ask("history 2.7");
    expect(await history.textContent()).toContain("Dave Carr");
    const who = await page.ask("who changed 2.5 to amber and when?");
    expect(await who.textContent()).toContain("Hilary Fordham set 2.5 to ▲ Amber");
    const changed = await page.ask("what's changed since 18 December");
    expect(await changed.textContent()).toContain("18 Dec 2020");
    await picture("21-history");
  });
});
