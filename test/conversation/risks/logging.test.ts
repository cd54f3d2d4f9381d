import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useAzurite } from "../../support/azurite.ts";
import { inputsIn, startWorld, text, type World } from "../../support/world.ts";

const tables = useAzurite();
let world: World;
beforeAll(async () => {
  world = await startWorld(await tables().open());
});
afterAll(() => world.stop());

describe("logging a risk", () => {
  test("any member logs one, and it gets the next reference", async () => {
    const form = await world.say("mo", "log a risk");
    const saved = await world.press("mo", form, "Save", {
      area: "4",
      description: "No adult provider may sign the protocol",
      severity: "high",
      mitigation: "The lead meets them in February",
      owner: "zoe-richards",
      postMitigation: "medium",
      rag: "amber",
    });
    expect(text(saved)).toContain("Saved: this is risk R5.");
    expect(text(saved)).toContain("Raised\n20 Jan 2021 by Mo Member");
    expect(text(await world.say("mo", "risks"))).toContain("5 of 5 risks");
    expect(text(await world.say("mo", "R5"))).toContain("No adult provider may sign the protocol");
    expect(text(await world.say("mo", "risks in transitions"))).toContain("2 of 5 risks");
  });

  test("what is missing is named beside its field and nothing typed is lost", async () => {
    const form = await world.say("mo", "log a risk");
    const again = await world.press("mo", form, "Save", { mitigation: "Something is being done" });
    expect(text(again)).toContain("⚠ Choose the area that the risk is about.");
    expect(text(again)).toContain("⚠ Describe the risk: what may happen, and why.");
    expect(inputsIn(again).mitigation).toBe("Something is being done");
  });

  test("a second press of the same form logs it once", async () => {
    const form = await world.say("mo", "log a risk");
    const typed = { area: "1", description: "Data comes late" };
    await world.press("mo", form, "Save", typed);
    await world.press("mo", form, "Save", typed);
    expect(
      (await world.plan()).items.risk.filter((r) => r.description === "Data comes late"),
    ).toHaveLength(1);
  });

  test.each(["gus", "ann"] as const)("%s, who is not a member, is refused", async (who) => {
    expect(text(await world.say(who, "log a risk"))).toContain("Only members");
    expect(text(await world.say(who, "risks"))).toContain("risks");
  });
});

describe("a risk that may be on the register already", () => {
  test("is asked about first, and logged all the same if it is another", async () => {
    const form = await world.say("mo", "log a risk");
    const typed = {
      area: "4",
      description: "Adult services cannot engage with transitions work this winter",
    };
    const count = (await world.plan()).items.risk.length;
    const asked = await world.press("mo", form, "Save", typed);
    expect(text(asked)).toContain("It may be here already. Risk R4: “Adult services cannot");
    expect(text(asked)).toContain("Open risk R4");
    expect((await world.plan()).items.risk).toHaveLength(count);
    const saved = await world.press("mo", asked, "Log it all the same");
    expect(text(saved)).toContain("Saved: this is risk R");
    // A second delivery finds it done.
    await world.press("mo", asked, "Log it all the same");
    expect((await world.plan()).items.risk).toHaveLength(count + 1);
  });
});

test("several areas and what a risk has to do with are kept", async () => {
  const form = await world.say("mo", "log a risk");
  await world.press("mo", form, "Save", {
    area: "2,5",
    description: "Website money may end",
    links: "5.2",
  });
  expect((await world.plan()).items.risk.at(-1)).toMatchObject({
    areas: ["2", "5"],
    links: [{ kind: "action", ref: "5.2" }],
  });
});
