import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldChanges, fieldWords } from "../../../bot/plan/history/field-words.ts";
import { AnyItem, DEFAULT_VOCABULARY, KINDS } from "../../../bot/plan/kinds.ts";
import type { Item, Kind } from "../../../bot/plan/model/kind.ts";
import { aMeasure, anAction, aPerson, aRisk } from "../build.ts";

const AT = "2021-02-03T10:00:00.000Z";
const ACCOUNT = { id: "id-1", name: "Ada" };
const DATE = { printed: "March 2021", date: "2021-03-31" };
const EVIDENCE = { title: "Minutes", link: null, by: "Ada", at: AT };

type Both = readonly [unknown, unknown];

/** What a field of a simple type may have, where it is not told below. */
const SIMPLE: readonly Both[] = [
  [null, "2021-02-03"],
  ["2021-02-03", "2021-02-04"],
  [[], ["2021-02-03"]],
  [false, true],
  [null, { by: "Ada", at: AT }],
  [undefined, true],
];

/** Two values that each field may have: no field may go from one to the other untold. */
const VALUES: { readonly [K in Kind]?: Readonly<Record<string, Both>> } = {
  about: {
    name: ["A plan", "The plan"],
    shortName: ["Plan", "APP"],
    abbreviation: ["AP", "APP"],
    otherNames: [[], ["Improvement plan"]],
    localArea: ["Lancashire", "Cumbria"],
    stage: ["Draft", "Agreed"],
    notice: [null, "A draft"],
    periods: [[], [{ months: 3, ends: "2020-12-31" }]],
    dates: [[], [{ what: "Review", printed: "April 2021", date: null }]],
    narrative: [[], ["It began in 2020."]],
    note: [null, "Blurred"],
  },
  area: {
    title: ["Weakness", "Another weakness"],
    shortName: ["Autism", "Autism pathway"],
    aliases: [[], ["ASD"]],
    hints: [[], ["waiting"]],
    leads: [[], ["ada"]],
    narrative: [[], ["It began in 2020."]],
    sufficientProgress: [null, "Children wait less"],
    livedExperience: [null, "Families say so"],
    headline: [[], ["90%"]],
    remark: [null, "Late"],
    note: [null, "Blurred"],
  },
  challenge: {
    challengeKind: ["question", "assurance"],
    about: [[], [{ kind: "action", ref: "1.1" }]],
    text: ["Why so late", "Why late"],
    raisedBy: [
      { id: null, name: "Ada" },
      { id: "id of Ada", name: "Ada" },
    ],
    body: [null, "Sub-Committee"],
    raised: ["2021-01-20", "2021-01-21"],
    owner: [null, "ada"],
    due: [null, "2021-02-03"],
    answer: [null, { text: "It is not", by: "Ada", at: AT }],
    closed: [
      { by: "Ada", at: AT, why: null },
      { by: "Ada", at: AT, why: "Answered" },
    ],
    withdrawn: [undefined, true],
    note: [null, "Blurred"],
  },
  action: {
    area: ["1", "2"],
    text: ["Do it", "Do it well"],
    owners: [[], ["ada"]],
    ownersAsPrinted: [null, "Ada, B."],
    startDate: [null, "2020-09-01"],
    byWhen: [DATE, { printed: "March 2021", date: "2021-03-30" }],
    revised: [
      { date: "2021-05-31", reason: "Late" },
      { date: "2021-05-31", reason: "Late", approved: { by: "Cleo", at: AT } },
    ],
    proposed: [null, { date: "2021-06-30", reason: "Late", by: "Ada", byId: null, at: AT }],
    status: ["in progress", "complete"],
    rag: ["green", "amber"],
    reason: [null, "No staff"],
    recovery: [null, "Recruit"],
    progress: [null, "Half done"],
    boardRating: [null, { rag: "red", reason: "No evidence", by: "Chair", at: AT }],
    evidence: [[EVIDENCE], [{ ...EVIDENCE, link: "https://x.example/minutes" }]],
    note: [null, "Blurred"],
  },
  kpi: {
    area: ["1", "2"],
    milestones: [
      [{ months: 3, items: ["Done"], rag: "green" }],
      [{ months: 3, items: ["Done"], rag: "amber" }],
    ],
    evidence: [[], [EVIDENCE]],
    note: [null, "Blurred"],
  },
  measure: {
    area: ["1", "2"],
    title: ["Families seen", "Families helped"],
    unit: ["%", "families"],
    baseline: [null, 0],
    decimals: [null, 1],
    direction: [null, "lower"],
    owner: [null, "ada"],
    dataSource: [null, "Survey of parent carers"],
    howOften: [null, "each term"],
    tolerance: [null, 2],
    partOf: [null, "1a"],
    settled: [
      [],
      [{ key: "title:70:75", verdict: "confirmed", reason: "A slip", by: "Ada", at: AT }],
    ],
    commentary: [
      null,
      { what: "Fewer", why: "No nurse", next: "Hire", due: "2021-03-31", by: "Ada", at: AT },
    ],
    rebased: [[], [{ at: "2021-02-03", why: "One list", baseline: 4, baselineAt: null }]],
    periods: [
      [{ months: 3, target: 35, actual: null, actualAt: null, source: null }],
      [{ months: 3, target: 35, actual: 0, actualAt: null, source: null }],
    ],
    note: [null, "Blurred"],
  },
  risk: {
    areas: [[], ["1"]],
    raised: [DATE, { printed: "April 2021", date: "2021-04-30" }],
    raisedBy: [null, "Ada"],
    description: ["It may fail", "It will fail"],
    rag: ["none", "red"],
    severity: [
      { level: "high", words: null },
      { level: "high", words: "High: COVID" },
    ],
    mitigation: [[], ["Do more"]],
    postMitigation: [
      { level: "high", words: null },
      { level: "low", words: null },
    ],
    owner: [null, "ada"],
    progress: [null, "Better"],
    withdrawn: [undefined, true],
    inherent: [undefined, { likelihood: 4, impact: 5 }],
    residual: [
      { likelihood: 4, impact: 5 },
      { likelihood: 3, impact: 5 },
    ],
    target: [undefined, { likelihood: 2, impact: 2 }],
    links: [undefined, [{ kind: "kpi", ref: "1.1" }]],
    corporateRef: [undefined, "CR-12"],
    reviewBy: [undefined, "2021-03-01"],
    reviewed: [
      { on: "2021-01-20", by: "Ada", note: null },
      { on: "2021-01-20", by: "Ada", note: "No change" },
    ],
    issue: [undefined, { by: "Ada", at: AT, why: null }],
    closed: [undefined, { by: "Ada", at: AT, why: "It has passed" }],
    merged: [undefined, { by: "Ada", at: AT, into: "R2" }],
    note: [null, "Blurred"],
  },
  person: {
    name: ["Ada", "Ada B"],
    role: [null, "Lead"],
    organisation: [null, "Council"],
    post: [false, true],
    aliases: [[], ["Addie"]],
    account: [ACCOUNT, { ...ACCOUNT, id: "id-2" }],
    standIn: [null, { account: ACCOUNT, until: "2021-03-31" }],
    asked: [null, { by: "Ada", at: AT }],
    reminders: ["daily", "weekly"],
    digest: [null, AT],
    told: [[], [{ ref: "3.4", since: AT, last: AT, why: ["overdue"] }]],
    snoozed: [[], [{ ref: "3.4", until: "2021-02-10" }]],
    notMine: [[], [{ ref: "3.4", at: AT }]],
    mentioned: [null, AT],
    note: [null, "Blurred"],
  },
  appointment: {
    account: [ACCOUNT, { ...ACCOUNT, name: "Ada B" }],
    role: ["clerk", "chair"],
    held: [true, false],
    note: [null, "Blurred"],
  },
  meeting: {
    body: ["Board", "Committee"],
    date: ["2021-02-03", "2021-02-04"],
    time: [null, "14:30"],
    place: [null, "Teams"],
    every: [null, { nth: 1, weekday: 3 }],
    movedFrom: [null, "2021-02-01"],
    cancelled: [
      { by: "Ada", at: AT, reason: null },
      { by: "Ada", at: AT, reason: "Snow" },
    ],
    frozen: [null, { version: 3, at: AT, by: "Ada" }],
    opened: [
      { version: 3, at: AT, by: "Ada", meetingId: null },
      { version: 3, at: AT, by: "Ada", meetingId: "MCMx" },
    ],
    closed: [
      { version: 3, at: AT, by: "Ada" },
      { version: 4, at: AT, by: "Ada" },
    ],
    told: [[], ["chase"]],
    notes: [
      { told: "c-1", report: null, posted: null },
      { told: "c-1", report: null, posted: AT },
    ],
    attendance: [
      [{ name: "Ada", seat: null, account: null }],
      [{ name: "Ada", seat: "Director", account: null }],
    ],
    note: [null, "Blurred"],
  },
  settings: {
    riskScale: [{ size: 4 }, { size: 5, tolerance: 12 }],
    papersDays: [5, 6],
    freezeDays: [7, 8],
    chaseDays: [10, 12],
    updateEvery: [
      { count: 1, unit: "month" },
      { count: 1, unit: "week" },
    ],
    board: [null, "Sub-Committee"],
    reminders: [true, false],
    dueSoonDays: [7, 10],
    tolerancePoints: [5, 2],
    tolerancePercent: [10, 5],
    called: [undefined, { kinds: { area: { one: "priority", many: "priorities" } } }],
    note: [null, "Blurred"],
  },
  channel: {
    name: ["Board", "The board"],
    following: [true, false],
    address: [
      {
        serviceUrl: "https://a.example/",
        conversation: "19:a",
        type: "channel",
        tenant: null,
        bot: "28:b",
      },
      {
        serviceUrl: "https://a.example/",
        conversation: "19:b",
        type: "channel",
        tenant: null,
        bot: "28:b",
      },
    ],
    wants: [["summary"], []],
    unreachable: [null, { at: AT, why: "the bot is not in the chat" }],
    note: [null, "Blurred"],
  },
  schedule: {
    what: ["summary", "exceptions"],
    to: [null, ["c-1"]],
    when: [
      { each: "week", weekday: 1, every: 2, from: "2021-01-04", time: "09:00" },
      { each: "week", weekday: 1, every: 2, from: "2021-01-11", time: "09:00" },
    ],
    made: [
      { by: "Cleo Clark", byId: "aad-cleo", at: AT },
      { by: "Cleo Clark", byId: "aad-cleo-2", at: AT },
    ],
    report: [
      {
        name: "Board",
        address: {
          serviceUrl: "https://a.example/",
          conversation: "19:a",
          type: "channel",
          tenant: null,
          bot: "28:b",
        },
      },
      {
        name: "Board",
        address: {
          serviceUrl: "https://a.example/",
          conversation: "19:b",
          type: "channel",
          tenant: null,
          bot: "28:b",
        },
      },
    ],
    until: [AT, "2021-02-20T10:00:00.000Z"],
    state: ["on", "paused"],
    note: [null, "Blurred"],
  },
  group: {
    name: ["Board", "The board"],
    chairs: [[], ["Ada"]],
    accountability: [[], ["The Health and Wellbeing Board"]],
    connectivity: [[], ["The Operations Group"]],
    note: [null, "Blurred"],
  },
  terms: {
    body: ["Board", "The board"],
    purpose: [[], ["To review"]],
    membership: [[], [{ seat: "Councillor", seats: 3, what: "voting" }]],
    clauses: [[], [{ topic: "quorum", text: "Three members" }]],
    note: [null, "Blurred"],
  },
  note: {
    where: ["Page 3", "Page 4"],
    text: ["Blurred", "Torn"],
    note: [null, "Blurred"],
  },
};

