import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Card } from "../../../cards/frames/render.ts";
import { useAzurite } from "../../support/azurite.ts";
import { type LiveWorld, startLiveWorld } from "../../support/live-world.ts";
import { conversationOf, text } from "../../support/world.ts";

const tables = useAzurite();
let world: LiveWorld;
beforeAll(async () => {
  world = await startLiveWorld(await tables().open());
});
afterAll(() => world.stop());

/** What now stands in the message of a card. */
const standsAt = (card: Card) => text(world.connector.messageOf(card)?.cards.at(-1) ?? card);

describe("posting to those who follow the plan", () => {
  test("there is nowhere to post before somebody follows", async () => {
    expect(text(await world.say("cleo", "post scorecard"))).toContain(
      "No conversation follows this plan yet",
    );
  });

  test("only a clerk makes a conversation follow, or posts", async () => {
    expect(text(await world.say("mo", "follow plan", "board"))).toContain(
      "Only a clerk can do that",
    );
    expect(text(await world.say("mo", "post summary"))).toContain("Only a clerk can do that");
  });

  test("a clerk previews, confirms, and it arrives in each conversation once; the clerk is told where not", async () => {
    expect(text(await world.say("cleo", "follow plan", "board"))).toContain(
      "SEND Partnership > Improvement board now follows Lancashire: Accelerated Progress Plan",
    );
    await world.say("cleo", "follow plan", "general");
    await world.say("cleo", "follow plan", "group");
    world.connector.fail(conversationOf("general"), 403);

    const preview = await world.say("cleo", "post scorecard");
    expect(text(preview)).toContain("Preview. Nothing is posted yet.");
    expect(text(preview)).toContain("8 of 8 measures");
    const before = world.connector.sent.length;
    const posted = await world.press("cleo", preview, "Post to 3 conversations");
    expect(text(posted)).toContain("Posting");
    expect(text(posted)).toContain("Sent 0 of 3; 3 to go.");
    await world.time.until(() => standsAt(preview).includes("Delivery report"));

    const after = world.connector.sent.slice(before);
    const scorecards = after.filter((s) => text(s.card).includes("8 of 8 measures"));
    expect(scorecards.map((s) => s.conversation).sort()).toEqual(
      [conversationOf("board"), conversationOf("group")].sort(),
    );
    const report = standsAt(preview);
    expect(after.map((s) => s.conversation)).not.toContain(conversationOf("personal"));
    expect(report).toContain("Arrived in 2 of 3 conversations.");
    expect(report).toContain("General: ✖ Not arrived: the bot may not write there (403");
    expect((await world.history()).slice(-2)).toMatchObject([
      { command: "confirm_post", by: { name: "Cleo Clark" } },
      { command: "post_tried", by: { id: null, name: "Plan Board" }, via: "bot" },
    ]);

    const twice = await world.press("cleo", preview, "Post to 3 conversations");
    expect(text(twice)).toContain("already posted");
  });

  test("where the bot may not write is left out by name, until somebody speaks to it there", async () => {
    const preview = await world.say("cleo", "post scorecard");
    expect(text(preview)).toContain(
      "it may not write there: SEND Partnership > General (since 20 Jan 2021: 403 Scripted).",
    );
    const before = world.connector.sent.length;
    await world.press("cleo", preview, "Post to 2 conversations");
    await world.time.until(() => standsAt(preview).includes("Delivery report"));
    expect(standsAt(preview)).toContain("Arrived in 2 of 2 conversations.");
    expect(standsAt(preview)).toContain("Left out until somebody speaks to the bot there");
    expect(standsAt(preview)).not.toContain("Resend");
    expect(world.connector.sent.slice(before)).toHaveLength(2);

    await world.say("mo", "red actions", "board");
    expect((await world.history()).at(-1)).not.toMatchObject({ command: "heard_again" });
    await world.say("mo", "post summary", "general");
    await expect
      .poll(async () => (await world.history()).at(-1)?.command, { timeout: 5000 })
      .toBe("heard_again");
    expect(text(await world.say("cleo", "post summary"))).toContain("Post to 3 conversations");
  });

  test("what certainly did not arrive is sent again by one press, once, as the plan then is; what may have arrived is not", async () => {
    const [board, group, general] = (["board", "group", "general"] as const).map((where) =>
      conversationOf(where),
    );
    world.connector.fail(String(board), 403);
    world.connector.fail(String(group), 502);
    world.connector.fail(String(general), 400);
    const preview = await world.say("cleo", "post summary");
    const message = world.connector.messageOf(preview);
    await world.press("cleo", preview, "Post to 3 conversations");
    await world.time.until(() => standsAt(preview).includes("Delivery report"));
    const report = message?.cards.at(-1) as Card;
    expect(text(report)).toContain("Arrived in 0 of 3 conversations.");
    await expect
      .poll(async () => (await world.plan()).items.channel.filter((c) => c.unreachable).length)
      .toBe(1);

    await world.say("cleo", "make @hilary a clerk");
    await world.say("cleo", "set 3.5 amber because the survey is late");
    expect(text(await world.press("mo", report, "Resend to those that failed"))).toContain(
      "Only a clerk (Hilary Fordham) can do that",
    );
    const before = world.connector.sent.length;
    const again = await world.press("cleo", report, "Resend to those that failed");
    expect(text(again)).toContain("Sent 0 of 2; 2 to go.");
    const twice = await world.press("cleo", report, "Resend to those that failed");
    expect(text(twice)).toContain("already posted");
    const other = await world.press("hilary", report, "Resend to those that failed");
    expect(text(other)).toContain("already posted");
    await world.time.until(() => standsAt(preview).includes("Arrived in 2 of 2 conversations."));
    expect(
      world.connector.sent
        .slice(before)
        .map((s) => s.conversation)
        .sort(),
    ).toEqual([board, general].sort());
    expect(text(world.connector.sent.at(-1)?.card as Card)).toContain("▲ 8 amber");
    expect((await world.plan()).items.channel.filter((c) => c.unreachable)).toEqual([]);
  });

  test("a 429 is waited for, and a 5xx is told as uncertain and not sent again", async () => {
    const board = conversationOf("board");
    world.connector.fail(board, 429, 2, { "retry-after": "1" });
    world.connector.fail(conversationOf("group"), 502);
    const preview = await world.say("cleo", "post summary");
    const before = world.connector.requests.length;
    await world.press("cleo", preview, "Post to 3 conversations");
    await world.time.until(() => standsAt(preview).includes("Delivery report"));
    const report = standsAt(preview);
    expect(report).toContain("Improvement board: ● Arrived");
    expect(report).toContain("SEND Operations Group: ▲ Not certain");
    const toGroup = world.connector.requests
      .slice(before)
      .filter((r) => r === `POST /v3/conversations/${conversationOf("group")}/activities`);
    expect(toGroup).toHaveLength(1);
  });

  test("what changed after the preview, and does not show in it, is no reason to look again", async () => {
    const preview = await world.say("cleo", "post scorecard");
    await world.say("cleo", "set 3.4 red because the survey is late");
    const posted = await world.press("cleo", preview, "Post to 3 conversations");
    expect(text(posted)).toContain("Sent 0 of 3; 3 to go.");
    await world.time.until(() => standsAt(preview).includes("Delivery report"));
  });

  test("a plan that changed after the preview is previewed again", async () => {
    const preview = await world.say("cleo", "post summary");
    await world.say("cleo", "set 3.4 amber because the survey is late");
    const again = await world.press("cleo", preview, "Post to 3 conversations");
    expect(text(again)).toContain("The plan has changed since that preview");
  });

  test("a conversation stops following", async () => {
    await world.say("cleo", "unfollow plan", "general");
    const preview = await world.say("cleo", "post summary");
    expect(text(preview)).toContain("Post to 2 conversations");
  });
});
