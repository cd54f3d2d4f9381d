import { describe, expect, test } from "vitest";
import type { Action } from "../../../bot/plan/actions/action.kind.ts";
import type { Item } from "../../../bot/plan/model/kind.ts";
import { find, get, type Plan, withItems } from "../../../bot/plan/model/snapshot.ts";
import { nameOfficer } from "../../../bot/plan/people/name-officer.ts";
import type { Person } from "../../../bot/plan/people/person.kind.ts";
import { sayNotMine, snooze } from "../../../bot/plan/reminders/answer-reminder.ts";
import {
  CLERK_AFTER,
  type Digest,
  digestsDue,
  linesFor,
  nextDigest,
  unansweredOf,
  whenTold,
} from "../../../bot/plan/reminders/digest.ts";
import { lastUpdatesIn, neededFrom } from "../../../bot/plan/reminders/last-updates.ts";
import { unresolvedReminders } from "../../../bot/plan/reminders/unresolved-reminders.ts";
import { isOfficeTime, nextOfficeTime } from "../../../bot/plan/time/office-hours.ts";
import {
  aChallenge,
  aClerk,
  aMeeting,
  aMember,
  anAction,
  anArea,
  aPerson,
  planOf,
  someSettings,
} from "../build.ts";

const account = (name: string) => ({ id: `id of ${name}`, name });
const sarah = (some: Partial<Person> = {}) =>
  aPerson("Sarah", { account: account("Sarah"), ...some });
const lee = (some: Partial<Person> = {}) => aPerson("Lee", { account: account("Lee"), ...some });
const FAR = { printed: "December 2021", date: "2021-12-31" };
const on = (date: string) => ({ printed: date, date });

/** Sarah's action, due in a year and updated by somebody yesterday, but for what a test says of it. */
const anOwned = (some: Partial<Action> = {}) =>
  anAction("1.1", { owners: ["sarah"], byWhen: FAR, ...some });

const WEDNESDAY = "2021-01-20T10:00:00.000Z";
const updates = (
  at = "2021-01-19T10:00:00.000Z",
  by: { id: string | null; name: string; for?: string } = { id: "id of Ben", name: "Ben" },
) => new Map([["1.1", { at, by }]]);
const seen = (at: string, last = updates()) => ({ now: new Date(at), updates: last });

const aPlan = (...items: readonly Item[]) => planOf(anArea("1", { leads: ["lee"] }), ...items);

const told = (digests: readonly Digest[]) =>
  digests.map(({ account: { name }, lines }) => [
    name,
    ...lines.map(({ item, reasons }) => `${item.ref} ${reasons.join(", ")}`),
  ]);

describe("An owner is reminded of an action that", () => {
  const cases: readonly [string, string, readonly Item[], Parameters<typeof updates>?][] = [
    ["is overdue", "1.1 overdue", [sarah(), anOwned({ byWhen: on("2021-01-19") })]],
    ["is due soon", "1.1 due soon", [sarah(), anOwned({ byWhen: on("2021-01-27") })]],
    [
      "is due soon as the clerk has set it",
      "1.1 due soon",
      [sarah(), anOwned({ byWhen: on("2021-02-19") }), someSettings({ dueSoonDays: 30 })],
    ],
    [
      "nobody updated for a month",
      "1.1 not updated",
      [sarah(), anOwned()],
      ["2020-12-20T23:00:00.000Z"],
    ],
    [
      "nobody updated for the two weeks set",
      "1.1 not updated",
      [sarah(), anOwned(), someSettings({ updateEvery: { count: 2, unit: "week" } })],
      ["2021-01-06T10:00:00.000Z"],
    ],
    [
      "is red without a plan",
      "1.1 red without a plan",
      [sarah(), anOwned({ rag: "red", reason: "No nurse" })],
    ],
    [
      "the board asked for, since nobody updated it since the last board",
      "1.1 asked",
      [
        sarah({ asked: { by: "Cleo", at: "2021-01-20T09:30:00.000Z" } }),
        anOwned(),
        aMeeting("2021-01-19"),
      ],
      ["2021-01-18T10:00:00.000Z"],
    ],
    [
      "is several of these",
      "1.1 overdue, red without a plan, not updated",
      [sarah(), anOwned({ rag: "red", byWhen: on("2020-12-31") })],
      ["2020-11-30T10:00:00.000Z"],
    ],
  ];

  test.each(cases)("%s", (_what, line, items, last = []) => {
    expect(told(digestsDue(aPlan(...items), seen(WEDNESDAY, updates(...last))))).toEqual([
      ["Sarah", line],
    ]);
  });

  test("waits for their answer to a challenge", () => {
    const challenge = aChallenge("C1", { owner: "sarah" });
    const plan = aPlan(sarah(), anOwned(), challenge);
    expect(told(digestsDue(plan, seen(WEDNESDAY)))).toEqual([["Sarah", "C1 challenge"]]);
    const answered = withItems(
      plan,
      [{ ...challenge, answer: { text: "Yes", by: "Sarah", at: WEDNESDAY } }],
      2,
    );
    expect(digestsDue(answered, seen(WEDNESDAY))).toEqual([]);
    const own = {
      ...challenge,
      raisedBy: { id: "id of Sarah", name: "Sarah" },
      raised: "2021-01-18",
    };
    expect(digestsDue(aPlan(sarah(), own), seen(WEDNESDAY))).toEqual([]);
  });
});

