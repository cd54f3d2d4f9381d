import { afterEach, describe, expect, test } from "vitest";
import { useAzurite } from "../support/azurite.ts";
import { startLiveWorld } from "../support/live-world.ts";
import { buttonsIn, conversationOf, SAMPLE, text } from "../support/world.ts";

const tables = useAzurite();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function aWorld() {
  const world = await startLiveWorld(await tables().open());
  stops.push(world.stop);
  return world;
}

const RED = "set 3.4 red because no adult provider has signed";

describe("a list that was posted in the group", () => {
  test("is edited at the end of the half minute in which somebody changed what it shows, and says as at when", async () => {
    const world = await aWorld();
    const list = await world.posted("mo", "show red actions", "group");
    expect(text(list)).not.toContain("3.4 ");

    world.time.moveTo("10:06:10.000");
    await world.say("cleo", RED);
    world.time.moveTo("10:06:29.999");
    await world.say("cleo", "help");
    expect(world.tried()).toEqual([]);

    world.time.moveTo("10:06:30.000");
    await world.time.until(() => world.edits(list) === 1);
    expect(world.now(list)).toContain("3.4 ");
    expect(world.now(list)).toContain("As at 20 Jan 2021, 10:06");
    expect(world.now(list)).toContain(`version ${(await world.plan()).version}`);
  });

  test("is edited once for ten changes in half a minute, and so is every other card", async () => {
    const world = await aWorld();
    const list = await world.posted("mo", "show red actions", "group");
    const action = await world.posted("zoe", "3.4", "board");
    const summary = await world.posted("hilary", "summary", "personal");
    for (let n = 0; n < 10; n++) {
      world.time.pass(2500);
      const colour = n % 2 === 0 ? "amber" : "red";
      await world.say("cleo", `set 3.4 ${colour} because of reason ${n}`);
    }
    expect(world.time.clock().toISOString()).toContain("10:05:25");

    await world.settled();

    expect([list, action, summary].map(world.edits)).toEqual([1, 1, 1]);
    expect(world.now(action)).toContain("reason 9");
    expect(world.tried()).toHaveLength(3);
  });

  test("stays as it is when it would look the same, and so does one that shows something else", async () => {
    const world = await aWorld();
    const reds = await world.posted("mo", "show red actions", "group");
    const risks = await world.posted("mo", "risks", "group");
    const action = await world.posted("mo", "3.4", "group");

    await world.say("cleo", "set 3.4 amber because the survey is late");
    await world.settled();

    expect(world.tried()).toEqual([world.idOf(action)]);
    expect(world.now(reds)).toBe(text(reds));
    expect(world.now(risks)).toBe(text(risks));
    expect(world.now(action)).toContain("the survey is late");
  });

  test("is drawn again as whoever asked for it saw it, with the remark on words that were not used", async () => {
    const world = await aWorld();
    const clerks = await world.posted("cleo", "quarterly 3.4", "personal");
    const readers = await world.posted("gus", "3.4", "personal");

    await world.say("cleo", RED, "group");
    await world.settled();

    expect(world.now(clerks)).toContain("Buttons: Update");
    expect(world.now(clerks)).toContain("I did not use: “quarterly”");
    expect(world.now(readers)).toContain("✖ Red");
    expect(world.now(readers)).not.toContain("Update");
  });

  test("is edited again by the next change, and a plan whose cards show nothing of it is left in peace", async () => {
    const world = await aWorld();
    await world.say("cleo", RED);
    await world.settled();
    expect(world.tried()).toEqual([]);

    const list = await world.posted("mo", "show red actions", "group");
    await world.say("cleo", "set 3.4 green because it is done");
    await world.settled();
    await world.say("cleo", RED);
    await world.settled();

    expect(world.edits(list)).toBe(2);
    expect(world.now(list)).toContain("3.4 ");
    expect(await world.store.due(SAMPLE)).toEqual([]);
  });

  test("that arrived only after its change was made known is still brought up to date", async () => {
    const world = await aWorld();
    const arrives = Promise.withResolvers<void>();
    const answers = (request: string) =>
      request.startsWith("POST") && request.includes(conversationOf("group"));
    world.connector.meddle(async (request) => {
      if (answers(request)) await arrives.promise;
    });
    const asked = world.say("mo", "show red actions", "group");
    await expect.poll(() => world.connector.requests.some(answers)).toBe(true);
    await world.say("cleo", RED);
    await world.settled();

    arrives.resolve();
    const list = await asked;
    expect(text(list)).not.toContain("3.4 ");
    await world.time.until(() => world.edits(list) === 1);
    expect(world.now(list)).toContain("3.4 ");
  });
});

