import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { find } from "../../../bot/plan/model/snapshot.ts";
import { useAzurite } from "../../support/azurite.ts";
import { buttonsIn, inputsIn, startWorld, text, type World } from "../../support/world.ts";

const tables = useAzurite();
let world: World;
beforeAll(async () => {
  world = await startWorld(await tables().open());
  await world.say("cleo", "@hilary is Hilary Fordham");
  await world.say("cleo", "@dave is Dave Carr");
});
afterAll(() => world.stop());

const action = async (ref: string) => {
  const found = find(await world.plan(), "action", ref);
  if (!found) throw new Error(ref);
  return found;
};

const titles = (card: Parameters<typeof buttonsIn>[0]) => buttonsIn(card).map((b) => b.title);

describe("a date that cannot be met", () => {
  test("is proposed by its owner, flagged on every card, and counts once a clerk has approved it", async () => {
    // 2.5 is Hilary's, in an area that she leads too with Dave.
    const form = await world.say("hilary", "update 2.5");
    const card = await world.press("hilary", form, "Save", {
      revisedDate: "2021-06-30",
      revisedReason: "Two schools have no nurse yet",
    });
    expect(text(card)).toContain("▲ 30 Jun 2021: Two schools have no nurse yet");
    expect(text(card)).toContain("Until it is approved the date before it counts.");
    expect((await action("2.5")).revised).toBeNull();
    expect(text(await world.say("mo", "actions in area 2"))).toContain(
      "(30 Jun 2021 proposed, not approved)",
    );
    expect(text(await world.say("mo", "when is 2.5 due"))).toContain(
      "(30 Jun 2021 is proposed, not approved)",
    );
    expect(text(await world.say("cleo", "summary"))).toMatch(/1 revised date waits for approval/);
    expect(text(await world.say("cleo", "proposed dates"))).toContain("2.5");

    expect(titles(await world.say("mo", "2.5"))).not.toContain("Approve the date");
    const approved = await world.press("cleo", await world.say("cleo", "2.5"), "Approve the date");
    expect(text(approved)).toContain("Approved: action 2.5 is now due by 30 Jun 2021.");
    expect(text(approved)).toContain("(approved by Cleo Clark, 20 Jan 2021");
    expect(await action("2.5")).toMatchObject({
      revised: { date: "2021-06-30", approved: { by: "Cleo Clark" } },
      proposed: null,
    });
  });

  test("is not approved from a card on which another date stood", async () => {
    const propose = async (date: string) => {
      const form = await world.say("hilary", "update 2.7");
      return world.press("hilary", form, "Save", {
        revisedDate: date,
        revisedReason: `Put off to ${date}`,
      });
    };
    await propose("2021-05-31");
    const seen = await world.say("cleo", "2.7");
    await propose("2021-09-30");
    const answer = await world.press("cleo", seen, "Approve the date");
    expect(text(answer)).toContain("2.7 has changed since your card was drawn. Nothing was saved.");
    expect(text(answer)).toContain("30 Sep 2021: Put off to 2021-09-30");
    expect((await action("2.7")).revised).toBeNull();

    const declined = text(
      await world.say("cleo", "decline the date for 2.7 because it is too late"),
    );
    expect(declined).toContain("Declined: action 2.7 stays due by");
    expect((await action("2.7")).proposed).toBeNull();
    expect((await world.history()).at(-1)).toMatchObject({ why: "it is too late" });
    expect(text(await world.say("cleo", "approve 2.7"))).toContain(
      "No revised date is waiting for approval on 2.7.",
    );
  });

  test("is approved by nobody who merely owns it, nor by the lead who proposed it", async () => {
    const form = await world.say("hilary", "update 3.7");
    await world.press("hilary", form, "Save", {
      revisedDate: "2021-05-31",
      revisedReason: "The pathway is redrawn",
    });
    expect(text(await world.say("hilary", "approve the date for 3.7"))).toContain(
      "You proposed this date for 3.7 yourself",
    );
    expect(text(await world.say("mo", "approve 3.7"))).toContain(
      "You cannot approve a date for 3.7.",
    );
    expect(text(await world.say("cleo", "approve 3.7"))).toContain("Approved: action 3.7");
  });
});

