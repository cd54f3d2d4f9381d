import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../storage/memory.ts";
import { inputsIn, startWorld, text, type World } from "../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld(createMemoryStore());
});
afterAll(() => world.stop());

const LONG = "word ".repeat(600).trim();

/** What opens each form, what is typed into it that is too long, and what else it asks for. */
const FORMS = [
  ["update 3.4", "progress", { rag: "green" }],
  ["log a risk", "description", { area: "3", severity: "high" }],
  ["challenge 3.4", "text", {}],
  ["add evidence to 3.4", "evidenceTitle", {}],
  ["board rates 3.4 amber", "reason", { rag: "amber" }],
  ["add meeting", "place", { date: "2021-03-03", time: "14:00" }],
] as const;

describe("a text that is longer than the record keeps", () => {
  test.each(FORMS)(
    "typed into the form of “%s” comes back whole, with the fault named",
    async (said, field, more) => {
      const form = await world.say("cleo", said);
      expect(JSON.stringify(form)).toContain('"maxLength":2000');
      const before = (await world.history()).length;

      const back = await world.press("cleo", form, "Save", { ...more, [field]: LONG });

      expect(inputsIn(back)[field]).toBe(LONG);
      expect(text(back)).toContain("At most 2,000 characters; this has 2,999.");
      expect(await world.history()).toHaveLength(before);
    },
  );
});
