import { describe, expect, test } from "vitest";
import { read } from "../../bot/language/read.ts";
import { LANCASHIRE, PETERBOROUGH } from "../support/plan-of-file.ts";

const asker = { tenant: "t", id: "a", name: "A", kind: "member", clerk: false } as const;

const inLancashire = (text: string) =>
  read(text, { plan: LANCASHIRE, asker, today: "2021-01-20", mentions: [] });
const inPeterborough = (text: string) =>
  read(text, { plan: PETERBOROUGH, asker, today: "2022-12-07", mentions: [] });

describe("one fact of an item that is named", () => {
  test.each([
    ["is 4.1 late, and if so how late", { ref: "4.1", fact: "late" }],
    ["1.5 late or not", { ref: "1.5", fact: "late" }],
    ["how long have we got left on 4.6", { ref: "4.6", fact: "left" }],
    ["who else is on 2.6 besides hilary", { ref: "2.6", besides: ["hilary-fordham"] }],
    ["read me out 5.6 word for word", { ref: "5.6", fact: "text" }],
    ["3.3 whats holding it up", { ref: "3.3", fact: "reason" }],
    ["when was 2.6 due", { ref: "2.6", fact: "due" }],
    ["when was 2.6 meant to be done", { ref: "2.6", fact: "due" }],
    ["how bad is R1 after mitigation", { command: "show_risk", fact: "postMitigation" }],
    ["what's the mitigation for R1", { command: "show_risk", fact: "mitigation" }],
    ["what was 1a before we began", { ref: "1a", fact: "baseline" }],
    ["did we make 35 on 1a", { ref: "1a", months: 3, fact: "actual" }],
    ["how far off the 6 month target is 3a", { ref: "3a", months: 6, fact: "gap" }],
  ])("“%s”", (text, ask) => {
    const found = inLancashire(text);
    expect(found.ask).toMatchObject(ask);
    expect(found.unused).toEqual([]);
  });
});

describe("an item that its words lead to, whatever kind it is of", () => {
  test.each([
    ["whos holding the data sharing risk", { command: "show_risk", ref: "R1", fact: "owner" }],
    [
      "what are we doing about people not filling in the survey",
      { command: "show_risk", ref: "R3", fact: "mitigation" },
    ],
    [
      "how far off the 6 month figure are we on annual health checks",
      { command: "scorecard", ref: "4a", months: 6, fact: "gap" },
    ],
    ["when is the dynamic action plan due", { command: "show_action", ref: "4.2", fact: "due" }],
  ])("“%s”", (text, ask) => {
    expect(inPeterborough(text).ask).toMatchObject(ask);
  });

  test("words of which the plan has none lead to nothing", () => {
    expect(inPeterborough("did that charter ever get signed").ask.command).toBe("unknown");
    expect(inLancashire("how many unicorns have we still to do").ask.command).toBe("unknown");
  });
});

describe("what became of one, or of a date", () => {
  test.each([
    ["who was the last to touch 1.3", { command: "history", ref: "1.3", made: {} }],
    ["has 1.3 been red from the start", { command: "history", ref: "1.3", made: { rag: "red" } }],
    ["was 2.6 always due in june", { command: "history", ref: "2.6", made: { field: "date" } }],
    [
      "have any of the dates been moved since we agreed the plan",
      { command: "whats_changed", since: "2020-10-01", where: { became: { oneOf: ["dates"] } } },
    ],
    [
      "have any dates been put back since we approved it in july",
      { command: "whats_changed", since: "2020-07-01", where: { became: { oneOf: ["dates"] } } },
    ],
  ])("“%s”", (text, ask) => {
    expect(inLancashire(text).ask).toMatchObject(ask);
  });
});

describe("measures and KPIs by how they came out", () => {
  const measures = (where: object) => ({ query: { kind: "measure", where } });
  test.each([
    ["which measures beat their 3 month target", measures({ beaten: { oneOf: [3] } })],
    ["which measures missed their 3 month target", measures({ missed: { oneOf: [3] } })],
    ["which measures havent met their target at 3 months", measures({ missed: { oneOf: [3] } })],
    ["which measures hit their 3 month target", measures({ met: { oneOf: [3] } })],
    ["which havent had a 6 month number put in yet", measures({ figures: { not: [6] } })],
    ["which measures had the lowest target at 3 months", { most: "lowest", months: 3 }],
    ["any kpis with nothing in the 12 month box", { query: { where: { period: { not: [12] } } } }],
    ["any kpi with nothing down for 6 months", { query: { where: { period: { not: [6] } } } }],
  ])("“%s”", (text, ask) => {
    const found = inPeterborough(text);
    expect(found.ask).toMatchObject(ask);
    expect(found.unused).toEqual([]);
  });

  test("risks are asked for by what they would be after mitigation", () => {
    expect(inPeterborough("which risks are still high after mitigation").ask).toMatchObject({
      query: { kind: "risk", where: { postMitigation: { oneOf: ["high"] } } },
    });
  });
});

describe("when a board meets is no time by which something is due", () => {
  test.each([
    ["how long till the sub committee", { asks: "till" }],
    ["how many days until the next meeting", { asks: "till" }],
    ["when did the sub committee last sit", { asks: "last" }],
    ["when is the board", { asks: "next" }],
    ["whens the next board, ive got it down as the 4th of february", { supposed: "2021-02-04" }],
    ["how many boards have we got left before august", { asks: "left", before: "2021-08-01" }],
  ])("“%s”", (text, ask) => {
    expect(inLancashire(text).ask).toMatchObject({ command: "meetings", ...ask });
  });

  test("unless something is said to be due by it", () => {
    expect(inLancashire("whats due before the board").ask).toMatchObject({
      command: "list",
      query: { where: { due: { to: "2021-02-03" } } },
    });
  });
});

describe("who has sent no update", () => {
  test.each([
    ["who do I still need an update from for 3 february", { before: "@next_meeting" }],
    ["which owners havent put anything in this month", { since: "2021-01-01" }],
    ["who's gone quiet since october", { since: "2020-10-01" }],
    ["who still hasnt sent me anything", {}],
    ["which leads have not given us anything yet", {}],
    ["who owes me something for the board", { before: "@next_meeting" }],
  ])("“%s”", (text, ask) => {
    expect(inLancashire(text).ask).toMatchObject({ command: "missing_updates", ...ask });
  });

  test.each(["who hasn't put a date on their actions", "who hasnt finished anything"])(
    "“%s” asks for something else",
    (text) => {
      expect(inLancashire(text).ask.command).not.toBe("missing_updates");
    },
  );
});
