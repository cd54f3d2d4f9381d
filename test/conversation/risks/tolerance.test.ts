import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { SAMPLE, startWorld, text, type Who, type World } from "../../support/world.ts";

let world: World;
let store: PlanStore;
beforeAll(async () => {
  store = createMemoryStore();
  world = await startWorld(store);
  for (const said of ["@zoe is Zoe Richards", "make @ray chair"]) await world.say("cleo", said);
  // Ray has spoken to the bot, and Zoe has not.
  await world.say("ray", "hello");
});
afterAll(() => world.stop());

async function ask(who: Who, data: object): Promise<Card> {
  const action = { type: "Action.Execute", verb: "x", data: { ...data, plan: SAMPLE.id } };
  const value = { action, trigger: "manual" };
  const press = { type: "invoke", name: "adaptiveCard/action", value };
  return (await world.deliver(world.activity(who, "personal", press))).body.value as Card;
}

/** What waits to be sent to people of their own: it goes out when the next working day begins. */
const waiting = async () =>
  (await store.due(SAMPLE, "2021-02-28T00:00:00.000Z"))
    .map(({ work }) => work)
    .filter((work) => work.what === "send");

async function update(ref: string, inputs: Record<string, string>): Promise<string> {
  const form = await ask("cleo", { command: "update_risk", ref });
  return text(await world.press("cleo", form, "Save", inputs));
}

describe("the scale and the tolerance of a plan", () => {
  test("are set by a clerk, from the heat map", async () => {
    expect(text(await ask("mo", { command: "risk_scale" }))).toContain("Only a clerk");
    const map = await ask("cleo", { command: "heat_map" });
    const form = await world.press("cleo", map, "How risks are scored");
    const fault = await world.press("cleo", form, "Save", { size: "4", tolerance: "20" });
    expect(text(fault)).toContain("⚠ Give a number of points from 1 to 16.");
    const saved = await world.press("cleo", fault, "Save", { size: "4", tolerance: "8" });
    expect(text(saved)).toContain("Saved. 2 risks are over the tolerance.");
    expect(text(saved)).toContain("by likelihood and impact, 1 to 4 each");
    expect(text(await ask("cleo", { command: "risk_scale" }))).toContain(
      "over 8 the chair and the lead",
    );
  });

  test("have the chair and the lead told once of a risk that goes over it, and say who cannot be", async () => {
    const said = await update("R2", { residual: "4 × 3" });
    expect(said).toContain(
      "Risk R2 is over the plan's tolerance. Told of it: Ray Raiser. Not told, since I cannot write to them: ",
    );
    expect(said).toContain("Over tolerance\n▲ More than the 8 points that are tolerated");
    const [sent, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      home: "aad-ray",
      summary: "Risk R2 is over the plan's tolerance",
    });
    expect(await update("R2", { residual: "4 × 4" })).not.toContain("Told of it");
    expect(await waiting()).toHaveLength(1);
    const query = { kind: "risk", where: { over: { is: true } } };
    expect(text(await ask("mo", { command: "list", query, page: 1 }))).toContain(
      "Risks, over the plan's tolerance",
    );
  });
});

describe("the heat map", () => {
  test("places each open risk, says its level without colour, and names those without a score", async () => {
    const map = text(await ask("mo", { command: "heat_map" }));
    expect(map.replaceAll("\u00A0", " ")).toContain("4 | L    M    H    H:1");
    expect(map).toContain("High, 4 × 4 = 16: risk R2");
    expect(map).toContain("Without residual score: risk R4, risk R1, risk R3");
    const inherent = text(await ask("mo", { command: "heat_map", of: "inherent" }));
    expect(inherent).toContain("0 of 4 risks");
  });

  test("is offered where some are scored, beside the highest first", async () => {
    const query = { kind: "risk", where: {}, order: { by: "rank", descending: true } };
    const top = text(await ask("mo", { command: "list", query, page: 1 }));
    expect(top).toContain("Buttons: Log a risk · Heat map");
    expect(top.match(/^R\d/gm)).toEqual(["R2", "R4", "R1", "R3"]);
  });
});
