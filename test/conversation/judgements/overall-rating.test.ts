import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../../storage/memory.ts";
import { startWorld, text, type World } from "../../support/world.ts";

/** Dave Carr leads area 5, Hilary is the chair. */
let world: World;
beforeEach(async () => {
  await world?.stop();
  world = await startWorld(createMemoryStore());
  for (const said of ["@dave is Dave Carr", "make @hilary chair"]) await world.say("cleo", said);
});
afterAll(() => world.stop());

const all = async () => (await world.plan()).items.judgement;
const VISIT = "the DfE rates us green/amber overall, visit of 18 December 2020";

describe("the overall rating", () => {
  test("is recorded from a form, and stands on its card and the summary", async () => {
    expect(text(await world.say("mo", "overall rating"))).toContain("Nobody has rated it");
    const form = await world.say("hilary", VISIT);
    expect(text(form)).toContain("green/amber");
    expect(await all()).toEqual([]);
    const saved = await world.press("hilary", form, "Save");
    expect(text(saved)).toContain("Saved: DfE of the plan, ●▲ green/amber.");
    expect(text(saved)).toContain("18 Dec 2020, visit");
    expect((await all())[0]).toMatchObject({
      ref: "J1",
      area: null,
      body: "DfE",
      rating: "green/amber",
      date: "2020-12-18",
      occasion: "visit",
    });
    expect(text(await world.say("mo", "summary"))).toContain("DfE: ●▲ green/amber");
  });

  test("tells its direction and how it stood over the boards, with why", async () => {
    const first = await world.say(
      "cleo",
      "the DfE rates us amber overall, letter of 3 September 2020",
    );
    await world.press("cleo", first, "Save");
    await world.press("cleo", await world.say("cleo", VISIT), "Save", {
      reason: "Joint work has begun",
    });
    const own = "we rate ourselves amber overall because too many children wait";
    await world.press("cleo", await world.say("cleo", own), "Save");
    const told = text(await world.say("mo", "overall rating"));
    expect(told).toContain("better than ▲ amber on 3 Sep 2020: Joint work has begun");
    expect(told).toContain("Before: ▲ amber (3 Sep 2020, letter)");
    expect(told).toContain("Over the boards: ");
    expect(told).toContain("too many children wait");
  });

  test("of an area is its lead's to say for themselves, and nobody else's words", async () => {
    const own = await world.say("dave", "we rate area 5 amber because the site is late");
    const saved = await world.press("dave", own, "Save");
    expect(text(saved)).toContain("▲ amber");
    expect(text(await world.say("mo", "area 5"))).toContain("Our own: ▲ amber");
    for (const refused of [
      "the DfE rates area 5 red",
      "we rate area 3 amber",
      "we rate ourselves amber overall",
      VISIT,
    ])
      expect(text(await world.say("dave", refused))).toContain("You cannot ");
    // A form of their own is no way to another body's words.
    const again = await world.say("dave", "rate area 5");
    const back = await world.press("dave", again, "Save", { body: "DfE", rating: "green" });
    expect(text(back)).toContain("You cannot record");
    expect(await all()).toHaveLength(1);
  });

  test("of a day that has one is put right only by whoever has seen it, and keeps it", async () => {
    const [one, two] = [await world.say("cleo", VISIT), await world.say("hilary", VISIT)];
    await world.press("cleo", one, "Save");
    const late = await world.press("hilary", two, "Save", { rating: "green" });
    expect(text(late)).toContain("there is a rating by them for that day already");
    expect(text(late)).toContain("DfE stands at ●▲ green/amber for that day");
    expect((await all()).map(({ rating }) => rating)).toEqual(["green/amber"]);
    await world.press("hilary", late, "Save");
    expect((await all()).map(({ rating }) => rating)).toEqual(["green"]);
    await world.say("hilary", "undo that");
    expect((await all()).map(({ rating }) => rating)).toEqual(["green/amber"]);
  });

  test("is taken back by whoever recorded it", async () => {
    await world.press("cleo", await world.say("cleo", VISIT), "Save");
    await world.say("cleo", "undo that");
    expect(text(await world.say("mo", "overall rating"))).not.toContain("DfE");
  });

  test("that is none, too long or of a day to come is given back with what was typed", async () => {
    const form = await world.say("cleo", "rate the plan overall");
    const wrong = { rating: "r".repeat(61), date: "2031-01-01", reason: "Kept" };
    const back = await world.press("cleo", form, "Save", wrong);
    expect(text(back)).toContain("at most 60 characters");
    expect(text(back)).toContain("choose a day up to");
    expect(text(back)).toContain("Kept");
    expect(await all()).toEqual([]);
  });
});
