import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Card } from "../../../cards/frames/render.ts";
import { createMemoryStore } from "../../../storage/memory.ts";
import { useAzurite } from "../../support/azurite.ts";
import { type LiveWorld, startLiveWorld } from "../../support/live-world.ts";
import {
  buttonsIn,
  conversationOf,
  inputsIn,
  startWorld,
  text,
  type Where,
  type World,
} from "../../support/world.ts";

/** What arrived in a conversation by itself, not as an answer. */
const arrivedIn = ({ connector }: Pick<World, "connector">, where: Where): readonly Card[] =>
  connector.sent
    .filter((s) => s.conversation === conversationOf(where) && !s.body.replyToId)
    .map(({ card }) => card);

const titles = (card: Card) => buttonsIn(card).map(({ title }) => title);

describe("a conversation that follows a plan", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(createMemoryStore());
  });
  afterAll(() => world.stop());
  const says = async (...said: Parameters<World["say"]>) => text(await world.say(...said));
  const wants = async (name: string) =>
    (await world.plan()).items.channel.find((one) => one.name.includes(name))?.wants;

  test("is told what it gets when it begins to follow, and how to choose", async () => {
    const followed = await world.say("cleo", "follow plan", "board");
    expect(text(followed)).toContain(
      "It gets summaries, scorecards, exceptions and meeting notes. Anybody here can change that: “choose posts”.",
    );
    expect(titles(followed)).toContain("Choose posts");
    await world.say("cleo", "follow plan", "general");
    await world.say("cleo", "follow plan", "group");
  });

  test("chooses by a form that any member of it fills in", async () => {
    const form = await world.say("mo", "choose posts", "group");
    expect(inputsIn(form)).toEqual({ wants: "summary,scorecard,exceptions,notes" });
    const saved = await world.press("mo", form, "Save", { wants: "summary,notes" }, "group");
    expect(text(saved)).toContain("Saved. SEND Operations Group gets summaries and meeting notes.");
    expect(await wants("Operations")).toEqual(["summary", "notes"]);
    expect((await world.history()).at(-1)).toMatchObject({
      command: "save_channel_posts",
      by: { name: "Mo Member" },
    });
    const again = await world.press("mo", form, "Save", { wants: "summary,notes" }, "group");
    expect(text(again)).toContain("Nothing was changed.");
    // An emptied input is left out by clients: nothing is nothing for now.
    const second = await world.say("zoe", "what do we get here", "group");
    const none = await world.press("zoe", second, "Save", { wants: "" }, "group");
    expect(text(none)).toContain("gets nothing for now.");
  });

  test.each([
    ["only summaries here", ["summary"]],
    ["send only summaries and scorecards here", ["summary", "scorecard"]],
    ["no posts for now", []],
    ["send everything here", ["summary", "scorecard", "exceptions", "notes"]],
    ["only exceptions, scorecards and meeting notes here", ["scorecard", "exceptions", "notes"]],
    ["all posts here", ["summary", "scorecard", "exceptions", "notes"]],
  ])("chooses by “%s”", async (said, chosen) => {
    expect(await says("mo", said, "group")).toMatch(/^What is posted here\nSaved\. /);
    expect(await wants("Operations")).toEqual(chosen);
  });

  test("is chosen for by nobody from elsewhere, and by no guest", async () => {
    expect(await says("mo", "only summaries here", "personal")).toContain(
      "This conversation does not follow the plan, so nothing is posted here.",
    );
    expect(await says("cleo", "choose posts", "personal")).toContain("“follow plan”");
    expect(await says("gus", "no posts for now", "group")).toContain("Only members");
    expect(await wants("Operations")).toHaveLength(4);
  });

  test("keeps what it chose when it follows again", async () => {
    await world.say("mo", "only scorecards here", "general");
    await world.say("cleo", "unfollow plan", "general");
    expect(await says("mo", "choose posts", "general")).toContain("does not follow the plan");
    expect(await says("cleo", "follow plan", "general")).toContain("It gets scorecards.");
  });

  test("is sent only what it chose, and named where it chose otherwise", async () => {
    const preview = await world.say("cleo", "post summary");
    expect(text(preview)).toContain(
      "It will go to SEND Operations Group and SEND Partnership > Improvement board.",
    );
    expect(text(preview)).toContain("SEND Partnership > General chose not to get summaries.");
    await world.press("cleo", preview, "Post to 2 conversations");
    await expect.poll(() => arrivedIn(world, "group").length, { timeout: 15_000 }).toBe(1);
    await expect.poll(() => arrivedIn(world, "board").length, { timeout: 15_000 }).toBe(1);
    // The card that was pressed becomes the report.
    const report = () => text(world.connector.messageOf(preview)?.cards.at(-1) ?? preview);
    await expect.poll(report, { timeout: 15_000 }).toContain("Arrived in 2 of 2 conversations.");
    expect(arrivedIn(world, "general")).toEqual([]);

    const named = await world.say("cleo", "post summary to General");
    expect(text(named)).toContain(
      "SEND Partnership > General chose not to get summaries. So there is nowhere to post",
    );
    expect(titles(named)).toEqual([]);
    const exceptions = await world.say("cleo", "post exceptions to Improvement board");
    expect(text(exceptions)).toContain("Preview. Nothing is posted yet.");
    expect(text(exceptions)).toContain("4 red and 7 amber of 35 actions");
    const scorecard = await world.say("cleo", "post scorecard");
    expect(titles(scorecard)).toContain("Post to 3 conversations");
  });
});

