import { describe, expect, test } from "vitest";
import { challengeQuery, type FormerChallengeFilter } from "../../../bot/asks/former-filters.ts";
import { ageOf, isLate, stateOf } from "../../../bot/plan/challenges/challenge-state.ts";
import {
  allChallenges,
  newChallenges,
  openChallenges,
} from "../../../bot/plan/challenges/challenges.ts";
import { answersFor, subjectsIn, subjectsText } from "../../../bot/plan/challenges/subjects.ts";
import { applyChange, areasOf } from "../../../bot/plan/model/snapshot.ts";
import { describeQuery } from "../../../bot/plan/query/describe-query.ts";
import { runQuery } from "../../../bot/plan/query/run-query.ts";
import {
  aChallenge,
  aKpi,
  aMeasure,
  anAction,
  anArea,
  aPerson,
  aRisk,
  changeOf,
  NOW,
  planOf,
} from "../build.ts";

const TODAY = NOW.today;
const answer = { text: "It is on its way", by: "Olive", at: "2021-01-18T10:00:00.000Z" };
const closed = { by: "Ray", at: "2021-01-19T23:30:00.000Z", why: null };
const on = (kind: "area" | "action" | "kpi" | "risk" | "measure", ref: string) => [{ kind, ref }];

const waiting = aChallenge("C1", { raised: "2021-01-12", due: "2021-01-19" });
const done = aChallenge("C2", { raised: "2020-12-01", answer, closed });
const answered = aChallenge("C3", {
  raised: "2020-12-18",
  answer,
  about: on("action", "1.1"),
  due: "2021-01-10",
});
const oldest = aChallenge("C4", {
  raised: "2020-11-02",
  about: on("risk", "R1"),
  owner: "olive-owner",
  challengeKind: "assurance",
});
const withdrawn = aChallenge("C5", { withdrawn: true });

const plan = planOf(
  anArea("1", { leads: ["lee-lead"], aliases: ["data", "leaders"], shortName: "Leaders" }),
  anArea("2", { shortName: "Joint commissioning", aliases: ["JC"], leads: ["jo-lead"] }),
  anAction("1.1", { owners: ["olive-owner", "second-owner"] }),
  anAction("1.2"),
  aKpi("1.1"),
  aMeasure("1a"),
  aRisk("R1", { areas: ["2", "1"] }),
  aRisk("R2", { areas: ["2"], owner: "olive-owner" }),
  aPerson("Olive Owner"),
  waiting,
  done,
  answered,
  oldest,
  withdrawn,
);

describe("A challenge", () => {
  test("is open until it is answered, and closed whether or not it was", () => {
    expect([waiting, answered, done, aChallenge("C6", { closed })].map(stateOf)).toEqual([
      "open",
      "answered",
      "closed",
      "closed",
    ]);
  });

  test("ages by the day in London, and no more once it is closed", () => {
    expect(ageOf(waiting, TODAY)).toBe(8);
    expect(ageOf(waiting, "2021-01-12")).toBe(0);
    expect(ageOf(done, TODAY)).toBe(49);
    expect(ageOf(done, "2021-06-30")).toBe(49);
    // Half past eleven at night in summer time is the next day's half past twelve.
    const summer = { ...closed, at: "2021-06-30T23:30:00.000Z" };
    expect(ageOf(aChallenge("C6", { raised: "2021-06-30", closed: summer }), TODAY)).toBe(1);
  });

  test("is overdue past its day while nobody has answered it", () => {
    expect(isLate(waiting, "2021-01-19")).toBe(false);
    expect(isLate(waiting, TODAY)).toBe(true);
    expect(isLate(answered, TODAY)).toBe(false);
    expect(isLate(oldest, TODAY)).toBe(false);
  });

  test("that is not closed is listed: without an answer first, the oldest first", () => {
    expect(openChallenges(plan).map(({ ref }) => ref)).toEqual(["C4", "C1", "C3"]);
    expect(allChallenges(plan).map(({ ref }) => ref)).toEqual(["C1", "C2", "C3", "C4"]);
  });

  test("is among the new ones of a time as it now stands, unless it was withdrawn", () => {
    const made = changeOf(plan, [aChallenge("C6"), aChallenge("C7"), aRisk("R3")]);
    const then = applyChange(plan, made);
    const later = changeOf(then, [
      { ...aChallenge("C6"), answer },
      { ...aChallenge("C7"), withdrawn: true as const },
    ]);
    const now = applyChange(then, later);

    expect(newChallenges(now, [made, later])).toMatchObject([{ ref: "C6", answer }]);
    expect(newChallenges(now, [later])).toEqual([]);
  });
});

