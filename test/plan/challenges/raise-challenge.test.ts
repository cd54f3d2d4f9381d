import { describe, expect, test } from "vitest";
import { answerChallenge, closeChallenge } from "../../../bot/plan/challenges/answer-challenge.ts";
import { type NewChallenge, raiseChallenge } from "../../../bot/plan/challenges/raise-challenge.ts";
import { Meeting } from "../../../bot/plan/meetings/meeting.kind.ts";
import { FieldFaults, StaleItem } from "../../../bot/plan/model/errors.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { applyChange, get, type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { Group } from "../../../bot/plan/plan/group.kind.ts";
import {
  aChallenge,
  aClerk,
  aMember,
  anAction,
  anArea,
  aPerson,
  changeOf,
  NOW,
  planOf,
} from "../build.ts";

const aMeeting = (date: string) =>
  Meeting.parse({ kind: "meeting", ref: date, body: "SEND Sub-Committee", date });
const olive = aPerson("Olive Owner", { account: { id: "id of Olive", name: "Olive" } });
const challenge = aChallenge("C1", { about: [{ kind: "action", ref: "1.1" }], owner: olive.ref });
const plan = planOf(
  anArea("1", { leads: ["lee-lead"] }),
  anAction("1.1", { owners: [olive.ref] }),
  olive,
  aPerson("Lee Lead", { account: { id: "id of Lee", name: "Lee" } }),
  aMeeting("2020-12-18"),
  aMeeting("2021-03-10"),
  aMeeting("2021-02-03"),
  Group.parse({ kind: "group", ref: "G1", name: "Health and Wellbeing Board" }),
  challenge,
);
const ray = aMember("Ray");
const by = aMember("Olive");

const said = (some: Partial<NewChallenge> = {}): NewChallenge => ({
  challengeKind: "question",
  about: "1.1",
  text: "Why so slow?",
  body: "",
  owner: "",
  due: "",
  ...some,
});
const made = (some: Partial<NewChallenge> = {}, on = plan) =>
  raiseChallenge(on, said(some), ray, NOW).items[0];

const faultsOf = (act: () => unknown): Readonly<Record<string, string>> => {
  try {
    act();
  } catch (error) {
    if (error instanceof FieldFaults) return error.faults;
    throw error;
  }
  return {};
};

describe("Raising a challenge", () => {
  test("keeps who raised it and when, and finds the owner and the day", () => {
    expect(made()).toMatchObject({
      ref: "C2",
      challengeKind: "question",
      about: [{ kind: "action", ref: "1.1" }],
      text: "Why so slow?",
      raisedBy: { id: "id of Ray", name: "Ray" },
      body: null,
      raised: "2021-01-20",
      owner: "olive-owner",
      due: "2021-02-03",
      answer: null,
      closed: null,
    });
  });

  test("takes the body, the owner and the day that were said", () => {
    const some = { body: "Health and Wellbeing Board", owner: "lee-lead", due: "2021-01-25" };
    expect(made({ ...some, about: "area 1" })).toMatchObject(some);
    expect(made({ about: "area 1" })).toMatchObject({ owner: "lee-lead" });
    expect(made({ about: "" })).toMatchObject({ owner: null, about: [] });
  });

  test("on the day of a meeting is for the one after, and where none is known has no day", () => {
    const at = (today: string) => raiseChallenge(plan, said(), ray, { today }).items[0];
    expect(at("2021-02-03")).toMatchObject({ due: "2021-03-10" });
    expect(at("2021-03-10")).toMatchObject({ due: null });
  });

  test("counts on from every reference that was ever given", () => {
    const more = withItems(plan, [aChallenge("C12", { withdrawn: true })], 2);
    expect(made({}, more)).toMatchObject({ ref: "C13" });
  });

  test("names what is missing or wrong beside its field", () => {
    expect(
      faultsOf(() =>
        made({ text: " ", about: "9.9", owner: "nobody", body: "Parliament", due: "2021-01-19" }),
      ),
    ).toEqual({
      text: "Say what you ask or recommend.",
      about: "This plan has no “9.9”. Write, for example, “3.4”, “area 2”, “KPI 1.1” or “R2”.",
      owner: "Choose one of the plan's people.",
      body: "Choose one of the boards and groups of the plan.",
      due: "19 Jan 2021 has passed. Choose a day to come.",
    });
    expect(faultsOf(() => made({ text: "x".repeat(2001), due: "soon" }))).toEqual({
      text: "At most 2,000 characters; this has 2,001.",
      due: "Write the date as 2021-03-31.",
    });
  });
});

