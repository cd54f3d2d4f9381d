import { describe, expect, test } from "vitest";
import { attended, tickPresent } from "../../../bot/plan/meetings/attendance.ts";
import { openMatters } from "../../../bot/plan/meetings/matters-arising.ts";
import { prepOf } from "../../../bot/plan/meetings/prep.ts";
import { partWords, quorumParts, seatsOf } from "../../../bot/plan/meetings/quorum.ts";
import { isRerated, netOf, netWords } from "../../../bot/plan/meetings/since-board.ts";
import { nextPlace, walkOf } from "../../../bot/plan/meetings/walk.ts";
import type { Change } from "../../../bot/plan/model/change.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { applyChange, get, type Plan } from "../../../bot/plan/model/snapshot.ts";
import { askForUpdate } from "../../../bot/plan/reminders/ask-update.ts";
import {
  aClerk,
  aMeasure,
  aMeeting,
  aMember,
  anAction,
  anArea,
  aPerson,
  aRisk,
  changeOf,
  NOW,
  planOf,
  someTerms,
} from "../build.ts";

const TODAY = NOW.today;
const cleo = aClerk("Cleo");

/** A plan after these changes, each of some items; and the changes. */
function become(start: Plan, ...all: readonly (readonly Item[])[]) {
  const changes: Change[] = [];
  const plan = all.reduce((state, items) => {
    const change = changeOf(state, items);
    changes.push(change);
    return applyChange(state, change);
  }, start);
  return { plan, changes };
}

describe("what changed since a board", () => {
  const action = anAction("1.1", { rag: "green" });
  const start = planOf(anArea("1"), action, anAction("1.2"));

  test("is net: what came and went is left out, and what was rated twice is told once", () => {
    const { changes } = become(
      start,
      [{ ...action, rag: "amber" }],
      [anAction("1.2", { progress: "Begun" })],
      [{ ...action, rag: "red" }],
      [anAction("1.2")],
      [aRisk("R1", { rag: "amber" })],
    );
    const net = netOf(start, changes);
    expect(net.map(({ now }) => now.ref)).toEqual(["1.1", "R1"]);
    expect(net.map(netWords)).toEqual([
      "worse: ● Green to ✖ Red, by way of ▲ Amber",
      "new: ▲ Amber",
    ]);
    expect(net.map(isRerated)).toEqual([true, false]);
  });

  test("does not count what the record began with, nor who is who", () => {
    const [begun] = become({ ...start, version: 0 }, [action]).changes;
    expect(netOf(start, begun ? [begun] : [])).toEqual([]);
    expect(netOf(start, become(start, [aPerson("Ada")], [aMeeting("2021-02-03")]).changes)).toEqual(
      [],
    );
  });
});

