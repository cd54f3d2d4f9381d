import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { understand } from "../../bot/language/understand.ts";
import { filterActions } from "../../bot/plan/filter.ts";
import { readPlanFile } from "../../bot/plan/plan-file.ts";
import { emptyPlan, type Plan, withItems } from "../../bot/plan/snapshot.ts";

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
      refs: filterActions(plan, request.filter, today).map(({ ref }) => ref),
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
          const { reading: _, ...understood } = heard(text);
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
