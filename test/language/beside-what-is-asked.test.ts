import { describe, expect, test } from "vitest";
import { read } from "../../bot/language/read.ts";
import type { Query } from "../../bot/plan/query/query.ts";
import { LANCASHIRE } from "../support/plan-of-file.ts";

/** What stands beside a question and asks nothing, and what takes something out of an answer. */

const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: false } as const;
const said = (text: string) =>
  read(text, { plan: LANCASHIRE, asker, today: "2021-01-20", mentions: [] });
const where = (text: string): Query["where"] => {
  const { ask } = said(text);
  if (ask.command !== "list") throw new Error(`“${text}” is no list but ${ask.command}`);
  return ask.query.where;
};

const QUESTIONS = [
  "which actions are red",
  "what is overdue",
  "show the ambers in area 3",
] as const;
const BEFORE = [
  "On my phone, rubbish signal",
  "DfE will want these",
  "Typing this on the train",
] as const;
const AFTER = [
  "walking into supervision now",
  "been a long morning",
  "members keep asking",
] as const;

describe("an aside changes nothing of what is asked, and is named", () => {
  test.each(QUESTIONS.flatMap((asked) => BEFORE.map((aside) => [aside, asked] as const)))(
    "“%s. %s”",
    (aside, asked) => {
      const found = said(`${aside}. ${asked}?`);
      expect(found.ask).toEqual(said(asked).ask);
      expect(found.unused.join(" ")).not.toBe("");
    },
  );
  test.each(QUESTIONS.flatMap((asked) => AFTER.map((aside) => [asked, aside] as const)))(
    "“%s, %s”",
    (asked, aside) => {
      const found = said(`${asked}, ${aside}`);
      expect(found.ask).toEqual(said(asked).ask);
      expect(found.unused.join(" ")).not.toBe("");
    },
  );
  test.each([
    "For my report I want what is red. And whatever is overdue too",
    "Area 3 only please. Which actions are red",
    "the reds, and those due in March",
  ])("what narrows is no aside: “%s”", (text) => {
    const { ask } = said(text);
    const query = ask.command === "list" ? ask.query : undefined;
    // Either all of it counts, or it is not understood.
    expect(Object.keys(query?.where ?? { a: 1, b: 1 }).length).toBeGreaterThan(1);
  });
  test("a text for the record is none", () => {
    expect(said("3.4 is amber. Two clinics were cancelled last week").ask).toMatchObject({
      command: "update_action",
      ref: "3.4",
    });
  });
});

describe("what takes something out", () => {
  const OTHERS = where("actions that are not green");
  test.each([
    "all but the greens",
    "leave the greens off",
    "leave out the greens",
    "take the greens out",
    "forget the greens",
    "everything, leaving aside the greens",
    "putting the greens to one side",
  ])("“%s” is what is not green", (text) => expect(where(text)).toEqual(OTHERS));

  test.each([
    ["autism off", "leave autism off"],
    ["area 3 out", "overdue, take area 3 out of that"],
  ])("%s is every other area", (_, text) => expect(where(text).area).toEqual({ not: ["3"] }));
  test("what says so itself is denied by nothing before it", () => {
    expect(where("not red, not amber, not finished")).toEqual({
      rag: { oneOf: ["green", "none"] },
      status: { oneOf: ["not started", "in progress"] },
    });
  });
  test("what was promised and did not come is open", () => {
    for (const text of [
      "which were supposed to be sorted by halloween and arent",
      "what was meant to be finished by 31 October and wasn't",
    ])
      expect(where(text).status).toEqual({ oneOf: ["not started", "in progress"] });
  });
});

describe("why something is so", () => {
  test.each([
    "which reds give the vacancy as the reason",
    "reds held up by the vacancy",
    "reds because of the vacancy",
    "which reds blame the vacancy",
    "reds whose reason is the vacancy",
  ])("“%s” asks the reason alone", (text) =>
    expect(where(text)).toEqual({ rag: { oneOf: ["red"] }, reason: { speaks: "vacancy" } }),
  );
  test("two words joined by “or” are either of them", () => {
    expect(where("who is giving winter or covid as the reason").reason).toEqual({
      speaks: "winter or covid",
    });
  });
  test("when it is to be green again is the recovery plan's", () => {
    expect(where("which reds are not expected back to green till april").recovery).toEqual({
      speaks: "april",
    });
  });
});

describe("how a day is bounded", () => {
  test.each([
    ["due <= 31 march", { to: "2021-03-31" }],
    ["due by 31 march or earlier", { to: "2021-03-31" }],
    ["due march or later", { from: "2021-03-01" }],
    ["not due until march or later", { from: "2021-03-01" }],
    ["due from march onwards", { from: "2021-03-01" }],
  ])("“%s”", (text, due) => expect(where(text).due).toMatchObject(due));
});

describe("a question is no statement, wherever its mark stands", () => {
  test.each([
    "3.3 been green all along or was it amber at some point",
    "3.3 finished, yes or no",
    "remind the board what is being done to bring 3.3 back on track",
    "3.3 - is it finished?",
  ])("“%s” fills in nothing", (text) => {
    const { ask } = said(text);
    expect(ask.command).not.toBe("update_action");
    expect(ask.command).not.toBe("set_action");
  });
});
