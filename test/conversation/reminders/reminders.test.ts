import { afterEach, describe, expect, test } from "vitest";
import { find } from "../../../bot/plan/model/snapshot.ts";
import type { Card } from "../../../cards/frames/render.ts";
import { useAzurite } from "../../support/azurite.ts";
import { type LiveWorld, startLiveWorld } from "../../support/live-world.ts";
import { createTime } from "../../support/time.ts";
import { buttonsIn, conversationOf, text, type Where, type Who } from "../../support/world.ts";

const tables = useAzurite();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

type Open = ReturnType<typeof tables>["open"];

/** A world on Wednesday evening, after hours, unless a test says otherwise. */
async function aWorld(open: Open, begins = "2021-01-20T18:00:00.000Z", beside?: LiveWorld) {
  const time = beside?.time ?? createTime(begins);
  const world = await startLiveWorld(await open(), {
    time,
    reminders: true,
    // Time is let go on in steps of this, and not past what a test waits for.
    rounds: 30_000,
    ...(beside ? { beside } : {}),
  });
  stops.push(world.stop);
  return world;
}

const titles = (card: Card) => buttonsIn(card).map(({ title }) => title);

/** What the bot sent by itself to a place, as it arrived. */
const sentTo = ({ connector }: LiveWorld, where: Where, who: Who = "cleo") =>
  connector.sent.filter(
    ({ conversation, body }) =>
      conversation === conversationOf(where, who) && body.replyToId === undefined,
  );

/** Lets time go on from an instant for two minutes, in which everything that is due is done. */
async function goTo(world: LiveWorld, instant: string): Promise<void> {
  world.time.pass(Date.parse(instant) - world.time.clock().getTime());
  const end = Date.parse(instant) + 120_000;
  await world.time.until(() => world.time.clock().getTime() >= end);
}

