import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ASKS } from "../../../bot/asks/index.ts";
import { find, get } from "../../../bot/plan/model/snapshot.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { put } from "../../plan/build.ts";
import { SAMPLE, startWorld, text, type Where, type Who, type World } from "../../support/world.ts";

/** Ian Forsyth, who owns measure 5a, is Zoe here; Dave Carr leads area 5. */
let world: World;
let store: ReturnType<typeof createMemoryStore>;
beforeEach(async () => {
  await world?.stop();
  store = createMemoryStore();
  world = await startWorld(store);
  for (const said of ["@zoe is Ian Forsyth", "@dave is Dave Carr"]) await world.say("cleo", said);
});
afterAll(() => world.stop());

/** A press of an ask, as a button of a card would send it. */
async function pressed(who: Who, data: object, where: Where = "personal"): Promise<Card> {
  const action = { type: "Action.Execute", verb: "x", data: { ...data, plan: SAMPLE.id } };
  const value = { action, trigger: "manual" };
  const answer = await world.deliver(
    world.activity(who, where, { type: "invoke", name: "adaptiveCard/action", value }),
  );
  return answer.body.value as Card;
}

const open = (who: Who, ref: string, where: Where = "personal") =>
  pressed(who, { command: "show_measure", ref }, where);
const form = (who: Who, ref: string) => pressed(who, { command: "record_figure", ref });
const measure = async (ref: string) => get(await world.plan(), "measure", ref);
const FIGURE = { period: "3", actual: "41", actualAt: "2020-12-31", source: "Survey" };

describe("a figure", () => {
  test("is recorded from a form that knows the period, its day and what stands there", async () => {
    const card = await form("zoe", "5a");
    expect(text(card)).toContain(
      "Which period it is of: 3 months, to 31 Dec 2020 (target 50%, no figure yet)",
    );
    expect(text(card)).toContain("The day that it is of: 2020-12-31");
    const saved = await world.press("zoe", card, "Save", { actual: "41%", provisional: "true" });
    expect(text(saved)).toContain("Saved: the figures of measure 5a.");
    expect(text(saved)).toContain(
      "✖ Off target · 41% provisional at 3 months (31 Dec 2020, 20 days old), 9 points below the target of 50%",
    );
    expect((await measure("5a")).periods[0]).toMatchObject({ actual: 41, provisional: true });
  });

  test.each([
    ["its owner", "zoe", true],
    ["the lead of its area", "dave", true],
    ["a clerk", "cleo", true],
    ["a member", "mo", false],
    ["a guest", "gus", false],
  ] as const)("may be recorded by %s: %s %s", async (_, who, may) => {
    const card = await form(who, "5a");
    if (may) expect(text(card)).toContain("Record a figure of measure 5a");
    else
      expect(text(card)).toContain(
        "You cannot record a figure of 5a. Those who can: its owner (Ian Forsyth), the lead of its area (Dave Carr)",
      );
    const forged = {
      command: "save_figure",
      ref: "5a",
      seen: (await measure("5a")).version,
      nonce: crypto.randomUUID(),
    };
    await pressed(who, { ...forged, ...FIGURE });
    expect((await measure("5a")).periods[0]?.actual).toBe(may ? 41 : null);
  });

  test("that is corrected keeps the one before, and is told by the history and undone", async () => {
    await world.press("zoe", await form("zoe", "5a"), "Save", { actual: "41" });
    const again = await form("zoe", "5a");
    const saved = await world.press("zoe", again, "Save", { ...FIGURE, actual: "39.5" });
    expect(text(saved)).toContain(
      "Figures that were corrected\n41% at 3 months, until 20 Jan 2021 (Zoe Richards)",
    );
    const history = await world.press("zoe", saved, "History");
    expect(text(history)).toContain("Actual at 3 months: was 41%, now 39.5%");
    expect(text(await world.say("zoe", "undo that"))).toContain("Undone");
    const { periods } = await measure("5a");
    expect(periods[0]).toMatchObject({ actual: 41 });
    expect(periods[0]?.earlier).toBeUndefined();
  });

  test("between two periods stands on its day, judged by the target that was due", async () => {
    const saved = await world.press("zoe", await form("zoe", "5a"), "Save", {
      ...FIGURE,
      period: "day",
      actualAt: "2021-01-15",
      actual: "52",
    });
    expect(text(saved)).toContain(
      "● Met · 52% (15 Jan 2021, 5 days old), 2 points above the target of 50%",
    );
    expect(text(saved)).toContain("Now due: 70% by 31 Mar 2021 (6 months), 18 points to go");
    expect((await measure("5a")).periods.map(({ months, ends }) => months ?? ends)).toEqual([
      3,
      "2021-01-15",
      6,
      12,
    ]);
  });

  test.each([
    [{ actual: "" }, "Write a number, for example 41 or 41.5."],
    [{ actual: "about 40" }, "Write a number, for example 41 or 41.5."],
    [{ actual: "41 weeks" }, "Its figures are in %: write the number alone."],
    [{ actual: "410" }, "A figure in percent is from 0 to 100."],
    [{ actualAt: "2021-03-31" }, "31 Mar 2021 has not come yet."],
    [{ actualAt: "soon" }, "Give the day that the figure is of"],
  ])("that cannot be taken, %j, comes back with what is wrong", async (typed, fault) => {
    const back = await world.press("zoe", await form("zoe", "5a"), "Save", { ...FIGURE, ...typed });
    expect(text(back)).toContain(fault);
    expect((await measure("5a")).periods[0]?.actual).toBeNull();
  });

  test("does not overwrite somebody else's unseen: both are shown, and saving again is a choice", async () => {
    const mine = await form("zoe", "5a");
    await world.press("dave", await form("dave", "5a"), "Save", { actual: "44" });
    const back = await world.press("zoe", mine, "Save", { ...FIGURE, actual: "41" });
    expect(text(back)).toContain("Not saved: measure 5a has changed since your card was drawn.");
    expect(text(back)).toMatch(
      /Dave Carr, 20 Jan 2021.*: Actual at 3 months: was no figure yet, now 44%/,
    );
    expect(text(back)).toContain("Actual – now: 44%; yours: “41”");
    const saved = await world.press("zoe", back, "Apply mine to the new version", {
      ...FIGURE,
      actual: "41",
    });
    expect(text(saved)).toContain("44% at 3 months, until 20 Jan 2021 (Zoe Richards)");
    expect((await measure("5a")).periods[0]?.actual).toBe(41);
  });
});

