import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { get } from "../../../bot/plan/model/snapshot.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { startWorld, text, type World } from "../../support/world.ts";

/** Zoe is Ian Forsyth here, Dave Carr leads area 5. */
let world: World;
beforeEach(async () => {
  await world?.stop();
  world = await startWorld(createMemoryStore());
  for (const said of ["@zoe is Ian Forsyth", "@dave is Dave Carr"]) await world.say("cleo", said);
});
afterAll(() => world.stop());

const kpi = async (ref: string) => get(await world.plan(), "kpi", ref);
const RED = "KPI 5.2 is red at 3 months because nobody tests the site";

describe("a milestone", () => {
  test("is rated from a form with what was said, and nothing is saved before", async () => {
    const form = await world.say("dave", RED);
    expect(text(form)).toContain("KPI 5.2 at 3 months");
    expect(text(form)).toContain("nobody tests the site");
    expect((await kpi("5.2")).milestones[0]).toMatchObject({ rag: "none" });
    const saved = await world.press("dave", form, "Save");
    expect(text(saved)).toContain("Saved: KPI 5.2 at 3 months.");
    expect(text(saved)).toContain("✖ Red");
    expect((await kpi("5.2")).milestones[0]).toMatchObject({
      rag: "red",
      comment: "nobody tests the site",
    });
    expect(text(await world.say("dave", "which KPIs are red"))).toContain("5.2");
  });

  test("that was met is past rating, is told by the history, and undone", async () => {
    await world.press("dave", await world.say("dave", RED), "Save");
    const form = await world.say("dave", "KPI 5.2 was met at 3 months");
    const saved = await world.press("dave", form, "Save", { comment: "", measurable: "no" });
    expect(text(saved)).toContain("✔ Met");
    expect(text(saved)).toContain("No: nobody could tell that it was reached");
    expect((await kpi("5.2")).milestones[0]).toMatchObject({ rag: "none", met: true });
    expect(text(await world.say("dave", "which KPIs are red"))).not.toContain("5.2");
    const history = text(await world.press("dave", saved, "History"));
    expect(history).toContain("Met at 3 months");
    await world.say("dave", "undo that");
    expect((await kpi("5.2")).milestones[0]).toMatchObject({ rag: "red" });
  });

  test("may be rated by whoever owns it, once somebody does", async () => {
    expect(text(await world.say("zoe", RED))).toContain("You cannot rate KPI 5.2.");
    const form = await world.say("cleo", "rate KPI 5.2 at 3 months");
    await world.press("cleo", form, "Save", { owner: "ian-forsyth" });
    const own = await world.say("zoe", RED);
    await world.press("zoe", own, "Save");
    expect((await kpi("5.2")).milestones[0]).toMatchObject({ rag: "red", owner: "ian-forsyth" });
    expect(text(await world.say("zoe", "my KPIs"))).toContain("5.2");
  });

  test("that somebody else has just rated is shown, and what was typed is kept", async () => {
    const form = await world.say("dave", RED);
    const other = await world.say(
      "cleo",
      "KPI 5.2 is amber at 3 months because the test is booked",
    );
    await world.press("cleo", other, "Save");
    const late = await world.press("dave", form, "Save");
    expect(text(late)).toContain("Not saved: KPI 5.2 has changed since your card was drawn.");
    expect(text(late)).toContain("Cleo");
    expect(text(late)).toContain("nobody tests the site");
    const saved = await world.press("dave", late, "Apply mine to the new version");
    expect(text(saved)).toContain("✖ Red");
  });

  test("of a period that the KPI has none for is refused", async () => {
    const { milestones } = await kpi("2.2");
    expect(milestones.map(({ months }) => months)).not.toContain(12);
    const said = text(await world.say("cleo", "rate KPI 2.2 at 12 months"));
    expect(said).not.toContain("Save");
  });
});
