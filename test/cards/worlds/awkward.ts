import { nasty } from "./nasty.ts";
import { nth, planOf, RAGS, range, SHORT_ABOUT, STATUSES, type World } from "./world.ts";

const CHALLENGE_KINDS = ["question", "assurance", "deep dive", "recommendation"] as const;
const LEVELS = ["high", "low", "medium", "unknown"] as const;

const areaRef = (n: number) => (n === 7 ? "7 *_[]()${1+1}<at>Bob" : String(n));
const areas = range(30);
const people = range(60).map((n) => ({
  kind: "person",
  ref: `${String(n).padStart(2, "0")}-${"long-name-".repeat(10)}`.slice(0, 100),
  name: nasty(`Person ${n}`, 500),
  organisation: nasty("Organisation", 500),
  post: n % 5 === 1,
  asked: n % 2 ? { by: nasty("Clerk", 200), at: "2021-01-19T10:00:00Z" } : null,
  standIn:
    n % 3 === 0
      ? { account: { id: `id ${n}`, name: nasty("Sam", 200) }, until: "2021-12-31" }
      : null,
}));

/** The action whose every field is as long as the model allows, told by a person as far as a person may. */
export const LONGEST_ACTION = "3.2";

const longTexts = {
  text: nasty("Text", 2000),
  rag: "red",
  status: "in progress",
  reason: nasty("Reason", 2000),
  recovery: nasty("Recovery", 2000),
  progress: nasty("Progress", 2000),
  revised: { date: "2021-03-31", reason: nasty("Revised", 2000) },
  note: nasty("Note", 2000),
  proposed: {
    date: "2021-04-30",
    reason: nasty("Proposed", 2000),
    by: nasty("Proposer", 500),
    byId: null,
    at: "2021-01-20T10:00:00Z",
  },
  boardRating: {
    rag: "green",
    reason: nasty("The board", 2000),
    by: nasty("Recorder", 500),
    at: "2021-01-20T10:00:00Z",
  },
};

const lived = (n: number) => ({ version: n, at: "2021-01-20T10:00:00Z", by: nasty("Clerk", 200) });

/** Meetings in every state, each with a body, a place and people of nasty names. */
const meetings = range(16).map((n) => ({
  kind: "meeting",
  ref: n === 7 ? "2021-01-07 *_[]()${1+1}<at>Bob" : `2021-${String(n % 12).padStart(2, "0")} ${n}`,
  body: nasty(`Body ${n % 4}`, 500),
  date: n === 3 ? "2021-01-20" : `2021-${String((n % 12) + 1).padStart(2, "0")}-03`,
  time: n % 2 ? "14:00" : null,
  place: nasty("Place", 500),
  every: n % 3 ? null : { nth: 1, weekday: 3 },
  movedFrom: n % 5 ? null : "2021-01-02",
  cancelled:
    n % 7 === 6
      ? { by: nasty("Clerk", 200), at: "2021-01-20T10:00:00Z", reason: nasty("Why", 500) }
      : null,
  frozen: n % 2 ? lived(1) : null,
  opened: n === 3 || n % 8 === 1 ? { ...lived(1), meetingId: "MCMx" } : null,
  closed: n % 8 === 1 ? lived(2) : null,
  attendance: range(n % 4 ? 40 : 0).map((m) => ({ name: nasty(`Present ${m}`, 200), seat: null })),
  note: nasty("Note", 500),
}));

const terms = {
  kind: "terms",
  ref: "terms",
  body: nasty("Body", 500),
  membership: range(12).map((n) => ({
    seat: nasty(`Seat ${n}`, 500),
    seats: (n % 3) + 1,
    what: nasty("county councillor", 300),
  })),
  clauses: [
    {
      topic: "quorum",
      text: `The quorum is 3 members, including one county councillor and two ${nasty("people", 1500)}`,
    },
  ],
};

const COMMENTARY = {
  what: nasty("What", 2000),
  why: nasty("Why", 2000),
  next: nasty("Next", 2000),
  due: "2021-03-31",
  by: nasty("Commenter", 200),
  at: "2021-01-19T10:00:00Z",
};
const done = { by: nasty("Somebody", 200), at: "2021-01-20T10:00:00Z" };
const scored = (n: number) => ({ likelihood: (n % 5) + 1, impact: ((n * 3) % 5) + 1 });

