import { NASTY } from "../../../bench/salad.ts";
import { ASK_NAMES, PRESS_NAMES, type PressName } from "../../../bot/asks/index.ts";
import type { Dice } from "../../support/dice.ts";

/** What whoever forges a press knows of the plan: everything that a card has shown. */
export type Known = {
  readonly plan: string;
  /** The version of an action or a challenge, or of the plan where none is named. */
  readonly seen: (ref?: string) => number;
  /** Nonces of forms that somebody else was given. */
  readonly nonces: readonly string[];
  readonly channels: readonly string[];
};

const CHALLENGES = ["C1", "C2", "C3", "C4", "C5"];
/** What a challenge can be about. */
const ABOUT = ["", "1.6", "2.5", "3.4", "area 5", "R1"];
const REFS = [
  ...["1.6", "2.5", "3.4", "4.2", "5.6", "R1", "R4", "1a", "4", "9.9", "hilary-fordham"],
  ...CHALLENGES,
];
const RISKS = ["R1", "R2", "R4"];
const MEETINGS = ["2021-02-03", "2020-12-18", "2021-12-31"];
const AREAS = ["1", "2", "3", "4", "5"];
const PEOPLE = ["zoe-richards", "dave-carr", "hilary-fordham", "nobody", ""];

const MEASURES = ["1a", "2b", "5a", "9z"];

/** What is said of any figure. */
const figure = (dice: Dice, n: number) => ({
  period: dice.pick(["3", "6", "day", "nineteen"]),
  actualAt: dice.pick(["2021-01-15", "2021-12-31", "soon"]),
  provisional: dice.pick(["true", "false"]),
  source: `Forged ${n}`,
  remark: "",
  nonce: `forged-${n}`,
});

type Payload = Record<string, unknown>;

type Example = (known: Known, dice: Dice, n: number) => Payload;