/** An item's own name, the version that the change has, and who rated or updated it and how it stood before, which the change says too. */
const UNTOLD = new Set(["kind", "ref", "version", "rated", "updated", "stood"]);

const shapeOf = (kind: Kind): z.ZodRawShape => DEFAULT_VOCABULARY.kinds[kind].schema.shape;

/** Two values for each field of a kind: its own, or simple ones that its schema takes. */
const valuesOf = (kind: Kind): Readonly<Record<string, Both>> => ({
  ...Object.fromEntries(
    Object.entries(shapeOf(kind))
      .filter(([field]) => !UNTOLD.has(field))
      .flatMap(([field, type]) =>
        SIMPLE.filter((both) => both.every((one) => z.safeParse(type, one).success))
          .slice(0, 1)
          .map((both) => [field, both]),
      ),
  ),
  ...VALUES[kind],
});

function itemOf(kind: Kind, which: Readonly<Record<string, 0 | 1>>): Item {
  const values = Object.entries(valuesOf(kind)).map(([field, both]) => [
    field,
    both[which[field] ?? 0],
  ]);
  return AnyItem.parse({ kind, ref: "x", version: 1, ...Object.fromEntries(values) });
}

describe.each(KINDS)("a change of the %s", (kind) => {
  const fields = Object.keys(shapeOf(kind)).filter((field) => !UNTOLD.has(field));

  test.each(fields)("in its field “%s” is told, what it was and what it is", (field) => {
    expect(Object.keys(valuesOf(kind))).toContain(field);
    const [before, after] = [itemOf(kind, {}), itemOf(kind, { [field]: 1 })];
    const changes = fieldChanges(before, after, DEFAULT_VOCABULARY);
    expect(changes.length).toBeGreaterThan(0);
    for (const { label, was, now } of changes) {
      expect(label).toMatch(/^[A-Z]/);
      expect(was).not.toBe(now);
      expect(`${was} ${now}`).not.toMatch(/undefined|\[object|NaN/);
    }
    expect(fieldChanges(after, before, DEFAULT_VOCABULARY)).toHaveLength(changes.length);
    expect(fieldChanges(before, { ...before, version: 9 }, DEFAULT_VOCABULARY)).toEqual([]);
  });

  test("has each of its labels once", () => {
    const labels = fieldWords(itemOf(kind, {}), DEFAULT_VOCABULARY).map((one) => one.label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe("the words of a field", () => {
  const now = (before: Item | null, after: Item) =>
    Object.fromEntries(
      fieldChanges(before, after, {
        ...DEFAULT_VOCABULARY,
        names: (refs) => refs.map((ref) => `<${ref}>`),
      }).map((change) => [change.label, [change.was, change.now]]),
    );

  test("are those that people say: marks, printed dates, names, who approved", () => {
    const before = anAction("3.4", { rag: "green" });
    const after = anAction("3.4", {
      rag: "amber",
      reason: "No adult provider has signed",
      owners: ["dave-carr", "zoe-richards"],
      revised: {
        date: "2021-05-31",
        reason: "Providers meet in April",
        approved: { by: "Cleo Clark", at: AT },
      },
      boardRating: { rag: "red", reason: "No contract seen", by: "The chair", at: AT },
      evidence: [{ ...EVIDENCE }, { ...EVIDENCE, title: "Contract", link: "https://x.example/c" }],
    });
    expect(now(before, after)).toEqual({
      RAG: ["● Green", "▲ Amber"],
      Reason: [null, "No adult provider has signed"],
      "Responsible officers": [null, "<dave-carr> and <zoe-richards>"],
      "Revised date": [
        null,
        "31 May 2021 (Providers meet in April; approved by Cleo Clark, 3 Feb 2021, 10:00)",
      ],
      "Board's rating": [null, "✖ Red (No contract seen; The chair, 3 Feb 2021, 10:00)"],
      Evidence: [null, "Minutes (no link yet); Contract (https://x.example/c)"],
    });
  });

  test("say “no figure yet” of a measure, and never nought", () => {
    const period = { months: 3, target: 35, actual: null, actualAt: null, source: null };
    const before = aMeasure("1a", { periods: [period] });
    const after = aMeasure("1a", { periods: [{ ...period, actual: 0 }] });
    expect(now(before, after)).toEqual({ "Actual at 3 months": ["no figure yet", "0%"] });
    expect(now(after, before)).toEqual({ "Actual at 3 months": ["0%", "no figure yet"] });
  });

  test("tell of a new item only what it says", () => {
    const risk = aRisk("R2", { rag: "red", owner: "ada" });
    expect(Object.keys(now(null, risk))).toEqual([
      "RAG",
      "Severity",
      "Severity after mitigation",
      "Owner",
      "Risk",
      "Raised",
    ]);
  });

  test("tell one account from another of the same name", () => {
    const standing = (id: string) => aPerson("Ada", { account: { id, name: "Ada" } });
    expect(now(standing("1"), standing("2"))).toEqual({
      "Teams account": ["Ada (account 1)", "Ada (account 2)"],
    });
  });
});