describe("several figures", () => {
  test("are recorded in one form for an area, in one change", async () => {
    const card = await pressed("dave", { command: "record_figures", area: "5", page: 1 });
    const before = (await world.plan()).version;
    const saved = await world.press("dave", card, "Save", { figure1: "41", figure2: "55" });
    expect(text(saved)).toContain("Saved: the figures of 5a and 5b.");
    const plan = await world.plan();
    expect(plan.version).toBe(before + 1);
    expect(
      plan.items.measure
        .filter(({ area }) => area === "5")
        .map(({ periods }) => periods[0]?.actual),
    ).toEqual([41, 55]);
  });

  test("are asked only of those that one may record; what is left blank stays", async () => {
    const card = await pressed("zoe", { command: "record_figures", area: "5", page: 1 });
    expect(text(card)).toContain("5a  70%");
    expect(text(card)).not.toContain("5b  70%");
    const back = await world.press("zoe", card, "Save");
    expect(text(back)).toContain("Give the figure of at least one measure.");
    expect(text(await pressed("mo", { command: "record_figures", area: "5", page: 1 }))).toContain(
      "You cannot record a figure of 5a.",
    );
  });

  test("of which one was changed meanwhile are none of them saved", async () => {
    const card = await pressed("dave", { command: "record_figures", area: "5", page: 1 });
    await world.press("zoe", await form("zoe", "5a"), "Save", { actual: "44" });
    const back = await world.press("dave", card, "Save", { figure1: "41", figure2: "55" });
    expect(text(back)).toContain("Not saved: measure 5a has changed since your card was drawn.");
    expect((await measure("5b")).periods[0]?.actual).toBeNull();
    const saved = await world.press("dave", back, "Save", { figure1: "", figure2: "55" });
    expect(text(saved)).toContain("Saved: the figures of 5b.");
  });
});

