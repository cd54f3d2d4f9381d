import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../../storage/memory.ts";
import { startWorld, text, type World } from "../../support/world.ts";

/** Dave Carr leads area 5. */
let world: World;
beforeAll(async () => {
  world = await startWorld(createMemoryStore());
  await world.say("cleo", "@dave is Dave Carr");
  await world.say("mo", "challenge 5.2: who tests it");
  const rating = await world.say("dave", "we rate area 5 amber because the site is late");
  await world.press("dave", rating, "Save");
});
afterAll(() => world.stop());

/** Every page of a deep dive, one after the other. */
async function whole(said: string): Promise<string> {
  let card = await world.say("mo", said);
  const pages = [text(card)];
  while (pages.length < 20 && /^Buttons:.* Next\b/m.test(pages.at(-1) ?? "")) {
    card = await world.press("mo", card, "Next");
    pages.push(text(card));
  }
  return pages.join("\n");
}

describe("a deep dive into an area", () => {
  test("tells all that the plan holds of it, page by page", async () => {
    const told = await whole("deep dive on area 5");
    const plan = await world.plan();
    const of = <I extends { readonly area: string }>(items: readonly I[]) =>
      items.filter(({ area }) => area === "5");
    for (const title of [
      "Deep dive: Area 5",
      "What success looks like",
      "Our own: ▲ amber",
      "What families say, and the measures",
      "KPIs, each milestone",
      `Its ${of(plan.items.action).length} actions`,
      "Its 1 challenge",
      "who tests it",
      "Evidence, and its gaps",
      "Complete or met without evidence: ",
    ])
      expect(told).toContain(title);
    const area = plan.items.area.find(({ ref }) => ref === "5");
    expect(told).toContain(area?.sufficientProgress ?? "none");
    for (const { ref } of [...of(plan.items.action), ...of(plan.items.measure)])
      expect(told).toContain(` ${ref} `);
    for (const { ref, milestones } of of(plan.items.kpi))
      for (const { months } of milestones) expect(told).toContain(`${ref} at ${months} months`);
  });

  test("names what is complete and has nothing to show for it", async () => {
    const plan = await world.plan();
    const bare = plan.items.action.find(
      ({ status, evidence }) => status === "complete" && evidence.length === 0,
    );
    expect(bare).toBeDefined();
    const told = await whole(`deep dive on area ${bare?.area}`);
    expect(told).toMatch(
      new RegExp(`Complete or met without evidence: \\d+\\. .*action ${bare?.ref}\\b`),
    );
  });

  test("is asked by the area's name too, and told as text", async () => {
    expect(text(await world.say("mo", "deep dive on transitions"))).toContain("Deep dive: Area 4");
    await world.deliver(
      world.activity("mo", "personal", {
        type: "message",
        text: "deep dive on area 5 page 2 as text",
      }),
    );
    const told = world.connector.texts.at(-1) ?? "";
    expect(told).toContain("Deep dive: Area 5, page 2 of 2");
    expect(told).toContain("Evidence, and its gaps");
  });

  test("with words behind a colon is a challenge", async () => {
    const told = text(await world.say("mo", "deep dive into area 3: waiting times"));
    expect(told).toContain("waiting times");
    expect((await world.plan()).items.challenge.at(-1)).toMatchObject({
      challengeKind: "deep dive",
      text: "waiting times",
    });
  });

  test("into an area that there is none of is refused", async () => {
    expect(text(await world.say("mo", "deep dive on area 99"))).not.toContain("Deep dive: ");
  });
});