describe("Nobody is reminded", () => {
  const late = anOwned({ byWhen: on("2020-12-31") });
  const silent: readonly [string, string, readonly Item[], Parameters<typeof updates>?][] = [
    ["of what is not due, and was updated", WEDNESDAY, [sarah(), anOwned()]],
    [
      "of what is red with a plan",
      WEDNESDAY,
      [sarah(), anOwned({ rag: "red", reason: "No nurse", recovery: "Hire" })],
    ],
    ["of what is complete", WEDNESDAY, [sarah(), { ...late, status: "complete" }]],
    ["at night", "2021-01-20T03:00:00.000Z", [sarah(), late]],
    ["a minute before nine", "2021-01-20T08:59:59.000Z", [sarah(), late]],
    ["from five on", "2021-01-20T17:00:00.000Z", [sarah(), late]],
    ["in summer, when it is past five in London", "2021-06-02T16:30:00.000Z", [sarah(), late]],
    ["on a Saturday", "2021-01-23T10:00:00.000Z", [sarah(), late]],
    ["on Easter Monday", "2021-04-05T10:00:00.000Z", [sarah(), late]],
    ["on Good Friday", "2021-04-02T10:00:00.000Z", [sarah(), late]],
    [
      "of one's own change of the last week",
      WEDNESDAY,
      [sarah(), late],
      ["2021-01-14T10:00:00.000Z", { id: "id of Sarah", name: "Sarah" }],
    ],
    [
      "of what one's stand-in changed in the last week",
      WEDNESDAY,
      [sarah(), late],
      ["2021-01-14T10:00:00.000Z", { id: "id of Ben", name: "Ben", for: "Sarah" }],
    ],
    [
      "of what they snoozed",
      WEDNESDAY,
      [sarah({ snoozed: [{ ref: "1.1", until: "2021-01-21" }] }), late],
    ],
    [
      "of what they say is not theirs",
      WEDNESDAY,
      [sarah({ notMine: [{ ref: "1.1", at: WEDNESDAY }] }), late],
    ],
    ["who wants no reminders", WEDNESDAY, [sarah({ reminders: "off" }), late]],
    ["on a Wednesday who wants them weekly", WEDNESDAY, [sarah({ reminders: "weekly" }), late]],
    ["twice a day", WEDNESDAY, [sarah({ digest: "2021-01-20T09:00:00.000Z" }), late]],
    ["whose account nobody knows", WEDNESDAY, [sarah({ account: null }), late]],
    [
      "where the clerk has switched it off",
      WEDNESDAY,
      [sarah(), late, someSettings({ reminders: false })],
    ],
    [
      "of an ask that was for the last board",
      WEDNESDAY,
      [
        sarah({ asked: { by: "Cleo", at: "2021-01-11T10:00:00.000Z" } }),
        anOwned(),
        aMeeting("2021-01-12"),
        aMeeting("2021-01-19"),
      ],
      ["2021-01-08T10:00:00.000Z"],
    ],
    [
      "again within a week of what is as it was",
      WEDNESDAY,
      [
        sarah({
          digest: "2021-01-14T09:00:00.000Z",
          told: [
            {
              ref: "1.1",
              since: "2021-01-14T09:00:00.000Z",
              last: "2021-01-14T09:00:00.000Z",
              why: ["overdue"],
            },
          ],
        }),
        late,
      ],
    ],
  ];

  test.each(silent)("%s", (_what, at, items, last = []) => {
    expect(digestsDue(aPlan(...items), seen(at, updates(...last)))).toEqual([]);
  });

  test.each([
    [
      "on the day until which they snoozed it",
      WEDNESDAY,
      sarah({ snoozed: [{ ref: "1.1", until: "2021-01-20" }] }),
    ],
    ["at nine", "2021-01-20T09:00:00.000Z", sarah()],
    ["at nine in summer", "2021-06-02T08:00:00.000Z", sarah()],
    ["on Monday, who wants it weekly", "2021-01-18T10:00:00.000Z", sarah({ reminders: "weekly" })],
    [
      "on Tuesday after Easter, who wants it weekly",
      "2021-04-06T10:00:00.000Z",
      sarah({ reminders: "weekly" }),
    ],
    [
      "again a week later of what is as it was",
      "2021-01-21T10:00:00.000Z",
      sarah({
        told: [
          {
            ref: "1.1",
            since: "2021-01-14T09:00:00.000Z",
            last: "2021-01-14T09:00:00.000Z",
            why: ["overdue", "not updated"],
          },
        ],
      }),
    ],
    [
      "within a week, for a new reason",
      WEDNESDAY,
      sarah({
        told: [
          {
            ref: "1.1",
            since: "2021-01-18T09:00:00.000Z",
            last: "2021-01-18T09:00:00.000Z",
            why: ["due soon"],
          },
        ],
      }),
    ],
    [
      "of one's own change, asked for after it",
      WEDNESDAY,
      sarah({ asked: { by: "Cleo", at: "2021-01-20T09:30:00.000Z" } }),
      ["2021-01-14T10:00:00.000Z", { id: "id of Sarah", name: "Sarah" }] as Parameters<
        typeof updates
      >,
    ],
  ] as readonly [string, string, Person, Parameters<typeof updates>?][])(
    "but somebody is, %s",
    (_what, at, person, last = []) => {
      const plan = aPlan(person, late, aMeeting("2021-01-19"));
      expect(digestsDue(plan, seen(at, updates(...last)))).toHaveLength(1);
    },
  );
});

