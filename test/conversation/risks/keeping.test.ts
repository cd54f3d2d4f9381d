import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { find } from "../../../bot/plan/model/snapshot.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import {
  buttonsIn,
  inputsIn,
  SAMPLE,
  startWorld,
  text,
  type Who,
  type World,
} from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld(createMemoryStore());
  for (const said of ["@zoe is Zoe Richards", "@hilary is Hilary Fordham", "make @ray chair"]) {
    await world.say("cleo", said);
  }
});
afterAll(() => world.stop());

/** Asks by a press, as a button of any card would. */
async function ask(who: Who, data: object): Promise<Card> {
  const action = { type: "Action.Execute", verb: "x", data: { ...data, plan: SAMPLE.id } };
  const value = { action, trigger: "manual" };
  const press = { type: "invoke", name: "adaptiveCard/action", value };
  const answer = await world.deliver(world.activity(who, "personal", press));
  return answer.body.value as Card;
}

const nonce = () => crypto.randomUUID();
const show = (who: Who, ref: string) => ask(who, { command: "show_risk", ref });
const titles = (card: Card) => buttonsIn(card).map(({ title }) => title);
const risk = async (ref: string) => {
  const found = find(await world.plan(), "risk", ref);
  if (!found) throw new Error(ref);
  return found;
};

