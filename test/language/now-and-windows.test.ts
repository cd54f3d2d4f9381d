import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { actionQuery } from "../../bot/asks/former-filters.ts";
import { readPlanFile } from "../../bot/plan/file/plan-file.ts";
import { emptyPlan } from "../../bot/plan/kinds.ts";
import { type Plan, withItems } from "../../bot/plan/model/snapshot.ts";
import { runQuery } from "../../bot/plan/query/run-query.ts";
import { understand } from "../support/understood.ts";

const here = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));

function planFrom(day: string, files: readonly unknown[]): Plan {
  const by = { name: "Test", at: new Date(`${day}T09:00:00Z`) };
  return files.reduce<Plan>(
    (plan, file) => withItems(plan, readPlanFile(file, plan, by).items, plan.version + 1),
    emptyPlan({ tenant: "t", id: "p" }),
  );
}

const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: true } as const;

/** A plan on a day: how a text is understood then, and which actions it lists. */
function on(today: string, files: readonly unknown[]) {
  const plan = planFrom(today, files);
  const heard = (text: string) => understand(text, { plan, asker, today, mentions: [] });
  const listed = (text: string) => {
    const { request } = heard(text);
    if (request.command !== "list_actions") throw new Error(`“${text}” is ${request.command}`);
    return {
      filter: request.filter,
      refs: runQuery(plan, actionQuery(request.filter), { today: today }).map(({ ref }) => ref),
    };
  };
  return { heard, listed };
}

const lancashire = on("2021-01-20", [
  here("../../storage/sample/lancashire-app.json"),
  here("../../storage/sample/lancashire-illustrative.json"),
]);
const peterborough = on("2022-11-01", [here("peterborough.json")]);

describe("the present, without a word of being due, is no due date", () => {
  test.each<[string, readonly string[], object]>([
    ["what's red right now?", ["3.5", "4.3", "4.4", "5.2"], { rag: ["red"] }],
    ["anything red today?", ["3.5", "4.3", "4.4", "5.2"], { rag: ["red"] }],
    ["which reds are overdue as of today", ["5.2"], { rag: ["red"], overdue: true }],
    [
      "what is amber at the moment",
      ["1.3", "1.4", "2.7", "3.6", "4.2", "5.3", "5.6"],
      { rag: ["amber"] },
    ],
    ["currently red", ["3.5", "4.3", "4.4", "5.2"], { rag: ["red"] }],
    ["today's reds for the chair", ["3.5", "4.3", "4.4", "5.2"], { rag: ["red"] }],
    ["reds for today's board", ["3.5", "4.3", "4.4", "5.2"], { rag: ["red"] }],
    ["past due today", ["1.4", "1.5", "4.2", "5.2", "5.3"], { overdue: true }],
    ["missed deadlines as of today", ["1.4", "1.5", "4.2", "5.2", "5.3"], { overdue: true }],
    [
      "as of today which reds are due by the end of march",
      ["3.5", "4.3", "4.4"],
      { rag: ["red"], dueFrom: "2021-01-20", dueTo: "2021-03-31" },
    ],
  ])("“%s”", (text, refs, filter) => {
    expect(lancashire.listed(text)).toEqual({ filter, refs });
  });

  const NOW = [
    "right now",
    "now",
    "today",
    "tonight",
    "at the moment",
    "at this moment",
    "at present",
    "currently",
    "presently",
    "as of today",
    "as at today",
    "as of now",
    "as things stand",
    "as it stands today",
    "atm",
  ];
  const ASKED = [
    "what's red",
    "which reds are overdue",
    "how many are overdue",
    "which actions are past their deadline",
    "what's not started",
    "what is in progress",
    "complete actions",
    "anything not rated",
    "zoe's ambers",
    "gareth's reds",
    "area 3",
    "reds in area 4",
    "how many actions are there",
    "which actions have no owner",
    "where are we",
    "is everything green",
    "summary",
    "list risks",
    "open challenges",
    "who hasn't updated",
    "3.4",
    "who owns 2.6",
  ];
  test.each(ASKED)("“%s” is asked of now, in whatever words that is said", (asked) => {
    for (const { heard } of [lancashire, peterborough]) {
      const { request, ignored } = heard(asked);
      expect(request.command, asked).not.toBe("unknown");
      for (const now of NOW) {
        for (const text of [`${asked} ${now}`, `${asked} ${now}?`, `${now}, ${asked}`]) {
          const understood = heard(text);
          expect(understood, text).toEqual({ request, ignored });
        }
      }
    }
  });

  test.each([
    "what's due today",
    "due now",
    "what is due right now",
    "anything due at the moment",
    "what is currently due",
    "due by today",
    "today's deadlines",
    "what has to be done today",
    "actions for today",
  ])("“%s” keeps its day", (text) => {
    expect(lancashire.listed(text).filter).toEqual({
      dueFrom: "2021-01-20",
      dueTo: "2021-01-20",
    });
  });

  test.each([
    ["due from now to the end of march", "2021-03-31"],
    ["due between today and 5 february", "2021-02-05"],
    ["due in two months from now", "2021-03-20"],
    ["due two weeks from today", "2021-02-03"],
  ])("“%s” begins at today", (text, dueTo) => {
    expect(lancashire.listed(text).filter).toEqual({ dueFrom: "2021-01-20", dueTo });
  });

  test.each([
    ["what was completed today", { group: "completed" }],
    ["what has been updated today", {}],
    ["has anything gone red today", { rag: ["red"] }],
  ])("“%s” asks what happened today", (text, filter) => {
    expect(lancashire.heard(text).request).toEqual({
      command: "whats_changed",
      since: "2021-01-20",
      filter,
      page: 1,
    });
  });
});

