import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../storage/memory.ts";
import { startWorld, text, type World } from "../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld(createMemoryStore());
});
afterAll(() => world.stop());

/** Says something, edits it, and gives both answers and how many messages were sent in all. */
async function edited(said: string, then: string, more: object = {}) {
  const before = world.connector.sent.length;
  const message = world.activity("cleo", "personal", { type: "message", text: said });
  expect((await world.deliver(message)).status).toBe(200);
  const first = world.connector.sent.at(-1)?.card;
  if (!first) throw new Error("no answer");
  const place = world.connector.messageOf(first);
  const edit = { ...message, type: "messageUpdate", text: then, ...more };
  const channelData = { ...message.channelData, eventType: "editMessage" };
  expect((await world.deliver({ ...edit, channelData })).status).toBe(200);
  return { place, sent: world.connector.sent.slice(before) };
}

describe("a message that is edited", () => {
  test("is answered in place of its first answer", async () => {
    const { place, sent } = await edited("red actoins in area 4", "amber actions in area 3");
    expect(sent).toHaveLength(1);
    expect(place?.cards.map((card) => text(card).split("\n")[0])).toHaveLength(2);
    expect(text(place?.cards.at(-1) as never)).toContain("Amber actions in area 3");
  });

  test("changes nothing, as what it said before may be done", async () => {
    const { place } = await edited(
      "set 3.5 red because the pages are late",
      "set 3.5 red because the pages are very late",
    );
    const history = await world.history();
    expect(text(place?.cards.at(-1) as never)).toContain(
      "I change nothing for what an edited message says, as I may have done what it said before.",
    );
    expect(history.filter(({ command }) => command !== "import")).toHaveLength(1);
  });

  test("is answered anew, and told so, where its first answer is not known or is gone", async () => {
    const unknown = await edited("help", "red actions", { id: "of-another-process" });
    expect(unknown.sent).toHaveLength(2);
    expect(text(unknown.sent.at(-1)?.card as never)).toContain(
      "An answer that it had before stays as it was",
    );

    world.connector.fail("a:cleo", 404, 1, {}, "PUT");
    const gone = await edited("help", "red actions");
    expect(gone.sent).toHaveLength(2);
    expect(text(gone.sent.at(-1)?.card as never)).toContain("Red actions");
  });
});