describe("the preparation of a board", () => {
  const meeting = aMeeting("2021-02-03", {
    frozen: { version: 2, at: NOW.at.toISOString(), by: "Cleo" },
  });
  const red = anAction("1.1", {
    rag: "red",
    reason: "No nurse",
    recovery: "Hire",
    owners: ["ada"],
  });
  const start = planOf(
    anArea("1"),
    aPerson("Ada"),
    aPerson("Ben"),
    meeting,
    red,
    anAction("1.2", { rag: "amber", reason: "Late", owners: ["ben"] }),
    anAction("1.3", { owners: ["ada"], byWhen: { printed: "Dec", date: "2020-12-31" } }),
    anAction("1.4", { owners: ["ada", "ben"], byWhen: { printed: "Jan", date: "2021-01-31" } }),
    anAction("1.5", { status: "complete", owners: ["ben"] }),
    anAction("1.6"),
    aRisk("R1", { postMitigation: { level: "high", words: null } }),
    aRisk("R2", { postMitigation: { level: "high", words: null }, withdrawn: true }),
    aRisk("R3"),
    aMeasure("1a", {
      periods: [{ months: 3, target: 70, actual: 60, actualAt: null, source: null }],
    }),
    aMeasure("1b", {
      periods: [{ months: 3, target: 70, actual: 70, actualAt: null, source: null }],
    }),
    aMeasure("1c"),
  );
  const { plan, changes } = become(
    start,
    [{ ...red, progress: "Advertised" }],
    [anAction("1.4", { owners: ["ada", "ben"], rag: "green" })],
  );
  const prep = prepOf(plan, meeting, changes, TODAY);
  const refs = (items: readonly { readonly ref: string }[]) => items.map(({ ref }) => ref);

  test("lists what each part asks for", () => {
    expect(refs(prep.exceptions)).toEqual(["1.1", "1.2"]);
    expect(refs(prep.gaps)).toEqual(["1.2"]);
    expect(refs(prep.overdue)).toEqual(["1.3"]);
    expect(refs(prep.due)).toEqual([]);
    expect(refs(prep.risks)).toEqual(["R1"]);
    expect(refs(prep.measures)).toEqual(["1a", "1c"]);
    expect(prep.changed.map(({ now }) => now.ref)).toEqual(["1.1", "1.4"]);
    expect(prep.papers?.map(({ now }) => now.ref)).toEqual(["1.4"]);
  });

  test("lists by owner what nobody has updated, those with most first, and what nobody owns", () => {
    const updates = prep.updates.map(({ owner, actions }) => [owner, refs(actions)]);
    expect(updates).toEqual([
      ["ada", ["1.3"]],
      ["ben", ["1.2"]],
      [null, ["1.6"]],
    ]);
  });

  test("counts what was decided on a date as no update by its owner", () => {
    const decided = changes.map((change) => ({ ...change, command: "decide_date" }));
    const again = prepOf(plan, meeting, decided, TODAY);
    expect(again.updates.find(({ owner }) => owner === "ada")?.actions).toHaveLength(3);
  });

  test("has an owner asked once a day, by a clerk", () => {
    const asked = askForUpdate(plan, ["ada"], cleo, NOW);
    expect(asked?.items).toMatchObject([{ asked: { by: "Cleo", at: NOW.at.toISOString() } }]);
    const noted = become(plan, asked?.items ?? []).plan;
    expect(askForUpdate(noted, ["ada"], cleo, NOW)).toBeNull();
    const tomorrow = { at: new Date("2021-01-21T10:00:00Z"), today: "2021-01-21" };
    expect(askForUpdate(noted, ["ada"], cleo, tomorrow)).not.toBeNull();
    // Of several only those are asked who were not asked today.
    const both = askForUpdate(noted, ["ada", "ben"], cleo, NOW);
    expect(both?.items).toMatchObject([{ ref: "ben", asked: { by: "Cleo" } }]);
    expect(() => askForUpdate(plan, ["ada"], aMember("Ben"), NOW)).toThrow("Only a clerk");
  });
});

describe("a board's walk", () => {
  const late = { printed: "Dec", date: "2020-12-31" };
  const red = anAction("1.1", { rag: "red" });
  const plan = planOf(
    anArea("1"),
    red,
    anAction("1.2", { rag: "amber" }),
    anAction("1.3", { rag: "red", byWhen: late }),
    anAction("1.4", { rag: "amber", byWhen: late }),
    anAction("1.5", { status: "complete", rag: "red", byWhen: late }),
    anAction("1.6", { rag: "green" }),
    aRisk("R1", { rag: "amber" }),
    aRisk("R2", { rag: "red", withdrawn: true }),
  );
  const told = (state: Plan) => walkOf(state, TODAY).map(({ group, ref }) => `${group} ${ref}`);

  test("goes through reds, overdue and other exceptions, each once", () => {
    expect(told(plan)).toEqual([
      "red 1.1",
      "red 1.3",
      "overdue 1.4",
      "exception 1.2",
      "exception R1",
    ]);
  });

  test("passes nothing over when what was discussed leaves its group", () => {
    const [first] = walkOf(plan, TODAY);
    if (!first) throw new Error("nothing to walk");
    const at = { ...first, place: 0 };
    expect(nextPlace(walkOf(plan, TODAY), undefined)).toBe(0);
    expect(nextPlace(walkOf(plan, TODAY), at)).toBe(1);
    // 1.1 becomes amber while it is discussed: 1.3 is the first red now.
    const { plan: changed } = become(plan, [{ ...red, rag: "amber" }]);
    expect(walkOf(changed, TODAY)[nextPlace(walkOf(changed, TODAY), at)]?.ref).toBe("1.3");
    const last = { group: "exception", kind: "risk", ref: "R1", place: 4 } as const;
    expect(nextPlace(walkOf(plan, TODAY), last)).toBe(5);
  });

  test("begins with what was left open: dates to approve, other ratings, and old reds", () => {
    const was = { by: "Ada", at: "2020-12-01T10:00:00Z" };
    const proposed = {
      date: "2021-04-30",
      reason: "Two schools",
      by: "Ada",
      byId: null,
      at: NOW.at.toISOString(),
    };
    const open = planOf(
      anArea("1"),
      anAction("1.1", { rag: "red", reason: "No nurse", rated: was }),
      anAction("1.2", { proposed }),
      anAction("1.3", { rag: "green", boardRating: { rag: "amber", reason: "Not yet", ...was } }),
      anAction("1.4", {
        rag: "red",
        reason: "New",
        rated: { by: "Ada", at: NOW.at.toISOString() },
      }),
    );
    const matters = openMatters(open, aMeeting("2020-12-18"), TODAY);
    expect(matters.map(({ ref }) => ref)).toEqual(["1.2", "1.3", "1.1"]);
    expect(matters[0]?.words).toContain("30 Apr 2021, waits for approval");
  });
});

