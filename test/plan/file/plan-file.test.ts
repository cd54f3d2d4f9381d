import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inventory, planName, readPlanFile } from "../../../bot/plan/file/plan-file.ts";
import { AnyItem, emptyPlan } from "../../../bot/plan/kinds.ts";
import type { Rag, Status } from "../../../bot/plan/model/primitives.ts";
import { allItems, get, type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { anAction, anArea, aPerson, aRisk, KEY, NOW, planOf } from "../build.ts";

const BY = { name: "Carla Clerk", at: NOW.at };

const sample = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../storage/sample/${name}.json`, import.meta.url), "utf8"),
  );

const file = (lists: Readonly<Record<string, unknown>>) => ({ schema: "plan-board/1", ...lists });

/** The plan once a file without faults is read onto it. */
function read(json: unknown, plan: Plan = emptyPlan(KEY)): Plan {
  const reading = readPlanFile(json, plan, BY);
  expect(reading.wrong).toEqual([]);
  return withItems(plan, reading.items, plan.version + 1);
}

const tally = <T extends string>(words: readonly T[]) =>
  words.reduce<Partial<Record<T, number>>>((all, word) => {
    all[word] = (all[word] ?? 0) + 1;
    return all;
  }, {});

describe("Lancashire's plan of September 2020", () => {
  const plan = read(sample("lancashire-app"));

  test("has everything that the paper has", () => {
    const counts = Object.fromEntries(inventory(plan).map(({ kind, count }) => [kind, count]));

    expect(counts).toEqual({
      about: 1,
      area: 5,
      action: 35,
      kpi: 18,
      measure: 8,
      risk: 1,
      person: 10,
      meeting: 3,
      group: 4,
      terms: 1,
      note: 30,
    });
    expect(tally(plan.items.action.map((action) => action.area))).toEqual({
      1: 8,
      2: 7,
      3: 7,
      4: 6,
      5: 7,
    });
    expect(tally(plan.items.kpi.map((kpi) => kpi.area))).toEqual({ 1: 2, 2: 6, 3: 5, 4: 3, 5: 2 });
    expect(plan.items.kpi.flatMap((kpi) => kpi.milestones)).toHaveLength(52);
    expect(planName(plan)).toBe("Lancashire: Accelerated Progress Plan");
  });

  test("has two empty cells, which are no milestones", () => {
    const periods = (ref: string) => get(plan, "kpi", ref).milestones.map((m) => m.months);

    expect(periods("2.2")).toEqual([3, 6]);
    expect(periods("2.3")).toEqual([3, 6]);
    expect(periods("1.1")).toEqual([3, 6, 12]);
  });

  test.each([
    [
      "1.1",
      "Establish a lead for data quality across the partnership and key co-ordinators within the council and health to manage the data flow",
      "Sally Richardson LCC; Zoe Richards CCG",
      "October 2020",
      "2020-10-31",
    ],
    [
      "2.6",
      "Review and address the specific inequities in specialist children's nursing services",
      "Hilary Fordham; Kirsty Hamer",
      "June 2021",
      "2021-06-30",
    ],
    [
      "5.7",
      "Implement the changes to the local offer proposed by parent carers, young people and professionals, to increase the value of the information and ensure the platform is easy to navigate/use",
      "Local Offer Development Officer",
      "March 2021",
      "2021-03-31",
    ],
  ])("prints action %s in the paper's words", (ref, text, ownersAsPrinted, printed, date) => {
    expect(get(plan, "action", ref)).toMatchObject({
      text,
      ownersAsPrinted,
      byWhen: { printed, date },
    });
  });

  test("prints its KPIs and its one risk in the paper's words", () => {
    expect(get(plan, "kpi", "5.2").milestones.at(-1)?.items).toEqual([
      "Feedback from parent carers is informing improvement in the local offer",
      "75% of parent carers tell us that information they accessed was useful",
    ]);
    expect(plan.items.risk).toMatchObject([
      {
        raised: { printed: "09/20" },
        description:
          "ASD waiting times have been significantly impacted by COVID-19 and the inability to do a full assessment",
        severity: { words: "High" },
        owner: null,
      },
    ]);
  });

  test("says by when as the paper does, and keeps the month's last day", () => {
    expect(tally(plan.items.action.map((action) => action.byWhen.printed))).toEqual({
      "October 2020": 6,
      "November 2020": 9,
      "December 2020": 5,
      "January 2021": 6,
      "February 2021": 2,
      "March 2021": 5,
      "June 2021": 1,
      "July 2021": 1,
    });
    for (const { byWhen } of plan.items.action) {
      const next = new Date(Date.parse(byWhen.date) + 86_400_000);
      expect(next.getUTCDate()).toBe(1);
    }
  });

  test("shares the actions out as the paper does", () => {
    expect(tally(plan.items.action.flatMap((action) => action.owners))).toEqual({
      "zoe-richards": 14,
      "hilary-fordham": 13,
      "sally-richardson": 5,
      "dave-carr": 5,
      "local-offer-development-officer": 4,
      "ian-forsyth": 3,
      "sarah-callaghan": 2,
      "claire-platt": 1,
      "kirsty-hamer": 1,
      "steve-flynn": 1,
    });
    expect(plan.items.area.map((area) => area.leads)).toEqual([
      ["sarah-callaghan"],
      ["hilary-fordham", "dave-carr"],
      ["hilary-fordham"],
      ["zoe-richards"],
      ["dave-carr"],
    ]);
  });

  test("has the scorecard's targets, and no figure yet", () => {
    const targets = plan.items.measure.map(({ ref, baseline, periods }) => [
      ref,
      baseline,
      ...periods.map((period) => period.target),
    ]);

    expect(targets).toEqual([
      ["1a", 0, 35, 90, 100],
      ["1b", 0, 20, 35, 70],
      ["2a", 0, 30, 45, 70],
      ["2b", 0, 30, 45, 70],
      ["3a", 0, 30, 50, 70],
      ["4a", 0, 20, 45, 80],
      ["5a", 0, 50, 70, 75],
      ["5b", 0, 50, 70, 75],
    ]);
    const actuals = plan.items.measure.flatMap(({ periods }) => periods.map((p) => p.actual));
    expect(new Set(actuals)).toEqual(new Set([null]));
  });

  test("rates nothing, and nothing is taken for green", () => {
    expect(tally(plan.items.action.map((action) => action.rag))).toEqual({ none: 35 });
    expect(plan.items.action.every((action) => action.rated === null)).toBe(true);
  });

  test("is unchanged when the same file is read again", () => {
    const again = readPlanFile(sample("lancashire-app"), plan, BY);

    expect(again).toMatchObject({ items: [], added: [], changed: [], wrong: [] });
    expect(again.unchanged).toBe(allItems(plan).length);
  });
});

describe("The illustrative statuses on top of it", () => {
  const plan = read(sample("lancashire-illustrative"), read(sample("lancashire-app")));

  test("have nothing wrong, four red actions, and a reason for every red and amber one", () => {
    const open = plan.items.action.filter((action) => action.status !== "complete");

    expect(tally<Rag>(open.map((action) => action.rag))).toEqual({
      red: 4,
      amber: 7,
      green: 9,
      none: 4,
    });
    expect(tally<Status>(plan.items.action.map((action) => action.status))).toEqual({
      complete: 11,
      "in progress": 21,
      "not started": 3,
    });
    for (const action of open.filter(({ rag }) => rag === "red" || rag === "amber")) {
      expect(action).toMatchObject({ reason: expect.any(String), recovery: expect.any(String) });
    }
  });

  test("say on the plan itself that they are not the paper's", () => {
    expect(get(plan, "about", "about").notice).toContain("illustrative");
    expect(get(plan, "about", "about").localArea).toBe("Lancashire");
  });

  test("change no word of the paper", () => {
    const paper = read(sample("lancashire-app"));
    const words = (one: Plan) =>
      one.items.action.map(({ text, byWhen, ownersAsPrinted }) => [text, byWhen, ownersAsPrinted]);

    expect(words(plan)).toEqual(words(paper));
    const cells = (one: Plan) =>
      one.items.kpi.flatMap(({ milestones }) => milestones.map(({ items }) => items));
    expect(cells(plan)).toEqual(cells(paper));
  });

  test("stamp each new rating with who read the file, and when", () => {
    const rated = plan.items.action.filter((action) => action.rated !== null);

    expect(rated.length).toBeGreaterThan(0);
    for (const action of rated) {
      expect(action.rated).toEqual({ by: "Carla Clerk", at: NOW.at.toISOString() });
    }
  });
});

describe("A plan file", () => {
  const plan = planOf(
    anArea("1"),
    aPerson("Dave Carr", { account: { id: "id of Dave", name: "Dave" } }),
    anAction("1.1", { rag: "red", reason: "No staff", owners: ["dave-carr"] }),
  );
  const wrongIn = (lists: Readonly<Record<string, unknown>>) =>
    readPlanFile(file(lists), plan, BY).wrong;
  const newAction = {
    ref: "1.2",
    area: "1",
    text: "New",
    byWhen: { printed: "May 2021", date: "2021-05-31" },
  };

  test("may be partial where the plan has the row: what it leaves out stays", () => {
    const reading = readPlanFile(file({ actions: [{ ref: "1.1", progress: "Begun" }] }), plan, BY);

    expect(reading.changed).toMatchObject([{ item: { ref: "1.1" }, fields: ["progress"] }]);
    expect(reading.items).toEqual([{ ...get(plan, "action", "1.1"), progress: "Begun" }]);
  });

  test("takes a field away only where it says so", () => {
    const reading = readPlanFile(
      file({ actions: [{ ref: "1.1", rag: "green", reason: null }] }),
      plan,
      BY,
    );

    expect(reading.items).toMatchObject([{ reason: null, owners: ["dave-carr"] }]);
    const bare = readPlanFile(
      file({ actions: [{ ref: "1.1", rag: "red", reason: null }] }),
      plan,
      BY,
    );
    expect(bare.wrong).toEqual([
      { row: "action 1.1", field: "reason", reason: "is needed for red" },
    ]);
  });

  test("names people as they are called, and keeps who holds which account", () => {
    const now = read(
      file({
        people: [{ name: "Dave Carr", role: "Head of service" }, { name: "Zoë Łuk O'Hara" }],
        actions: [{ ...newAction, owners: ["Zoë Łuk O'Hara", "Dave Carr"] }],
        risks: [
          {
            ref: "R1",
            raised: { printed: "09/20", date: "2020-09-30" },
            description: "x",
            severity: { level: "high" },
            postMitigation: { level: "low" },
            owner: "Dave Carr",
          },
        ],
      }),
      plan,
    );

    expect(get(now, "person", "dave-carr")).toMatchObject({
      role: "Head of service",
      account: { id: "id of Dave" },
    });
    expect(get(now, "action", "1.2").owners).toEqual(["zoe-łuk-o-hara", "dave-carr"]);
    expect(get(now, "risk", "R1").owner).toBe("dave-carr");
  });

  test("has every wrong row told by row, field and reason", () => {
    const wrong = wrongIn({
      people: [{ role: "Nameless" }],
      actions: [
        { ...newAction, byWhen: { printed: "May 2021", date: "2021-05-32" } },
        { ref: "1.3", area: "1" },
        { ...newAction, ref: "1.4", rag: "blue" },
        { ...newAction, ref: "1/5" },
        { area: "1" },
      ],
    });

    expect(wrong.map(({ row, field }) => `${row}, ${field}`)).toEqual([
      "people[0], ref",
      "action 1.2, byWhen.date",
      "action 1.3, text",
      "action 1.3, byWhen",
      "action 1.4, rag",
      "action 1/5, ref",
      "actions[4], ref",
    ]);
    expect(wrong.every(({ reason }) => reason.length > 3)).toBe(true);
  });

  test("is taken whole or not at all", () => {
    const reading = readPlanFile(
      file({ actions: [newAction, { ...newAction, ref: "1.3", area: "9" }] }),
      plan,
      BY,
    );

    expect(reading.wrong).toEqual([
      { row: "action 1.3", field: "area", reason: "there is no area 9" },
    ]);
    expect(reading.items).toEqual([]);
    expect(reading.added).toHaveLength(2);
  });

  test("may not have the same row twice", () => {
    const people = [{ name: "Ada" }, { name: "ADA" }];

    expect(wrongIn({ actions: [newAction, newAction], people })).toEqual([
      { row: "person ada", field: "ref", reason: "is in the file twice" },
      { row: "action 1.2", field: "ref", reason: "is in the file twice" },
    ]);
  });

  test("may not set what is the record's own, nor what nobody knows", () => {
    const wrong = wrongIn({
      actions: [{ ref: "1.1", version: 7, rated: null, colour: "red" }],
      people: [{ name: "Dave Carr", account: { id: "mine", name: "Me" }, reminders: "off" }],
    });

    expect(wrong).toEqual([
      { row: "person dave-carr", field: "account", reason: "is not a field of a plan file" },
      { row: "person dave-carr", field: "reminders", reason: "is not a field of a plan file" },
      { row: "action 1.1", field: "version", reason: "is not a field of a plan file" },
      { row: "action 1.1", field: "rated", reason: "is not a field of a plan file" },
      { row: "action 1.1", field: "colour", reason: "is not a field of a plan file" },
    ]);
  });

  test("may not point at people and areas that are not there", () => {
    const wrong = wrongIn({
      areas: [{ ref: "1", leads: ["Nobody Known"] }],
      actions: [{ ref: "1.1", owners: ["Dave Carr", "Someone Else"] }],
      kpis: [{ ref: "2.1", area: "2", milestones: [] }],
    });

    expect(wrong).toEqual([
      { row: "kpi 2.1", field: "area", reason: "there is no area 2" },
      { row: "area 1", field: "leads", reason: "nobody in people is called nobody-known" },
      { row: "action 1.1", field: "owners", reason: "nobody in people is called someone-else" },
    ]);
  });

  test.each([
    ["nothing", null],
    ["a list", []],
    ["another schema", { schema: "plan-board/2" }],
    ["a list it does not know", file({ challenges: [] })],
    ["rows that are no rows", file({ actions: ["1.1"] })],
  ])("is refused whole if it is %s", (_, json) => {
    const reading = readPlanFile(json, plan, BY);

    expect(reading.wrong.length).toBeGreaterThan(0);
    expect(reading.wrong.every(({ row }) => row === "the file")).toBe(true);
    expect(reading.items).toEqual([]);
  });

  test("must begin with what the plan is", () => {
    const reading = readPlanFile(file({ people: [{ name: "Ada" }] }), emptyPlan(KEY), BY);

    expect(reading.wrong).toEqual([
      { row: "the file", field: "about", reason: "is missing, and there is no plan yet" },
    ]);
  });

  test("stamps a rating that it changes, and leaves one that it does not", () => {
    const before = planOf(
      anArea("1"),
      anAction("1.1", { rag: "green", rated: { by: "Ada", at: "2020-12-01T09:00:00.000Z" } }),
      anAction("1.2"),
      aRisk("R1"),
    );
    const now = read(
      file({
        actions: [
          { ref: "1.1", rag: "green", progress: "On" },
          { ref: "1.2", rag: "amber", reason: "Winter" },
        ],
      }),
      before,
    );

    expect(get(now, "action", "1.1").rated?.by).toBe("Ada");
    expect(get(now, "action", "1.2").rated?.by).toBe("Carla Clerk");
  });

  test("makes items that can be kept as they are", () => {
    for (const item of readPlanFile(sample("lancashire-app"), emptyPlan(KEY), BY).items) {
      expect(AnyItem.parse(item)).toEqual(item);
    }
  });
});
