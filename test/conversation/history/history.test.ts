import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { get } from "../../../bot/plan/model/snapshot.ts";
import type { PlanStore } from "../../../bot/plan/record/store.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { aStamp, recordOf } from "../../plan/build.ts";
import { useAzurite } from "../../support/azurite.ts";
import { SAMPLE, startWorld, TODAY, text, type Who, type World } from "../../support/world.ts";

const tables = useAzurite();

/** A clock that a test sets: the conversations here are held over half a year. */
function movingClock(start: string) {
  let now = new Date(start);
  return {
    clock: () => now,
    set: (at: string) => {
      now = new Date(at);
    },
  };
}

const isOfficer = async (world: World, who: Who, mention: string, name: string) =>
  world.say("cleo", "", "personal", {
    text: `<at>${mention}</at> is ${name}`,
    entities: [
      {
        type: "mention",
        text: `<at>${mention}</at>`,
        mentioned: { id: `29:${who}`, name: mention },
      },
    ],
  });

/** Half a year of a board: the plan is loaded on 20 September, and people change it from then on. */
async function halfAYear(world: World, set: (at: string) => void): Promise<void> {
  const save = async (who: Who, ref: string, typed: Record<string, string>) => {
    const form = await world.say(who, `update ${ref}`);
    expect(text(await world.press(who, form, "Save", typed))).toContain(`Saved: action ${ref}`);
  };
  await isOfficer(world, "zoe", "Zoe Richards", "Zoe Richards");
  await isOfficer(world, "hilary", "Hilary Fordham", "Hilary Fordham");

  set("2020-10-12T09:30:00Z");
  await save("zoe", "4.2", {
    rag: "amber",
    reason: "No adult provider has signed",
    recovery: "Meet the providers in November",
  });
  set("2020-12-17T16:00:00Z");
  await world.say("cleo", "set 3.4 green");
  set("2020-12-18T14:10:00Z");
  await save("hilary", "3.4", {
    rag: "amber",
    reason: "Two schools have no nurse yet",
    recovery: "Recruit by March",
  });
  set("2021-01-11T10:00:00Z");
  await save("zoe", "4.2", {
    rag: "red",
    reason: "The providers have withdrawn",
    recovery: "Find others by April",
    revisedDate: "2021-05-31",
    revisedReason: "The market must be tested again",
  });
  set("2021-01-12T10:00:00Z");
  await world.say("cleo", "set 1.7 red because the survey is late");
  set("2021-01-13T10:00:00Z");
  await world.say("cleo", "set 1.7 green");
  set("2021-01-14T10:00:00Z");
  await save("cleo", "1.6", {
    status: "complete",
    evidenceTitle: "Minutes of 14 January",
    evidenceLink: "https://council.example/minutes",
  });
  set("2021-01-15T10:00:00Z");
  const risk = await world.say("mo", "log a risk");
  await world.press("mo", risk, "Save", {
    area: "3",
    description: "The clinic may close",
    rag: "red",
    severity: "high",
    mitigation: "Find another room",
    postMitigation: "low",
  });
  set("2021-01-18T10:00:00Z");
  await world.press("cleo", await world.say("cleo", "4.2"), "Approve the date");
  set("2021-01-20T12:00:00Z");
}

