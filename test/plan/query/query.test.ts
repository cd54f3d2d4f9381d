import { describe, expect, test } from "vitest";
import { DEFAULT_VOCABULARY, KINDS } from "../../../bot/plan/kinds.ts";
import type { Criterion } from "../../../bot/plan/model/criterion.ts";
import type { Kind } from "../../../bot/plan/model/kind.ts";
import { describeQuery } from "../../../bot/plan/query/describe-query.ts";
import { Query, queryOf } from "../../../bot/plan/query/query.ts";
import { countBy, runQuery } from "../../../bot/plan/query/run-query.ts";
import { partsOf } from "../../../bot/plan/query/without-part.ts";
import {
  aChallenge,
  aKpi,
  aMeasure,
  aMeeting,
  anAction,
  anArea,
  aPerson,
  aRisk,
  planOf,
} from "../build.ts";

const today = "2021-01-20";
const due = (date: string) => ({ printed: date, date });

const plan = planOf(
  anArea("1", { shortName: "Leaders", leads: ["ada"] }),
  anArea("2", { shortName: "Autism", leads: ["bob"] }),
  aPerson("Ada", { organisation: "Lakeside NHS Trust" }),
  aPerson("Bob", { organisation: "County Council" }),
  anAction("1.1", { rag: "red", reason: "No staff", owners: ["ada"], byWhen: due("2020-12-31") }),
  anAction("1.2", {
    rag: "amber",
    reason: "Late",
    recovery: "Recruit",
    owners: ["ada", "bob"],
    byWhen: due("2021-02-28"),
    status: "in progress",
  }),
  anAction("2.1", { rag: "red", status: "complete", byWhen: due("2020-11-30") }),
  anAction("2.10", {
    owners: ["bob"],
    byWhen: due("2020-12-31"),
    revised: { date: "2021-03-31", reason: "Late" },
    text: "Publish the feedback of families",
  }),
  aRisk("R1", { rag: "red", areas: ["2"], owner: "bob", mitigation: ["Recruit"] }),
  aRisk("R2", { areas: ["1"], severity: { level: "low", words: null } }),
  aRisk("R3", { rag: "red", withdrawn: true }),
  aKpi("1.1", { area: "1", milestones: [{ months: 3, items: ["Done"], rag: "green" }] }),
  aMeasure("1a", {
    area: "1",
    title: "Families seen",
    baseline: 0,
    periods: [{ months: 3, target: 35, actual: 42, actualAt: "2020-12-31", source: null }],
  }),
  aMeasure("2a", { area: "2", title: "Weeks waited" }),
  aChallenge("C1", { about: [{ kind: "action", ref: "1.1" }], owner: "ada", due: "2021-01-10" }),
  aChallenge("C2", { answer: { text: "Yes", by: "Bob", at: "2021-01-12T10:00:00.000Z" } }),
  aMeeting("2020-12-18"),
  aMeeting("2021-02-03", { place: "County Hall" }),
);

const ask = (kind: Kind, where: Query["where"] = {}, more: Partial<Query> = {}) => {
  const query = Query.parse(queryOf(kind, where, more));
  return runQuery(plan, query, { today }).map(({ ref }) => ref);
};

