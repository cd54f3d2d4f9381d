import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { useAzurite } from "../../support/azurite.ts";
import { buttonsIn, startWorld, text, type World } from "../../support/world.ts";

const tables = useAzurite();
let world: World;
beforeAll(async () => {
  world = await startWorld(await tables().open());
});
afterAll(() => world.stop());

const ask = async (words: string) => text(await world.say("mo", words));

describe("asking for actions", () => {
  test("a member asks for red actions and gets how many of how many, as at when, and the rows", async () => {
    const answer = await ask("show red actions");
    expect(answer).toContain("Red actions");
    expect(answer).toContain("4 of 35 actions");
    expect(answer).toContain("As at 20 Jan 2021");
    for (const ref of ["3.5", "4.3", "4.4", "5.2"]) expect(answer).toContain(`${ref} |`);
    expect(answer).toContain("✖ Red");
    expect(answer).toContain("by October 2020 – overdue");
  });

  test.each([
    ["SHOW RED ACTIONS!!!", "4 of 35"],
    ["<p>show&nbsp;red actions</p>", "4 of 35"],
    ["show\u00a0red\u200b actions?", "4 of 35"],
    ["amber", "7 of 35"],
    ["green actions", "9 of 35"],
    ["not rated", "4 of 35"],
    ["overdue", "5 of 35"],
    ["complete", "11 of 35"],
    ["not started", "3 of 35"],
    ["show actions in area 3", "7 of 35"],
    ["show local offer actions", "7 of 35"],
    ["actions for Hilary", "13 of 35"],
    ["red actions for Zoe in area 4", "2 of 35"],
    ["show all actions", "35 of 35"],
  ])("“%s” finds %s", async (words, count) => {
    expect(await ask(words)).toContain(`${count} actions`);
  });

  test("more than eight are paged, and the pages hold every action once", async () => {
    let card = await world.say("mo", "show all actions");
    const seen: string[] = [];
    for (let page = 1; page <= 5; page++) {
      const answer = text(card);
      expect(answer).toContain(`page ${page} of 5`);
      seen.push(...[...answer.matchAll(/^(\d\.\d) \|/gm)].map((match) => match[1] ?? ""));
      if (page < 5) card = await world.press("mo", card, "Next");
    }
    expect(seen).toHaveLength(35);
    expect(new Set(seen).size).toBe(35);
  });

  test("a row opens its action", async () => {
    const list = await world.say("mo", "show red actions");
    expect(text(await world.press("mo", list, "Open action 4.3"))).toContain("Action 4.3");
  });

  test("“my actions” is those of the officer one has been said to be, and says so when nobody has", async () => {
    expect(await ask("my actions")).toContain("I do not know which officer you are yet");
  });

  test("a name that two people bear is asked about, not guessed", async () => {
    const answer = await ask("what about richardson and richards");
    expect(answer).toContain("of 35 actions");
  });
});

describe("asking for one thing", () => {
  test.each(["3.4", "action 3.4", "3-4", "3,4", "A3.4", "3.4?"])(
    "“%s” is action 3.4",
    async (words) => {
      const answer = await ask(words);
      expect(answer).toContain("Action 3.4");
      expect(answer).toContain("Improve the feedback loop with parent carers");
      expect(answer).toContain("KPI 3.4");
      expect(answer).not.toContain("Buttons: Update");
    },
  );

  test("a KPI is not the action of the same number", async () => {
    const answer = await ask("KPI 2.4");
    expect(answer).toContain("Finalise service specification for special school nursing services");
  });

  test("“action 4” is area 4, as the board's papers call it", async () => {
    expect(await ask("Action 4 please")).toContain("Transitions in healthcare (0-25)");
  });

  test("an action that is not there is said to be not there", async () => {
    expect(await ask("9.9")).toContain("This plan has no action 9.9. They run from 1.1 to 5.7.");
  });
});

describe("the paper, through the bot", () => {
  test("all 35 actions, 18 KPIs and 8 measures come back as they are printed", async () => {
    const { action: actions, kpi: kpis, measure: measures } = (await world.plan()).items;
    expect([actions.length, kpis.length, measures.length]).toEqual([35, 18, 8]);
    for (const { ref, text: words, byWhen } of actions) {
      const answer = await ask(ref);
      expect(answer).toContain(`Action ${ref}`);
      expect(answer).toContain(words);
      expect(answer).toContain(`By when\n${byWhen.printed}`);
    }
    for (const { ref, milestones } of kpis) {
      const answer = await ask(`KPI ${ref}`);
      for (const item of milestones.flatMap((m) => m.items)) expect(answer).toContain(item);
    }
    for (const { ref, title, baseline, periods } of measures) {
      const answer = await ask(ref);
      expect(answer).toContain(title);
      expect(answer).toContain(`${baseline}%`);
      for (const { target } of periods) expect(answer).toContain(`Target ${target}%`);
    }
  });
});

describe("asking for overviews", () => {
  test("the summary counts every area, with not rated apart", async () => {
    const answer = await ask("summary");
    expect(answer).toContain("✖ 4 red");
    expect(answer).toContain("▲ 7 amber");
    expect(answer).toContain("– 4 not rated");
    expect(answer).toContain("● 9 green");
    expect(answer).toContain("✔ 11 complete");
    expect(answer).toContain("illustrative");
  });

  test("the scorecard keeps no figure apart from nought", async () => {
    const answer = await ask("scorecard");
    expect(answer).toContain("8 of 8 measures");
    expect(answer).toContain("Actual 42%");
    expect(answer).toContain("no figure yet");
  });

  test("an area shows success, counts and risks", async () => {
    const answer = await ask("area 3");
    expect(answer).toContain("We know we have made sufficient progress when");
    expect(answer).toContain("R1");
  });

  test("the register lists every risk", async () => {
    expect(await ask("risks")).toContain("4 of 4 risks");
  });

  test("help is derived from the commands and says that the ratings are illustrative", async () => {
    const answer = await ask("help");
    expect(answer).toContain("“show red actions”");
    expect(answer).toContain("illustrative");
    expect(await ask("help updating")).toContain("“undo that”");
    expect(await ask("help board")).not.toContain("post scorecard");
    const clerks = await world.press("cleo", await world.say("cleo", "hi"), "Help: for the board");
    expect(text(clerks)).toContain("post scorecard");
  });
});

describe("what is not understood", () => {
  test("gets one card with three likely readings as buttons, and what each would show", async () => {
    const card = await world.say("mo", "frobnicate the widgets");
    expect(text(card)).toContain("I did not understand “frobnicate the widgets”");
    expect(
      text(card).match(/^.+: (\d+ (actions?|risks?|measures?)|the whole plan.*)$/gm),
    ).toHaveLength(3);
    expect(buttonsIn(card)).toHaveLength(4);
  });

  test("words that were not used are named", async () => {
    expect(await ask("show quarterly red actions")).toContain("I did not use: “quarterly”");
  });

  test("an empty message is answered too", async () => {
    expect(await ask("")).toContain("You can say, for example");
  });

  test("the bot's own mention is no part of the question, anybody else's may be", async () => {
    const card = await world.say("mo", "<at>Plan Board</at> show red actions", "group", {
      entities: [
        {
          type: "mention",
          text: "<at>Plan Board</at>",
          mentioned: { id: "28:bot", name: "Plan Board" },
        },
      ],
    });
    expect(text(card)).toContain("4 of 35 actions");
    expect(text(card)).not.toContain("I did not use");
  });
});