describe("a risk", () => {
  test("is updated by its owner from its card, with words, scores, links and a day for the next review", async () => {
    const form = await world.press("zoe", await show("zoe", "R4"), "Update");
    expect(inputsIn(form)).toMatchObject({ rag: "red", severity: "high", area: "4" });
    const again = await world.press("zoe", form, "Save", {
      residual: "6 x 2",
      links: "9.9",
      progress: "A lead is named by two of three providers",
    });
    expect(text(again)).toContain("⚠ Write likelihood × impact, each from 1 to 5: 3 × 4.");
    expect(text(again)).toContain("⚠ This plan has no “9.9”.");
    expect(inputsIn(again).progress).toBe("A lead is named by two of three providers");
    const saved = await world.press("zoe", again, "Save", {
      rag: "amber",
      postMitigation: "medium",
      residual: "L3 x I4",
      target: "2 × 2",
      links: "4.1, KPI 4.2",
      reviewBy: "2021-03-01",
      corporateRef: "CR-12",
      area: "4,3",
      why: "two providers have signed",
    });
    const said = text(saved);
    expect(said).toContain("Saved: risk R4 is ▲ Amber.");
    expect(said).toContain("Direction\n▼ Better: ✖ Red to ▲ Amber, 20 Jan 2021");
    expect(said).toContain("Residual score\n3 × 4 = 12, medium");
    expect(said).toContain("Linked to\naction 4.1, KPI 4.2");
    expect(said).toContain("Next review\n1 Mar 2021");
    // The words that stood were of another level.
    expect(await risk("R4")).toMatchObject({
      areas: ["4", "3"],
      postMitigation: { level: "medium", words: null },
      links: [
        { kind: "action", ref: "4.1" },
        { kind: "kpi", ref: "4.2" },
      ],
    });
    const history = text(await world.press("mo", await show("mo", "R4"), "History"));
    expect(history).toContain("two providers have signed");
    expect(history).toContain("RAG: was ✖ Red, now ▲ Amber");
  });

  test("that somebody else has changed is shown as it now stands, with what was typed kept", async () => {
    const mine = await ask("hilary", { command: "update_risk", ref: "R3" });
    const theirs = await ask("cleo", { command: "update_risk", ref: "R3" });
    await world.press("cleo", theirs, "Save", { progress: "A provider is chosen", rag: "green" });
    const conflict = await world.press("hilary", mine, "Save", { rag: "red" });
    expect(text(conflict)).toContain("Not saved: risk R3 has changed since your card was drawn.");
    expect(text(conflict)).toContain("RAG – now: ● Green; yours: ✖ Red");
    const saved = await world.press("hilary", conflict, "Apply mine to the new version");
    expect(text(saved)).toContain("Saved: risk R3 is ✖ Red.");
    // What she never touched keeps their change.
    expect(await risk("R3")).toMatchObject({ rag: "red", progress: "A provider is chosen" });
  });

  test("is reviewed, and then no longer among those that nobody has reviewed", async () => {
    const query = { kind: "risk", where: { lastReview: { before: "2021-01-01" } } };
    const old = text(await ask("mo", { command: "list", query, page: 1 }));
    expect(old).toContain("Risks, not reviewed since 1 Jan 2021");
    expect(old).toContain("R1 |");
    const form = await world.press("hilary", await show("hilary", "R1"), "Review");
    expect(inputsIn(form)).toMatchObject({ on: "2021-01-20" });
    const fault = await world.press("hilary", form, "Save the review", { next: "2021-01-19" });
    expect(text(fault)).toContain("⚠ 19 Jan 2021 is not after the review.");
    const saved = await world.press("hilary", fault, "Save the review", { next: "2021-03-01" });
    expect(text(saved)).toContain(
      "Saved: risk R1 was reviewed on 20 Jan 2021, next review 1 Mar 2021.",
    );
    expect(text(await ask("mo", { command: "list", query, page: 1 }))).not.toContain("R1 |");
  });

  test("that has come about is marked so, and is no issue again when it is past", async () => {
    const form = await ask("zoe", { command: "update_risk", ref: "R2" });
    const saved = text(
      await world.press("zoe", form, "Save", { issue: "true", why: "No returns" }),
    );
    expect(saved).toContain("◆ It has come about: No returns (Zoe Richards, 20 Jan 2021");
    const query = { kind: "risk", where: { issue: { missing: false } } };
    const issues = text(await ask("mo", { command: "list", query, page: 1 }));
    expect(issues).toContain("Risks that have become issues");
    expect(issues).toContain("1 of 4 risks");
    expect(issues).toContain("◆ Issue");
    expect(text(await world.say("zoe", "undo that"))).toContain("Undone: your change of");
    expect((await risk("R2")).issue).toBeUndefined();
  });

  test("is closed with a reason by a lead, a clerk or the chair, leaves the register, and is opened again", async () => {
    expect(titles(await show("zoe", "R2"))).not.toContain("Close");
    const form = await world.press("ray", await show("ray", "R2"), "Close");
    expect(text(form)).not.toContain("⚠");
    const blank = await world.press("ray", form, "Close it", { why: " " });
    expect(text(blank)).toContain("⚠ Say why it is closed.");
    const closed = text(
      await world.press("ray", blank, "Close it", { why: "All areas return data" }),
    );
    expect(closed).toContain("Saved: risk R2 is closed. It is kept, with its history.");
    expect(closed).toContain("State · ✔ Closed");
    expect(text(await world.say("mo", "risks"))).toContain("3 of 3 risks");
    const query = { kind: "risk", where: { state: { oneOf: ["closed"] } } };
    const list = text(await ask("mo", { command: "list", query, page: 1 }));
    expect(list).toContain("Risks that are closed");
    expect(list).toContain("1 of 4 risks");
    const late = await ask("cleo", { command: "update_risk", ref: "R2" });
    expect(text(await world.press("cleo", late, "Save", { rag: "red" }))).toContain(
      "Risk R2 is closed. Open it again first.",
    );
    const opened = await world.press("cleo", await show("cleo", "R2"), "Open again");
    expect(text(opened)).toContain("Saved: risk R2 is open.");
    expect(text(await world.say("mo", "risks"))).toContain("4 of 4 risks");
  });

  test("is merged into another, which takes over its areas and mitigation; taken back, both are as they were", async () => {
    const [one, other] = [await risk("R3"), await risk("R1")];
    const form = await world.press("cleo", await show("cleo", "R3"), "Merge");
    const merged = text(await world.press("cleo", form, "Merge", { into: "R1" }));
    expect(merged).toContain("Saved: risk R3 is merged into risk R1. Both keep their history.");
    expect(text(await show("mo", "R1"))).toContain("Merged into this one\nrisk R3");
    expect((await risk("R1")).mitigation).toEqual([...other.mitigation, ...one.mitigation]);
    expect(text(await world.say("cleo", "undo that"))).toContain("risk R3, risk R1");
    expect((await risk("R1")).mitigation).toEqual(other.mitigation);
    expect((await risk("R3")).merged).toBeUndefined();
  });

  test.each([
    { command: "save_risk_update", rag: "green", description: "Forged" },
    { command: "save_review" },
    { command: "close_risk", why: "Forged" },
    { command: "merge_risk", into: "R1" },
  ])("is kept by nobody without the right: $command", async (data) => {
    const { version: seen } = await risk("R4");
    const before = (await world.history()).length;
    const answer = text(await ask("mo", { ...data, ref: "R4", seen, nonce: nonce() }));
    expect(answer).toContain("You cannot");
    expect(await world.history()).toHaveLength(before);
  });
});