describe("an owner who has let the bot in", () => {
  test("gets one digest at nine on the next working day, and it says what can be done", async () => {
    const world = await aWorld(tables().open);
    await world.say("cleo", "@zoe is Zoe Richards");
    await world.say("zoe", "hi");
    await goTo(world, "2021-01-20T19:00:00.000Z");
    expect(sentTo(world, "personal", "zoe")).toEqual([]);

    await goTo(world, "2021-01-21T09:00:00.000Z");
    const [digest, ...more] = sentTo(world, "personal", "zoe");
    expect(more).toEqual([]);
    if (!digest) throw new Error("No digest came.");
    expect(digest.summary).toBe("6 things wait for you in the plan");
    expect(text(digest.card)).toContain("6 things wait for you.");
    expect(text(digest.card)).toContain("Overdue since 31 Dec 2020");
    expect(text(digest.card)).toContain("Reminders: daily");
    expect(titles(digest.card)).toEqual(
      expect.arrayContaining([
        "Update 1.4",
        "Snooze 1.5 a week",
        "4.2 is not mine",
        "Explain KPI 4.1 at 3 months",
      ]),
    );

    const snoozed = await world.press("zoe", digest.card, "Snooze 1.5 a week");
    expect(text(snoozed)).toContain("Recorded: 1.5 is snoozed until 28 Jan 2021.");
    expect(titles(snoozed)).not.toContain("Update 1.5");
    const twice = await world.press("zoe", digest.card, "Snooze 1.5 a week");
    expect(text(twice)).toContain("Recorded already: 1.5 is snoozed");
    const disowned = await world.press("zoe", snoozed, "4.2 is not mine");
    expect(text(disowned)).toContain("you say that 4.2 is not yours. The clerk sees it");
    expect(text(disowned)).toContain("4 things wait for you.");
    expect(text(await world.press("zoe", disowned, "Update 1.4"))).toContain("1.4");
    const weekly = await world.press("zoe", disowned, "Remind me weekly");
    expect(text(weekly)).toContain("You are reminded on the first working day of a week");
    expect(find(await world.plan(), "person", "zoe-richards")).toMatchObject({
      reminders: "weekly",
      snoozed: [{ ref: "1.5", until: "2021-01-28" }],
      notMine: [{ ref: "4.2" }],
      told: expect.arrayContaining([
        expect.objectContaining({ ref: "1.4" }),
        expect.objectContaining({ ref: "kpi 4.1 at 3", why: ["commentary"] }),
      ]),
    });

    // The clerk sees what is not hers, and whom no reminder reaches.
    const prep = await world.say("cleo", "prep for 3 Feb");
    const part = "Show: reminders not answered, not theirs, or not received";
    const list = text(await world.press("cleo", prep, part));
    expect(list).toMatch(/4\.2 \| .*Zoe Richards said on 21 Jan 2021 that it is not theirs/);
    expect(list).toContain("No Teams account is known");
    expect(list).not.toMatch(/Zoe Richards · Has not added/);
    await goTo(world, "2021-01-22T09:00:00.000Z");
    expect(sentTo(world, "personal", "zoe")).toHaveLength(1);
  });

  test("says in words what the buttons say, and nobody else may", async () => {
    const world = await aWorld(tables().open);
    await world.say("cleo", "@zoe is Zoe Richards");
    expect(text(await world.say("zoe", "my digest"))).toContain("6 things wait for you.");
    expect(text(await world.say("zoe", "snooze 1.4"))).toContain("1.4 is snoozed until 27 Jan");
    expect(text(await world.say("zoe", "4.2 is not mine"))).toContain("4.2 is not yours");
    expect(text(await world.say("zoe", "my digest"))).toContain("4 things wait for you.");
    expect(text(await world.say("zoe", "4.2 is mine"))).toContain("5 things wait for you.");
    expect(text(await world.say("zoe", "stop reminding me"))).toContain("not reminded any more");
    expect(text(await world.say("zoe", "remind me daily"))).toContain("once a working day");
    expect(text(await world.say("mo", "snooze 1.4"))).toContain("You cannot answer a reminder");
    expect(text(await world.say("mo", "reminders weekly"))).toContain("does not know you");
    expect(text(await world.say("zoe", "2.1 is not mine"))).toContain("You cannot");
    expect(text(await world.say("cleo", "set reminders off"))).toContain("Nobody is reminded");
    await world.say("zoe", "hi");
    await goTo(world, "2021-01-21T09:00:00.000Z");
    expect(sentTo(world, "personal", "zoe")).toEqual([]);
  });

  test("is told at once when a clerk asks in working hours, and the clerk is told when", async () => {
    const world = await aWorld(tables().open, "2021-01-20T14:00:00.000Z");
    const said = { what: "Late", why: "No time", next: "Do it", due: "2021-03-31" };
    for (const missed of ["5.1", "5.2", "2.5", "2.6"]) {
      const form = await world.say("cleo", `commentary on KPI ${missed} at 3 months`);
      expect(text(await world.press("cleo", form, "Save", said))).toContain("Saved");
    }
    await world.say("cleo", "@dave is Dave Carr");
    await world.say("dave", "hi");
    await goTo(world, "2021-01-20T14:05:00.000Z");
    expect(sentTo(world, "personal", "dave").map(({ card }) => text(card))).toEqual([]);
    const list = await world.say("cleo", "who has not updated");
    const noted = await world.press("cleo", list, "Ask Dave Carr for an update");
    expect(text(noted)).toMatch(/Dave Carr is asked for an update of .* in one message, now\./);
    await goTo(world, "2021-01-20T14:10:00.000Z");
    const [digest] = sentTo(world, "personal", "dave");
    expect(digest && text(digest.card)).toContain("Cleo Clark asked for an update on 20 Jan 2021");

    // What comes up on the same day waits for the next.
    await world.say("cleo", "set 2.5 red because no nurse has been found");
    await goTo(world, "2021-01-20T14:15:00.000Z");
    expect(text(await world.say("dave", "my digest"))).toContain(
      "Red without a plan to return to green",
    );
    expect(sentTo(world, "personal", "dave")).toHaveLength(1);

    await goTo(world, "2021-01-20T18:00:00.000Z");
    await world.say("cleo", "@hilary is Hilary Fordham");
    await world.say("hilary", "hi");
    const later = await world.press("cleo", noted, "Ask Hilary Fordham for an update");
    expect(text(later)).toMatch(/in one message, on 21 Jan 2021, 09:00\./);
    await goTo(world, "2021-01-21T09:00:00.000Z");
    expect(sentTo(world, "personal", "hilary")).toHaveLength(1);
    expect(sentTo(world, "personal", "dave")).toHaveLength(2);
  });
});