const later = (item: Item | undefined, on: Plan = plan): Plan =>
  applyChange(on, changeOf(on, item ? [item] : []));
const answered = later(
  answerChallenge(plan, { ref: "C1", answer: "Two sign this week" }, by, NOW)?.items[0],
);

describe("Answering a challenge", () => {
  test("keeps the answer, who gave it and when", () => {
    expect(get(answered, "challenge", "C1").answer).toEqual({
      text: "Two sign this week",
      by: "Olive",
      at: NOW.at.toISOString(),
    });
  });

  test("again by text is not done unseen over an answer that stands", () => {
    const again = { ref: "C1", answer: "Three sign this week" };
    const seen = get(answered, "challenge", "C1").version;

    expect(() => answerChallenge(answered, again, by, NOW)).toThrow(StaleItem);
    expect(() => answerChallenge(answered, { ...again, seen: 1 }, by, NOW)).toThrow(StaleItem);
    expect(answerChallenge(answered, { ...again, seen }, by, NOW)?.items).toMatchObject([
      { answer: { text: "Three sign this week" } },
    ]);
    const same = { ref: "C1", answer: "Two sign this week", seen };
    expect(answerChallenge(answered, same, by, NOW)).toBeNull();
  });

  test("is refused to the member who raised it, and where nothing is said", () => {
    expect(() => answerChallenge(plan, { ref: "C1", answer: "Yes" }, ray, NOW)).toThrow(
      "You cannot answer C1.",
    );
    expect(faultsOf(() => answerChallenge(plan, { ref: "C1", answer: " " }, by, NOW))).toEqual({
      answer: "Write the answer.",
    });
  });

  test("is recorded as for the officer where somebody stands in", () => {
    const standIn = { account: { id: "id of Sam", name: "Sam" }, until: "2021-01-31" };
    const covered = later({ ...olive, standIn });

    expect(
      answerChallenge(covered, { ref: "C1", answer: "Yes" }, aMember("Sam"), NOW),
    ).toMatchObject({ for: "Olive Owner", items: [{ answer: { by: "Sam" } }] });
  });
});

describe("Closing a challenge", () => {
  test("by whoever raised it needs no reason once it is answered", () => {
    const [item] = closeChallenge(answered, { ref: "C1", why: "" }, ray, NOW)?.items ?? [];

    expect(item).toMatchObject({ closed: { by: "Ray", at: NOW.at.toISOString(), why: null } });
    expect(() => closeChallenge(answered, { ref: "C1", why: "" }, by, NOW)).toThrow(
      "You cannot close C1. Those who can: whoever raised it (Ray), a clerk, or the chair.",
    );
  });

  test("that nobody has answered needs a reason", () => {
    expect(faultsOf(() => closeChallenge(plan, { ref: "C1", why: " " }, ray, NOW))).toEqual({
      why: "Nobody has answered it, so say why it is closed.",
    });
    expect(closeChallenge(plan, { ref: "C1", why: "Answered in C2" }, aClerk(), NOW)).toMatchObject(
      { why: "Answered in C2", items: [{ closed: { why: "Answered in C2" } }] },
    );
  });

  test("twice changes nothing, and is not done from a card that is out of date", () => {
    const [item] = closeChallenge(answered, { ref: "C1", why: "" }, ray, NOW)?.items ?? [];
    const after = later(item, answered);

    expect(closeChallenge(after, { ref: "C1", why: "" }, ray, NOW)).toBeNull();
    expect(() => answerChallenge(after, { ref: "C1", answer: "More" }, by, NOW)).toThrow(
      "C1 is closed, by Ray.",
    );
    expect(() => closeChallenge(answered, { ref: "C1", why: "", seen: 1 }, ray, NOW)).toThrow(
      StaleItem,
    );
  });

  test("is for none that was withdrawn, nor is answering", () => {
    const gone = later({ ...challenge, withdrawn: true });

    for (const act of [
      () => closeChallenge(gone, { ref: "C1", why: "x" }, ray, NOW),
      () => answerChallenge(gone, { ref: "C1", answer: "x" }, by, NOW),
    ]) {
      expect(act).toThrow("C1 was withdrawn by whoever raised it.");
    }
  });
});
