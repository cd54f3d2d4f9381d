import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestTable, useAzurite } from "../support/azurite.ts";
import { startWorld, text, type World } from "../support/world.ts";

const tables = useAzurite();
let table: TestTable;
let world: World;
const ready = async () => {
  const answer = await fetch(`http://127.0.0.1:${world.port}/readyz`);
  return { status: answer.status, said: await answer.text() };
};
beforeAll(async () => {
  table = tables();
  world = await startWorld(await table.open());
});
afterAll(() => world.stop());

const GONE =
  "The table that the plans are kept in is not there. Nothing was changed. Whoever runs the bot has to put it back.";

describe("a table that somebody deletes under the running bot", () => {
  test("is an alarm, and nobody is told that there is no plan", async () => {
    const form = await world.say("cleo", "update 3.4");
    expect(await ready()).toEqual({ status: 200, said: "ready\n" });
    await table.bare().deleteTable();

    expect(text(await world.say("mo", "red actions"))).toBe(GONE);
    expect(text(await world.press("cleo", form, "Save", { progress: "Done" }))).toContain(GONE);
    expect(await ready()).toEqual({ status: 503, said: `${GONE}\n` });
    const alarms = world.logged.map((line) => JSON.parse(line)).filter(({ level }) => level === 60);
    expect(alarms.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(["a turn failed", "the bot is not ready"]),
    );
    expect(alarms[0]).toMatchObject({ error: { name: "TableMissing", message: GONE } });
  });

  test("is not made anew by whatever the bot does", async () => {
    await world.say("cleo", "log a risk");
    await world.say("cleo", "follow plan", "board");
    const listed = table.bare().getEntity("directory", "check");
    await expect(listed).rejects.toMatchObject({
      details: { odataError: { code: "TableNotFound" } },
    });
  });
});