describe("asking for the exceptions", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(createMemoryStore());
  });
  afterAll(() => world.stop());

  test("shows them a page at a time, and lists of one area stay lists", async () => {
    const first = await world.say("mo", "exceptions");
    expect(text(first)).toMatch(/^Exceptions\n4 red and 7 amber of 35 actions, .*, page 1 of 4\./);
    expect(text(first)).toContain("and 19 more: press “Next”, or ask “show amber actions”.");
    const second = await world.press("mo", first, "Next");
    expect(text(second)).toContain("Risks at red or amber, or high after mitigation: 4");
    expect(text(await world.say("mo", "show the exceptions"))).toBe(text(first));
    expect(text(await world.say("mo", "exceptions for area 2"))).toContain("in area 2");
  });

  test.each([
    "what's changed since the last board",
    "show amber actions",
    "what is overdue",
    "measures off target",
    "red KPIs",
    "missed milestones",
  ])("“%s”, as cards say to ask, is understood", async (said) => {
    expect(text(await world.say("mo", said))).not.toContain("I did not");
  });
});

describe("the notes of a board", () => {
  const tables = useAzurite();
  let world: LiveWorld;
  let beside: LiveWorld;
  beforeAll(async () => {
    const store = await tables().open();
    world = await startLiveWorld(store);
    beside = await startLiveWorld(store, { time: world.time, beside: world });
    for (const where of ["board", "general", "group"] as const) {
      await world.say("cleo", "follow plan", where);
    }
    await world.say("mo", "only scorecards here", "general");
    await world.say("cleo", "add meeting 20 Jan 2021 09:00 SEND Sub-Committee");
  });
  afterAll(async () => {
    await beside.stop();
    await world.stop();
  });
  const notesIn = (where: Where) =>
    arrivedIn(world, where).filter((card) => text(card).startsWith("Board closed"));

  test("arrive once in those that want them, whoever says that it is closed and how often", async () => {
    await world.say("cleo", "open board", "board");
    await world.say("cleo", "set 1.6 red because data is not there");
    const [closed] = await Promise.all([
      world.say("cleo", "close board", "board"),
      beside.meeting("End", "board"),
    ]);
    expect(text(closed)).toContain("Ratings changed in the meeting: 1");
    await world.settled();
    await beside.say("cleo", "close board", "board");
    await world.meeting("End", "board");
    await world.settled();

    expect(notesIn("group").map((card) => text(card))).toEqual([
      expect.stringContaining("1.6 worse: ● Green to ✖ Red"),
    ]);
    expect(notesIn("general")).toEqual([]);
    expect(arrivedIn(world, "personal")).toEqual([]);
    const history = await world.history();
    expect(history.filter(({ command }) => command === "post_notes")).toMatchObject([
      { by: { id: null, name: "Plan Board" }, via: "bot" },
    ]);
  });

  test("are edited, and not posted again, where it is opened again and closed later", async () => {
    const [notes] = notesIn("group");
    if (!notes) throw new Error("No notes came.");
    world.time.pass(60_000);
    await world.say("cleo", "open board", "board");
    await world.say("cleo", "set 1.7 red because the provider has left");
    await world.say("cleo", "close board");
    await world.settled();

    expect(world.now(notes)).toContain("Ratings changed in the meeting: 2");
    expect(notesIn("group")).toHaveLength(1);
    expect(notesIn("board")).toHaveLength(0);
  });
});