describe.each([
  ["Azure Tables", async (): Promise<PlanStore> => tables().open()],
  ["the memory store", async (): Promise<PlanStore> => createMemoryStore()],
])("asking what was, kept in %s", (_, open) => {
  const { clock, set } = movingClock("2020-09-20T09:00:00Z");
  let world: World;
  beforeAll(async () => {
    world = await startWorld(await open(), { clock });
    await halfAYear(world, set);
  });
  afterAll(() => world.stop());

  const ask = async (words: string) => text(await world.say("mo", words));

  test("the history of an action is every change: who, when, by which way, why, field by field", async () => {
    const answer = await ask("history 4.2");
    expect(answer).toContain("History of action 4.2");
    expect(answer).toContain(
      "5 of 5 changes, newest first. The record begins on 20 Sep 2020, when the plan was loaded; nothing is known of before.",
    );
    expect(answer).toContain(
      [
        "18 Jan 2021, 10:00 · Cleo Clark, on a card · version 12",
        "Revised date: was none, now 31 May 2021 (The market must be tested again; approved by Cleo Clark, 18 Jan 2021, 10:00)",
        "Proposed date: was 31 May 2021 (The market must be tested again; asked for by Zoe Richards, not approved), now none",
        "11 Jan 2021, 10:00 · Zoe Richards, on a card · version 7",
        "RAG: was ▲ Amber, now ✖ Red",
        "Reason: was “No adult provider has signed”, now “The providers have withdrawn”",
        "Needed to return to green: was “Meet the providers in November”, now “Find others by April”",
        "Proposed date: was none, now 31 May 2021 (The market must be tested again; asked for by Zoe Richards, not approved)",
        "12 Oct 2020, 10:30 · Zoe Richards, on a card · version 5",
      ].join("\n"),
    );
    expect(answer).toContain(
      "20 Sep 2020, 10:00 · Sample plan, from a plan file · version 1\nThe plan was loaded. It stood so:\nStatus: □ Not started\nRAG: – Not rated",
    );
    expect(answer).toContain("As at 20 Jan 2021, 12:00");
    expect(answer.indexOf("11 Jan 2021")).toBeLessThan(answer.indexOf("12 Oct 2020"));
  });

  test.each([
    ["what's changed since 18 December"],
    ["since last board"],
    ["what's changed since the last meeting"],
  ])("“%s” is the direction of travel, worst first, and says since when", async (words) => {
    const answer = await ask(words);
    expect(answer).toContain(
      "What changed since 18 Dec 2020, the last meeting (changes of that day count).",
    );
    expect(answer).toContain(
      "4 of 35 actions, 1 of 5 risks changed, in 7 changes.\n↓ worse: 2 · ↑ better: 0 · ✔ completed: 1 · → dates moved: 1 · ✚ new: 1 · • other changes: 1.",
    );
    const groups = [
      "↓ Worse: 2\nAction 3.4 ↓ worse: ● Green to ▲ Amber",
      "Action 4.2 ↓ worse: ▲ Amber to ✖ Red",
      "✔ Completed: 1\nAction 1.6 ✔ completed: it was ● Green",
      "→ Dates moved: 1\nAction 4.2 → date moved later: December 2020 to 31 May 2021",
      "✚ New: 1\nRisk R5 ✚ new: ✖ Red",
      "• Other changes: 1\nAction 1.7 • changed and changed back: ● Green, ✖ Red, ● Green",
    ];
    const places = groups.map((group) => answer.indexOf(group));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(answer).toContain(
      "“Two schools have no nurse yet” · also changed: Needed to return to green · 1 change, by Hilary Fordham, 18 Dec 2020, 14:10",
    );
    expect(answer).toContain("As at 20 Jan 2021, 12:00");
  });

  test("a row of it opens the history of its item in that time, and that the item", async () => {
    const list = await world.say("mo", "what's changed since 18 December");
    const one = await world.press("mo", list, "History of action 4.2");
    expect(text(one)).toContain(
      "2 of 2 changes since 18 Dec 2020, the last meeting, newest first.",
    );
    expect(text(await world.press("mo", one, "Open action 4.2"))).toContain("✖ Red");
  });

  test.each([
    ["has anything got worse", "2 of the 5 items that changed, in 7 changes in all"],
    ["has anything got better since christmas", "0 of the 4 items that changed"],
    ["what's changed in area 3 since 18 december", "1 of 35 actions, 1 of 5 risks changed"],
    ["what has changed for zoe since 18 december", "What changed owned by Zoe Richards since"],
    ["what has zoe changed since the last meeting", "What Zoe Richards changed since 18 Dec 2020"],
    ["what dates have moved since the last meeting", "→ Dates moved: 1\nAction 4.2"],
    ["new risks since the last board", "✚ New: 1\nRisk R5 ✚ new: ✖ Red"],
    ["what was completed since the last board", "✔ Completed: 1\nAction 1.6"],
    ["what has gone red since christmas", "What changed to ✖ Red since 25 Dec 2020"],
    ["what changed in december", "from 1 Dec 2020, to 31 Dec 2020"],
    ["what changed in november", "Nothing changed: 0 changes."],
  ])("“%s” is part of that: %s", async (words, part) => {
    expect(await ask(words)).toContain(part);
  });

  test("what got worse also says what is neither, so that a first rating is not hidden", async () => {
    expect(await ask("has anything got worse")).toContain("Neither better nor worse: 1 new.");
    const since = await ask("has anything got worse since 20 september");
    expect(since).toMatch(/Neither better nor worse: \d+ rated for the first time, 4 new\./);
  });

  test("the loading of the plan is no change, and nothing is said of the time before it", async () => {
    const answer = await ask("what's changed since 1 september");
    expect(answer).toContain(
      "The record begins on 20 Sep 2020, when the plan was loaded; nothing is known of before.",
    );
    expect(answer).toContain("✚ new: 4");
    expect(answer).not.toContain("Action 1.1 ✚");
    expect(answer).toContain(
      "Not listed: 2 changes of who is who, what is posted where, and what the bot sent.",
    );
  });

  test.each([
    [
      "what did 4.2 say on 24 September",
      "Action 4.2 at the end of 24 Sep 2020, the day of a meeting. 3 changes since; 4 fields differ now.",
    ],
    [
      "what did 4.2 say at the September meeting",
      "Action 4.2 at the end of 24 Sep 2020, the day of a meeting. 3 changes since; 4 fields differ now.",
    ],
    [
      "what did 3.4 say at the last meeting",
      "Action 3.4 at the end of 18 Dec 2020, the last meeting. It has not been changed since.",
    ],
    ["what did 1.7 say today", "Action 1.7 today, so far. It has not been changed since."],
    [
      "what did 1.7 say on 12 january",
      "Action 1.7 at the end of 12 Jan 2021. 1 change since; 2 fields differ now.",
    ],
    [
      "what did 1.7 say on 11 january",
      "Action 1.7 at the end of 11 Jan 2021. 2 changes since, and it stands the same again now.",
    ],
  ])("“%s” is how it stood at the end of that day, and what differs now", async (words, said) => {
    expect(await ask(words)).toContain(said);
  });

  test("how an item stood is told field by field, beside what differs now", async () => {
    const answer = await ask("what did 4.2 say on 18 december");
    expect(answer).toContain("Action 4.2 as at 18 Dec 2020");
    expect(answer).toContain("RAG · ▲ Amber | Status · ◐ In progress");
    expect(answer).toContain("Reason\nNo adult provider has signed");
    expect(answer).toContain(
      "Last changed before then\n12 Oct 2020, 10:30 by Zoe Richards, on a card",
    );
    expect(answer).toContain("Differs now: RAG\n✖ Red");
    expect(answer).toContain("Differs now: Reason\n“The providers have withdrawn”");
    expect(answer).not.toContain("Differs now: Progress");
  });

  test("the record is never said to go back further than it does", async () => {
    expect(await ask("what did 5.2 say on 1 september")).toContain(
      "I cannot say how action 5.2 stood on 1 Sep 2020. The record begins on 20 Sep 2020, when the plan was loaded; nothing is known of before.",
    );
    expect(await ask("what did R5 say on 1 september")).toContain(
      "I cannot say how risk R5 stood on 1 Sep 2020. The record begins on 20 Sep 2020",
    );
    expect(await ask("what did R5 say on 18 december")).toContain(
      "Risk R5 was not in the plan on 18 Dec 2020, the last meeting: it was added on 15 Jan 2021 by Mo Member.",
    );
    expect(await ask("what did the plan look like on 1 september")).toContain(
      "I cannot say how the plan stood on 1 Sep 2020. The record begins on 20 Sep 2020",
    );
    expect(await ask("what did 5.2 say at the next meeting")).toContain(
      "3 Feb 2021 is still to come.",
    );
  });

  test("the plan, and an area of it, are counted as they stood at a meeting and as they do now", async () => {
    const plan = await ask("what did the plan look like at the December meeting");
    expect(plan).toContain("The plan at the end of 18 Dec 2020, the last meeting, version 6");
    expect(plan).toContain(
      "35 actions then\n✖ 4 red   ▲ 8 amber   – 4 not rated   ● 8 green   ✔ 11 complete",
    );
    expect(plan).toContain(
      "35 actions now\n✖ 5 red   ▲ 7 amber   – 4 not rated   ● 7 green   ✔ 12 complete",
    );
    expect(plan).toContain("4 risks then");
    expect(plan).toContain("5 risks now");
    const card = await world.say("mo", "how was area 4 at the september meeting");
    expect(text(card)).toContain("Area 4 as at 24 Sep 2020");
    const since = await world.press("mo", card, "What changed since");
    expect(text(since)).toContain(
      "What changed in area 4 (Transitions in healthcare (0-25)) since 25 Sep 2020",
    );
    expect(text(since)).toContain("1 of 35 actions changed, in 3 changes.");
  });

  test.each([
    [
      "who changed 3.4 to amber and when",
      "Hilary Fordham set 3.4 to ▲ Amber on 18 Dec 2020, 14:10, on a card; reason: “Two schools have no nurse yet”. It had been ● Green.",
    ],
    [
      "when did 4.2 go red",
      "Zoe Richards set 4.2 to ✖ Red on 11 Jan 2021, 10:00, on a card; reason: “The providers have withdrawn”. It had been ▲ Amber.",
    ],
    [
      "who set 1.7 to red",
      "Cleo Clark set 1.7 to ✖ Red on 12 Jan 2021, 10:00, by text; reason: “the survey is late”. It had been ● Green. It is ● Green now.",
    ],
    [
      "who changed 2.3 to amber and when",
      "Nobody has set 2.3 to ▲ Amber in the record, which begins on 20 Sep 2020, when the plan was loaded. It is ✔ Complete.",
    ],
    [
      "who marked 1.6 complete",
      "Cleo Clark set 1.6 to ✔ Complete on 14 Jan 2021, 10:00, on a card.",
    ],
    [
      "who moved the date of 4.2",
      "Cleo Clark last changed the date of 4.2 on 18 Jan 2021, 10:00, on a card",
    ],
    ["when was 1.7 last updated", "Cleo Clark last changed 1.7 on 13 Jan 2021, 10:00, by text."],
    [
      "who turned R5 red",
      "Risk R5 was ✖ Red already at the beginning of its record, which begins on 15 Jan 2021, when Mo Member added it",
    ],
  ])("“%s” is answered first, in a sentence: %s", async (words, sentence) => {
    const answer = await ask(words);
    expect(answer.startsWith(sentence)).toBe(true);
    expect(answer).toContain("History of ");
  });

  test("a time of an item's history begins with what became of it in that time", async () => {
    const answer = await ask("how has 4.2 changed since november");
    expect(answer).toMatch(
      /^Action 4\.2 since 1 Nov 2020: worse: ▲ Amber to ✖ Red; date moved later: December 2020 to 31 May 2021; changed: Reason, Needed to return to green \(2 changes\)\./,
    );
    expect(answer).toContain("2 of 2 changes since 1 Nov 2020, newest first.");
    expect(await ask("what's happened on 5.2 since november")).toMatch(
      /^Action 5\.2 has not changed since 1 Nov 2020\./,
    );
  });

  test("an area's history offers what changed in it", async () => {
    const history = await world.say("mo", "history of area 4");
    expect(text(history)).toContain("History of area 4");
    const changes = await world.press("mo", history, "What changed in area 4");
    expect(text(changes)).toContain(
      "in area 4 (Transitions in healthcare (0-25)) since 20 Sep 2020",
    );
  });

  test("several are asked which first, and none is asked of what", async () => {
    const which = await world.say("mo", "history of 3.4 and 4.2");
    expect(text(await world.press("mo", which, "Action 4.2"))).toContain("History of action 4.2");
    expect(await ask("history")).toContain("Say of what, for example “history 3.4”");
    expect(await ask("history of 9.9")).toContain("This plan has no action 9.9.");
  });

  test("a guest may read what was, as everybody may", async () => {
    expect(text(await world.say("gus", "history 4.2"))).toContain("5 of 5 changes");
    expect(text(await world.say("gus", "since last board"))).toContain("↓ Worse: 2");
  });

  test("the same is had as text, with every row", async () => {
    const said = { type: "message", text: "since last board as text" };
    await world.deliver(world.activity("mo", "personal", said));
    const plain = world.connector.texts.at(-1) ?? "";
    expect(plain).toContain("Action 4.2 ↓ worse: ▲ Amber to ✖ Red");
  });
});

