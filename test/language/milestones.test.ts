import { describe, expect, test } from "vitest";
import type { Ask } from "../../bot/asks/index.ts";
import { LANCASHIRE } from "../support/plan-of-file.ts";
import { readAsClerk } from "../support/read-as-clerk.ts";

const { reading, says } = readAsClerk(LANCASHIRE);

const rate = (ref: string, months?: number, typed?: object) =>
  ({
    command: "rate_milestone",
    ref,
    ...(months ? { months } : {}),
    ...(typed ? { typed } : {}),
  }) as Ask;
const list = (where: object) =>
  ({ command: "list", query: { kind: "kpi", where }, page: 1 }) as Ask;

describe("what is said of a milestone fills its form", () => {
  says([
    [
      "KPI 4.2 is red at 3 months because no provider has signed",
      rate("4.2", 3, { rating: "red", comment: "no provider has signed" }),
    ],
    [
      "KPI 4.2 at 6 months is amber: data is late",
      rate("4.2", 6, { rating: "amber", comment: "data is late" }),
    ],
    ["set KPI 2.4 amber at 6 months", rate("2.4", 6, { rating: "amber" })],
    ["KPI 1.1 is green for December", rate("1.1", 3, { rating: "green" })],
    ["KPI 4.2 6 month milestone is amber", rate("4.2", 6, { rating: "amber" })],
    ["KPI 4.2 was met at 3 months", rate("4.2", 3, { rating: "met" })],
    ["KPI 4.2 met", rate("4.2", undefined, { rating: "met" })],
    ["rate KPI 4.2", rate("4.2")],
    ["update KPI 2.1 at 12 months", rate("2.1", 12)],
  ]);

  test.each([
    "KPI 4.2 is red at 9 months",
    "KPI 4.2 is not red",
    "is KPI 4.2 red?",
    "KPI 4.2 is red or amber",
    "KPI 4.2 was nearly met",
    "KPI 4.2 is red for the lads of Preston",
  ])("and nothing, where it is not read whole: “%s”", (text) => {
    expect(reading(text).ask.command).not.toBe("rate_milestone");
  });
});

describe("what is asked of actions and milestones at once", () => {
  test.each([
    "which actions have no measurable milestone",
    "Which actions have no measurable milestones?",
    "actions without a measurable milestone",
    "show me the actions that have no measurable milestone",
  ])("is asked back: “%s”", (text) => {
    const { ask, unused } = reading(text);
    expect(unused).toEqual([]);
    expect(ask).toMatchObject({
      command: "which",
      question:
        "Milestones are of KPIs, and the plan does not say which action one belongs to. Which of these?",
      readings: [
        { ask: list({ measurable: { is: false } }) },
        { ask: list({ target: { missing: true } }) },
      ],
    });
  });
});

describe("lists of KPIs by their milestones", () => {
  says([
    ["which KPIs are amber", list({ rag: { oneOf: ["amber"] } })],
    ["KPIs amber at 3 months", list({ rated: { oneOf: ["amber at 3 months"] } })],
    ["red KPIs in area 4", list({ area: { oneOf: ["4"] }, rag: { oneOf: ["red"] } })],
    ["3 month milestones", list({ period: { oneOf: [3] } })],
    ["milestones we should have hit by New Year", list({ period: { oneOf: [3] } })],
    [
      "what should joint comm have in place by the end of March",
      list({ area: { oneOf: ["2"] }, period: { oneOf: [6] } }),
    ],
    ["which milestones have we missed", list({ missed: { missing: false } })],
    ["missed milestones in area 2", list({ area: { oneOf: ["2"] }, missed: { missing: false } })],
    ["which KPIs have been met", list({ met: { is: true } })],
    ["milestones that cannot be measured", list({ measurable: { is: false } })],
    ["zoe's KPIs", list({ owner: { oneOf: ["zoe-richards"] } })],
  ]);
});