describe("Challenges that are asked for", () => {
  test.each<[FormerChallengeFilter, readonly string[], string]>([
    [{}, ["C4", "C1", "C3", "C2"], "All challenges"],
    [{ states: ["open", "answered"] }, ["C4", "C1", "C3"], "Challenges that are not closed"],
    [{ states: ["answered"] }, ["C3"], "Challenges that are answered and not closed"],
    [
      { areas: ["1"], states: ["open"] },
      ["C4"],
      "Challenges that have no answer yet in area 1 (Leaders)",
    ],
    [{ areas: ["2"] }, ["C4"], "Challenges in area 2 (Joint commissioning)"],
    [{ about: { kind: "action", ref: "1.1" } }, ["C3"], "Challenges about action 1.1"],
    [{ about: { kind: "kpi", ref: "1.1" } }, [], "Challenges about KPI 1.1"],
    [{ owners: ["olive-owner"] }, ["C4"], "Challenges for Olive Owner to answer"],
    [{ kinds: ["assurance"] }, ["C4"], "Challenges (further assurance)"],
    [{ late: true }, ["C1"], "Challenges past the day for an answer"],
    [{ since: "2020-12-18" }, ["C1", "C3"], "Challenges raised since 18 Dec 2020"],
    [
      { mine: { account: "id of Ray", people: [] } },
      ["C4", "C1", "C3", "C2"],
      "Challenges that Ray raised or is to answer",
    ],
    [
      { mine: { account: "id of Olive", people: ["olive-owner"] } },
      ["C4"],
      "Challenges that Olive Owner raised or is to answer",
    ],
    [
      { mine: { account: "id of Una", people: [] } },
      [],
      "Challenges that you raised or are to answer",
    ],
  ])("by %j are %j: “%s”", (filter, refs, words) => {
    const query = challengeQuery(filter);
    expect(runQuery(plan, query, { today: TODAY }).map(({ ref }) => ref)).toEqual(refs);
    expect(describeQuery(plan, query)).toBe(words);
  });
});

describe("What a challenge is about", () => {
  test.each([
    ["", []],
    ["the whole plan", []],
    ["1.1", on("action", "1.1")],
    ["action 1.1", on("action", "1.1")],
    ["KPI 1.1", on("kpi", "1.1")],
    ["1A", on("measure", "1a")],
    ["r2", on("risk", "R2")],
    ["risk 2", on("risk", "R2")],
    ["2", on("area", "2")],
    ["joint commissioning", on("area", "2")],
    ["Area 1", on("area", "1")],
    ["1.1, area 2; 1.1", [...on("action", "1.1"), ...on("area", "2")]],
    ["1.1 and JC", [...on("action", "1.1"), ...on("area", "2")]],
  ])("is read from “%s”", (said, about) => {
    expect(subjectsIn(plan, said)).toEqual({ about, unknown: [] });
    expect(subjectsIn(plan, subjectsText(about)).about).toEqual(about);
  });

  test("is not guessed where the plan has no such thing", () => {
    expect(subjectsIn(plan, "1.1, 9.9 and the moon").unknown).toEqual(["9.9", "the moon"]);
  });

  test("is answered for by its first owner, or else by the lead of its area", () => {
    expect(answersFor(plan, on("action", "1.1"))).toBe("olive-owner");
    expect(answersFor(plan, on("action", "1.2"))).toBe("lee-lead");
    expect(answersFor(plan, on("kpi", "1.1"))).toBe("lee-lead");
    expect(answersFor(plan, on("area", "2"))).toBe("jo-lead");
    expect(answersFor(plan, on("risk", "R2"))).toBe("olive-owner");
    expect(answersFor(plan, on("risk", "R1"))).toBe("jo-lead");
    expect(answersFor(plan, [])).toBeNull();
    expect(areasOf(plan, { kind: "risk", ref: "R1" })).toEqual(["2", "1"]);
    expect(areasOf(plan, { kind: "action", ref: "9.9" })).toEqual([]);
  });
});
