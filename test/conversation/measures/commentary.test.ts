import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { get } from "../../../bot/plan/model/snapshot.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { startWorld, text, type World } from "../../support/world.ts";

/** Zoe is Ian Forsyth here, who owns measure 5a; Dave Carr leads area 5. */
let world: World;
beforeEach(async () => {
  await world?.stop();
  world = await startWorld(createMemoryStore());
  for (const said of ["@zoe is Ian Forsyth", "@dave is Dave Carr"]) await world.say("cleo", said);
  const form = await world.say("dave", "KPI 5.2 is red at 3 months because nobody tests the site");
  await world.press("dave", form, "Save");
});
afterAll(() => world.stop());

const SAID = {
  what: "The site is not tested",
  why: "The contract lapsed",
  next: "Tender again",
  due: "2021-03-31",
};
const milestone = async () => get(await world.plan(), "kpi", "5.2").milestones[0];

describe("commentary", () => {
  test("is asked for by the card of a milestone that is red, and told by the exceptions and the card", async () => {
    const kpi = await world.say("dave", "KPI 5.2");
    expect(text(kpi)).toContain("Commentary at 3 months\nnone yet");
    const form = await world.press("dave", kpi, "Commentary at 3 months");
    expect(text(form)).toContain("Commentary: KPI 5.2 at 3 months");
    const saved = await world.press("dave", form, "Save", SAID);
    expect(text(saved)).toContain("Saved: the commentary on KPI 5.2 at 3 months.");
    expect(text(saved)).toContain(
      "What: The site is not tested Why: The contract lapsed What next: Tender again By 31 Mar 2021 (Dave Carr",
    );
    expect(await milestone()).toMatchObject({ rag: "red", commentary: SAID });
    expect(text(await world.press("dave", saved, "History"))).toContain("Commentary at 3 months");
    await world.say("dave", "undo that");
    expect((await milestone())?.commentary).toBeUndefined();
  });

  test("begins with what was typed, and asks for what is missing", async () => {
    const form = await world.say("dave", "commentary on KPI 5.2: the site is not tested");
    expect(text(form)).toContain("Filled in with what you said.");
    const faulty = await world.press("dave", form, "Save", { why: "", due: "2021-01-01" });
    for (const fault of ["Say why.", "Say what is done next.", "1 Jan 2021 has passed"])
      expect(text(faulty)).toContain(fault);
    expect((await milestone())?.commentary).toBeUndefined();
  });

  test("is for the owner, the area's lead and a clerk", async () => {
    expect(text(await world.say("zoe", "commentary on KPI 5.2"))).toContain(
      "You cannot give commentary on KPI 5.2.",
    );
    const form = await world.say("zoe", "commentary on 5a");
    const saved = await world.press("zoe", form, "Save", SAID);
    expect(text(saved)).toContain("Saved: the commentary on measure 5a.");
  });

  test("that somebody else has just changed the KPI of is shown with both, and kept", async () => {
    const form = await world.say("dave", "commentary on KPI 5.2");
    const other = await world.say("cleo", "commentary on KPI 5.2");
    await world.press("cleo", other, "Save", { ...SAID, why: "Nobody bid" });
    const late = await world.press("dave", form, "Save", SAID);
    expect(text(late)).toContain("Not saved: KPI 5.2 has changed since your card was drawn.");
    expect(text(late)).toContain("Nobody bid");
    await world.press("dave", late, "Apply mine to the new version");
    expect(await milestone()).toMatchObject({ commentary: SAID });
  });
});

describe("what falls short and is not explained", () => {
  test("waits for its owner, or its area's lead, with a button that opens the form", async () => {
    const digest = await world.say("dave", "what waits for me");
    expect(text(digest)).toContain("Red, without commentary: say what, why, what next and by when");
    const form = await world.press("dave", digest, "Explain KPI 5.2 at 3 months");
    await world.press("dave", form, "Save", SAID);
    expect(text(await world.say("dave", "what waits for me"))).not.toContain("KPI 5.2");
  });

  test("is put off for a week, or said to be somebody else's", async () => {
    const digest = await world.say("dave", "what waits for me");
    const snoozed = await world.press("dave", digest, "Snooze KPI 5.2 at 3 months a week");
    expect(text(snoozed)).toContain("KPI 5.2 at 3 months is snoozed until");
    expect(text(snoozed)).not.toContain("Explain KPI 5.2");
  });

  test("is told in the preparation of a board, with which has commentary and which has not", async () => {
    const form = await world.say("dave", "commentary on KPI 5.2");
    await world.press("dave", form, "Save", SAID);
    const prep = await world.say("cleo", "prep", "personal");
    expect(text(prep)).toMatch(
      /Off target, red or missed, with or without commentary · 1 with, \d+ without/,
    );
  });
});