describe("what is remembered of a card", () => {
  test("keeps nobody waiting, and costs nobody an answer where it cannot be kept", async () => {
    const world = await aWorld();
    const ours = (url: string) => /RowKey='(?:card|hold)/.test(decodeURIComponent(url));
    const failed: string[] = [];
    world.store.wire.meddle(async (send, _, { url, body }) => {
      if (!ours(url) && !body.includes("hold")) return send();
      failed.push(url);
      throw new Error("The table did not answer.");
    });

    const card = await world.say("cleo", "3.4", "group");
    const form = await world.press("cleo", card, "Update", {}, "group");
    const saved = await world.press("cleo", form, "Save", { progress: "Met" }, "group");

    expect(text(saved)).toContain("Saved: action 3.4");
    await expect.poll(() => failed.length).toBe(3);
    await expect.poll(() => world.logged.join().match(/was not remembered/g)?.length).toBe(3);
  });

  test("is nothing where the answer was sent as text, and every answer of an old client that is a message of its own", async () => {
    const world = await aWorld();
    await world.deliver(world.activity("mo", "group", { type: "message", text: "3.4 as text" }));
    expect(world.connector.texts.at(-1)).toContain("Action 3.4");
    const old = async (data: object) => {
      const before = world.connector.sent.length;
      await world.deliver(world.activity("cleo", "group", { type: "message", value: data }));
      const [sent] = world.connector.sent.slice(before);
      if (!sent) throw new Error("An old client is answered by a message.");
      await expect.poll(() => world.isKept(sent.card)).toBe(true);
      return sent.card;
    };
    const shown = await old({ command: "show_action", plan: SAMPLE.id, ref: "3.4" });
    const form = await old({ command: "update_action", plan: SAMPLE.id, ref: "3.4" });
    expect(await world.store.cards(SAMPLE)).toHaveLength(2);
    expect(await world.store.holds(SAMPLE)).toEqual([]);

    await world.say("cleo", RED);
    await world.settled();
    expect([shown, form].map(world.edits)).toEqual([1, 0]);
  });
});

describe("a post", () => {
  test("is kept true in every conversation that it arrived in, and looks as it was posted", async () => {
    const world = await aWorld();
    await world.say("cleo", "follow plan", "board");
    await world.say("cleo", "follow plan", "group");
    const preview = await world.say("cleo", "post summary");
    const before = world.connector.sent.length;
    await world.press("cleo", preview, "Post to 2 conversations");
    await world.settled();
    const posts = world.connector.sent.slice(before).filter((s) => s.summary.startsWith("Summary"));
    expect(posts.map((post) => post.conversation).sort()).toEqual(
      [conversationOf("board"), conversationOf("group")].sort(),
    );
    const [first, second] = posts.map((post) => post.card);
    if (!first || !second) throw new Error("Two were posted.");

    await world.say("cleo", RED);
    await world.settled();

    for (const card of [first, second]) {
      expect(world.edits(card)).toBe(1);
      expect(world.now(card)).not.toBe(text(card));
      expect(world.now(card).split("\n").slice(0, 2)).toEqual(text(card).split("\n").slice(0, 2));
    }
  });
});

describe("a card whose message is gone", () => {
  test.each([
    ["404", "the message was deleted", 404],
    ["403", "the bot may not write there any more", 403],
  ])("is forgotten at a %s: %s", async (_status, _why, status) => {
    const world = await aWorld();
    const list = await world.posted("mo", "show red actions", "group");
    const other = await world.posted("mo", "show red actions", "personal");
    if (status === 404) world.connector.remove(list);
    else world.connector.fail(conversationOf("group"), 403, 1, {}, "PUT");

    await world.say("cleo", RED);
    await world.settled();
    expect(world.edits(other)).toBe(1);
    const kept = await world.store.cards(SAMPLE);
    expect(kept.filter((card) => card.thread === conversationOf("group"))).toEqual([]);

    const before = world.tried().length;
    await world.say("cleo", "set 3.4 amber because of the survey");
    await world.settled();
    expect(world.tried().slice(before)).toEqual([world.idOf(other)]);
  });

  test("is forgotten when it is older than 30 days, and is not touched again", async () => {
    const world = await aWorld();
    const old = await world.posted("mo", "show red actions", "group");
    world.time.pass(3_600_000);
    const young = await world.posted("mo", "show red actions", "personal");
    world.time.pass(30 * 86_400_000 - 1_800_000);

    await world.say("cleo", RED);
    await world.settled();

    expect(world.edits(young)).toBe(1);
    expect(world.edits(old)).toBe(0);
    expect(await world.isKept(old)).toBe(false);
    expect(await world.isKept(young)).toBe(true);
  });
});

