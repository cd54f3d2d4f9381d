import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";
import { Schedule } from "../../bot/plan/posts/schedule.kind.ts";
import { addressOf } from "../posts/build.ts";
import { understand } from "../support/understood.ts";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const page = readme.slice(readme.indexOf("## A clerk's month"), readme.indexOf("## Run it"));
/** Everything on the page that is printed as said to the bot. */
const phrases = [...new Set([...page.matchAll(/`([^`]+)`/g)].map(([, said = ""]) => said))].filter(
  (said) => !["this type", "@Plan Board", "on", "to General"].includes(said),
);

const empty = emptyPlan({ tenant: "t", id: "p" });
const at = new Date("2021-01-20T09:00:00Z");
const sample = new URL("storage/sample/lancashire-app.json", root);
const { items } = readPlanFile(JSON.parse(readFileSync(sample, "utf8")), empty, {
  name: "Test",
  at,
});
const schedule = Schedule.parse({
  kind: "schedule",
  ref: "S2",
  what: "summary",
  when: { each: "month day", day: 1, time: "09:00" },
  made: { by: "Cleo", byId: null, at: at.toISOString() },
  report: { name: "Cleo", address: addressOf("a:cleo") },
  until: at.toISOString(),
});
const officer = items.find((item) => item.kind === "person" && item.name === "Zoe Richards");
if (officer?.kind !== "person") throw new Error("no officer");
const known = { ...officer, account: { id: "a", name: "Zoe Richards" } };
const plan = withItems(empty, [...items, schedule, known], 1);
const asker = { tenant: "t", id: "a", name: "Zoe", kind: "member", clerk: true } as const;
const mentions = [{ text: "@Person", id: "b", name: "Person" }];

test("the clerk's page holds many phrases", () => {
  expect(phrases.length).toBeGreaterThan(45);
});

test.each(phrases)("“%s”, of the clerk's page, is understood", (said) => {
  const hearing = { plan, asker, today: "2021-01-20", time: "10:00", mentions };
  const { request, ignored } = understand(said, hearing);
  expect([request.command, ignored]).not.toEqual(["unknown", ignored]);
  expect(request).not.toMatchObject({ command: "refuse" });
  expect(ignored).toEqual([]);
});
