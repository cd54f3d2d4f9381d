import { describe, expect, test } from "vitest";
import type { Ask } from "../../bot/asks/index.ts";
import { LANCASHIRE } from "../support/plan-of-file.ts";
import { readAsClerk } from "../support/read-as-clerk.ts";

const { reading, says } = readAsClerk(LANCASHIRE);

const scorecard = (more: object = {}) => ({ command: "scorecard", page: 1, ...more }) as Ask;
const list = (where: object, more: object = {}) =>
  ({ command: "list", query: { kind: "measure", where, ...more }, page: 1 }) as Ask;
const figure = (ref: string, typed?: object) =>
  ({ command: "record_figure", ref, ...(typed ? { typed } : {}) }) as Ask;

describe("the scorecard and its parts", () => {
  says([
    ["scorecard", scorecard()],
    ["measures", scorecard()],
    ["are we hitting our targets", scorecard()],
    ["scorecard for autism", scorecard({ area: "3" })],
    ["measures of area 3", scorecard({ area: "3" })],
    ["the scorecard for local offer please", scorecard({ area: "5" })],
    ["are we hitting the 6 month targets?", scorecard({ months: 6 })],
    ["baseline for 5a", scorecard({ ref: "5a", fact: "baseline" })],
    ["what's the 12 month target for 4a", scorecard({ ref: "4a", months: 12, fact: "target" })],
  ]);
});

describe("one measure", () => {
  says([
    ["2b", scorecard({ ref: "2b" })],
    ["measure 2b", scorecard({ ref: "2b" })],
    ["trend of 2b", { command: "show_measure", ref: "2b" }],
    ["the trend for measure 5a", { command: "show_measure", ref: "5a" }],
    ["how has 3a gone over time", { command: "show_measure", ref: "3a" }],
    ["how is 2b doing", scorecard({ ref: "2b" })],
    ["history 2b", { command: "history", kind: "measure", ref: "2b", page: 1 } as Ask],
  ]);
});

describe("a figure that is said fills the form", () => {
  says([
    ["2b came in at 41%", figure("2b", { actual: "41%" })],
    ["measure 5a came to 62.5 per cent", figure("5a", { actual: "62.5%" })],
    ["record 41% for 2b", figure("2b", { actual: "41%" })],
    ["please enter 30 for 1b", figure("1b", { actual: "30" })],
    [
      "set 2b to 31% for December, provisional",
      figure("2b", { actual: "31%", period: "3", provisional: true }),
    ],
    [
      "set 3a to 44%, provisional, for 6 months",
      figure("3a", { actual: "44%", period: "6", provisional: true }),
    ],
    ["2b was 26 at 3 months", figure("2b", { actual: "26", period: "3" })],
    ["5b reached 71% at the 12 month point", figure("5b", { actual: "71%", period: "12" })],
    [
      "4a is now 38% as at 15 January",
      figure("4a", { actual: "38%", period: "day", actualAt: "2021-01-15" }),
    ],
    [
      "record 41% for 2b on 12 January 2021, source: spring survey of parents",
      figure("2b", {
        actual: "41%",
        period: "day",
        actualAt: "2021-01-12",
        source: "spring survey of parents",
      }),
    ],
    [
      "2b came in at 41% because only 12 families answered",
      figure("2b", { actual: "41%", remark: "only 12 families answered" }),
    ],
    ["2b is 41% by March", figure("2b", { actual: "41%", period: "6" })],
    ["record a figure for 2b", figure("2b")],
    ["add an actual for measure 3a", figure("3a")],
    ["figure for 2b: none", figure("2b", { actual: "none" })],
    ["record figures", { command: "record_figures", page: 1 }],
    ["record figures for area 5", { command: "record_figures", area: "5", page: 1 }],
    ["enter the figures for local offer", { command: "record_figures", area: "5", page: 1 }],
  ]);
});

describe("a figure that is not read whole fills nothing", () => {
  test.each([
    "2b came in at 41% or thereabouts maybe",
    "2b was not 41%",
    "did 2b come in at 41%?",
    "2b should be 41% by now",
    "set 2b to 31% for December and 3a to 40%",
    "2b came in at 41% for the lads of Preston",
    "2b will be 41% in March",
    "2b was hoped to be 41%",
  ])("“%s”", (text) => {
    const { ask } = reading(text);
    expect(ask.command === "record_figure" && ask.typed).toBeFalsy();
  });
});

describe("which way a measure is better, and counting it anew", () => {
  says([
    ["lower is better for 2b", { command: "say_direction", ref: "2b", direction: "lower" }],
    ["higher is better for 2b", { command: "say_direction", ref: "2b", direction: "higher" }],
    ["for 3a, fewer is better", { command: "say_direction", ref: "3a", direction: "lower" }],
    ["2b is better the lower it is", { command: "say_direction", ref: "2b", direction: "lower" }],
    ["2b is better when higher", { command: "say_direction", ref: "2b", direction: "higher" }],
    ["2b is better within a band", { command: "say_direction", ref: "2b", direction: "band" }],
    ["rebase 2b", { command: "count_anew", ref: "2b" }],
    ["count 2b anew", { command: "count_anew", ref: "2b" }],
    ["new baseline for measure 2b", { command: "count_anew", ref: "2b" }],
  ]);
});

describe("where the plan disagrees with itself", () => {
  says([
    ["contradictions", { command: "contradictions", page: 1 }],
    ["where does the plan contradict itself", { command: "contradictions", page: 1 }],
    ["does the plan disagree with itself", { command: "contradictions", page: 1 }],
    ["show me contradictions in the plan", { command: "contradictions", page: 1 }],
  ]);
});

describe("lists of measures", () => {
  says([
    ["which measures are off target", list({ standing: { oneOf: ["off"] } })],
    ["measures near target", list({ standing: { oneOf: ["near"] } })],
    [
      "measures in area 2 off target",
      list({ area: { oneOf: ["2"] }, standing: { oneOf: ["off"] } }),
    ],
    ["measures off target or near target", list({ standing: { oneOf: ["off", "near"] } })],
    ["measures without a figure", list({ figures: { missing: true } })],
    ["measures with no figure at 3 months", list({ figures: { not: [3] } })],
    ["measures without a target", list({ targets: { missing: true } })],
    ["measures not off target", list({ standing: { not: ["off"] } })],
    ["measures without a direction", list({ direction: { missing: true } })],
    [
      "measures with no direction in area 5",
      list({ area: { oneOf: ["5"] }, direction: { missing: true } }),
    ],
    ["measures nobody owns", list({ owner: { missing: true } })],
    ["hilary's measures", list({ owner: { oneOf: ["hilary-fordham"] } })],
    [
      "zoe's measures off target",
      list({ owner: { oneOf: ["zoe-richards"] }, standing: { oneOf: ["off"] } }),
    ],
    [
      "how many measures are off target",
      { ...list({ standing: { oneOf: ["off"] } }), count: true } as Ask,
    ],
  ]);
});

describe("within what a figure is near its target", () => {
  says([
    ["set tolerance 3 points", { command: "change_settings", said: { tolerancePoints: 3 } } as Ask],
    ["set tolerance to 15%", { command: "change_settings", said: { tolerancePercent: 15 } } as Ask],
  ]);
});