describe("What a digest told", () => {
  const late = anOwned({ byWhen: on("2020-12-31") });

  /** The plan once every digest that is due was sent. */
  function send(plan: Plan, at: string, last = updates()): Plan {
    const state = seen(at, last);
    const people = digestsDue(plan, state).flatMap(({ people: all, lines }) =>
      all.map((person) => whenTold(plan, person, lines, state)),
    );
    return withItems(plan, people, plan.version + 1);
  }
  // Told on Friday 28 May 2021; Monday 31 May is a bank holiday.
  const FRIDAY = "2021-05-28T08:00:00.000Z";
  const start = aPlan(sarah(), lee(), late);

  test("goes to the lead of the area after two working days, and to the clerk after four", () => {
    const plan = send(start, FRIDAY);
    const last = updates("2021-05-20T10:00:00.000Z");
    for (const [day, lines, forClerk] of [
      ["2021-06-01", [], 0],
      ["2021-06-02", [["Lee", "1.1 unanswered"]], 0],
      ["2021-06-03", [["Lee", "1.1 unanswered"]], 0],
      [
        "2021-06-04",
        [
          ["Lee", "1.1 unanswered"],
          ["Sarah", "1.1 overdue"],
        ],
        1,
      ],
    ] as const) {
      const now = seen(`${day}T08:00:00.000Z`, last);
      expect([day, told(digestsDue(plan, now))]).toEqual([day, lines]);
      expect([day, unansweredOf(plan, now, CLERK_AFTER).length]).toEqual([day, forClerk]);
    }
    // Told once, the lead is not told of it again before a week has gone.
    const again = send(plan, "2021-06-02T08:00:00.000Z", last);
    expect(told(digestsDue(again, seen("2021-06-03T08:00:00.000Z", last)))).toEqual([]);
    // The lead's own reminder goes to nobody else.
    expect(unansweredOf(again, seen("2021-06-10T08:00:00.000Z", last), 2)).toMatchObject([
      { owners: [{ ref: "sarah" }], since: FRIDAY },
    ]);
  });

  test.each([
    ["it was updated since", start, updates("2021-06-01T10:00:00.000Z")],
    ["the owner is the lead", aPlan(sarah(), { ...late, owners: ["lee"] }, lee()), updates()],
  ])("goes to no lead where %s", (_why, plan, last) => {
    const sent = send(plan, FRIDAY);
    const lines = linesFor(
      sent,
      get(sent, "person", "lee"),
      seen("2021-06-02T08:00:00.000Z", last),
    );
    expect(lines.filter(({ unanswered }) => unanswered)).toEqual([]);
    const forLead = digestsDue(sent, seen("2021-06-02T08:00:00.000Z", last));
    expect(told(forLead)).toEqual([]);
  });

  test("is forgotten once it is answered, and told anew after", () => {
    const sent = send(start, FRIDAY);
    const last = updates("2021-06-01T10:00:00.000Z");
    const again = send(sent, "2021-06-09T08:00:00.000Z", last);
    expect(find(again, "person", "sarah")).toMatchObject({
      told: [{ ref: "1.1", since: "2021-06-09T08:00:00.000Z", why: ["overdue"] }],
    });
  });

  test("stands in the clerk's list beside what is not theirs, and who is not reached", () => {
    const plan = withItems(
      send(start, FRIDAY),
      [
        aPerson("Olu", {
          account: account("Olu"),
          notMine: [{ ref: "1.2", at: FRIDAY }],
          mentioned: FRIDAY,
        }),
        aPerson("Post", { post: true }),
        aPerson("Pat", { account: account("Pat"), reminders: "off" }),
        anAction("1.2", { owners: ["olu"], byWhen: FAR }),
        anAction("1.3", { owners: ["post", "pat"], byWhen: FAR }),
        anAction("1.4", { owners: ["post"], byWhen: FAR, status: "complete" }),
      ],
      2,
    );
    const now = seen("2021-06-04T08:00:00.000Z", updates("2021-05-20T10:00:00.000Z"));
    const reached = new Set(["id of Sarah", "id of Lee", "id of Pat"]);
    const list = unresolvedReminders(plan, now, reached).map((one) =>
      one.what === "not reached"
        ? `${one.person.name}: ${one.why}, ${one.open}`
        : `${one.what} ${one.item.ref}`,
    );
    expect(list).toEqual([
      "unanswered 1.1",
      "not theirs 1.2",
      "Olu: no chat, 1",
      "Pat: off, 1",
      "Post: no account, 1",
    ]);
  });
});

