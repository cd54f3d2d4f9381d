import { afterEach, describe, expect, test } from "vitest";
import { useAzurite } from "../../support/azurite.ts";
import { startLiveWorld } from "../../support/live-world.ts";
import { buttonsIn, conversationOf, text } from "../../support/world.ts";

const tables = useAzurite();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** The bot on a Wednesday in January at five past ten; the Improvement board and a group follow the plan. */
async function aWorld() {
  const world = await startLiveWorld(await tables().open());
  stops.push(world.stop);
  await world.say("cleo", "follow plan", "board");
  await world.say("cleo", "follow plan", "group");
  const { connector, time } = world;
  /** What came to a conversation by itself. */
  const cameTo = (conversation: string) =>
    connector.sent
      .filter((sent) => sent.conversation === conversation && sent.body.replyToId === undefined)
      .map(({ card }) => card);
  return {
    ...world,
    arrived: (where: "board" | "group" | "general") =>
      cameTo(conversationOf(where)).filter((card) => text(card).includes("Summary")),
    told: () => cameTo(conversationOf("personal")).map(text),
    /** Lets time go to an instant, the bot at work, and until something is so. */
    async goTo(instant: string, done: () => boolean | Promise<boolean>) {
      time.pass(Date.parse(instant) - time.clock().getTime());
      await time.until(done);
    },
  };
}

const titles = (card: Parameters<typeof text>[0]) => buttonsIn(card).map(({ title }) => title);

describe("a clerk schedules a post", () => {
  test("sees it first, and it arrives at its time, again and again, until it is paused and deleted", async () => {
    const world = await aWorld();
    const preview = await world.say("cleo", "post summary every Monday at 9");
    expect(text(preview)).toContain("Preview. Nothing is scheduled or posted yet.");
    expect(text(preview)).toContain("The summary will be posted every Monday at 09:00.");
    expect(text(preview)).toContain(
      "To all that follow and want it: SEND Operations Group and SEND Partnership > Improvement board.",
    );
    expect(text(preview)).toContain(
      "Next: Mon 25 Jan 2021, 09:00; Mon 1 Feb 2021, 09:00; Mon 8 Feb 2021, 09:00.",
    );
    expect(text(preview)).toContain("Improvement board");
    expect(titles(preview)).toEqual(["Schedule it", "Do not"]);
    expect((await world.plan()).items.schedule).toEqual([]);

    const saved = await world.press("cleo", preview, "Schedule it");
    expect(text(saved)).toContain("Scheduled: the summary will be posted every Monday at 09:00.");
    expect(text(saved)).toContain("S1 · Summary · ● On");
    expect(text(saved)).toContain("Next: Mon 25 Jan 2021, 09:00; Mon 1 Feb 2021, 09:00;");
    expect(titles(saved)).toEqual(["Pause S1", "Delete S1", "All schedules"]);
    expect(text(await world.press("cleo", preview, "Schedule it"))).toContain(
      "This was already scheduled from this card.",
    );
    expect((await world.plan()).items.schedule).toHaveLength(1);
    expect(world.arrived("board")).toEqual([]);

    await world.goTo("2021-01-25T09:00:00Z", () =>
      world.told().some((card) => card.includes("Delivery report")),
    );
    expect(world.arrived("board")).toHaveLength(1);
    expect(world.arrived("group")).toHaveLength(1);
    expect(text(world.arrived("board")[0] as never)).not.toContain("posted late");
    expect(world.told().at(-1)).toContain("Arrived in 2 of 2 conversations.");
    expect((await world.history()).at(-1)).toMatchObject({
      command: "scheduled_post",
      via: "bot",
      by: { id: null, name: "Plan Board" },
    });

    const list = await world.say("mo", "schedules");
    expect(text(list)).toContain("1 schedule.");
    expect(text(list)).toContain("Next: Mon 1 Feb 2021, 09:00;");
    expect(text(list)).toContain("Set by Cleo Clark, 20 Jan 2021, 10:05");
    expect(titles(list)).toEqual([]);

    const clerks = await world.say("cleo", "what is scheduled");
    const paused = await world.press("cleo", clerks, "Pause S1");
    expect(text(paused)).toContain("Paused: schedule S1, the summary, every Monday at 09:00.");
    expect(titles(paused)).toEqual(["Resume S1", "Delete S1", "All schedules"]);
    expect(text(await world.press("cleo", paused, "All schedules"))).toContain("‖ Paused");
    await world.goTo("2021-02-01T09:00:00Z", async () => {
      const now = world.time.clock().toISOString();
      return (
        now > "2021-02-01T09:02" &&
        (await world.store.due({ tenant: "local", id: "lancashire-app" }, now)).length === 0
      );
    });
    expect(world.arrived("board")).toHaveLength(1);

    expect(text(await world.say("cleo", "resume schedule 1"))).toContain("Resumed: schedule S1");
    expect(text(await world.say("cleo", "resume schedule 1"))).toContain("S1 is on already.");
    await world.goTo("2021-02-08T09:00:00Z", () =>
      (["board", "group"] as const).every((where) => world.arrived(where).length === 2),
    );
    expect(text(world.arrived("board")[1] as never)).not.toContain("posted late");

    expect(text(await world.say("cleo", "delete schedule 1"))).toContain("Deleted: schedule S1");
    expect(text(await world.say("cleo", "schedules"))).toContain("Nothing is scheduled.");
    expect(text(await world.say("cleo", "resume schedule 1"))).toContain(
      "Schedule S1 was deleted.",
    );
    expect((await world.plan()).items.schedule).toMatchObject([{ ref: "S1", state: "deleted" }]);
    expect(text(await world.say("cleo", "undo that"))).toContain("Undone");
    expect(text(await world.say("cleo", "schedules"))).toContain("S1 · Summary · ● On");
  });

  test("goes by the board, to one channel, and says what no time was said of", async () => {
    const world = await aWorld();
    const preview = await world.say(
      "cleo",
      "post exceptions to Improvement board every month, 3 working days before the board",
    );
    expect(text(preview)).toContain(
      "The exceptions will be posted 3 working days before each board, at 09:00. No time was said, so it is 09:00.",
    );
    expect(text(preview)).toContain("To SEND Partnership > Improvement board.");
    expect(text(preview)).toContain(
      "Next: Fri 29 Jan 2021, 09:00 (no later board is planned yet).",
    );
    await world.press("cleo", preview, "Schedule it");
    await world.say("cleo", "move the 3 Feb meeting to 10 Feb");
    expect(text(await world.say("mo", "schedules"))).toContain("Next: Fri 5 Feb 2021, 09:00");
    const none = await world.say("cleo", "cancel the meeting of 10 Feb");
    expect(text(none)).toContain("Cancelled");
    expect(text(await world.say("mo", "schedules"))).toContain(
      "Next: none until a meeting of the board is planned",
    );
    const late = await world.say("cleo", "post summary the day after the board 10:00");
    expect(text(late)).toContain("Next: none until a meeting of the board is planned");
    expect(titles(late)).toContain("Schedule it");
  });

  test("is told of what was missed, and posts it now from there", async () => {
    const world = await aWorld();
    await world.press("cleo", await world.say("cleo", "post summary tomorrow 9am"), "Schedule it");
    await world.goTo("2021-01-23T12:00:00Z", () =>
      world.told().some((t) => t.includes("Not posted")),
    );
    expect(world.arrived("board")).toEqual([]);
    expect(world.told().at(-1)).toContain("Thu 21 Jan 2021, 09:00");
    const missed = world.connector.sent.find(({ card }) => text(card).includes("Not posted"));
    const preview = await world.press("cleo", missed?.card as never, "Post it now");
    expect(text(preview)).toContain("Preview. Nothing is posted yet.");
    await world.press("cleo", preview, "Post to 2 conversations");
    await world.time.until(() => world.arrived("board").length === 1);
    expect(text(await world.say("cleo", "schedules"))).toContain("✔ Ended");
  });
});

