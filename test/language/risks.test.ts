import { describe, expect, test } from "vitest";
import type { Ask } from "../../bot/asks/index.ts";
import { withItems } from "../../bot/plan/model/snapshot.ts";
import { aRisk } from "../plan/build.ts";
import { LANCASHIRE } from "../support/plan-of-file.ts";
import { readAsClerk } from "../support/read-as-clerk.ts";

const plan = withItems(
  LANCASHIRE,
  ["R2", "R3", "R4", "R5", "R12"].map((ref) => aRisk(ref)),
  LANCASHIRE.version,
);
const { reading, says } = readAsClerk(plan);

const list = (where: object, more: object = {}) =>
  ({ command: "list", query: { kind: "risk", where, ...more }, page: 1 }) as Ask;
const set = (ref: string, more: object) =>
  ({ command: "set_risk", update: { ref, ...more } }) as Ask;
const ask = (command: string, more: object = {}) => ({ command, ...more }) as Ask;

describe("one risk", () => {
  says([
    ["R3", ask("show_risk", { ref: "R3" })],
    ["risk 3", ask("show_risk", { ref: "R3" })],
    ["show R3", ask("show_risk", { ref: "R3" })],
    ["history R4", ask("history", { kind: "risk", ref: "R4", page: 1 })],
    ["update R4", ask("update_risk", { ref: "R4" })],
    ["edit risk 5 please", ask("update_risk", { ref: "R5" })],
  ]);
});

describe("the register, and parts of it", () => {
  const byRank = { order: { by: "rank", descending: true } };
  says([
    ["risks", list({})],
    ["risk register", list({})],
    ["top risks", list({}, byRank)],
    ["biggest risks", list({}, byRank)],
    ["worst risks", list({}, byRank)],
    ["highest risks in area 3", list({ areas: { oneOf: ["3"] } }, byRank)],
    ["top 5 risks", list({}, { ...byRank, limit: 5 })],
    ["the three biggest risks", list({}, { ...byRank, limit: 3 })],
    ["red risks", list({ rag: { oneOf: ["red"] } })],
    ["amber risks in area 3", list({ rag: { oneOf: ["amber"] }, areas: { oneOf: ["3"] } })],
    ["risks for transitions", list({ areas: { oneOf: ["4"] } })],
    ["risks on autism", list({ areas: { oneOf: ["3"] } })],
    ["zoe's risks", list({ owner: { oneOf: ["zoe-richards"] } })],
    ["risks with no owner", list({ owner: { missing: true } })],
    ["high risks", list({ severity: { oneOf: ["high"] } })],
    ["risks high after mitigation", list({ postMitigation: { oneOf: ["high"] } })],
    ["risks still high", list({ exposure: { oneOf: ["high"] } })],
    [
      "risks that are still medium in area 2",
      list({ areas: { oneOf: ["2"] }, exposure: { oneOf: ["medium"] } }),
    ],
    ["no mitigation", list({ mitigation: { missing: true } })],
    ["risks without mitigation", list({ mitigation: { missing: true } })],
    ["risks not reviewed in 60 days", list({ lastReview: { before: "2020-11-21" } })],
    ["not reviewed in 60 days", list({ lastReview: { before: "2020-11-21" } })],
    ["risks not reviewed since 1 November", list({ lastReview: { before: "2020-11-01" } })],
    ["risks due for review", list({ reviewLate: { is: true } })],
    ["overdue reviews", list({ reviewLate: { is: true } })],
    ["risks with a review due by 1 March", list({ reviewBy: { to: "2021-03-01" } })],
    ["risks over tolerance", list({ over: { is: true } })],
    ["risks outside our appetite", list({ over: { is: true } })],
    ["risks getting worse", list({ direction: { oneOf: ["worse"] } })],
    ["which risks are improving", list({ direction: { oneOf: ["better"] } })],
    ["risks that have become issues", list({ issue: { missing: false } })],
    ["issues", list({ issue: { missing: false } })],
    ["closed risks", list({ state: { oneOf: ["closed"] } })],
    ["merged risks", list({ state: { oneOf: ["merged"] } })],
    ["open risks", list({ state: { oneOf: ["open"] } })],
    ["risks linked to 3.4", list({ links: { oneOf: ["action:3.4"] } })],
    ["risks on KPI 2.4", list({ links: { oneOf: ["kpi:2.4"] } })],
    ["risks linked to measure 2b", list({ links: { oneOf: ["measure:2b"] } })],
    ["unscored risks", list({ residual: { missing: true } })],
    ["how many risks are over tolerance", { ...list({ over: { is: true } }), count: true } as Ask],
  ]);
});