describe("Whoever holds an account", () => {
  const NOW_ON = { at: new Date(WEDNESDAY), today: "2021-01-20" };
  const late = anOwned({ byWhen: on("2020-12-31") });
  const post = aPerson("Nurse", { account: account("Sarah") });
  const plan = aPlan(sarah(), post, late, anAction("1.2", { owners: ["nurse"] }), lee());
  const told = [{ ref: "1.1", since: WEDNESDAY, last: WEDNESDAY, why: ["overdue" as const] }];

  test("is sent one digest, of all that the officers whom it is own", () => {
    const [digest, ...more] = digestsDue(plan, seen(WEDNESDAY, new Map()));
    expect(more).toEqual([]);
    expect(digest?.people.map(({ ref }) => ref)).toEqual(["nurse", "sarah"]);
    expect(digest?.lines.map(({ item }) => item.ref)).toEqual(["1.2", "1.1"]);
  });

  test("next is told anew, whatever was said to the one before", () => {
    const before = sarah({
      told,
      reminders: "off",
      snoozed: [{ ref: "1.1", until: "2021-02-01" }],
    });
    const named = nameOfficer(
      aPlan(before, late),
      { person: "sarah", account: account("Olu") },
      aClerk(),
    );
    expect(named?.items).toMatchObject([
      { told: [], reminders: "daily", snoozed: [], digest: null },
    ]);
  });

  test("puts off what is in their name, or as a lead what is in others', and gives back only their own", () => {
    const state = aPlan(sarah({ told }), lee(), late);
    const snoozed = snooze(state, "1.1", aMember("Sarah"), NOW_ON);
    expect(snoozed?.items).toMatchObject([
      { ref: "sarah", told: [], snoozed: [{ ref: "1.1", until: "2021-01-27" }] },
    ]);
    expect(snooze(state, "1.1", aMember("Lee"), NOW_ON)?.items).toMatchObject([{ ref: "lee" }]);
    expect(() => snooze(state, "1.1", aMember("Ben"), NOW_ON)).toThrow(
      "You cannot answer a reminder",
    );
    expect(() => snooze(state, "1.1", aClerk(), NOW_ON)).toThrow("its owner (Sarah)");
    expect(() => snooze(state, "9.9", aClerk(), NOW_ON)).toThrow("no action 9.9");
    const mine = (who: string) =>
      sayNotMine(state, { ref: "1.1", itIs: false }, aMember(who), NOW_ON)?.items;
    expect(mine("Sarah")).toMatchObject([{ notMine: [{ ref: "1.1" }], told: [] }]);
    expect(() => mine("Lee")).toThrow("1.1 is not in your name: its owner is Sarah.");
  });

  test("for a while as a stand-in answers for the officer, and it is recorded so", () => {
    const away = sarah({ standIn: { account: account("Ben"), until: "2021-01-31" } });
    const draft = snooze(aPlan(away, late), "1.1", aMember("Ben"), NOW_ON);
    expect(draft).toMatchObject({ for: "Sarah", items: [{ ref: "sarah" }] });
  });
});