describe("what was due by a day that is gone has no start", () => {
  const OPEN = { status: ["not started", "in progress"] };
  test.each<[string, readonly string[], object]>([
    [
      "anything that was due before xmas and isnt done",
      ["1.4", "1.5", "5.2", "5.3"],
      { ...OPEN, dueTo: "2020-12-24" },
    ],
    [
      "were due by christmas and are still open",
      ["1.4", "1.5", "5.2", "5.3"],
      { ...OPEN, dueTo: "2020-12-25" },
    ],
    [
      "actions due before christmas that weren't done",
      ["1.4", "1.5", "5.2", "5.3"],
      { ...OPEN, dueTo: "2020-12-24" },
    ],
    [
      "what should have been finished before christmas",
      ["1.4", "1.5", "5.2", "5.3"],
      { overdue: true, dueTo: "2020-12-24" },
    ],
    [
      "zoe's that were due by the end of december and aren't done",
      ["1.4", "1.5", "4.2"],
      { ...OPEN, owners: ["zoe-richards"], dueTo: "2020-12-31" },
    ],
    ["reds that were due before december", ["5.2"], { rag: ["red"], dueTo: "2020-11-30" }],
    ["due by 31 october 2020 and red", ["5.2"], { rag: ["red"], dueTo: "2020-10-31" }],
    [
      "still open from before christmas",
      ["1.4", "1.5", "5.2", "5.3"],
      { ...OPEN, dueTo: "2020-12-24" },
    ],
  ])("“%s”", (text, refs, filter) => {
    expect(lancashire.listed(text)).toEqual({ filter, refs });
  });

  test.each([
    ["due before last christmas", "2020-12-24"],
    ["due before christmas 2020", "2020-12-24"],
    ["due by last november", "2020-11-30"],
    ["due by last month", "2020-12-31"],
    ["due before this month", "2020-12-31"],
    ["due before 2021", "2020-12-31"],
    ["due by the end of 2020", "2020-12-31"],
    ["due by yesterday", "2021-01-19"],
    ["due before today", "2021-01-19"],
    ["due by the last board", "2020-12-18"],
    ["was due before the board", "2020-12-18"],
    ["had been due by november", "2020-11-30"],
    ["was due before new year", "2020-12-31"],
    ["was due before the summer", "2020-07-20"],
    ["was due before half term", "2020-10-25"],
    ["was due by year end", "2020-12-31"],
    ["was due by friday", "2021-01-15"],
    ["was due by the 15th", "2021-01-15"],
    ["was supposed to be done by 15 january", "2021-01-15"],
    ["ought to have been done by november", "2020-11-30"],
  ])("“what %s” ends on %s", (text, dueTo) => {
    const { overdue: _, ...filter } = lancashire.listed(`what ${text}`).filter;
    expect(filter).toEqual({ dueTo });
  });

  test("before Christmas, said in time, keeps the December actions", () => {
    const december = on("2020-12-01", [here("../../storage/sample/lancashire-app.json")]);
    expect(december.listed("due before christmas")).toEqual({
      filter: { dueFrom: "2020-12-01", dueTo: "2020-12-31" },
      refs: ["2.2", "2.3", "2.4", "4.2", "5.5"],
    });
  });
});

