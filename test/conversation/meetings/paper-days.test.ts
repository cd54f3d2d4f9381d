import { afterEach, describe, expect, test } from "vitest";
import { useAzurite } from "../../support/azurite.ts";
import { startLiveWorld } from "../../support/live-world.ts";
import { createTime } from "../../support/time.ts";
import { text } from "../../support/world.ts";

const tables = useAzurite();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A world in which the board of 3 Feb is the next; its updates are chased from 20 Jan. */
async function aWorld(start: string) {
  const world = await startLiveWorld(await tables().open(), {
    time: createTime(start),
    reminders: true,
  });
  stops.push(world.stop);
  const toClerk = () =>
    world.connector.sent.filter(
      ({ body, conversation }) => !body.replyToId && conversation === "a:cleo",
    );
  return { ...world, toClerk };
}

describe("the days before a board", () => {
  test("are told to a clerk at nine, once, with what to do; the step can be done from there", async () => {
    const world = await aWorld("2021-01-19T18:00:00.000Z");
    await world.say("cleo", "next meeting");
    await world.say("mo", "next meeting");

    await world.time.until(() => world.toClerk().length === 1);

    expect(world.time.clock().toISOString()).toBe("2021-01-20T09:00:00.000Z");
    const [chase] = world.toClerk();
    if (!chase) throw new Error("nothing was sent");
    expect(text(chase.card)).toContain("Updates are to be chased: Wed 3 Feb 2021");
    expect(text(chase.card)).toContain("Papers are frozen on Mon 25 Jan 2021");
    const updates = await world.press("cleo", chase.card, "Who has not updated");
    expect(text(updates)).toContain("Not updated");

    await world.time.until(() => world.toClerk().length === 2);
    const freeze = world.toClerk()[1];
    if (!freeze) throw new Error("nothing was sent");
    expect(world.time.clock().toISOString()).toBe("2021-01-25T09:00:00.000Z");
    expect(text(await world.press("cleo", freeze.card, "Freeze papers"))).toContain("are frozen");
    await world.time.until(() => world.toClerk().length === 3);
    expect(text(world.toClerk()[2]?.card ?? freeze.card)).toContain("Papers are to go out today");
    expect(world.time.clock().toISOString()).toBe("2021-01-26T09:00:00.000Z");
  });
});
