import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../../storage/memory.ts";
import { startWorld, text, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld(createMemoryStore());
});
afterAll(() => world.stop());

describe("the legend", () => {
  test.each(["legend", "what do the colours mean", "how is this worked out", "key to the symbols"])(
    "answers “%s”",
    async (said) => {
      const told = text(await world.say("mo", said));
      expect(told).toContain("✖ Red: in danger of not being delivered");
      expect(told).toContain("✔ Met: reached");
      expect(told).toContain("no more than 5 points of a percentage, or 10% of any other");
      expect(told).toContain("No tolerance is set");
    },
  );

  test("is made of the plan's settings, as a clerk changes them", async () => {
    await world.say("cleo", "set tolerance 3 points");
    const form = await world.say("cleo", "set risk tolerance to 12");
    await world.press("cleo", form, "Save");
    const told = text(await world.say("mo", "legend"));
    expect(told).toContain("no more than 3 points");
    expect(told).toContain("The board tolerates 12 points");
  });

  test("keeps its tolerance where somebody says one that cannot be, and says which can", async () => {
    const said = text(await world.say("cleo", "set tolerance 300 points"));
    expect(said).toContain("Give a tolerance from 0 to 100");
    expect(text(await world.say("mo", "legend"))).not.toContain("300");
  });
});