/** A press of every kind that a card can send, as their type sees to: right in itself, whether it is allowed is another matter. */
const PRESSES: Readonly<Record<PressName, Example>> = {
  help: () => ({ topic: "board" }),
  legend: () => ({}),
  use_plan: () => ({}),
  list: (_, dice) => ({
    page: 1 + dice.below(3),
    query: dice.pick([
      {
        kind: "action",
        where: { rag: { oneOf: ["red", "amber"] }, area: { oneOf: [dice.pick(AREAS)] } },
      },
      { kind: "risk", where: { severity: { oneOf: ["high"] } } },
      { kind: "challenge", where: { state: { oneOf: ["open"] } } },
      { kind: "kpi", about: "plan" },
    ]),
  }),
  refilter: (_, dice) => ({
    fRag: "red",
    fArea: dice.pick(AREAS),
    fOwner: dice.pick(PEOPLE),
    fDue: "",
  }),
  show_action: (_, dice) => ({ ref: dice.pick(REFS) }),
  update_action: (_, dice) => ({ ref: dice.pick(REFS) }),
  save_action: (known, dice, n) => {
    const ref = dice.pick(REFS);
    return {
      ref,
      seen: known.seen(ref),
      nonce: dice.falls(0.2) ? dice.pick(known.nonces) : `forged-${n}`,
      status: "in progress",
      rag: dice.pick(["red", "amber", "green", "none", ""]),
      reason: `Forged ${n}`,
      recovery: "Soon",
      progress: `Forged progress ${n}`,
      revisedDate: dice.pick(["", "2021-06-30"]),
      revisedReason: dice.pick(["", "Later"]),
      evidenceTitle: dice.pick(["", "Minutes"]),
      evidenceLink: "",
      noLink: "true",
    };
  },
  decide_date: (known, dice, n) => {
    const ref = dice.pick(REFS);
    return { ref, seen: known.seen(ref), nonce: `forged-${n}`, approve: dice.falls(0.5) };
  },
  board_rating: (_, dice) => ({ ref: dice.pick(REFS) }),
  save_board_rating: (known, dice, n) => {
    const ref = dice.pick(REFS);
    return {
      ref,
      seen: known.seen(ref),
      nonce: `forged-${n}`,
      rag: "amber",
      reason: `Forged ${n}`,
    };
  },
  evidence: (_, dice) => ({ ref: dice.pick(REFS), page: 1 }),
  add_evidence: (_, dice) => ({ kind: dice.pick(["action", "kpi"]), ref: dice.pick(REFS) }),
  save_evidence: (_, dice, n) => ({
    kind: dice.pick(["action", "kpi"]),
    ref: dice.pick(REFS),
    nonce: `forged-${n}`,
    evidenceTitle: `Forged ${n}`,
    evidenceLink: dice.pick(["", "https://example.org/minutes"]),
    noLink: false,
  }),
  show_risk: (_, dice) => ({ ref: dice.pick(REFS) }),
  log_risk: () => ({}),
  save_risk: (known, dice, n) => ({
    nonce: dice.falls(0.2) ? dice.pick(known.nonces) : `forged-${n}`,
    area: dice.pick(AREAS),
    description: `Forged risk ${n}`,
    rag: "red",
    severity: "high",
    mitigation: "",
    owner: dice.pick(PEOPLE),
    postMitigation: "low",
  }),
  heat_map: (_, dice) => ({ of: dice.pick(["residual", "inherent"]) }),
  update_risk: (_, dice) => ({ ref: dice.pick(RISKS) }),
  save_risk_update: (known, dice, n) => {
    const ref = dice.pick(RISKS);
    return {
      ref,
      seen: known.seen(ref),
      nonce: dice.falls(0.2) ? dice.pick(known.nonces) : `forged-${n}`,
      rag: dice.pick(["red", "amber", ""]),
      severity: "high",
      severityWords: "",
      postMitigation: dice.pick(["high", "unknown"]),
      postMitigationWords: `Forged ${n}`,
      inherent: "",
      residual: dice.pick(["", "3 x 4", "9 x 9"]),
      target: "",
      issue: "false",
      progress: `Forged progress ${n}`,
      mitigation: "",
      owner: dice.pick(PEOPLE),
      reviewBy: dice.pick(["", "2021-03-01"]),
      area: dice.pick(AREAS),
      description: `Forged risk ${n}`,
      links: dice.pick(["", "3.4", "9.9"]),
      corporateRef: "",
      why: "",
    };
  },
  review_risk: (_, dice) => ({ ref: dice.pick(RISKS) }),
  save_review: (known, dice, n) => {
    const ref = dice.pick(RISKS);
    const next = dice.pick(["", "2021-03-01"]);
    return { ref, seen: known.seen(ref), nonce: `forged-${n}`, on: "", next, note: "" };
  },
  close_risk: (known, dice, n) => {
    const ref = dice.pick(RISKS);
    return { ref, seen: known.seen(ref), nonce: `forged-${n}`, why: dice.pick(["", "Forged"]) };
  },
  reopen_risk: (known, dice, n) => {
    const ref = dice.pick(RISKS);
    return { ref, seen: known.seen(ref), nonce: `forged-${n}`, why: "" };
  },
  merge_risk: (known, dice, n) => {
    const ref = dice.pick(RISKS);
    return { ref, seen: known.seen(ref), nonce: `forged-${n}`, into: dice.pick(RISKS) };
  },
  risk_scale: () => ({}),
  save_risk_scale: (_, dice, n) => ({
    nonce: `forged-${n}`,
    size: dice.pick(["4", "5", ""]),
    high: "",
    medium: "",
    tolerance: dice.pick(["", "9", "99"]),
  }),
  show_challenge: (_, dice) => ({ ref: dice.pick(REFS) }),
  raise_challenge: (_, dice) => ({ subject: dice.pick(REFS) }),
  save_challenge: (_, dice, n) => ({
    nonce: `forged-${n}`,
    challengeKind: dice.pick(["question", "deep dive", ""]),
    about: dice.pick(ABOUT),
    text: `Forged challenge ${n}`,
    body: dice.pick(["none", "Improvement Board"]),
    owner: dice.pick([...PEOPLE, "default"]),
    due: dice.pick(["", "2021-02-28", "soon"]),
  }),
  answer_challenge: (_, dice) => ({ ref: dice.pick(REFS) }),
  save_answer: (known, dice, n) => {
    const ref = dice.pick(CHALLENGES);
    return { ref, seen: known.seen(ref), nonce: `forged-${n}`, answer: `Forged answer ${n}` };
  },
  close_challenge: (known, dice, n) => {
    const ref = dice.pick(CHALLENGES);
    return { ref, seen: known.seen(ref), nonce: `forged-${n}`, why: dice.pick(["", "Forged"]) };
  },
  history: (_, dice) => ({ kind: dice.pick(["action", "risk"]), ref: dice.pick(REFS), page: 1 }),
  whats_changed: (_, dice) => ({ since: dice.pick(["2020-12-18", "2021-01-20"]), page: 1 }),
  as_at: (_, dice) => ({ day: "2021-01-20", kind: "action", ref: dice.pick(REFS) }),
  scorecard: () => ({ page: 1 }),
  show_measure: (_, dice) => ({ ref: dice.pick(MEASURES) }),
  rate_milestone: (_, dice) => ({ ref: dice.pick(["2.1", "4.2"]), months: 3 }),
  save_milestone: (known, dice, n) => {
    const ref = dice.pick(["2.1", "4.2"]);
    const rating = dice.pick(["red", "met", ""]);
    return {
      ref,
      seen: known.seen(ref),
      months: 3,
      rating,
      comment: `c${n}`,
      nonce: `forged-${n}`,
    };
  },
  give_commentary: (_, dice) => ({ kind: "measure", ref: dice.pick(MEASURES) }),
  save_commentary: (known, dice, n) => {
    const ref = dice.pick(["2.1", "4.2"]);
    return {
      kind: "kpi",
      ref,
      months: 3,
      seen: known.seen(ref),
      what: `What ${n}`,
      why: dice.pick(["Forged", ""]),
      next: "Next",
      due: dice.pick(["2021-03-31", "soon"]),
      nonce: `forged-${n}`,
    };
  },
  record_figure: (_, dice) => ({ ref: dice.pick(MEASURES) }),
  save_figure: (known, dice, n) => {
    const ref = dice.pick(MEASURES);
    return {
      ...figure(dice, n),
      ref,
      seen: known.seen(ref),
      actual: dice.pick(["41", "none", "380 children"]),
    };
  },
  record_figures: (_, dice) => ({ area: dice.pick(AREAS), page: 1 }),
  save_figures: (known, dice, n) => {
    const refs = dice.falls(0.5) ? ["2a", "2b"] : [dice.pick(MEASURES)];
    const seens = refs.map((ref) => known.seen(ref));
    return { ...figure(dice, n), refs, seens, figure1: "41", figure2: dice.pick(["", "39"]) };
  },
  say_direction: (known, dice, n) => {
    const ref = dice.pick(MEASURES);
    const direction = dice.pick(["higher", "lower", "band"]);
    return { ref, seen: known.seen(ref), direction, nonce: `forged-${n}` };
  },
  contradictions: () => ({ page: 1 }),
  settle_contradiction: (_, dice) => ({ ref: dice.pick(MEASURES), key: "title:70:75" }),
  save_contradiction: (known, dice, n) => {
    const ref = dice.pick(MEASURES);
    return {
      ref,
      key: dice.pick(["title:70:75", "none"]),
      seen: known.seen(ref),
      verdict: dice.pick(["confirmed", "dismissed", ""]),
      reason: dice.pick(["", `Forged ${n}`]),
      nonce: `forged-${n}`,
    };
  },
  count_anew: (_, dice) => ({ ref: dice.pick(MEASURES) }),
  save_count_anew: (known, dice, n) => {
    const ref = dice.pick(MEASURES);
    return {
      ref,
      seen: known.seen(ref),
      at: dice.pick(["2021-01-01", "soon"]),
      baseline: dice.pick(["", "12"]),
      why: dice.pick(["", `Forged ${n}`]),
      nonce: `forged-${n}`,
    };
  },
  area_overview: (_, dice) => ({ area: dice.pick(AREAS) }),
  deep_dive: (_, dice) => ({ area: dice.pick(AREAS), page: 1 + dice.below(9) }),
  overall_rating: (_, dice) => (dice.falls(0.5) ? { page: 1 } : { area: dice.pick(AREAS) }),
  rate_overall: (_, dice) => (dice.falls(0.5) ? {} : { area: dice.pick(AREAS) }),
  save_overall_rating: (known, dice, n) => ({
    area: dice.pick(["", ...AREAS]),
    body: dice.pick(["", "our own", "DfE", "THE BOARD", " dfe "]),
    rating: dice.pick(["green/amber", `Forged ${n}`, ""]),
    date: dice.pick(["", "2020-12-18", "2021-12-18", "soon"]),
    occasion: dice.pick(["", "visit"]),
    reason: dice.pick(["", `Forged ${n}`]),
    seen: dice.falls(0.5) ? known.seen() : undefined,
    nonce: `forged-${n}`,
  }),
  show_kpi: (_, dice) => ({ ref: dice.pick(REFS) }),
  summary: () => ({}),
  exceptions: () => ({ page: 1 }),
  meetings: () => ({ page: 1 }),
  show_meeting: (_, dice) => ({ ref: dice.pick(MEETINGS) }),
  meeting_form: (_, dice) => (dice.falls(0.5) ? { ref: dice.pick(MEETINGS) } : {}),
  save_meeting: (known, dice, n) => ({
    ...(dice.falls(0.5) ? { ref: dice.pick(MEETINGS), seen: known.seen() } : {}),
    nonce: `forged-${n}`,
    date: dice.pick(["2021-03-03", "2021-02-30", ""]),
    time: dice.pick(["14:00", "late", ""]),
    body: `Forged ${n}`,
    place: "",
    monthly: dice.pick(["true", "false", ""]),
  }),
  cancel_meeting: (_, dice, n) => ({ ref: dice.pick(MEETINGS), nonce: `forged-${n}` }),
  freeze_papers: (_, dice, n) => ({ ref: dice.pick(MEETINGS), nonce: `forged-${n}` }),
  open_board: (_, dice, n) => ({ ref: dice.pick(MEETINGS), nonce: `forged-${n}` }),
  close_board: (_, dice, n) => ({ ref: dice.pick(MEETINGS), nonce: `forged-${n}` }),
  meeting_report: (_, dice) => ({ ref: dice.pick(MEETINGS) }),
  walk: (_, dice) => ({
    after: { group: "red", kind: "action", ref: dice.pick(REFS), place: dice.below(9) },
  }),
  prep: (_, dice) => ({
    ref: dice.pick(MEETINGS),
    section: dice.pick(["changed", "gaps", "updates"]),
    page: 1,
  }),
  missing_updates: (_, dice) => ({ owners: [dice.pick(PEOPLE.slice(0, 4))], page: 1 }),
  ask_update: (_, dice, n) => ({
    owner: dice.falls(0.2) ? undefined : dice.pick(PEOPLE.slice(0, 4)),
    nonce: `forged-${n}`,
  }),
  snooze: (_, dice, n) => ({ ref: dice.pick(REFS), nonce: `forged-${n}` }),
  not_mine: (_, dice, n) => ({ ref: dice.pick(REFS), nonce: `forged-${n}` }),
  set_reminders: (_, dice, n) => ({
    how: dice.pick(["daily", "weekly", "off"]),
    nonce: `forged-${n}`,
  }),
  attendance: (_, dice) => ({ ref: dice.pick(MEETINGS) }),
  save_attendance: (known, dice, n) => ({
    ref: dice.pick(MEETINGS),
    seen: known.seen(),
    nonce: `forged-${n}`,
    seats: dice.pick(["0.0,1.0", "9.9", ""]),
    names: `Forged ${n}`,
  }),
  settings: () => ({}),
  follow_plan: (_, dice) => ({ following: dice.falls(0.5) }),
  post: (known, dice) => ({
    what: dice.pick(["scorecard", "summary", "exceptions"]),
    to: dice.falls(0.5) ? [...known.channels] : undefined,
  }),
  schedules: () => ({ page: 1 }),
  save_schedule: (known, dice, n) => ({
    what: dice.pick(["scorecard", "summary"]),
    when: dice.pick<object>([
      { each: "once", date: dice.pick(["2021-02-03", "2020-12-18"]), time: "09:00" },
      { each: "week", weekday: 1, every: 2, from: "2021-01-25", time: "09:00" },
      { each: "board", before: 3, time: "09:00" },
    ]),
    nonce: `forged-${n}`,
    to: dice.falls(0.5) ? [...known.channels, ...(dice.falls(0.3) ? ["c-none"] : [])] : undefined,
  }),
  change_schedule: (_, dice, n) => ({
    ref: dice.pick(["S1", "S2", "S9"]),
    to: dice.pick(["paused", "on", "deleted"]),
    nonce: `forged-${n}`,
  }),
  choose_posts: () => ({}),
  save_channel_posts: (_, dice, n) => ({
    nonce: `forged-${n}`,
    wants: dice.pick(["summary,notes", "", "everything"]),
  }),
  confirm_post: (known, dice, n) => ({
    what: dice.pick(["scorecard", "summary"]),
    look: dice.pick(["", "another card"]),
    nonce: `forged-${n}`,
    to: dice.falls(0.5) ? [...known.channels] : undefined,
  }),
  resend_post: (known, dice, n) => ({
    what: dice.pick(["scorecard", "summary"]),
    post: dice.pick(known.nonces),
    nonce: `forged-${n}`,
  }),
};