describe("an owner who cannot be written to", () => {
  test("is mentioned once in the board's channel, with no details, and the clerk sees it", async () => {
    const world = await aWorld(tables().open);
    await world.say("cleo", "follow the plan", "group");
    await world.say("cleo", "follow the plan", "board");
    await world.say("cleo", "@zoe is Zoe Richards");
    for (const day of ["21", "22", "25"]) await goTo(world, `2021-01-${day}T09:00:00.000Z`);

    const mentions = sentTo(world, "board");
    expect(mentions).toHaveLength(1);
    expect(sentTo(world, "group")).toEqual([]);
    const [card] = mentions.map((sent) => sent.card);
    expect(card?.msteams).toMatchObject({
      entities: [
        {
          type: "mention",
          text: "<at>Zoe Richards</at>",
          mentioned: { id: "aad-zoe", name: "Zoe Richards" },
        },
      ],
    });
    expect(card && text(card)).toContain("<at>Zoe Richards</at>: 6 things in this plan wait");
    expect(card && text(card)).not.toMatch(/1\.4|1\.5|4\.2/);

    const list = await world.say("cleo", "who has not updated");
    const noted = await world.press("cleo", list, "Ask Zoe Richards for an update");
    expect(text(noted)).toContain("They were mentioned in a channel on 21 Jan 2021.");
    const prep = await world.say("cleo", "prep for 3 Feb");
    const part = "Show: reminders not answered, not theirs, or not received";
    const pages = [await world.press("cleo", prep, part)];
    while (titles(pages.at(-1) as Card).includes("Next")) {
      pages.push(await world.press("cleo", pages.at(-1) as Card, "Next"));
    }
    expect(pages.map(text).join("\n")).toMatch(
      /Zoe Richards · Has not added Plan Board in Teams, .* · mentioned in a channel on 21 Jan 2021/,
    );
  });

  test("is forgotten as somebody to write to once Teams says that the bot may not", async () => {
    const world = await aWorld(tables().open);
    await world.say("cleo", "follow the plan", "board");
    await world.say("cleo", "@zoe is Zoe Richards");
    await world.say("zoe", "hi");
    world.connector.fail(conversationOf("personal", "zoe"), 403, 9);
    await goTo(world, "2021-01-21T09:00:00.000Z");
    expect(sentTo(world, "board")).toEqual([]);
    const personalChats = await world.store.personalChats("local");
    expect(personalChats.filter(({ id }) => id === "aad-zoe")).toEqual([]);
  });
});

test("two processes send one digest to each", async () => {
  const { open } = tables();
  const one = await aWorld(open);
  await one.say("cleo", "@zoe is Zoe Richards");
  await one.say("cleo", "@hilary is Sarah Callaghan");
  await one.say("zoe", "hi");
  await one.say("hilary", "hi");
  await aWorld(open, undefined, one);
  for (const day of ["21", "22", "25", "26"]) await goTo(one, `2021-01-${day}T09:00:00.000Z`);
  const days = (who: Who) =>
    sentTo(one, "personal", who).map(({ card }) => /As at (\d+ Jan)/.exec(text(card))?.[1]);
  // Something of hers becomes due soon over the weekend.
  expect(days("zoe")).toEqual(["21 Jan", "25 Jan"]);
  // Her lead hears on Monday of what she was told on Thursday.
  expect(days("hilary")).toEqual(["21 Jan", "25 Jan"]);
  const [, last] = sentTo(one, "personal", "hilary");
  expect(last && text(last.card)).toContain("Not answered: told Zoe Richards on 21 Jan 2021");
});
