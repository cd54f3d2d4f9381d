import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sayingsOf } from "../../bot/asks/index.ts";
import { read as readText } from "../../bot/language/read.ts";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";

type Manifest = {
  readonly bots: readonly {
    readonly commandLists: readonly {
      readonly commands: readonly { readonly title: string }[];
    }[];
  }[];
};

const json = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

test("every command that Teams shows people is one that the bot understands, and tells of in its help", () => {
  const manifest = json("../../manifest/manifest.json") as Manifest;
  const empty = emptyPlan({ tenant: "t", id: "p" });
  const by = { name: "Test", at: new Date("2021-01-20T09:00:00Z") };
  const { items } = readPlanFile(json("../../storage/sample/lancashire-app.json"), empty, by);
  const plan = withItems(empty, items, 1);
  const told = new Set(
    sayingsOf(plan, "2021-01-20").flatMap(({ name, sayings }) => (sayings[0] ? [name] : [])),
  );
  const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;
  const titles = manifest.bots.flatMap((bot) =>
    bot.commandLists.flatMap((list) => list.commands.map((command) => command.title)),
  );
  expect(titles.length).toBeGreaterThan(10);
  for (const title of titles) {
    const { ask, unused: ignored } = readText(title, {
      plan,
      asker,
      today: "2021-01-20",
      mentions: [],
    });
    expect(ask.command, title).not.toBe("unknown");
    expect(ignored, title).toEqual([]);
    // Whoever is no officer yet is told how to become one.
    if (title !== "my actions") expect(told, title).toContain(ask.command);
  }
});
