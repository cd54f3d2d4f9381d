import { describe, expect, test } from "vitest";
import { type PlanName, readIn } from "../support/reading.ts";

/** What a form would open with; undefined where none opens. */
function typedIn(plan: PlanName, text: string): object | undefined {
  const { ask } = readIn(plan, text);
  if (ask.command === "set_action") return ask.update;
  return ask.command === "update_action" ? (ask.typed ?? {}) : undefined;
}

describe("a link is one word, and evidence", () => {
  test.each([
    ["lancashire", "evidence for 5.3 https://example.org/views-tool", "5.3"],
    ["lancashire", "evidence for 5.3: https://example.org/views-tool", "5.3"],
    ["lancashire", "https://example.org/views-tool is evidence for 5.3", "5.3"],
    ["lancashire", "5.3 evidence https://example.org/views-tool.", "5.3"],
    ["lancashire", "add https://example.org/views-tool to 5.3 as evidence", "5.3"],
    ["lancashire", "5.3 https://example.org/views-tool", "5.3"],
    ["hillshire", "here's the evidence for WS2.3 <https://example.org/views-tool>", "WS2.3"],
    ["hillshire", "https://example.org/views-tool for 1.1.1 please", "1.1.1"],
    ["peterborough", "evidence on 2.2 https://example.org/views-tool", "2.2"],
  ] as const)("in %s: “%s”", (plan, text, ref) => {
    const evidence = { evidenceTitle: "", evidenceLink: "https://example.org/views-tool" };
    expect(readIn(plan, text).ask).toEqual({
      command: "save_evidence",
      kind: "action",
      ref,
      ...evidence,
    });
  });

  test.each([
    [
      "5.3 is done, see https://example.org/x",
      { status: "complete", evidenceLink: "https://example.org/x" },
    ],
    [
      "5.3 complete https://example.org/x",
      { status: "complete", evidenceLink: "https://example.org/x" },
    ],
    [
      "5.3 is green https://example.org/3.4-red",
      { rag: "green", evidenceLink: "https://example.org/3.4-red" },
    ],
    [
      "5.3 - minutes are at https://example.org/x",
      { progress: "minutes are at https://example.org/x" },
    ],
  ])("“%s”", (text, typed) => {
    expect(typedIn("lancashire", text)).toEqual(typed);
  });
});

describe("a date of something else is no new date", () => {
  test.each([
    ["lancashire", "2.7 replies due 5 feb"],
    ["lancashire", "2.7 was due in october"],
    ["lancashire", "2.7 turned red in december"],
    ["lancashire", "2.7 went red last week"],
    ["lancashire", "2.7 report came out on 5 january"],
    ["lancashire", "2.7 started in october"],
    ["lancashire", "2.7 started 5 jan, 3 staff in post"],
    ["lancashire", "2.7 finished in december"],
    ["lancashire", "2.7 meeting on 5 feb"],
    ["lancashire", "2.7 next meeting 5 feb"],
    ["lancashire", "3.4 slipped from december"],
    ["lancashire", "3.4 isnt going to make march"],
    ["lancashire", "3.4 might make march"],
    ["lancashire", "3.4 funding ends in march"],
    ["lancashire", "note on 2.7 - draft gone to the ccgs for comment, replies due 5 feb"],
    ["hillshire", "WS2.3 first appointment is on 3 june"],
    ["hillshire", "1.1.1 interviews 3 june, results due july"],
    ["peterborough", "2.3 underway now, first session booked for the 19th"],
  ] as const)("in %s: “%s”", (plan, text) => {
    expect(typedIn(plan, text) ?? {}).not.toHaveProperty("revisedDate");
  });

  test.each([
    ["lancashire", "2.6 end of march", "2021-03-31"],
    ["lancashire", "2.6 will be done by 5 feb", "2021-02-05"],
    ["lancashire", "3.4 wont be done til april", "2021-04-30"],
    ["lancashire", "3.4 moved from december to march", "2021-03-31"],
    ["hillshire", "new date for WS2.3 is end of august", "2024-08-31"],
    ["hillshire", "can 1.1.1 move to 12 september", "2024-09-12"],
  ] as const)("but this is one, in %s: “%s”", (plan, text, date) => {
    expect(typedIn(plan, text)).toMatchObject({ revisedDate: date });
  });
});

describe("what is doubted, past, hoped or of a part sets nothing", () => {
  test.each([
    ["lancashire", "2.7 was meant to be green by march"],
    ["lancashire", "2.7 used to be green"],
    ["lancashire", "2.7 could go amber"],
    ["lancashire", "i thought 2.7 was green"],
    ["lancashire", "i dont think 3.4 is green"],
    ["lancashire", "3.4 back to green by march"],
    ["lancashire", "3.4 survey closed friday"],
    ["lancashire", "3.4 recruitment complete, training started"],
    ["lancashire", "3.4 report done"],
    ["lancashire", "most of 3.4 is done"],
    ["lancashire", "phase 1 of 3.4 is complete"],
    ["hillshire", "part of WS2.4 is done"],
    ["hillshire", "the website should be green by june"],
    ["peterborough", "1.3 first draft complete"],
  ] as const)("in %s: “%s”", (plan, text) => {
    expect(typedIn(plan, text) ?? {}).toEqual({});
  });

  test("a value that sets nothing is named", () => {
    const said = readIn("hillshire", "the wait is down to 20 weeks so WS2.3 can come off red");
    expect(said.ask).toEqual({
      command: "update_action",
      ref: "WS2.3",
      typed: { progress: "the wait is down to 20 weeks" },
    });
    expect(said.unused).toEqual(["red"]);
  });

  test("a KPI with the number of an action is not that action", () => {
    expect(readIn("lancashire", "kpi 2.1 is green").ask).toMatchObject({
      command: "rate_milestone",
      ref: "2.1",
    });
    expect(readIn("lancashire", "kpi 2.1 is green for the lads").ask.command).toBe("refuse");
  });
});