describe("what is longer than a card", () => {
  const { clock, set } = movingClock("2020-09-20T09:00:00Z");
  let world: World;
  beforeAll(async () => {
    world = await startWorld(await tables().open(), { clock });
    for (let n = 1; n <= 12; n++) {
      set(`2020-10-${String(n).padStart(2, "0")}T10:00:00Z`);
      const colour = n % 2 === 0 ? "green" : "red because it is late";
      await world.say("cleo", `set 3.4 ${colour}`);
      await world.say("cleo", `set ${1 + (n % 5)}.${1 + (n % 6)} ${colour}`);
    }
    set("2021-01-20T12:00:00Z");
  });
  afterAll(() => world.stop());

  test("an item's history is turned from newer to older, and holds each of its changes once", async () => {
    let card = await world.say("mo", "history 3.4");
    const seen: string[] = [];
    for (let page = 1; page <= 3; page++) {
      const answer = text(card);
      expect(answer).toMatch(new RegExp(`of 14 changes, newest first, page ${page} of 3\\.`));
      seen.push(...[...answer.matchAll(/ · version (\d+)$/gm)].map((match) => match[1] ?? ""));
      if (page < 3) card = await world.press("mo", card, "Older changes");
    }
    expect(seen).toHaveLength(14);
    expect(seen.map(Number)).toEqual([...new Set(seen.map(Number))].sort((a, b) => b - a));
    expect(text(await world.press("mo", card, "Newer changes"))).toContain("page 2 of 3");
  });

  test("what changed is paged, and every item that changed is on one of the pages", async () => {
    let card = await world.say("mo", "what's changed since 1 october");
    const seen = new Set<string>();
    for (let page = 1; ; page++) {
      const answer = text(card);
      for (const [, ref = ""] of answer.matchAll(/^Action (\d\.\d) /gm)) seen.add(ref);
      if (!answer.includes("Next")) break;
      expect(answer).toContain(`page ${page} of `);
      card = await world.press("mo", card, "Next");
    }
    const history = (await world.history()).filter((change) => change.at > "2020-10-01");
    const changed = history.flatMap(({ items }) => items.map(({ after }) => after.ref));
    expect(changed.length).toBeGreaterThan(20);
    expect([...seen].sort()).toEqual([...new Set(changed)].sort());
  });
});

