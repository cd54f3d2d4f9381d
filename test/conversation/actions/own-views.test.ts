import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Card } from "../../../cards/frames/render.ts";
import { useAzurite } from "../../support/azurite.ts";
import { type LiveWorld, startLiveWorld } from "../../support/live-world.ts";
import { buttonsIn, PEOPLE, SAMPLE, text, type Who } from "../../support/world.ts";

const tables = useAzurite();
let world: LiveWorld;
beforeAll(async () => {
  world = await startLiveWorld(await tables().open());
});
afterAll(() => world.stop());

/** Says who an officer is, by an @mention. */
const named = (who: Who) => ({
  text: `<at>${PEOPLE[who].name}</at> is ${PEOPLE[who].name}`,
  entities: [
    {
      type: "mention",
      text: `<at>${PEOPLE[who].name}</at>`,
      mentioned: { id: PEOPLE[who].id, name: PEOPLE[who].name },
    },
  ],
});

/** What Teams sends by itself when somebody who has a view of their own sees a card. */
function seen(who: Who, card: Card, data: unknown = refreshOf(card)?.action.data) {
  return world.deliver(
    world.activity(who, "group", {
      type: "invoke",
      name: "adaptiveCard/action",
      replyToId: world.idOf(card),
      value: {
        action: { type: "Action.Execute", verb: "show_action", data },
        trigger: "automatic",
      },
    }),
  );
}

const refreshOf = (card: Card) =>
  card.refresh as { action: { data: unknown }; userIds: string[] } | undefined;
const titles = (card: unknown) => buttonsIn(card as Card).map((button) => button.title);

describe("an action's card in the group", () => {
  test("has nobody's own view while nobody's account is known", async () => {
    expect(refreshOf(await world.posted("mo", "3.4", "group"))).toBeUndefined();
  });

  test("is shown with its Update button to its owner, who is known since a clerk named them, and to nobody else", async () => {
    await world.say("cleo", "", "group", named("hilary"));
    await world.say("cleo", "", "group", named("dave"));
    const card = await world.posted("mo", "3.4", "group");

    expect(titles(card)).not.toContain("Update");
    expect(refreshOf(card)).toEqual({
      action: {
        type: "Action.Execute",
        title: "Refresh",
        verb: "show_action",
        data: { command: "show_action", plan: SAMPLE.id, ref: "3.4" },
      },
      userIds: ["29:hilary"],
    });
    const own = await seen("hilary", card);
    expect(own.body).toMatchObject({
      statusCode: 200,
      type: "application/vnd.microsoft.card.adaptive",
    });
    expect(titles(own.body.value)).toContain("Update");
    expect(titles((await seen("gus", card)).body.value)).not.toContain("Update");
    expect((own.body.value as Card).refresh).toBeUndefined();
  });

  test("keeps its own views when it is edited, and a person alone with the bot needs none", async () => {
    const card = await world.posted("mo", "3.4", "board");
    const alone = await world.posted("mo", "3.4", "personal");
    await world.say("cleo", "set 3.4 red because no adult provider has signed");
    await world.settled();

    const edited = world.connector.messageOf(card)?.cards.at(-1);
    expect(edited && text(edited)).toContain("✖ Red");
    expect(edited && refreshOf(edited)).toEqual(refreshOf(card));
    expect(world.connector.messageOf(alone)?.cards.map(refreshOf)).toEqual([undefined, undefined]);
  });

  test("is as it was, and so is what is remembered, after Teams has asked for a view", async () => {
    const card = await world.posted("mo", "3.4", "group");
    const own = await world.posted("hilary", "3.4", "group");
    const form = await world.press("hilary", own, "Update", {}, "group");
    expect(titles(form)).toContain("Save");
    await world.open(1);
    const before = [
      await world.plan(),
      await world.store.holds(SAMPLE),
      await world.store.due(SAMPLE),
    ];
    const cards = (await world.store.cards(SAMPLE)).length;
    world.store.wire.forget();

    for (let n = 0; n < 3; n++) expect((await seen("hilary", card)).status).toBe(200);

    expect(world.store.wire.sent.filter(({ method }) => method !== "GET")).toEqual([]);
    expect([
      await world.plan(),
      await world.store.holds(SAMPLE),
      await world.store.due(SAMPLE),
    ]).toEqual(before);
    expect(await world.store.cards(SAMPLE)).toHaveLength(cards);
  });

  test("cannot be made to do anything by what says that Teams pressed it by itself", async () => {
    const card = await world.posted("mo", "3.4", "group");
    const form = await world.say("cleo", "update 3.4", "group");
    const save = buttonsIn(form).find((button) => button.title === "Save")?.data;
    const before = (await world.history()).length;

    const answer = await seen("cleo", card, { ...(save as object), progress: "Pressed by nobody" });

    expect(text(answer.body.value as Card)).toContain("Only a person can do that");
    expect(await world.history()).toHaveLength(before);
  });
});