describe("a clerk", () => {
  test("says by one button which way a measure without a direction is better", async () => {
    await world.press("cleo", await form("cleo", "5a"), "Save", { actual: "41" });
    const plan = await world.plan();
    const unsaid = { ...get(plan, "measure", "5a"), direction: null };
    expect(ASKS.say_direction.deed).toBe("keep the scorecard");
    await put(store, plan, [unsaid]);
    const card = await open("cleo", "5a");
    expect(text(card)).toContain("– Direction not said · 41% at 3 months");
    expect(text(await open("zoe", "5a"))).not.toContain("Lower is better");
    const said = await world.press("cleo", card, "Lower is better");
    expect(text(said)).toContain(
      "● Met · 41% at 3 months (31 Dec 2020, 20 days old), 9 points below the target of 50%",
    );
    expect(
      text(
        await pressed("zoe", {
          command: "say_direction",
          ref: "5a",
          direction: "higher",
          seen: 0,
          nonce: "n",
        }),
      ),
    ).toContain("Only a clerk");
  });

  test("has a measure counted anew: figures of before are another series", async () => {
    await world.press("cleo", await form("cleo", "5a"), "Save", { actual: "41" });
    const card = await world.press("cleo", await open("cleo", "5a"), "Count anew");
    const back = await world.press("cleo", card, "Save", { at: "2021-01-10", baseline: "30" });
    expect(text(back)).toContain("Say why it is counted anew.");
    const saved = await world.press("cleo", back, "Save", {
      at: "2021-01-10",
      baseline: "30",
      why: "A new survey",
    });
    expect(text(saved)).toContain("Saved: measure 5a is counted anew.");
    expect(text(saved)).toContain("– No figure yet");
    expect(text(saved)).toContain("From 10 Jan 2021: A new survey (the baseline before was 0%");
    expect(find(await world.plan(), "measure", "5a")).toMatchObject({
      baseline: 30,
      rebased: [{ baseline: 0 }],
    });
  });
});

describe("a count under five", () => {
  const small = async () => {
    const plan = await world.plan();
    const periods = [{ months: 3, target: 2, actual: 3, actualAt: "2020-12-31", source: null }];
    const measure = { ...get(plan, "measure", "5a"), unit: "children", periods };
    await put(store, plan, [measure]);
  };

  test.each([
    ["the own chat of a clerk", "cleo", "personal", true],
    ["the own chat of its owner", "zoe", "personal", true],
    ["the own chat of a member", "mo", "personal", false],
    ["a group chat, where a clerk asks", "cleo", "group", false],
    ["a channel, where its owner asks", "zoe", "board", false],
  ] as const)("in %s: %s %s %s", async (_, who, where, stands) => {
    await small();
    const told = text(await open(who, "5a", where));
    expect(told).toContain(stands ? "3 children at 3 months" : "fewer than 5 children at 3 months");
    if (!stands) expect(told).not.toContain("3 children");
    const scorecard = text(await world.say(who, "scorecard", where));
    expect(scorecard.includes("3 children at 3 months")).toBe(stands);
  });

  test("is not in the text of an answer, which is for passing on", async () => {
    await small();
    const asked = world.activity("cleo", "personal", {
      type: "message",
      text: "scorecard as text",
    });
    await world.deliver(asked);
    const sent = world.connector.texts.at(-1) ?? "";
    expect(sent).toContain("fewer than 5 children");
    expect(sent).not.toContain("3 children at 3 months");
  });
});

describe("a contradiction of the plan", () => {
  test("is listed, flagged on its measure, and confirmed by a clerk with a reason", async () => {
    const list = await pressed("mo", { command: "contradictions", page: 1 });
    expect(text(list)).toContain("3 contradictions");
    expect(text(await open("mo", "5a"))).toContain(
      "The plan disagrees with itself\nIts title says 70%, and its target at 12 months is 75%: nobody has said yet",
    );
    const form = await pressed("cleo", {
      command: "settle_contradiction",
      ref: "5a",
      key: "title:70:75",
    });
    const back = await world.press("cleo", form, "Save", { verdict: "confirmed", reason: "" });
    expect(text(back)).toContain("Say why.");
    const saved = await world.press("cleo", back, "Save", {
      verdict: "confirmed",
      reason: "A slip of the paper",
    });
    expect(text(saved)).toContain("confirmed (Cleo Clark, 20 Jan 2021");
    expect(
      text(await pressed("mo", { command: "settle_contradiction", ref: "5a", key: "title:70:75" })),
    ).toContain("Only a clerk");
  });
});