describe("what a question about the past costs", () => {
  const { clock, set } = movingClock("2020-09-20T09:00:00Z");
  let world: World;
  let store: Awaited<ReturnType<ReturnType<typeof tables>["open"]>>;
  beforeAll(async () => {
    store = await tables().open();
    world = await startWorld(store, { clock });
    for (let n = 1; n <= 30; n++) {
      set(`2020-11-${String(n).padStart(2, "0")}T10:00:00Z`);
      const ref = n % 10 === 0 ? "3.4" : "4.2";
      await world.say("cleo", `set ${ref} red because of reason ${n}`);
    }
    // In the evening it tells nobody anything by itself.
    set("2021-01-20T18:00:00Z");
    // Let it bring the cards that it has posted up to date first: it asks the table for that too.
    await vi.waitFor(async () => expect(await store.due(SAMPLE)).toEqual([]), 30_000);
  });
  afterAll(() => world.stop());

  /** Where the bot begins to keep the card that it has posted: its answer has gone, and nobody waits for what follows. */
  const keeping = () =>
    store.wire.sent.findIndex(({ url, body }) => /\bcard(?::|%3A)/i.test(`${url} ${body}`));

  /** The requests that a question made to the table service before it was answered. */
  const costs = async (words: string) => {
    store.wire.forget();
    await world.say("mo", "summary");
    // It looks at the plan once more after it has kept the card.
    await vi.waitFor(() => expect(keeping()).toBeGreaterThan(0));
    await vi.waitFor(() => expect(store.wire.sent.length).toBeGreaterThan(keeping() + 1));
    store.wire.forget();
    await world.say("mo", words);
    return keeping() < 0 ? store.wire.sent.length : keeping();
  };

  test("is one query for the history of an item, however often the item or the plan was changed", async () => {
    expect((await world.plan()).version).toBe(32);
    expect(await costs("3.4")).toBe(1);
    expect(await costs("history 3.4")).toBe(1 + 1);
    expect(await costs("history of 3.4 since 15 november")).toBe(1 + 1);
    expect(await costs("who changed 3.4 to red and when")).toBe(1 + 1);
    expect(await costs("what did 3.4 say on 1 december")).toBe(1 + 1);
    expect(await costs("what did 3.4 say on 25 november")).toBe(1 + 1);
    expect(await costs("what did 3.4 say on 1 june")).toBe(1 + 1);
  });

  test("is one query for a time, and one for the plan as it stood on a day", async () => {
    expect(await costs("what's changed since 25 november")).toBe(1 + 1);
    expect(await costs("what did the plan look like on 25 november")).toBe(1 + 1);
  });
});