describe("The time to remind", () => {
  test.each([
    ["now, in working hours", "2021-01-20T14:00:00.000Z", "2021-01-20T14:00:00.000Z"],
    ["at nine, in the morning", "2021-01-20T06:00:00.000Z", "2021-01-20T09:00:00.000Z"],
    ["tomorrow, in the evening", "2021-01-20T18:00:00.000Z", "2021-01-21T09:00:00.000Z"],
    ["on Monday, on Friday evening", "2021-01-22T17:00:00.000Z", "2021-01-25T09:00:00.000Z"],
    ["after Easter, by summer time", "2021-04-01T17:00:00.000Z", "2021-04-06T08:00:00.000Z"],
  ])("is %s", (_when, at, next) => {
    expect(nextOfficeTime(new Date(at)).toISOString()).toBe(next);
    expect(isOfficeTime(new Date(next))).toBe(true);
    expect(nextDigest(sarah(), new Date(at))?.toISOString()).toBe(next);
  });

  test("of somebody who had a digest today is the next working day, and weekly a new week", () => {
    const now = new Date("2021-01-20T14:00:00.000Z");
    const had = { digest: "2021-01-20T09:00:00.000Z" };
    const next = (some: Partial<Person>) => nextDigest(sarah(some), now)?.toISOString();
    expect(next(had)).toBe("2021-01-21T09:00:00.000Z");
    expect(next({ reminders: "weekly" })).toBe("2021-01-25T09:00:00.000Z");
    expect(nextDigest(sarah({ reminders: "off" }), now)).toBeNull();
  });
});

describe("The last update of an action", () => {
  test("is what people said, and the loading of the plan before anybody said anything", () => {
    const change = (
      at: string,
      via: "file" | "card",
      before: Action | null,
      command = "save_action",
    ) => ({
      version: 1,
      at,
      by: { id: null, name: "Ada" },
      via,
      conversation: null,
      command,
      press: null,
      why: null,
      items: [{ before, after: anOwned() }],
    });
    const at = (...changes: ReturnType<typeof change>[]) => lastUpdatesIn(changes).get("1.1")?.at;
    const loaded = change("2021-01-01T09:00:00.000Z", "file", null);
    expect(at(loaded, change("2021-01-02T09:00:00.000Z", "file", anOwned()))).toBe(loaded.at);
    expect(at(loaded, change("2021-01-02T09:00:00.000Z", "card", anOwned(), "decide_date"))).toBe(
      loaded.at,
    );
    expect(at(loaded, change("2021-01-03T09:00:00.000Z", "card", anOwned()))).toBe(
      "2021-01-03T09:00:00.000Z",
    );
  });

  test("is looked for as far back as the period, what was told, and the board of an ask", () => {
    const from = (...items: readonly Item[]) =>
      neededFrom(planOf(...items), new Date(WEDNESDAY))
        .toISOString()
        .slice(0, 10);
    expect(from()).toBe("2020-12-20");
    expect(from(someSettings({ updateEvery: { count: 1, unit: "week" } }))).toBe("2021-01-13");
    const since = "2020-11-02T09:00:00.000Z";
    expect(from(sarah({ told: [{ ref: "1.1", since, last: since, why: ["overdue"] }] }))).toBe(
      "2020-11-02",
    );
    expect(from(sarah({ asked: { by: "Cleo", at: WEDNESDAY } }), aMeeting("2020-10-07"))).toBe(
      "2020-10-06",
    );
  });
});
