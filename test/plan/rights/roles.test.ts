import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import { type Deed, MAY, ROLES, type Role } from "../../../bot/plan/model/deeds.ts";
import { allItems, type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { appoint } from "../../../bot/plan/people/appoint.ts";
import { nameStandIn } from "../../../bot/plan/people/name-stand-in.ts";
import { officeRef } from "../../../bot/plan/rights/offices.ts";
import type { Asker } from "../../../bot/plan/rights/people.ts";
import { doneFor, may, mustMay, type On, rolesOf } from "../../../bot/plan/rights/roles.ts";
import {
  aChallenge,
  aClerk,
  aKpi,
  aMeasure,
  aMember,
  anAction,
  anAppointment,
  anArea,
  aPerson,
  aRisk,
  NOW,
  planOf,
} from "../build.ts";

const TODAY = NOW.today;
const held = (name: string) => ({ account: { id: `id of ${name}`, name } });
const action = anAction("1.1", { owners: ["olive-owner"] });
const olive = aPerson("Olive Owner", held("Olive"));
const challenge = aChallenge("C1", {
  about: [{ kind: "area", ref: "1" }],
  raisedBy: { id: "id of Ray", name: "Ray" },
  owner: "olive-owner",
});
const risk = aRisk("R1", { areas: ["1"], owner: "olive-owner" });
const plan = planOf(
  challenge,
  risk,
  anArea("1", { leads: ["lee-lead"] }),
  olive,
  aPerson("Lee Lead", held("Lee")),
  aPerson("Nobody Yet", { post: true }),
  anAppointment("chair", "Chris"),
  action,
);
const onIt = (item: On["item"] = action, today = TODAY): On => ({ item, today });

/** One person for each role; each has that role and, but for the viewer, is a member too. */
const BEARERS = {
  viewer: aMember("Gus", { kind: "outsider" }),
  member: aMember("Ben"),
  raiser: aMember("Ray"),
  officer: aMember("Olive"),
  lead: aMember("Lee"),
  clerk: aClerk(),
  chair: aMember("Chris"),
} satisfies Record<Role, Asker>;

/** The table once more, written by hand as who may do what, so that a slip in the code is seen. */
const EXPECTED: Readonly<Record<Deed, string>> = {
  "read the plan": "viewer member raiser officer lead clerk chair",
  "choose a plan": "member raiser officer lead clerk chair",
  "choose what a conversation gets": "member raiser officer lead clerk chair",
  "log a risk": "member raiser officer lead clerk chair",
  "update a risk": "officer lead clerk",
  "close a risk": "lead clerk chair",
  "raise a challenge": "member raiser officer lead clerk chair",
  "answer a challenge": "officer lead clerk",
  "close a challenge": "raiser clerk chair",
  "record a figure": "officer lead clerk",
  "rate a milestone": "officer lead clerk",
  "give commentary": "officer lead clerk",
  "keep the scorecard": "clerk",
  "undo a change of one's own": "member raiser officer lead clerk chair",
  "update an action": "officer lead clerk",
  "add evidence": "officer lead clerk",
  "approve a revised date": "lead clerk chair",
  "record the board's rating": "clerk chair",
  "record an overall rating": "lead clerk chair",
  "answer a reminder": "officer lead",
  "choose one's own reminders": "member raiser officer lead clerk chair",
  "name a stand-in": "officer clerk",
  "name people and areas": "clerk",
  "post for the board": "clerk",
  "see who has which role": "clerk",
  "appoint clerks and chairs": "clerk",
  "keep the meetings": "clerk",
  "change settings": "clerk",
};
const DEEDS = Object.keys(MAY) as Deed[];
/** What a deed is done to where it is not an action or the whole plan. */
const SUBJECTS: Partial<Record<Deed, On["item"]>> = {
  "name a stand-in": olive,
  "answer a challenge": challenge,
  "close a challenge": challenge,
  "record a figure": aMeasure("1a", { owner: "olive-owner" }),
  "give commentary": aMeasure("1b", { owner: "olive-owner" }),
  "rate a milestone": aKpi("1.1", {
    milestones: [{ months: 3, items: ["Agreed"], rag: "none", owner: "olive-owner" }],
  }),
  "update a risk": risk,
  "close a risk": risk,
};
const subjectOf = (deed: Deed) => onIt(SUBJECTS[deed] ?? action);

const CELLS = DEEDS.flatMap((deed) =>
  ROLES.map((role) => ({
    role,
    deed,
    can: EXPECTED[deed].split(" ").includes(role) ? "may" : "may not",
  })),
);

describe("What people may do", () => {
  test.each(CELLS)("a $role $can $deed", ({ role, deed, can }) => {
    const allowed = may(plan, BEARERS[role], deed, subjectOf(deed));

    expect(allowed).toBe(can === "may");
    const ask = () => mustMay(plan, BEARERS[role], deed, subjectOf(deed));
    if (allowed) expect(ask).not.toThrow();
    else expect(ask).toThrow(/\w.*(?:can|clerk|recorded|named)/);
  });

  test("is a table of more than a hundred cells", () => {
    expect(CELLS.length).toBeGreaterThanOrEqual(100);
    expect(Object.keys(EXPECTED)).toEqual(DEEDS);
  });

  test.each([
    ["somebody Teams could not name", aMember("Olive", { kind: "unchecked" })],
    ["somebody without an account", aMember("Ann", { id: null })],
    [
      "a guest whom the plan and the settings name",
      aMember("Olive", { kind: "outsider", clerk: true }),
    ],
  ] satisfies [string, Asker][])("of %s is reading, and no more", (_who, asker) => {
    expect(DEEDS.filter((deed) => may(plan, asker, deed, subjectOf(deed)))).toEqual([
      "read the plan",
    ]);
  });

  test("of one's own action goes no further than that action", () => {
    const other = anAction("1.2", { area: "2" });

    expect(may(plan, BEARERS.officer, "update an action", onIt(other))).toBe(false);
    expect(may(plan, BEARERS.lead, "update an action", onIt(other))).toBe(false);
    expect(may(plan, BEARERS.officer, "update an action")).toBe(false);
  });

  test("of a challenge that one raised is closing it, and no other", () => {
    const other = aChallenge("C2", { raisedBy: { id: "id of Ben", name: "Ray" } });

    expect(may(plan, BEARERS.raiser, "close a challenge", onIt(other))).toBe(false);
    expect(may(plan, BEARERS.raiser, "close a challenge")).toBe(false);
    expect(may(plan, BEARERS.raiser, "answer a challenge", onIt(challenge))).toBe(false);
  });

  test("of a challenge about several areas is answering it for the lead of each", () => {
    const action = anAction("2.1", { area: "2" });
    const two = planOf(...allItems(plan), anArea("2", { leads: ["olive-owner"] }), action);
    const both = aChallenge("C3", {
      about: [
        { kind: "area", ref: "1" },
        { kind: "action", ref: "2.1" },
      ],
    });

    expect(may(two, BEARERS.lead, "answer a challenge", onIt(both))).toBe(true);
    expect(may(two, BEARERS.officer, "answer a challenge", onIt(both))).toBe(true);
    expect(may(two, BEARERS.lead, "answer a challenge", onIt(aChallenge("C4")))).toBe(false);
  });

  test("goes by the account, never by the name that somebody shows", () => {
    const impostor = aMember("Olive Owner", { id: "another id" });

    expect(rolesOf(plan, impostor, onIt())).toEqual(new Set(["viewer", "member"]));
  });

  test("does not follow from a post that nobody holds", () => {
    const posted = anAction("1.3", { owners: ["nobody-yet"], area: "2" });

    expect(may(plan, aMember("Ann", { id: null }), "update an action", onIt(posted))).toBe(false);
  });
});

describe("Somebody who stands in", () => {
  const standing = (until: string, person = "olive-owner"): Plan => {
    const draft = nameStandIn(
      plan,
      { person, account: { id: "id of Sam", name: "Sam" }, until },
      aClerk(),
      NOW,
    );
    return withItems(plan, draft?.items ?? [], 2);
  };
  const sam = aMember("Sam");

  test("may what the officer may, up to and including the day, and is recorded as for them", () => {
    const covered = standing("2021-01-31");

    expect(may(covered, sam, "update an action", onIt(action, "2021-01-31"))).toBe(true);
    expect(doneFor(covered, sam, "update an action", onIt())).toBe("Olive Owner");
    expect(may(covered, sam, "update an action", onIt(action, "2021-02-01"))).toBe(false);
  });

  test("for a lead may approve dates for them", () => {
    const covered = standing("2021-01-31", "lee-lead");

    expect(may(covered, sam, "approve a revised date", onIt())).toBe(true);
    expect(doneFor(covered, sam, "approve a revised date", onIt())).toBe("Lee Lead");
  });

  test("is not recorded as for anybody where the right is their own", () => {
    const clerk = aClerk("Sam");

    expect(doneFor(standing("2021-01-31"), clerk, "update an action", onIt())).toBeUndefined();
    expect(doneFor(plan, BEARERS.officer, "update an action", onIt())).toBeUndefined();
  });

  test("cannot name another stand-in for the officer", () => {
    expect(may(standing("2021-01-31"), sam, "name a stand-in", onIt(olive))).toBe(false);
  });

  test("gets nothing where they are a guest", () => {
    const guest = aMember("Sam", { kind: "outsider" });

    expect(may(standing("2021-01-31"), guest, "update an action", onIt())).toBe(false);
  });

  test("is named by the officer for themselves, and for nobody else", () => {
    const wish = { account: { id: "id of Sam", name: "Sam" }, until: "2021-02-28" };
    const by = BEARERS.officer;

    expect(nameStandIn(plan, { person: "olive-owner", ...wish }, by, NOW)?.items).toMatchObject([
      { ref: "olive-owner", standIn: wish },
    ]);
    expect(() => nameStandIn(plan, { person: "lee-lead", ...wish }, by, NOW)).toThrow(
      "A stand-in is named by the officer themselves (Lee Lead) or by a clerk.",
    );
  });

  test.each([
    ["2021-01-19", "19 Jan 2021 has passed"],
    ["2022-03-01", "more than a year away"],
  ])("until %s is refused: %s", (until, words) => {
    expect(() => standing(until)).toThrow(words);
  });

  test("is not the officer themselves", () => {
    const said = { person: "olive-owner", account: { id: "id of Olive", name: "Olive" } };

    expect(() => nameStandIn(plan, { ...said, until: "2021-02-01" }, aClerk(), NOW)).toThrow(
      "needs no stand-in",
    );
  });

  test("ends when nobody is named, and that once", () => {
    const none = { person: "olive-owner", account: null, until: TODAY };

    expect(nameStandIn(standing("2021-02-28"), none, aClerk(), NOW)?.items).toMatchObject([
      { standIn: null },
    ]);
    expect(nameStandIn(plan, none, aClerk(), NOW)).toBeNull();
  });
});

describe("Clerks and chairs", () => {
  const carla = aClerk();
  const account = (name: string) => ({ id: `id of ${name}`, name });
  const appointed = (start: Plan, wish: Parameters<typeof appoint>[1], by: Asker): Plan =>
    withItems(start, appoint(start, wish, by)?.items ?? [], start.version + 1);
  const clerk = (name: string, holds = true) =>
    ({ account: account(name), office: "clerk", held: holds }) as const;

  test("are made by a clerk, and then may what a clerk may", () => {
    const made = appointed(plan, clerk("Ben"), carla);

    expect(may(made, BEARERS.member, "post for the board")).toBe(true);
    expect(() => appoint(plan, clerk("Ben"), BEARERS.lead)).toThrow("Only a clerk can do that.");
  });

  test("are removed by a clerk, also those whom the settings name", () => {
    const made = appointed(plan, clerk("Ben"), carla);
    const removed = appointed(made, clerk("Carla Clerk", false), BEARERS.member);

    expect(may(removed, carla, "post for the board")).toBe(false);
    expect(may(removed, BEARERS.member, "post for the board")).toBe(true);
  });

  test("cannot remove themselves where the plan knows of no other", () => {
    expect(() => appoint(plan, clerk("Carla Clerk", false), carla)).toThrow(
      "You are the last clerk",
    );
    const made = appointed(plan, clerk("Ben"), carla);
    expect(() => appoint(made, clerk("Ben", false), BEARERS.member)).toThrow(
      "You are the last clerk",
    );
    expect(appoint(made, clerk("Carla Clerk", false), carla)?.items).toMatchObject([
      { ref: officeRef("clerk", "id of Carla Clerk"), held: false },
    ]);
  });

  test("who remove one another one after the other leave one of the two", () => {
    const both = appointed(appointed(plan, clerk("Ben"), carla), clerk("Carla Clerk"), carla);
    const one = appointed(both, clerk("Ben", false), carla);

    expect(() => appoint(one, clerk("Carla Clerk", false), BEARERS.member)).toThrow("Only a clerk");
  });

  test("are told in a refusal by name, as far as the plan knows them", () => {
    const made = appointed(plan, clerk("Ben"), carla);

    expect(() => mustMay(made, BEARERS.lead, "post for the board")).toThrow(
      "Only a clerk (Ben) can do that.",
    );
  });

  test("change nothing when they say what is so already", () => {
    const made = appointed(plan, clerk("Ben"), carla);

    expect(appoint(made, clerk("Ben"), carla)).toBeNull();
    expect(
      appoint(plan, { account: account("Ben"), office: "chair", held: false }, carla),
    ).toBeNull();
  });
});

describe("A refusal", () => {
  const orphan: Action = anAction("9.1");

  test.each<[string, Asker, Deed, On | undefined, string]>([
    [
      "a member",
      BEARERS.member,
      "update an action",
      onIt(),
      "its owner (Olive Owner), the lead of its area (Lee Lead)",
    ],
    ["a chair", BEARERS.chair, "add evidence", onIt(), "You cannot add evidence to 1.1."],
    [
      "an owner",
      BEARERS.officer,
      "approve a revised date",
      onIt(),
      "the lead of its area (Lee Lead), a clerk, or the chair (Chris)",
    ],
    [
      "a lead",
      BEARERS.lead,
      "record the board's rating",
      undefined,
      "by a clerk or the chair (Chris)",
    ],
    [
      "a guest",
      BEARERS.viewer,
      "log a risk",
      undefined,
      "Only members of the partnership's own organisation",
    ],
    [
      "a member",
      BEARERS.member,
      "answer a challenge",
      onIt(challenge),
      "You cannot answer C1. Those who can: its owner (Olive Owner), the lead of its area (Lee Lead), or a clerk.",
    ],
    [
      "an owner",
      BEARERS.officer,
      "close a challenge",
      onIt(challenge),
      "You cannot close C1. Those who can: whoever raised it (Ray), a clerk, or the chair (Chris).",
    ],
    [
      "a member",
      BEARERS.member,
      "update a risk",
      onIt(risk),
      "You cannot update R1. Those who can: its owner (Olive Owner), the lead of its area (Lee Lead), or a clerk.",
    ],
    [
      "an owner",
      BEARERS.officer,
      "close a risk",
      onIt(risk),
      "You cannot close R1, open it again or merge it. Those who can: the lead of its area (Lee Lead), a clerk, or the chair (Chris).",
    ],
    ["a guest", BEARERS.viewer, "raise a challenge", undefined, "Only members of the partnership"],
    ["a member", BEARERS.member, "post for the board", undefined, "Only a clerk can do that."],
    [
      "somebody Teams could not name",
      aMember("Una", { kind: "unchecked" }),
      "update an action",
      onIt(),
      "could not tell me who you are",
    ],
    [
      "a member, where there is nobody yet",
      BEARERS.member,
      "update an action",
      onIt(orphan),
      "its owner (nobody yet), the lead of its area (nobody yet)",
    ],
  ])("to %s says who can or what to do", (_who, asker, deed, on, words) => {
    expect(() => mustMay(plan, asker, deed, on)).toThrow(words);
  });
});
