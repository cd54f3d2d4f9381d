import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useAzurite } from "../../support/azurite.ts";
import { buttonsIn, inputsIn, startWorld, text, type World } from "../../support/world.ts";

const tables = useAzurite();
let world: World;
beforeAll(async () => {
  world = await startWorld(await tables().open());
});
afterAll(() => world.stop());

const ask = async (words: string) => text(await world.say("mo", words));

describe("going on from a question", () => {
  test("keeps the filters of that person's last question here, and takes what is new", async () => {
    expect(await ask("red actions in transitions")).toContain("2 of 35 actions");
    // What was asked is kept after the answer has gone out.
    await expect
      .poll(() => ask("and the ambers?"), { timeout: 5000 })
      .toContain("Amber actions in area 4 (Transitions in healthcare (0-25))");
    expect(await ask("what about area 5")).toContain("Amber actions in area 5");
    expect(await ask("just Ian's")).toContain("owned by Ian Forsyth");
  });

  test("nobody goes on from another person's question", async () => {
    await ask("red actions in area 3");
    expect(text(await world.say("zoe", "and the ambers?"))).toContain("7 of 35 actions");
  });
});

describe("facts first", () => {
  test.each([
    ["who owns 2.6?", "2.6 is owned by Hilary Fordham and Kirsty Hamer."],
    ["when's 4.6 due", "4.6 is due by July 2021."],
    ["is 4.3 red", "4.3 is ✖ Red, ◐ in progress."],
    ["what's the baseline for 5a", "The baseline of 5a is 0%."],
    ["who leads area 2", "Area 2 is led by Hilary Fordham and Dave Carr."],
    [
      "how many ambers in the local offer",
      "2 actions of 35: amber actions in area 5 (Local offer).",
    ],
    ["are we hitting the 6 month targets?", "No measure has a figure at 6 months yet"],
    ["does the chair get a casting vote", "the Chair does not have a second or casting vote"],
  ])("“%s” is answered in a sentence: %s", async (words, sentence) => {
    expect(await ask(words)).toContain(sentence);
  });
});

describe("what cannot be done", () => {
  test("case data is refused in one sentence", async () => {
    expect(await ask("can you look up a child's EHCP")).toContain("No case data is held here");
  });

  test("nothing is changed in bulk", async () => {
    const before = (await world.history()).length;
    const answer = text(await world.say("cleo", "mark all of area 5 green"));
    expect(answer).toContain("I change one action at a time");
    expect(await world.history()).toHaveLength(before);
  });

  test("what is understood and not yet possible says so, and what can be done instead", async () => {
    expect(await ask("the red actions as a csv")).toContain(
      "I understand that you want it as a file",
    );
  });
});

describe("updates in plain words", () => {
  test.each([
    [
      "5.1 is done, officer starts 4 January",
      { status: "complete", progress: "officer starts 4 January" },
    ],
    ["push 3.6 back to end of march", { revisedDate: "2021-03-31" }],
    [
      "push 3.6 back to end of march because the pages are not built",
      { revisedDate: "2021-03-31", revisedReason: "the pages are not built" },
    ],
    ["change 4.2 to red", { rag: "red" }],
  ])("“%s” opens the form filled in, and writes nothing", async (words, typed) => {
    const before = (await world.history()).length;
    const form = await world.say("cleo", words);
    expect(inputsIn(form)).toMatchObject(typed);
    expect(text(form)).toContain("Nothing is saved until you save it.");
    expect(await world.history()).toHaveLength(before);
  });
});

describe("wording that does not belong in a public record", () => {
  test("is stopped once with what to write instead, and the person may go on", async () => {
    const form = await world.say("mo", "new risk pls - the local offer officer is off sick");
    expect(inputsIn(form)).toMatchObject({
      area: "5",
      description: "the local offer officer is off sick",
    });
    expect(text(form)).toContain("vacancy in the post");
    const again = await world.press("mo", form, "Save");
    expect(text(again)).toContain("Not saved yet. Please look at the wording");
    const saved = await world.press("mo", again, "Save as it is");
    expect(text(saved)).toContain("Saved: this is risk R5.");
  });

  test("a count under five and a child are stopped in an update too", async () => {
    const form = await world.say("cleo", "update 3.7");
    const again = await world.press("cleo", form, "Save", {
      progress: "Only 3 children are still waiting",
    });
    expect(text(again)).toContain("a small number");
    expect(inputsIn(again).progress).toBe("Only 3 children are still waiting");
  });
});

describe("how lists are answered", () => {
  test("nothing found offers the nearest thing there is, with its count", async () => {
    const card = await world.say("mo", "red actions for Claire");
    expect(text(card)).toContain("Nothing in the plan fits all of that");
    const relaxed = buttonsIn(card).find((b) => b.title.startsWith("Without"));
    expect(relaxed?.title).toBe("Without the RAG: 1 action");
    expect(text(await world.press("mo", card, relaxed?.title ?? ""))).toContain("2.2 |");
  });

  test("the filters on the card ask again", async () => {
    const card = await world.say("mo", "show all actions");
    const filtered = await world.press("mo", card, "Show with these filters", {
      fRag: "exceptions",
      fArea: "4",
      fOwner: "zoe-richards",
    });
    expect(text(filtered)).toContain("Red or amber actions in area 4");
    expect(text(filtered)).toContain("3 of 35 actions");
    expect(inputsIn(filtered)).toMatchObject({ fRag: "exceptions", fArea: "4" });
  });

  test("the same answer comes as text, with every fact of the card", async () => {
    const card = text(await world.say("mo", "red actions"));
    const before = world.connector.sent.length;
    const answer = await world.deliver(
      world.activity("mo", "personal", { type: "message", text: "red actions as text" }),
    );
    expect(answer.status).toBe(200);
    const sent = world.connector.texts.at(-1) ?? "";
    expect(world.connector.sent).toHaveLength(before);
    const facts = (whole: string) =>
      whole.split("\n").filter((line) => line !== "" && !line.startsWith("As at"));
    expect(facts(sent)).toEqual(facts(card));
  });

  test("a clerk teaches another name for an area", async () => {
    expect(text(await world.say("mo", "area 3 is also called spectrum pathway"))).toContain(
      "Only a clerk",
    );
    await world.say("cleo", "area 3 is also called spectrum pathway");
    expect(await ask("ambers in the spectrum pathway")).toContain("Amber actions in area 3");
  });
});