describe("the heat map and how risks are scored", () => {
  says([
    ["heat map", ask("heat_map", { of: "residual" })],
    ["heatmap", ask("heat_map", { of: "residual" })],
    ["show me the risk matrix", ask("heat_map", { of: "residual" })],
    ["heatmap before mitigation", ask("heat_map", { of: "inherent" })],
    ["risk matrix after mitigation", ask("heat_map", { of: "residual" })],
    ["risk scoring", ask("risk_scale")],
    ["how are risks scored", ask("risk_scale")],
    ["set risk tolerance to 12", ask("risk_scale", { typed: { tolerance: "12" } })],
    ["score risks 4x4", ask("risk_scale", { typed: { size: "4" } })],
    ["score the risks 5 by 5", ask("risk_scale", { typed: { size: "5" } })],
  ]);
});

describe("a new risk", () => {
  says([
    [
      "Log a risk: adult services not signed up to the transitions protocol, high",
      ask("log_risk", {
        typed: {
          description: "adult services not signed up to the transitions protocol",
          severity: "high",
          area: "4",
        },
      }),
    ],
    [
      "log a risk for areas 3 and 4, amber: no speech therapists are left",
      ask("log_risk", {
        typed: { description: "no speech therapists are left", rag: "amber", area: "3,4" },
      }),
    ],
    [
      "log a risk: referrals are lost between teams, medium, low after mitigation, owner Zoe",
      ask("log_risk", {
        typed: {
          description: "referrals are lost between teams",
          severity: "medium",
          postMitigation: "low",
          owner: "zoe-richards",
        },
      }),
    ],
    [
      "log a risk on 3.4: the panel cannot meet, high",
      ask("log_risk", {
        typed: {
          description: "the panel cannot meet",
          severity: "high",
          area: "3",
          links: "action 3.4",
        },
      }),
    ],
  ]);
});

describe("what is said of a risk", () => {
  says([
    ["set R4 red because nobody has signed", set("R4", { rag: "red", why: "nobody has signed" })],
    ["set risk 5 amber", set("R5", { rag: "amber" })],
    [
      "R4 has become an issue because the clinic has closed",
      set("R4", { issue: true, why: "the clinic has closed" }),
    ],
    ["R4 has happened", set("R4", { issue: true })],
    ["R12 is now an issue", set("R12", { issue: true })],
    ["R4 is no longer an issue", set("R4", { issue: false })],
    [
      "R4 severity after mitigation medium",
      ask("update_risk", { ref: "R4", typed: { postMitigation: "medium" } }),
    ],
    [
      "R4 amber, residual 3x4, owner Zoe",
      ask("update_risk", {
        ref: "R4",
        typed: { rag: "amber", residual: "3 × 4", owner: "zoe-richards" },
      }),
    ],
    [
      "update R5: severity high, target 2 by 2, area 4",
      ask("update_risk", { ref: "R5", typed: { severity: "high", target: "2 × 2", area: "4" } }),
    ],
    [
      "R4 mitigation: a weekly call with both trusts",
      ask("update_risk", { ref: "R4", typed: { mitigation: "a weekly call with both trusts" } }),
    ],
    [
      "R4 reviewed, next review 1 March",
      ask("save_review", { ref: "R4", on: "", next: "2021-03-01", note: "" }),
    ],
    ["reviewed R4 today", ask("save_review", { ref: "R4", on: "", next: "", note: "" })],
    [
      "R4 was reviewed on 12 January: no change",
      ask("save_review", { ref: "R4", on: "2021-01-12", next: "", note: "no change" }),
    ],
    ["review R4", ask("review_risk", { ref: "R4" })],
    [
      "close R4 because the protocol is signed",
      ask("close_risk", { ref: "R4", why: "the protocol is signed" }),
    ],
    ["close R4", ask("close_risk", { ref: "R4", why: "" })],
    ["reopen R4", ask("reopen_risk", { ref: "R4", why: "" })],
    [
      "open R4 again because the protocol lapsed",
      ask("reopen_risk", { ref: "R4", why: "the protocol lapsed" }),
    ],
    ["merge R5 into R2", ask("merge_risk", { ref: "R5", into: "R2" })],
    ["R5 is the same as R2", ask("merge_risk", { ref: "R5", into: "R2" })],
    ["merge risk 5 with risk 2", ask("merge_risk", { ref: "R5", into: "R2" })],
    ["merge R5", ask("merge_risk", { ref: "R5", into: "" })],
  ]);
});

describe("what is not read whole changes nothing", () => {
  const WRITES = /^(?:set_risk|save_review|close_risk|reopen_risk|merge_risk)$/;
  test.each([
    "close R4 or R5",
    "R4 reviewed by nobody",
    "do not close R4",
    "should we close R4?",
    "R4 reviewed, next review when Zoe is back",
    "merge R5 into the one about buses",
    "R4 is not yet an issue",
    "has R4 become an issue?",
    "set R4 red or amber",
    "set R4 red and R5 amber",
    "R4 may become an issue because of the snow",
    "merge R5 into R2 and R3",
  ])("“%s”", (text) => {
    expect(reading(text).ask.command).not.toMatch(WRITES);
  });
});