describe("a form that somebody may be typing in", () => {
  /** Cleo has the form of 3.4 open in the place of the group's list; Mo's own list is nobody's concern. */
  async function withForm() {
    const world = await aWorld();
    const list = await world.posted("mo", "show actions in area 3", "group");
    const free = await world.posted("mo", "show actions in area 3", "personal");
    const action = await world.press("cleo", list, "Open action 3.4", {}, "group");
    const form = await world.press("cleo", action, "Update", {}, "group");
    await world.open(1);
    return { world, list, free, form };
  }
  const CHANGE = "set 3.5 green because the data has come";

  test("is not edited away, and the card is edited when it is saved", async () => {
    const { world, list, free, form } = await withForm();
    await world.say("cleo", CHANGE);
    await world.settled();
    expect(world.edits(free)).toBe(1);
    expect(world.edits(list)).toBe(0);

    await world.press("cleo", form, "Save", { progress: "The provider has been met" }, "group");
    await world.open(0);
    await world.settled();
    expect(world.edits(list)).toBe(1);
    expect(world.now(list)).toMatch(/^3\.5 .*● Green$/m);
  });

  test("is not edited away, and the card is edited when it is cancelled", async () => {
    const { world, list, form } = await withForm();
    await world.say("cleo", CHANGE);
    await world.settled();

    await world.press("cleo", form, "Cancel", {}, "group");
    await world.time.until(() => world.edits(list) === 1);
  });

  test("stays open when it comes back with a fault, and when somebody else presses something", async () => {
    const { world, list, free, form } = await withForm();
    await world.press("mo", list, "Open action 3.5", {}, "group");
    const again = await world.press("cleo", form, "Save", { rag: "red", reason: "" }, "group");
    expect(text(again)).toContain("Not saved yet");

    await world.say("cleo", CHANGE);
    await world.settled();
    expect(world.edits(free)).toBe(1);
    expect(world.edits(list)).toBe(0);
    expect(await world.store.holds(SAMPLE)).toHaveLength(1);
  });

  test("is over when its Save is refused with a sentence", async () => {
    const { world, list, form } = await withForm();
    const save = buttonsIn(form).find((button) => button.title === "Save");
    const forged = { ...(save?.data as object), ref: "99.9" };
    await world.deliver(
      world.activity("cleo", "group", {
        type: "invoke",
        name: "adaptiveCard/action",
        replyToId: world.idOf(list),
        value: { action: { type: "Action.Execute", data: forged }, trigger: "manual" },
      }),
    );
    await world.open(0);
  });

  test("is taken to be over after a day, and the card is edited then", async () => {
    const { world, list } = await withForm();
    await world.say("cleo", CHANGE);
    await world.settled();
    expect(world.edits(list)).toBe(0);
    const [left, ...more] = await world.store.due(SAMPLE);
    expect(more).toEqual([]);
    expect(left).toMatchObject({ at: "2021-01-21T10:05:00.000Z", work: { what: "redraw" } });

    world.time.pass(86_400_000);
    await world.say("cleo", "set 1.1 amber because of the weather");
    await world.settled();
    expect(world.edits(list)).toBe(1);
  });

  test("holds every card of its conversation where the client names the message otherwise", async () => {
    const world = await aWorld();
    const list = await world.posted("mo", "show actions in area 3", "group");
    const summary = await world.posted("mo", "summary", "group");
    const elsewhere = await world.posted("mo", "show actions in area 3", "board");
    const other = { replyToId: "1611137100000" };
    const action = await world.press("cleo", list, "Open action 3.4", {}, "group", other);
    const form = await world.press("cleo", action, "Update", {}, "group", other);
    await world.open(1);

    await world.say("cleo", CHANGE);
    await world.settled();
    expect([list, summary].map(world.edits)).toEqual([0, 0]);
    expect(world.edits(elsewhere)).toBe(1);

    await world.press("cleo", form, "Cancel", {}, "group", other);
    await world.time.until(() => [list, summary].every((card) => world.edits(card) === 1));
  });

  test("in the place of a message that shows nothing live holds nothing up", async () => {
    const world = await aWorld();
    const list = await world.posted("mo", "show actions in area 3", "group");
    const outcome = await world.posted("cleo", "set 3.4 amber because of the survey", "group");
    await world.press("cleo", outcome, "Update", {}, "group");
    await world.open(1);

    await world.settled();
    expect(world.edits(list)).toBe(1);
    expect(world.edits(outcome)).toBe(0);
  });

  test("is not opened on a card between the look at the plan and the edit", async () => {
    const world = await aWorld();
    const list = await world.posted("mo", "show actions in area 3", "group");
    world.time.pass(1000);
    const first = await world.posted("mo", "summary", "group");
    const action = await world.press("cleo", list, "Open action 3.4", {}, "group");
    // While the newest card of the conversation is being edited, somebody opens a form on the older one.
    world.connector.meddle(async (request) => {
      if (!request.startsWith("PUT") || !request.endsWith(`/${world.idOf(first)}`)) return;
      world.connector.meddle();
      await world.press("cleo", action, "Update", {}, "group");
      await world.open(1);
    });

    await world.say("cleo", CHANGE);
    await world.settled();
    expect(world.edits(first)).toBe(1);
    expect(world.edits(list)).toBe(0);
  });
});