test("a post that came late says so for as long as it stands, and is kept true", async () => {
  const world = await aWorld();
  await world.press("cleo", await world.say("cleo", "post summary at 11:00"), "Schedule it");
  await world.goTo("2021-01-20T11:32:00Z", () => world.arrived("group").length === 1);
  const [post] = world.arrived("group");
  if (!post) throw new Error("It did not arrive.");
  const late =
    "Planned for Wed 20 Jan 2021, 11:00; posted late at 11:32, because it could not be posted in time.";
  expect(text(post)).toContain(late);
  expect(text(post)).toContain("✖ 4 red");
  await world.say("cleo", "set 3.4 red because no adult provider has signed");
  await world.time.until(() => world.edits(post) === 1);
  expect(world.now(post)).toContain("✖ 5 red");
  expect(world.now(post)).toContain(late);
});

describe("a schedule is refused", () => {
  test("to all but clerks, by word and by press", async () => {
    const world = await aWorld();
    expect(text(await world.say("mo", "post summary every Monday at 9"))).toContain("Only a clerk");
    const preview = await world.say("cleo", "post summary every Monday at 9", "group");
    expect(text(await world.press("mo", preview, "Schedule it", {}, "group"))).toContain(
      "Only a clerk",
    );
    const saved = await world.press("cleo", preview, "Schedule it", {}, "group");
    expect(text(await world.press("gus", saved, "Delete S1", {}, "group"))).toContain(
      "Only a clerk",
    );
    expect(text(await world.say("hilary", "pause schedule 1"))).toContain("Only a clerk");
    expect((await world.plan()).items.schedule).toMatchObject([{ state: "on" }]);
  });

  test("where its time is past, by the words and by a press that comes too late", async () => {
    const world = await aWorld();
    expect(text(await world.say("cleo", "post summary today at 9"))).toContain(
      "09:00 today is past. Say a later time or day, for example “tomorrow 09:00” or “on 27 Jan 09:00”. Nothing was scheduled or posted.",
    );
    const preview = await world.say("cleo", "post summary at 10:30");
    world.time.pass(30 * 60_000);
    expect(text(await world.press("cleo", preview, "Schedule it"))).toContain(
      "that is past. Say a time that is to come, for example “post summary tomorrow 9am”. Nothing was scheduled.",
    );
    expect((await world.plan()).items.schedule).toEqual([]);
  });

  test("where nobody of that name follows the plan, or one of those named does no longer", async () => {
    const world = await aWorld();
    expect(text(await world.say("cleo", "post summary to Governors every Monday at 9"))).toContain(
      "No conversation called “Governors” follows this plan, so nothing was scheduled.",
    );
    const preview = await world.say("cleo", "post summary to Operations every Monday at 9");
    await world.say("cleo", "unfollow plan", "group");
    expect(text(await world.press("cleo", preview, "Schedule it"))).toContain(
      "does not follow this plan any more. Nothing was scheduled.",
    );
    await world.say("cleo", "unfollow plan", "board");
    expect(text(await world.say("cleo", "post summary every Monday at 9"))).toContain(
      "No conversation follows this plan and wants the summary",
    );
  });
});