/** The name of an ask, also of one that people may type and no card may send, or of none at all. */
const COMMANDS = [
  ...ASK_NAMES,
  ..."__proto__ constructor toString hasOwnProperty valueOf".split(" "),
  "",
  "DROP_TABLE",
  "save_action ",
];

const PLANS = [
  "lancashire-app",
  "no-such-plan",
  "",
  "../lancashire-app",
  "local:lancashire-app",
  "__proto__",
];

const deep = (depth: number): unknown => (depth === 0 ? "deep" : { a: [deep(depth - 1)] });
const own = (key: string, value: unknown): unknown =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

/** Something that was not expected where it stands. */
function odd(dice: Dice, known: Known): unknown {
  return dice.pick<() => unknown>([
    () => null,
    () => dice.falls(0.5),
    () => dice.pick([0, -1, 1, 1.5, 1e308, -1e308, 2 ** 53, 99, 10_001]),
    () => "",
    () => " ",
    () => [],
    () => ({}),
    () => [[[[]]]],
    () => deep(60),
    () => "x".repeat(dice.pick([2001, 20_000, 90_000])),
    () => "語".repeat(20_000),
    () => dice.pick(NASTY),
    () => [dice.pick(NASTY), null, 7],
    () => dice.pick(COMMANDS),
    () => dice.pick(PLANS),
    () => dice.pick(REFS),
    () => dice.pick(known.nonces),
    () => own("__proto__", { isAdmin: true, clerk: true, kind: "member" }),
    () => own("constructor", { prototype: { clerk: true } }),
    () => ({ toString: "x", valueOf: null, length: -1 }),
    () => Array.from({ length: 500 }, (_, n) => String(n)),
  ])();
}

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