describe("an item that was changed very often", () => {
  let world: World;
  beforeAll(async () => {
    const store = createMemoryStore();
    world = await startWorld(store);
    const record = recordOf(store);
    let plan = await world.plan();
    const often = async (ref: string, times: number) => {
      for (let n = 1; n <= times; n++) {
        const stamp = aStamp({ at: new Date(`${TODAY}T10:00:00Z`) });
        const done = await record.carryOut(plan, stamp, (now) => {
          const rag = n < 3 ? "red" : "green";
          return { why: null, items: [{ ...get(now, "action", ref), progress: `step ${n}`, rag }] };
        });
        plan = done.plan;
      }
    };
    await often("3.4", 130);
    await often("3.6", 510);
  });
  afterAll(() => world.stop());

  test("is answered from its newest changes, and says that there are more", async () => {
    let card = await world.say("mo", "history 3.4");
    expect(text(card)).toContain("5 of more than 100 changes, newest first, page 1 of 20.");
    for (let page = 2; page <= 22; page++) card = await world.press("mo", card, "Older changes");
    expect(text(card)).toContain("of more than 111 changes, newest first, page 22 of 23.");
    for (let page = 23; page <= 27; page++) card = await world.press("mo", card, "Older changes");
    expect(text(card)).toContain("2 of 132 changes, newest first, page 27 of 27.");
    expect(text(card)).toContain("The plan was loaded.");
    expect(text(card)).not.toContain("Older changes");
  });

  test("is searched further for who made one of its changes", async () => {
    expect(text(await world.say("mo", "who set 3.4 to red"))).toMatch(
      /^Ada set 3\.4 to ✖ Red on 20 Jan 2021, 10:00, on a card/,
    );
  });

  test("is never said to have had no such change where not all were read", async () => {
    expect(text(await world.say("mo", "who set 3.6 to red"))).toMatch(
      /^Nobody set 3\.6 to ✖ Red in its newest 500 changes\./,
    );
  });
});