describe("a stretch of days is never empty", () => {
  test.each([
    ["due after november and before february", "2020-12-01", "2021-01-31"],
    ["due from november until january", "2020-11-01", "2021-01-31"],
    ["due between october and march", "2020-10-01", "2021-03-31"],
    ["due from christmas to easter", "2020-12-25", "2021-04-04"],
    ["due between march 2022 and january 2021", "2021-01-01", "2022-03-31"],
    ["due after february and before may", "2021-03-01", "2021-04-30"],
    ["due today or tomorrow", "2021-01-20", "2021-01-21"],
    ["due from now until christmas", "2021-01-20", "2021-12-31"],
    ["due before next week", "2021-01-20", "2021-01-24"],
    ["due within the last month", "2020-12-01", "2020-12-31"],
  ])("“%s” is from %s to %s", (text, dueFrom, dueTo) => {
    expect(lancashire.listed(text).filter).toEqual({ dueFrom, dueTo });
  });

  test("nothing is overdue and yet to come: what will be late is what is open and due by then", () => {
    expect(lancashire.listed("what will be overdue by the end of march in area 5")).toEqual({
      filter: { areas: ["5"], status: ["not started", "in progress"], dueTo: "2021-03-31" },
      refs: ["5.2", "5.3", "5.4", "5.5", "5.6", "5.7"],
    });
    expect(lancashire.listed("overdue ones before christmas please").filter).toEqual({
      overdue: true,
    });
    expect(lancashire.listed("overdue by more than a month").filter).toEqual({
      overdue: true,
      dueTo: "2020-12-19",
    });
  });

  test.each(["2020-12-25", "2021-01-01", "2021-02-17", "2021-04-04", "2021-10-31"])(
    "whatever bounds it, on %s",
    (today) => {
      const { heard } = on(today, [here("../../storage/sample/lancashire-app.json")]);
      const VERBS = ["due", "was due", "were meant to be done", "should have been done", "overdue"];
      const BOUNDS = [
        "by",
        "before",
        "until",
        "within",
        "over",
        "in",
        "on",
        "after",
        "since",
        "from",
      ];
      const TIMES = [
        "today",
        "yesterday",
        "friday",
        "the 3rd",
        "this week",
        "next week",
        "last month",
        "this month",
        "the end of the month",
        "a fortnight",
        "january",
        "last january",
        "november 2020",
        "5 march",
        "q3",
        "the end of the year",
        "year end",
        "2021",
        "christmas",
        "new year",
        "easter",
        "half term",
        "the summer",
        "the board",
        "the last board",
        "the next meeting",
      ];
      for (const verb of VERBS) {
        for (const bound of BOUNDS) {
          for (const time of TIMES) {
            for (const text of [
              `actions ${verb} ${bound} ${time}`,
              `actions ${verb} ${bound} ${time} and before december`,
              `actions ${verb} between ${time} and march`,
            ]) {
              const { request } = heard(text);
              if (request.command !== "list_actions") continue;
              const { dueFrom = "", dueTo = "9999", overdue } = request.filter;
              expect(dueFrom <= dueTo, `${text}: ${dueFrom} to ${dueTo}`).toBe(true);
              expect(overdue === true && dueFrom >= today, text).toBe(false);
            }
          }
        }
      }
    },
  );
});