describe("a query", () => {
  test.each<[Kind, Query["where"], readonly string[]]>([
    ["action", {}, ["1.1", "1.2", "2.1", "2.10"]],
    // A complete action is past rating.
    ["action", { rag: { oneOf: ["red"] } }, ["1.1"]],
    ["action", { rag: { oneOf: ["red"] }, status: { oneOf: ["complete"] } }, ["2.1"]],
    ["action", { owners: { oneOf: ["ada"] } }, ["1.1", "1.2"]],
    ["action", { owners: { oneOf: ["ada"], alone: true } }, ["1.1"]],
    ["action", { owners: { allOf: ["ada", "bob"] } }, ["1.2"]],
    ["action", { owners: { not: ["ada"] } }, ["2.1", "2.10"]],
    ["action", { owners: { missing: true } }, ["2.1"]],
    ["action", { owners: { least: 2 } }, ["1.2"]],
    ["action", { owners: { least: 1, most: 1 } }, ["1.1", "2.10"]],
    ["action", { organisation: { not: ["nhs"] } }, ["2.1", "2.10"]],
    ["action", { vacant: { is: true } }, []],
    ["action", { organisation: { oneOf: ["nhs"] } }, ["1.1", "1.2"]],
    ["action", { due: { before: "2020-12-31" } }, ["2.1"]],
    ["action", { due: { from: "2020-12-31", to: "2021-02-28" } }, ["1.1", "1.2"]],
    ["action", { due: { after: "2020-12-31" } }, ["1.2", "2.10"]],
    ["action", { late: { is: true } }, ["1.1"]],
    ["action", { revised: { missing: false } }, ["2.10"]],
    ["action", { rag: { oneOf: ["red", "amber"] }, recovery: { missing: true } }, ["1.1"]],
    ["action", { ref: { oneOf: ["2.10", "1.2"] } }, ["1.2", "2.10"]],
    ["risk", {}, ["R1", "R2"]],
    ["risk", { rag: { missing: true } }, ["R2"]],
    ["risk", { mitigation: { missing: true } }, ["R2"]],
    ["risk", { severity: { oneOf: ["high"] }, areas: { oneOf: ["2"] } }, ["R1"]],
    ["kpi", { area: { oneOf: ["1"] } }, ["1.1"]],
    ["kpi", { rag: { oneOf: ["green"] } }, ["1.1"]],
    ["measure", { area: { not: ["1"] } }, ["2a"]],
    ["measure", { baseline: { missing: true } }, ["2a"]],
    ["challenge", { state: { oneOf: ["open"] } }, ["C1"]],
    ["challenge", { areas: { oneOf: ["1"] } }, ["C1"]],
    ["challenge", { about: { oneOf: ["action:1.1"] } }, ["C1"]],
    ["challenge", { late: { is: true } }, ["C1"]],
    ["meeting", { date: { from: today } }, ["2021-02-03"]],
    ["meeting", { place: { missing: false } }, ["2021-02-03"]],
    ["person", { organisation: { oneOf: ["County Council"] } }, ["bob"]],
    ["area", { leads: { oneOf: ["bob"] } }, ["2"]],
  ])("of any kind: %s %j", (kind, where, refs) => {
    expect(ask(kind, where)).toEqual(refs);
  });

  test("looks for words in all that a kind says is searched", () => {
    expect(ask("action", {}, { about: "feedback" })).toEqual(["2.10"]);
    expect(ask("measure", {}, { about: "families" })).toEqual(["1a"]);
    expect(ask("meeting", {}, { about: "county hall" })).toEqual(["2021-02-03"]);
  });

  test("puts what it finds in order, with what holds nothing last, and stops at a limit", () => {
    const byDue = { order: { by: "due" } };
    expect(ask("action", {}, byDue)).toEqual(["2.1", "1.1", "1.2", "2.10"]);
    const latest = { order: { by: "due", descending: true as const }, limit: 2 };
    expect(ask("action", {}, latest)).toEqual(["2.10", "1.2"]);
    expect(ask("measure", {}, { order: { by: "baseline" } })).toEqual(["1a", "2a"]);
    // The worst comes first, and what has no colour that counts comes last.
    expect(ask("action", {}, { order: { by: "rag" } })).toEqual(["1.1", "1.2", "2.10", "2.1"]);
    const last = { order: { by: "owners" }, limit: 1 };
    expect(ask("action", {}, last)).toEqual(["1.1"]);
    expect(ask("action", {}, { ...last, ties: true })).toEqual(["1.1", "1.2"]);
  });

  test("tells what changed since a day from what did not", () => {
    const changed = new Set(["action 1.2"]);
    const since = Query.parse(queryOf("action", {}, { changedSince: "2021-01-04" }));
    const not = Query.parse(queryOf("action", {}, { unchangedSince: "2021-01-04" }));
    const refs = (query: Query) => runQuery(plan, query, { today, changed }).map(({ ref }) => ref);
    expect(refs(since)).toEqual(["1.2"]);
    expect(refs(not)).toEqual(["1.1", "2.1", "2.10"]);
  });

  test("counts by a field, most first; a complete action has no colour that counts", () => {
    const all = runQuery(plan, queryOf("action"), { today });
    expect(countBy(plan, all, "rag", { today })).toEqual([
      { value: "amber", count: 1 },
      { value: "none", count: 1 },
      { value: "red", count: 1 },
      { value: null, count: 1 },
    ]);
    expect(countBy(plan, all, "owners", { today })).toEqual([
      { value: "ada", count: 2 },
      { value: "bob", count: 2 },
      { value: null, count: 1 },
    ]);
  });

  test("for what a kind does not have says so, also where it is forged", () => {
    expect(() => ask("action", { shoeSize: { oneOf: [42] } })).toThrow(/no “shoeSize”/);
    expect(() => ask("action", { constructor: { missing: true } })).toThrow(/no “constructor”/);
    expect(Query.safeParse({ kind: "action", where: { rag: { likes: ["red"] } } }).success).toBe(
      false,
    );
  });

  test.each(KINDS)("of %s can ask for each of its fields, and says which", (kind) => {
    for (const key of Object.keys(DEFAULT_VOCABULARY.kinds[kind].fields)) {
      const query = Query.parse(queryOf(kind, { [key]: { missing: true } }));
      expect(() => runQuery(plan, query, { today })).not.toThrow();
      expect(describeQuery(plan, query)).toMatch(/^\p{Lu}/u);
      expect(describeQuery(plan, query)).not.toMatch(/undefined|\[object/);
    }
  });
});

describe("a query in words", () => {
  test.each<[Query, string]>([
    [queryOf("action"), "All actions"],
    [queryOf("risk"), "All risks"],
    [
      queryOf("action", {
        rag: { oneOf: ["red", "amber"] },
        area: { oneOf: ["2"] },
        owners: { oneOf: ["ada"], alone: true },
        due: { to: "2021-01-31" },
      }),
      "Red or amber actions in area 2 (Autism) owned by Ada alone, due by 31 Jan 2021",
    ],
    [queryOf("action", { owners: { missing: true } }), "Actions that nobody owns"],
    [queryOf("action", { late: { is: true } }), "Actions, overdue"],
    [queryOf("action", { late: { is: false } }), "Actions, not overdue"],
    [queryOf("action", { owners: { least: 2, most: 2 } }), "Actions with 2 owners"],
    [queryOf("action", { owners: { least: 2 } }), "Actions with at least 2 owners"],
    [queryOf("action", { owners: { least: 1, most: 1 } }), "Actions with 1 owner"],
    [
      queryOf("action", { organisation: { oneOf: ["LCC"], not: ["CCG"] } }),
      "Actions owned by somebody of LCC not owned by somebody of CCG",
    ],
    [queryOf("action", { vacant: { is: true } }), "Actions, owned by a post"],
    [
      queryOf("action", {}, { order: { by: "due", descending: true }, limit: 2 }),
      "All actions, latest due first, the first 2",
    ],
    [
      queryOf("action", {}, { order: { by: "rag" }, limit: 1, ties: true, group: "area" }),
      "All actions, worst RAG first, the first and any level with it, counted by area",
    ],
    [queryOf("kpi", { period: { not: [6] } }), "KPIs with no milestone at 6 months"],
    [queryOf("action", { revised: { missing: false } }), "Actions with a revised date"],
    [
      queryOf("action", { rag: { oneOf: ["red"] }, recovery: { missing: true } }),
      "Red actions with no recovery plan",
    ],
    [queryOf("action", {}, { about: "feedback" }), "Actions about “feedback”"],
    [
      queryOf("action", {}, { unchangedSince: "2020-11-01" }),
      "Actions not changed since 1 Nov 2020",
    ],
    [
      queryOf("action", { rag: { oneOf: ["red"] } }, { asAt: "2020-12-18" }),
      "Red actions, as at 18 Dec 2020",
    ],
    [
      queryOf("risk", { severity: { oneOf: ["high"] }, owner: { missing: true } }),
      "High severity risks with no owner",
    ],
    [queryOf("meeting", { date: { from: "2021-01-20" } }), "Meetings, date from 20 Jan 2021"],
    [
      queryOf("challenge", { state: { oneOf: ["open", "answered"] } }),
      "Challenges that are not closed",
    ],
    [
      queryOf("challenge", { owner: { oneOf: ["ada"], not: ["bob"] } }),
      "Challenges for Ada to answer not owned by Bob",
    ],
  ])("%j", (query, words) => {
    expect(describeQuery(plan, query)).toBe(words);
  });

  test.each(KINDS)("of %s says each part of what is asked of a field", (kind) => {
    for (const key of Object.keys(DEFAULT_VOCABULARY.kinds[kind].fields)) {
      const words = (criterion: Criterion) =>
        describeQuery(plan, queryOf(kind, { [key]: criterion }));
      const one: Criterion = { oneOf: ["open"] };
      expect(words({ ...one, missing: false }), key).not.toBe(words(one));
    }
  });

  test("names each thing that can be left out, with what is left", () => {
    const query = queryOf(
      "action",
      {
        rag: { oneOf: ["red"] },
        area: { not: ["1"] },
        owners: { allOf: ["ada", "bob"], missing: true },
        due: { from: "2021-01-01", to: "2021-02-01" },
        late: { is: true },
        proposed: { missing: false },
      },
      { about: "x" },
    );
    expect(partsOf(plan, query).map(({ called }) => called)).toEqual([
      "the RAG",
      "leaving areas out",
      "the owners",
      "having no owner",
      "the first date",
      "the last date",
      "whether overdue",
      "waiting for approval",
      "the words",
    ]);
    expect(partsOf(plan, query)[4]?.rest.where.due).toEqual({ to: "2021-02-01" });
    expect(partsOf(plan, query)[0]?.rest.where.rag).toBeUndefined();
  });
});
