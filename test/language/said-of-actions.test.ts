import { describe, expect, test } from "vitest";
import type { Query } from "../../bot/plan/query/query.ts";
import { type PlanName, readIn } from "../support/reading.ts";

type Row = readonly [plan: PlanName, text: string, ref: string, typed: object];

const isForm = ([plan, text, ref, typed]: Row) => {
  expect(readIn(plan, text).ask, text).toEqual({ command: "update_action", ref, typed });
};

describe("what is said before its value is the text for the record", () => {
  test.each<Row>([
    [
      "hillshire",
      "ws2.4 all 80 nurseries trained now, call it complete",
      "WS2.4",
      { status: "complete", progress: "all 80 nurseries trained now" },
    ],
    [
      "hillshire",
      "fourth coordinator has started so 1.1.1 can go green",
      "1.1.1",
      { rag: "green", progress: "fourth coordinator has started" },
    ],
    [
      "lancashire",
      "parents still waiting on the pathway, so 3.4 is amber",
      "3.4",
      { rag: "amber", reason: "parents still waiting on the pathway" },
    ],
    [
      "lancashire",
      "the pages are not built, push 3.6 back to end of march",
      "3.6",
      { revisedDate: "2021-03-31", revisedReason: "the pages are not built" },
    ],
    [
      "lancashire",
      "heard from the ICB today, they've signed. 2.7 can be closed",
      "2.7",
      { status: "complete", progress: "heard from the ICB today, they've signed" },
    ],
    [
      "peterborough",
      "The commissioning manager has just told me that a third provider has agreed – please put that on 1.1",
      "1.1",
      {
        progress: "The commissioning manager has just told me that a third provider has agreed",
      },
    ],
    [
      "lancashire",
      "spoke to the forum this morning - add that to 2.5",
      "2.5",
      { progress: "spoke to the forum this morning" },
    ],
    [
      "hillshire",
      "the co-production charter is signed so mark it complete",
      "4.1.1",
      { status: "complete", progress: "the co-production charter is signed" },
    ],
    [
      "lancashire",
      "note on 2.7 that replies are due 5 feb",
      "2.7",
      { progress: "replies are due 5 feb" },
    ],
  ])("in %s: “%s”", (...row) => isForm(row));

  test.each<Row>([
    ["lancashire", "hi all, 3.4 is green", "3.4", { rag: "green" }],
    ["lancashire", "thanks dave, 3.4 is green", "3.4", { rag: "green" }],
    ["lancashire", "as i said, 3.4 is green", "3.4", { rag: "green" }],
  ])("but manners are none, in %s: “%s”", (...row) => isForm(row));
});

describe("an action is named by its words", () => {
  test.each<Row>([
    [
      "hillshire",
      "the local offer website needs to go red, supplier has pulled out",
      "4.2.1",
      { rag: "red", reason: "supplier has pulled out" },
    ],
    [
      "hillshire",
      "the tracker is going to be end of august now, no licences",
      "1.1.3",
      { revisedDate: "2024-08-31", revisedReason: "no licences" },
    ],
    ["hillshire", "the tracker is finished", "1.1.3", { status: "complete" }],
    [
      "hillshire",
      "ive made a start on recruiting the coordinators",
      "1.1.1",
      { status: "in progress" },
    ],
    [
      "hillshire",
      "the website rebuild has slipped to end of august",
      "4.2.1",
      { revisedDate: "2024-08-31" },
    ],
    ["lancashire", "ive finished the continence policy", "2.7", { status: "complete" }],
  ])("in %s: “%s”", (...row) => isForm(row));

  test("of two that fit, it is asked which; what was said goes with each", () => {
    const { ask } = readIn("hillshire", "the survey is done, 300 replies");
    const typed = { status: "complete", progress: "300 replies" };
    expect(ask).toMatchObject({
      command: "which",
      readings: [
        { ask: { command: "update_action", ref: "4.1.2", typed } },
        { ask: { command: "update_action", ref: "4.1.3", typed } },
      ],
    });
  });

  test.each([
    ["lancashire", "the graduated response is complete", "graduated response"],
    ["lancashire", "mark the quiz done", "quiz"],
    ["hillshire", "the sensory strategy needs another month", "sensory strategy"],
  ] as const)("what the plan does not have is named, in %s: “%s”", (plan, text, name) => {
    const { ask } = readIn(plan, text);
    expect(ask).toMatchObject({
      command: "refuse",
      sentence: expect.stringContaining(`“${name}”`),
    });
  });

  test.each([
    ["hillshire", "reds on the website"],
    ["hillshire", "website actions that are red"],
    ["hillshire", "who has the website rebuild"],
    ["hillshire", "is the website red"],
  ] as const)("a question stays one, in %s: “%s”", (plan, text) => {
    expect(readIn(plan, text).ask.command).toMatch(/^(?:list|show_action)$/);
  });
});

describe("of several actions one is chosen first, and what was said goes with each", () => {
  test.each([
    [
      "lancashire",
      "can you push 1.6, 1.7 and 1.8 back to 28 feb, the system isnt live",
      ["1.6", "1.7", "1.8"],
      { revisedDate: "2021-02-28", revisedReason: "the system isnt live" },
    ],
    ["lancashire", "1.6 and 1.7 are done", ["1.6", "1.7"], { status: "complete" }],
    [
      "hillshire",
      "1.1.1 and WS2.3 both red, no staff",
      ["1.1.1", "WS2.3"],
      { rag: "red", reason: "no staff" },
    ],
  ] as const)("in %s: “%s”", (plan, text, refs, typed) => {
    const readings = refs.map((ref) => ({
      title: `action ${ref}`,
      ask: { command: "update_action", ref, typed },
    }));
    expect(readIn(plan, text).ask).toMatchObject({ command: "which", readings });
  });

  test("nothing goes with those of which different things are said", () => {
    const { ask } = readIn("lancashire", "mark 3.4 and 3.5 amber, 3.6 green");
    expect(ask).toMatchObject({
      readings: [{ ask: { typed: {} } }, { ask: { typed: {} } }, { ask: { typed: {} } }],
    });
  });
});

describe("an order whose object is left out is one on what was spoken of last", () => {
  const one: Query = { kind: "action", where: { ref: { oneOf: ["3.5"] } } };
  test.each([
    ["make it 13 september", { revisedDate: "2021-09-13" }],
    ["thats green", { rag: "green" }],
    ["push it to 12 march", { revisedDate: "2021-03-12" }],
    [
      "mark it as done, all clinics running",
      { status: "complete", progress: "all clinics running" },
    ],
    [
      "add that four practices have sent dates since",
      { progress: "four practices have sent dates since" },
    ],
  ])("“%s”", (text, typed) => {
    const { ask } = readIn("lancashire", text, one);
    expect(ask).toEqual({ command: "update_action", ref: "3.5", typed });
  });

  test.each([
    "make it 13 september",
    "thats green",
    "push it to 12 march",
    "add that four practices have sent dates since",
  ])("with nothing before it, it is asked which: “%s”", (text) => {
    expect(readIn("lancashire", text).ask).toMatchObject({
      command: "refuse",
      sentence: expect.stringMatching(/^I do not know which action/),
    });
  });

  test.each(["put dave down for it", "bin off the finished one"])(
    "what cannot be done is said: “%s”",
    (text) => {
      expect(readIn("lancashire", text).ask.command).toBe("refuse");
    },
  );
});