/** Every place in a value that could hold something else. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** Changes one thing in a value: takes something away, adds something, or puts something odd in its place. */
function mutate(value: unknown, dice: Dice, known: Known): void {
  const places = placesIn(value);
  if (places.length === 0) return;
  const { holder, key } = dice.pick(places);
  const set = (name: string, to: unknown) =>
    Object.defineProperty(holder, name, {
      value: to,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  const way = dice.roll();
  if (way < 0.2) delete holder[key];
  else if (way < 0.35) {
    const extra = [
      "__proto__",
      "constructor",
      "toString",
      "tenant",
      "who",
      "clerk",
      "by",
      "at",
      "seen",
    ];
    set(dice.pick(extra), odd(dice, known));
  } else set(key, odd(dice, known));
}

/** The value of an invoke: a press that is right in itself, or one that was changed in up to four places, or nothing like one. */
export function forgedValue(dice: Dice, known: Known, n: number): unknown {
  if (dice.falls(0.03)) return odd(dice, known);
  const command = dice.pick(PRESS_NAMES);
  const data = { command, plan: known.plan, ...PRESSES[command](known, dice, n) };
  const value = {
    action: {
      type: "Action.Execute",
      id: "",
      verb: dice.falls(0.8) ? command : dice.pick(COMMANDS),
      data,
    },
    trigger: dice.pick(["manual", "automatic"]),
  };
  if (dice.falls(0.3)) return value;
  const times = 1 + dice.below(4);
  for (let time = 0; time < times; time++) mutate(dice.falls(0.85) ? data : value, dice, known);
  return value;
}