describe("evidence", () => {
  test("is asked for when an action is complete, and listed with its link", async () => {
    const form = await world.say("cleo", "update 1.5");
    const again = await world.press("cleo", form, "Save", {
      status: "complete",
      progress: "All done",
    });
    expect(text(again)).toContain("⚠ Say what shows that it is done");
    expect(inputsIn(again)).toMatchObject({ status: "complete", progress: "All done" });
    const saved = await world.press("cleo", again, "Save", {
      evidenceTitle: "Minutes of 18 December",
      evidenceLink: "https://council.example/minutes",
    });
    expect(text(saved)).toContain("Saved: action 1.5 is");
    const list = await world.say("mo", "evidence 1.5");
    expect(text(list)).toContain("Action 1.5: 1.");
    expect(text(list)).toContain("Minutes of 18 December");
    expect(JSON.stringify(list)).toContain('"url":"https://council.example/minutes"');
    expect(titles(list)).not.toContain("Add to action 1.5");
  });

  test("is added by text and from a form, to the KPI as well", async () => {
    const one = await world.say(
      "cleo",
      "evidence for 2.1: Survey of families https://council.example/s",
    );
    expect(text(one)).toContain("Saved. Action 2.1: 1. KPI 2.1: none yet.");
    const form = await world.press("cleo", one, "Add to KPI 2.1");
    const fault = await world.press("cleo", form, "Save", { evidenceTitle: "Data pack" });
    expect(text(fault)).toContain("⚠ Give the link, or tick “No link yet”.");
    expect(inputsIn(fault)).toMatchObject({ evidenceTitle: "Data pack" });
    const two = await world.press("cleo", fault, "Save", { noLink: "true" });
    expect(text(two)).toContain("KPI 2.1: 1.");
    expect(text(two)).toContain("no link yet");
    expect(text(await world.say("mo", "evidence for 2.1: Forged https://bad.example"))).toContain(
      "You cannot add evidence to 2.1.",
    );
  });
});

describe("the board's own rating", () => {
  test("is recorded by a clerk with a reason, and shown beside the owner's where they differ", async () => {
    const form = await world.say("cleo", "board rates 5.4 red because the families see no change");
    expect(inputsIn(form)).toMatchObject({ rag: "red", reason: "the families see no change" });
    const saved = await world.press("cleo", form, "Save");
    expect(text(saved)).toContain("Saved: the board rates action 5.4 ✖ Red.");
    expect(text(saved)).toContain("RAG, by the board");
    expect(text(await world.say("mo", "actions in area 5"))).toContain("The board: ✖ Red");
    expect((await action("5.4")).rag).not.toBe("red");
    expect(text(await world.say("hilary", "board rates 5.4 green because it is fine"))).toContain(
      "The board's rating is recorded by a clerk or the chair",
    );
    const empty = await world.press("cleo", form, "Save", { reason: " " });
    expect(text(empty)).toMatch(/has changed since|Say why the board rates it so/);
  });
});

describe("undo", () => {
  test("takes back one's own last change, as a new change", async () => {
    const before = await action("4.4");
    await world.say("dave", "undo that");
    await world.say("cleo", "set 4.4 red because the venue fell through");
    const versions = (await world.history()).length;
    const answer = text(await world.say("cleo", "undo that"));
    expect(answer).toContain("Undone: your change of 20 Jan 2021");
    expect(await action("4.4")).toMatchObject({ rag: before.rag, reason: before.reason });
    expect(await world.history()).toHaveLength(versions + 1);
  });

  test("is refused where somebody has changed it since, and where there is nothing of one's own", async () => {
    await world.say("cleo", "set 2.6 amber because the pilot is late");
    const form = await world.say("hilary", "update 2.6");
    await world.press("hilary", form, "Save", {
      progress: "The pilot starts on Monday",
      recovery: "Start in March",
    });
    expect(text(await world.say("cleo", "undo"))).toContain("2.6 has been changed since");
    expect(text(await world.say("mo", "undo that"))).toContain(
      "You have changed nothing in the last 30 minutes",
    );
    expect(text(await world.say("gus", "undo that"))).toContain("Only members of the partnership");
  });

  test("of a risk withdraws it; delivered twice it is done once", async () => {
    const form = await world.say("mo", "log a risk");
    const made = await world.press("mo", form, "Save", {
      area: "3",
      description: "Logged by mistake",
    });
    const ref = /risk (R\d+)/.exec(text(made))?.[1] ?? "";
    const activity = world.activity("mo", "personal", { type: "message", text: "undo that" });
    await world.deliver(activity);
    const versions = (await world.history()).length;
    await world.deliver(activity);
    expect(await world.history()).toHaveLength(versions);
    expect(text(await world.say("mo", "risks"))).not.toContain("Logged by mistake");
    expect(text(await world.say("mo", ref))).toContain("Withdrawn: it was logged by mistake");
  });
});