describe("the quorum", () => {
  const plan = planOf(
    aMeeting("2021-02-03"),
    someTerms({
      membership: [
        { seat: "Cabinet member for Health", seats: 1, what: "county councillor" },
        { seat: "Non-Executives of the CCGs", seats: 2, what: "NHS non-executive" },
        { seat: "Director of Education", seats: 1, what: "officer (LCC)" },
      ],
      clauses: [
        {
          topic: "quorum",
          text: "The quorum is 3 members, including at least one County Councillor and one NHS non-executive member.",
        },
      ],
    }),
  );
  const tick = (state: Plan, seats: string, names = "") => {
    const { version } = get(state, "meeting", "2021-02-03");
    const said = { ref: "2021-02-03", seen: version, seats, names };
    return become(state, tickPresent(state, said, cleo)?.items ?? []).plan;
  };
  const words = (state: Plan) =>
    (quorumParts(state, get(state, "meeting", "2021-02-03").attendance) ?? []).map(partWords);

  test("is held part by part against the seats that are ticked, with what is missing", () => {
    expect(seatsOf(plan).map(({ key }) => key)).toEqual(["0.0", "1.0", "1.1", "2.0"]);
    expect(words(plan)).toEqual([
      "The rule asks for 3 members. Ticked: 0. Missing: 3.",
      "The rule asks for 1 County Councillor. Ticked: 0. Missing: 1.",
      "The rule asks for 1 NHS non-executive member. Ticked: 0. Missing: 1.",
    ]);
    expect(words(tick(plan, "0.0,2.0"))).toEqual([
      "The rule asks for 3 members. Ticked: 2 (Cabinet member for Health; Director of Education). Missing: 1.",
      "The rule asks for 1 County Councillor. Ticked: 1 (Cabinet member for Health). None is missing of these.",
      "The rule asks for 1 NHS non-executive member. Ticked: 0. Missing: 1.",
    ]);
  });

  test("is never said to be there, however many are ticked", () => {
    const all = words(tick(plan, "0.0,1.0,1.1,2.0")).join(" ");
    expect(all).not.toMatch(/quorate|quorum is (?:met|reached)|enough/i);
    expect(all).not.toContain("Missing:");
  });

  test("counts no name that has no seat, nor a seat that there is not", () => {
    const named = tick(plan, "9.9, 0.0", "Ann Other\n Bob  Else \n");
    expect(get(named, "meeting", "2021-02-03").attendance).toMatchObject([
      { seat: "Cabinet member for Health" },
      { name: "Ann Other", seat: null },
      { name: "Bob Else", seat: null },
    ]);
    expect(words(named)[0]).toContain("Ticked: 1 (");
  });

  test("in words that cannot be taken apart is left to those who read it", () => {
    const membership = [{ seat: "Anybody", seats: 6, what: "member" }];
    for (const text of ["As the Chair decides.", "The quorum is one third of the members."]) {
      const odd = planOf(someTerms({ membership, clauses: [{ topic: "quorum", text }] }));
      expect(quorumParts(odd, [])).toBeUndefined();
    }
    const unnamed = "The quorum is 2 members, including one parent carer.";
    const seats = planOf(someTerms({ membership, clauses: [{ topic: "quorum", text: unnamed }] }));
    expect((quorumParts(seats, []) ?? []).map(partWords)[1]).toBe(
      "The rule asks for 1 parent carer. The terms of reference do not say which seats these are: judge by who is there.",
    );
  });

  test("is ticked by a clerk, on the card as it stands, for the meeting that is on", () => {
    const said = { ref: "2021-02-03", seen: 1, seats: "0.0", names: "" };
    expect(() => tickPresent(plan, said, aMember("Ben"))).toThrow("Only a clerk");
    const ticked = tick(plan, "0.0");
    expect(() => tickPresent(ticked, { ...said, seats: "1.0" }, cleo)).toThrow("has changed since");
    expect(tickPresent(ticked, { ...said, seen: 2 }, cleo)).toBeNull();
    expect(attended(plan, TODAY).ref).toBe("2021-02-03");
    expect(() => attended(planOf(), TODAY)).toThrow("No meeting is planned");
  });
});