/** All that a board keeps of a risk beside the columns of the paper. */
const kept = (n: number) => ({
  inherent: scored(n + 1),
  residual: scored(n),
  target: scored(n + 2),
  links: [
    { kind: "action", ref: LONGEST_ACTION },
    { kind: "kpi", ref: "3.2" },
    { kind: "measure", ref: "7a *_[]()${1+1}" },
  ],
  corporateRef: nasty("Corporate", 500),
  reviewBy: "2021-01-12",
  reviewed: { on: "2020-12-18", by: nasty("Reviewer", 200), note: nasty("Found", 500) },
  issue: n % 3 === 0 ? { ...done, why: nasty("Came about", 500) } : undefined,
  stood: { ...done, as: { rag: "green", level: "low", residual: scored(n + 3) } },
  updated: done,
});

const awkwardPlan = planOf([
  { kind: "settings", ref: "settings", riskScale: { size: 5, tolerance: 6 } },
  ...meetings,
  terms,
  {
    ...SHORT_ABOUT,
    name: nasty("Plan", 500),
    shortName: nasty("*Plan*", 500),
    abbreviation: nasty("APP", 40),
    localArea: nasty("- [Some](where)", 500),
    notice: nasty("Notice", 500),
    periods: [3, 6, 12, 18].map((months, n) => ({ months, ends: `2021-0${n + 1}-28` })),
  },
  ...people,
  ...areas.map((n) => ({
    kind: "area",
    ref: areaRef(n),
    title: nasty(`Title ${n}`, 500),
    shortName: nasty(`*Area* ${n}`, 500),
    leads: [nth(people, n).ref, nth(people, n + 1).ref],
    sufficientProgress: nasty("Sufficient", n === 3 ? 2000 : 500),
    livedExperience: nasty("Lived", n === 3 ? 2000 : 500),
    remark: nasty("Remark", n === 3 ? 2000 : 500),
  })),
  ...areas.flatMap((n) =>
    range(4).map((m) => ({
      kind: "action",
      ref: n === 7 && m === 4 ? "7.4 *_[]()${1+1}<at>Bob" : `${n}.${m}`,
      area: areaRef(n),
      text: nasty(`Action ${n}.${m}`, 500),
      owners: [n, n + m, n + m + 1].map((p) => nth(people, p).ref),
      byWhen: { printed: nasty("December 2020", 60), date: "2020-12-31" },
      startDate: "2020-09-01",
      status: nth(STATUSES, n * 4 + m),
      rag: nth(RAGS, m),
      reason: nasty("Reason", 500),
      recovery: nasty("Recovery", 500),
      progress: nasty("Progress", 500),
      revised: {
        date: "2021-03-31",
        reason: nasty("Revised", 500),
        approved: { by: nasty("Approver", 200), at: "2021-01-19T10:00:00Z" },
      },
      proposed: {
        date: "2021-04-30",
        reason: nasty("Proposed", 500),
        by: nasty("Proposer", 200),
        byId: null,
        at: "2021-01-20T10:00:00Z",
      },
      boardRating: {
        rag: nth(RAGS, m + 1),
        reason: nasty("The board", 500),
        by: nasty("Recorder", 200),
        at: "2021-01-20T10:00:00Z",
      },
      evidence: range(m === 2 ? 13 : m - 1).map((e) => ({
        title: nasty(`Evidence ${e}`, 500),
        link: e % 2 ? `https://council.example/${"folder/".repeat(60)}${e}` : null,
        by: nasty("Adder", 200),
        at: "2021-01-20T10:00:00Z",
      })),
      note: nasty("Note", 500),
      rated: { by: nasty("Rater", 200), at: "2021-01-20T10:00:00Z" },
      ...(`${n}.${m}` === LONGEST_ACTION ? longTexts : {}),
    })),
  ),
  ...areas.map((n) => ({
    kind: "kpi",
    ref: `${n}.2`,
    area: areaRef(n),
    milestones: [3, 6, 12, 18].map((months, m) => ({
      months,
      items: range(3).map((i) => nasty(`Milestone ${i}`, 500)),
      rag: nth(RAGS, m),
      ...(n % 2
        ? {
            comment: nasty("Comment", 2000),
            owner: people[(n + m) % people.length]?.ref,
            measurable: m % 2 === 0,
            ...(m === 0 ? { commentary: COMMENTARY } : {}),
            ...(m === 1 ? { met: true } : {}),
          }
        : {}),
    })),
    note: nasty("Note", 500),
  })),
  ...range(40).map((n) => ({
    kind: "measure",
    ref: n === 7 ? "7a *_[]()${1+1}" : `${n}a`,
    area: areaRef((n % 30) + 1),
    title: nasty(`Measure ${n}`, 500),
    unit: "families of children",
    direction: nth(["higher", "lower", "band", null], n),
    owner: nth(people, n).ref,
    dataSource: nasty("From", 500),
    commentary: n % 2 ? COMMENTARY : null,
    howOften: "every *half* _term_ [of](school)",
    baseline: n,
    baselineAt: "2020-09-01",
    rebased: n % 5 === 0 ? [{ at: "2020-10-01", why: nasty("Anew", 500), baseline: 2 }] : [],
    note: nasty("Note", 500),
    periods: [3, 6, 12, 18].map((months, m) => ({
      months,
      target: 70.25,
      ...(n % 4 === 2 ? { upTo: 90.75 } : {}),
      actual: [80.5, 60.5, null, null][m] ?? null,
      actualAt: m < 2 ? "2020-12-31" : null,
      source: nasty("Source", 200),
      ...(m === 1 ? { provisional: true, note: nasty("Remark", 500) } : {}),
      ...(m === 0
        ? {
            earlier: range(3).map((e) => ({
              actual: e * 30,
              until: "2021-01-19T10:00:00Z",
              by: nasty("Corrector", 200),
            })),
          }
        : {}),
    })),
  })),
  ...range(20).map((n) => ({
    kind: "risk",
    ref: n === 7 ? "R7 *_[]()${1+1}<at>Bob" : `R${n}`,
    areas: n % 3 === 0 ? areas.map(areaRef) : [areaRef(3)],
    raised: { printed: nasty("October 2020", 60), date: "2020-10-31" },
    raisedBy: nasty("Somebody", 200),
    description: nasty(`Risk ${n}`, n === 4 ? 2000 : 500),
    rag: nth(RAGS, n),
    severity: { level: nth(LEVELS, n), words: nasty("Severity", 500) },
    mitigation: range(n === 4 ? 2 : 5).map((m) =>
      nasty(`Mitigation ${m}`, n === 4 && m === 1 ? 2000 : 500),
    ),
    postMitigation: { level: nth(LEVELS, n + 1), words: nasty("After", 500) },
    owner: nth(people, n).ref,
    progress: nasty("Progress", n === 4 ? 2000 : 500),
    note: nasty("Note", 500),
    ...(n % 2 ? kept(n) : {}),
  })),
  ...range(120).map((n) => ({
    kind: "judgement",
    ref: `J${n}`,
    area: n % 3 === 0 ? null : areaRef((n % 24) + 1),
    body: n % 4 === 0 ? null : nasty(`Body ${n % 5}`, 120),
    rating: n % 2 ? "*not* _yet_ [good](https://x.example) <at>Bob</at> # `code`" : "green/amber",
    date: `2020-${String((n % 12) + 1).padStart(2, "0")}-${String((n % 27) + 1).padStart(2, "0")}`,
    occasion: nasty("Occasion", 120),
    reason: nasty("Reason", n === 4 ? 2000 : 500),
  })),
  ...range(8).map((n) => ({
    kind: "group",
    ref: `G${n}`,
    name: nasty(`Group ${n}`, 200),
  })),
  { kind: "meeting", ref: "next", body: nasty("Board", 200), date: "2021-02-03" },
  ...range(40).map((n) => ({
    kind: "challenge",
    ref: n === 7 ? "C7 *_[]()${1+1}<at>Bob" : `C${n}`,
    challengeKind: nth(CHALLENGE_KINDS, n),
    about:
      n % 3 === 0
        ? areas.slice(0, 20).map((a) => ({ kind: "area", ref: areaRef(a) }))
        : n % 3 === 1
          ? [
              { kind: "action", ref: LONGEST_ACTION },
              { kind: "risk", ref: "R4" },
            ]
          : [{ kind: "kpi", ref: "3.2" }],
    text: nasty(`Challenge ${n}`, n === 4 ? 2000 : 500),
    raisedBy: { id: `account ${n}`, name: nasty("Raiser", 200) },
    body: nasty("Body", 200),
    raised: "2020-12-18",
    owner: nth(people, n).ref,
    due: n % 2 ? "2021-01-12" : "2021-02-03",
    answer:
      n % 4 === 0
        ? {
            text: nasty("Answer", n === 4 ? 2000 : 500),
            by: nasty("Answerer", 200),
            at: "2021-01-19T10:00:00Z",
          }
        : null,
    closed:
      n % 8 < 2 || n === 4
        ? {
            by: nasty("Closer", 200),
            at: "2021-01-20T10:00:00Z",
            why: nasty("Why", n === 4 ? 2000 : 500),
          }
        : null,
    note: nasty("Note", 500),
  })),
]);

export const AWKWARD: World = {
  name: "an awkward plan",
  plan: awkwardPlan,
  typing: nasty("Typed", 500),
  somebody: nasty("Somebody", 200),
};