describe("a text over somebody else's change of just now", () => {
  test("is shown both versions and kept, and applied only when they say so", async () => {
    await world.say("cleo", "set 3.6 amber because the contract is late");
    const conflict = await world.say("hilary", "set 3.6 green because it was signed today");
    expect(text(conflict)).toContain("Not saved: action 3.6 has changed since");
    expect(text(conflict)).toContain("RAG – now: ▲ Amber; yours: ● Green");
    expect((await action("3.6")).rag).toBe("amber");
    expect(titles(conflict)).toEqual(["Apply mine to the new version", "Leave theirs"]);
    const saved = await world.press("hilary", conflict, "Apply mine to the new version");
    expect(text(saved)).toContain("Saved: action 3.6 is ● Green");
  });
});

describe("who may do what", () => {
  test("is told of one action to everybody, and of all to a clerk", async () => {
    const answer = text(await world.say("mo", "who can update 2.6?"));
    expect(answer).toContain("Lead of area 2: ");
    expect(answer).toContain("Hilary Fordham (account Hilary Fordham)");
    expect(text(await world.say("mo", "roles"))).toContain("Only a clerk");
    expect(text(await world.say("cleo", "roles"))).toContain("Dave Carr (account Dave Carr)");
  });

  test("changes when a clerk says so, and the last clerk stays", async () => {
    expect(text(await world.say("mo", "make @mo clerk"))).toContain("Only a clerk");
    expect(text(await world.say("cleo", "remove @cleo as clerk"))).toContain(
      "You are the last clerk",
    );
    expect(text(await world.say("cleo", "make @mo clerk"))).toContain(
      "Mo Member is a clerk from now on.",
    );
    expect(text(await world.say("mo", "roles"))).toContain("Mo Member");
    expect(text(await world.say("mo", "make @zoe chair"))).toContain("Zoe Richards is the chair");
    expect(text(await world.say("zoe", "board rates 1.2 red because nobody came"))).toContain(
      "The board's rating of action 1.2",
    );
    expect(text(await world.say("cleo", "remove @mo as clerk"))).toContain(
      "is not a clerk from now on",
    );
    expect(text(await world.say("mo", "roles"))).toContain("Only a clerk");
    expect(text(await world.say("cleo", "make Zoe a clerk"))).toContain("Say who with @");
  });

  test("passes to a stand-in until a day, and what they do is recorded as for the officer", async () => {
    expect(text(await world.say("mo", "@mo stands in for Dave Carr until 28 February"))).toContain(
      "A stand-in is named by the officer themselves",
    );
    expect(text(await world.say("dave", "@mo stands in for me"))).toContain("Say until when");
    expect(text(await world.say("dave", "@mo stands in for me until 28 February"))).toContain(
      "Mo Member stands in for Dave Carr until 28 Feb 2021",
    );
    const form = await world.say("mo", "update 5.7");
    const saved = await world.press("mo", form, "Save", {
      status: "in progress",
      progress: "Begun",
    });
    expect(text(saved)).toContain("Saved: action 5.7");
    expect((await world.history()).at(-1)?.by).toMatchObject({
      name: "Mo Member",
      for: "Dave Carr",
    });
    await world.say("cleo", "nobody stands in for Dave Carr");
    expect(text(await world.say("mo", "update 5.7"))).toContain("You cannot update 5.7");
  });

  test("is checked when a form is saved, and what was typed is given back", async () => {
    const form = await world.say("cleo", "update 5.7");
    const refused = await world.press("mo", form, "Save", { progress: "An hour of typing" });
    expect(text(refused)).toContain("You cannot update 5.7");
    expect(inputsIn(refused).progress).toBe("An hour of typing");
  });
});
