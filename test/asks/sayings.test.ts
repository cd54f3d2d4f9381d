import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sayingsOf } from "../../bot/asks/index.ts";
import { read as readText } from "../../bot/language/read.ts";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../bot/plan/model/snapshot.ts";
import { aMeeting, anAbout, anAction, anArea, aPerson, KEY } from "../plan/build.ts";

/** A plan on a day, and somebody who asks: one of its officers if it has any, and its clerk. */
type Case = {
  readonly name: string;
  readonly plan: Plan;
  readonly today: string;
};

const ACCOUNT = { id: "a", name: "Somebody" };

/** The plan of a file, one of whose owners asks. */
function inFile(path: string, today: string): Plan {
  const json: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
  const by = { name: "Test", at: new Date(`${today}T09:00:00Z`) };
  const plan = withItems(emptyPlan(KEY), readPlanFile(json, emptyPlan(KEY), by).items, 1);
  const owners = new Set(plan.items.action.flatMap((action) => action.owners));
  const officer = plan.items.person.find(({ ref, post }) => owners.has(ref) && !post);
  if (!officer) throw new Error("no officer");
  return withItems(plan, [{ ...officer, account: ACCOUNT }], 1);
}

const of = (...items: Parameters<typeof withItems>[1]) => withItems(emptyPlan(KEY), items, 1);
const TODAY = "2021-01-20";

const CASES: readonly Case[] = [
  {
    name: "Lancashire's",
    plan: inFile("../../storage/sample/lancashire-app.json", TODAY),
    today: TODAY,
  },
  {
    name: "Peterborough's",
    plan: inFile("../language/peterborough.json", "2022-11-15"),
    today: "2022-11-15",
  },
  { name: "a plan of nothing but a name", plan: of(anAbout()), today: TODAY },
  {
    name: "a plan of one action that nobody owns",
    plan: of(anAbout(), anArea("7"), anAction("7.12")),
    today: TODAY,
  },
  {
    name: "a plan whose people share a first name, and whose meetings are two a day",
    plan: of(
      anAbout(),
      anArea("2", { shortName: "Early help" }),
      anAction("2.1", { owners: ["jo-bloggs"] }),
      { ...aPerson("Jo Bloggs"), account: ACCOUNT },
      aPerson("Jo Smith"),
      aMeeting("2021-02-03", { body: "Board" }),
      aMeeting("2021-02-03-2", { date: "2021-02-03", body: "Steering Group" }),
    ),
    today: TODAY,
  },
];

describe.each(CASES)("what help says of $name", ({ plan, today }) => {
  const read = (text: string) => {
    const asker = { tenant: KEY.tenant, ...ACCOUNT, kind: "member", clerk: true } as const;
    const mentions = [{ text: "@Person", id: "b", name: "Person" }];
    return readText(text, { plan, asker, today, time: "10:00", mentions });
  };
  const all = sayingsOf(plan, today).flatMap(({ name, sayings }) =>
    sayings.map((saying) => ({ name, ...saying })),
  );

  test.each(all)(
    "“$text” is understood, and asks what it stands beside: $name",
    ({ name, text }) => {
      const { ask, unused: ignored } = read(
        text.replace("https://…", "https://example.org/minutes"),
      );
      expect(ask).toMatchObject({ command: name });
      expect(ignored).toEqual([]);
    },
  );

  const quoted = all.flatMap(({ what }) =>
    [...what.matchAll(/“([^”]+)”/g)].map(([, said]) => said),
  );

  test.each(quoted)("“%s”, which it says beside, is understood", (said = "") => {
    const { ask, unused: ignored } = read(said.replace(/…$/, "it was answered in full"));
    expect(ask.command).not.toMatch(/^(?:unknown|refuse|which)$/);
    expect(ignored).toEqual([]);
  });
});

describe("examples", () => {
  const textsOf = (name: string) => {
    const found = CASES.find((one) => one.name === name);
    if (!found) throw new Error(`There is no case called ${name}`);
    return sayingsOf(found.plan, found.today)
      .flatMap(({ sayings }) => sayings)
      .map(({ text, what }) => `${text}: ${what}`)
      .join("\n");
  };

  test("are of the plan at hand, and of no other", () => {
    const lancashire = textsOf("Lancashire's");
    const peterborough = textsOf("Peterborough's");
    expect(lancashire).toContain("amber for ");
    expect(peterborough).toContain("Children and Education Scrutiny Committee");
    expect(peterborough).not.toMatch(/Hilary|Fordham|Zoe|SEND Sub-Committee|3\.4|transitions/);
    expect(lancashire).not.toMatch(/Peterborough|Scrutiny Committee/);
  });

  test("are left out, or the part of a phrase that needs one, where the plan has none", () => {
    const bare = textsOf("a plan of nothing but a name");
    expect(bare).toContain("amber: any filters together");
    expect(bare).toContain("prep: by a clerk");
    expect(bare).not.toMatch(/undefined|\d\.\d|in area|^update|my actions|snooze/m);
  });

  test("call people by their first name only where nobody else has it", () => {
    const shared = textsOf(
      "a plan whose people share a first name, and whose meetings are two a day",
    );
    expect(shared).toContain("amber for Jo Bloggs in area 2");
    expect(shared).not.toContain("cancel the meeting");
  });
});
