import type { Ask } from "../../../asks/index.ts";
import { subjectsText } from "../../../plan/challenges/subjects.ts";
import type { Criterion } from "../../../plan/model/criterion.ts";
import type { Kind } from "../../../plan/model/kind.ts";
import { officersOf } from "../../../plan/rights/people.ts";
import { isOf, type Slot, type SlotOf } from "../../line/slot.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";
import { weighed } from "../tally.ts";
import { meUnknown, whoIn } from "../who.ts";
import { monthsIn, topics } from "./items.ts";

/** Questions for the scorecard, KPIs, challenges, the summary, the board's rules and its meetings. */

const shown = (said: Said) =>
  ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));
const count = (said: Said) => hasValue(said, "op", "count");

export function measureFrames(said: Said): readonly Candidate[] {
  const topic = topics(said, "scorecard", "hitting");
  const nouns = ofType(said, "kind").filter(({ value }) => value === "measure");
  const facts = ofType(said, "fact").filter(({ value }) =>
    /^(?:target|baseline|actual)$/.test(value),
  );
  const kpis = ofType(said, "kind").filter(({ value }) => value === "kpi");
  const { months, used } = monthsIn(said);
  if (ofType(said, "item").length > 0) return [];
  const scored =
    topics(said, "scorecard").length > 0 ||
    nouns.length > 0 ||
    (facts.length > 0 &&
      kpis.length === 0 &&
      (topic.length > 0 ||
        months !== undefined ||
        facts.some(({ value }) => value !== "baseline")));
  if (!scored) return [];
  const [area] = ofType(said, "area");
  const ask: Ask = {
    command: "scorecard",
    page: 1,
    ...(area ? { area: area.value[0] ?? "" } : {}),
    ...(months ? { months } : {}),
  };
  const base = topics(said, "scorecard").length > 0 || nouns.length > 0 ? 0.1 : 0.3;
  return [
    weighed(said, ask, base, [
      ...topic,
      ...nouns,
      ...facts,
      ...used,
      ...(area ? [area] : []),
      ...shown(said),
      ...ofType(said, "lacks").filter(({ value }) => /actual|target/.test(value)),
      ...ofType(said, "kind").filter(({ value }) => value === "area"),
    ]),
  ];
}

export function kpiFrames(said: Said): readonly Candidate[] {
  const nouns = ofType(said, "kind").filter(({ value }) => value === "kpi");
  const promised =
    /\bpromise/.test(said.tokens.map(({ text }) => text).join(" ")) &&
    monthsIn(said).months !== undefined;
  if ((nouns.length === 0 && !promised) || ofType(said, "item").length > 0) return [];
  const { months, used } = monthsIn(said);
  const areas = ofType(said, "area");
  const lacks = ofType(said, "lacks").filter(({ value }) => value === "target");
  const rags = ofType(said, "rag");
  const [text] = ofType(said, "text").filter(({ cued }) => cued);
  const where: Record<string, Criterion> = {};
  const refs = areas.flatMap(({ value }) => value);
  if (refs.length > 0) where.area = { oneOf: refs };
  if (lacks.length > 0) where.target = { missing: true };
  // "By New Year": the milestones of the last period that ends by then.
  const [bound] = ofType(said, "date").filter((one) => !used.includes(one) && !one.value.now);
  const ends = bound && periodBy(said, bound);
  const period = months ?? ends;
  const nothing = hasValue(said, "word", "no");
  const isBlank =
    nothing !== undefined ||
    /\b(?:without|missing|blank|empty|lack|lacks|lacking)\b/.test(
      said.tokens.map(({ text }) => text).join(" "),
    );
  if (period) where.period = isBlank ? { not: [period] } : { oneOf: [period] };
  if (bound && ends === undefined) return [];
  if (rags.length > 0) where.rag = { oneOf: [...new Set(rags.flatMap(({ value }) => value))] };
  const ask: Ask = {
    command: "list",
    query: { kind: "kpi", where, ...(text ? { about: text.value } : {}) },
    page: 1,
  };
  const own = [
    ...nouns,
    ...areas,
    ...lacks,
    ...rags,
    ...used,
    bound,
    ...(text ? [text] : []),
    ...shown(said),
    count(said),
    ...topics(said, "hitting"),
    ...ofType(said, "kind").filter(({ value }) => value === "area"),
    hasValue(said, "word", "was due"),
    ...(period && isBlank ? [nothing, hasValue(said, "word", "except")] : []),
    ...ofType(said, "fact").filter(({ value }) => value === "target"),
  ];
  return [weighed(said, ask, 0.05, own)];
}

/** The last period of the plan that ends by a day. */
function periodBy({ scene, past }: Said, { value }: SlotOf<"date">): number | undefined {
  const { to } = past ? value.gone : value.coming;
  const by = scene.plan.items.about
    .flatMap(({ periods }) => periods)
    .filter(({ ends }) => ends <= to);
  return by.sort((a, b) => a.months - b.months).at(-1)?.months;
}

const OPEN: readonly string[] = ["open", "answered"];

export function challengeFrames(said: Said): readonly Candidate[] {
  const nouns = ofType(said, "kind").filter(({ value }) => value === "challenge");
  const owed = topics(said, "owed reply");
  const raised = /\bchallenged\b/.test(said.tokens.map(({ text }) => text).join(" "));
  if (nouns.length === 0 && owed.length === 0 && !raised) return [];
  const { asker } = said.scene;
  const text = said.tokens.map((one) => one.text).join(" ");
  const isList =
    said.mood === "question" ||
    /\b(?:challenges|questions|queries|assurances|recommendations)\b/.test(text) ||
    shown(said).length > 0 ||
    owed.length > 0 ||
    nouns.some(({ to, from }) => said.scene.line.tokens[to - 1]?.text.endsWith("s") && to > from);
  if (!isList) return [];
  const where: Record<string, Criterion> = {};
  const used: (Slot | undefined)[] = [...nouns, ...owed, ...shown(said), count(said)];
  const states = ofType(said, "status");
  if (owed.length > 0) where.state = { oneOf: ["open"] };
  else if (
    /\b(?:unanswered|not been answered|no answers?|not answered|without an answer|not have an answer|waiting for an answer)\b/.test(
      text,
    )
  )
    where.state = { oneOf: ["open"] };
  else if (states.some(({ value }) => value.includes("not started")) || /\bopen\b/.test(text))
    where.state = { oneOf: [...OPEN] };
  else if (states.some(({ value }) => value.join() === "complete"))
    where.state = { oneOf: ["closed"] };
  else if (/\banswered (?:challenges|questions|queries)\b/.test(text))
    where.state = { oneOf: ["answered"] };
  used.push(...states, hasValue(said, "word", "not"));
  const areas = ofType(said, "area");
  if (areas.length > 0) where.areas = { oneOf: areas.flatMap(({ value }) => value) };
  used.push(...areas, ...ofType(said, "kind").filter(({ value }) => value === "area"));
  const items = ofType(said, "item").filter(({ value }) => value.length === 1);
  const [item] = items.flatMap(({ value }) => value);
  if (item) where.about = { oneOf: [`${item.kind}:${item.ref}`] };
  used.push(...items);
  const [late] = ofType(said, "late");
  if (late) {
    where.late = { is: true };
    used.push(late);
  }
  const who = whoIn(said);
  const mine =
    ofType(said, "me").length > 0 || /\bi (?:raised|asked)\b|\b(?:have|did|has) i\b/.test(text);
  if (mine) {
    if (asker.id === null) {
      return [
        weighed(
          said,
          refuse("You are here without an account, so I cannot tell which challenges are yours."),
          0.1,
          [...used, ...ofType(said, "me")],
        ),
      ];
    }
    const officers = officersOf(said.scene.plan, asker).map(({ ref }) => ref);
    where.party = { oneOf: [...new Set([asker.id, ...officers, ...who.some])] };
    used.push(...ofType(said, "me"));
  } else if (who.some.length > 0) {
    where.owner = { oneOf: [...who.some] };
  }
  used.push(...ofType(said, "person"));
  const [date] = ofType(said, "date").filter(({ value }) => !value.now);
  if (date) {
    const { gone } = date.value;
    where.raised = { from: gone.symbol === "@last_meeting" ? "@last_meeting" : gone.from };
    used.push(date);
  }
  used.push(...ofType(said, "moved").filter(({ value }) => value === "new"));
  const kinds = kindsOfChallenge(text);
  if (kinds) where.challengeKind = { oneOf: [kinds] };
  const ask: Ask = {
    command: "list",
    query: { kind: "challenge", where },
    page: 1,
    ...(count(said) ? { count: true } : {}),
  };
  return [weighed(said, ask, mine ? 0.05 : 0.15, used)];
}

/** "The committee wants assurance about …", "how can 5.3 be complete when …": said to be challenged, in their own words. */
export function wantedFrames(said: Said): readonly Candidate[] {
  const [wants] = ofType(said, "act").filter(({ value }) => value === "wants");
  const { line, lattice } = said.scene;
  const text = said.tokens.map((one) => one.text).join(" ");
  const asks =
    /\bhow (?:can|could|come|on earth)\b.*\b(?:be|is|are|when|if|say)\b/.test(text) &&
    said.slots.some(isOf("item"));
  if (!wants && !asks) return [];
  const from = wants?.to ?? 0;
  const rest = line.text
    .slice(line.tokens[from]?.at ?? line.text.length)
    .replace(/^(?:as to|about|on|regarding|for|that)\s+/i, "")
    .replace(/[\s.]+$/, "");
  const behind = lattice.slots.filter((one) => one.from >= from && one.cost < 0.4);
  const item = behind.find(isOf("item"));
  const area = behind.find(isOf("area"));
  const [first] = item && isOf("item")(item) ? item.value : [];
  const hinted = said.scene.plan.items.area.find(({ hints }) =>
    hints.some((hint) => ` ${rest.toLowerCase()} `.includes(` ${hint.toLowerCase()} `)),
  )?.ref;
  const ref = area && isOf("area")(area) ? area.value[0] : hinted;
  const about = first
    ? subjectsText([{ kind: first.kind, ref: first.ref } as never], said.scene.plan)
    : ref
      ? subjectsText([{ kind: "area", ref }], said.scene.plan)
      : undefined;
  const challengeKind = /\bassurance\b/.test(text)
    ? "assurance"
    : /\bdeep dive\b/.test(text)
      ? "deep dive"
      : "question";
  const ask: Ask = {
    command: "raise_challenge",
    typed: { challengeKind, ...(about ? { about } : {}), ...(rest ? { text: rest } : {}) },
  };
  return [{ ask, cost: 0.3, unused: [] }];
}

const kindsOfChallenge = (text: string) =>
  /\brecommendations\b/.test(text)
    ? "recommendation"
    : /\bdeep dives\b/.test(text)
      ? "deep dive"
      : /\bassurances\b/.test(text)
        ? "assurance"
        : undefined;

const GOVERNANCE = [
  "quorum",
  "voting",
  "substitutes",
  "frequency",
  "accountability",
  "chair",
  "membership",
  "purpose",
  "ratings",
] as const;

export function boardFrames(said: Said): readonly Candidate[] {
  const out: Candidate[] = [];
  const soft = said.slots.filter(
    (one) =>
      isOf("kind", "number", "act", "text", "organisation", "date", "op", "me")(one) &&
      !(isOf("act")(one) && !/^(?:show|where|going|need)$/.test(one.value)),
  );
  for (const topic of GOVERNANCE) {
    const found = topics(said, topic);
    if (found.length === 0) continue;
    // "What happens on a tie" and "who chairs" are one of them, whatever else of the board is named.
    const others = ofType(said, "topic").filter(
      ({ value }) => GOVERNANCE.some((one) => one === value) || value === "next meeting",
    );
    const colours = topic === "ratings" ? ofType(said, "rag") : [];
    const board = said.cover.skipped.length;
    out.push(
      weighed(
        said,
        { command: "governance", topic },
        0.1 +
          (found.length < others.length ? 0.05 * GOVERNANCE.indexOf(topic) : 0) -
          0.6 * Math.min(2, board),
        [...found, ...others, ...colours, ...soft],
      ),
    );
  }
  for (const [topic, asks] of [
    ["next meeting", "next"],
    ["last meeting", "last"],
  ] as const) {
    const found = topics(said, topic);
    if (found.length > 0)
      out.push(weighed(said, { command: "meetings", page: 1, asks }, 0.05, [...found, ...soft]));
  }
  return out;
}

export function planFrames(said: Said): readonly Candidate[] {
  const out: Candidate[] = [];
  const [summary] = topics(said, "summary");
  const acts = shown(said);
  if (summary && ofType(said, "area").length === 0) {
    out.push(
      weighed(said, { command: "summary" }, 0.2, [summary, ...topics(said, "summary"), ...acts]),
    );
  }
  const [exceptions] = topics(said, "exceptions");
  if (exceptions)
    out.push(weighed(said, { command: "exceptions", page: 1 }, 0.1, [exceptions, ...acts]));
  const help = ofType(said, "act").filter(({ value }) => value === "help" || value === "howto");
  if (help.length > 0) {
    const howto = help.some(({ value }) => value === "howto");
    out.push(
      weighed(
        said,
        { command: "help" },
        howto ? 0.3 : 0.1,
        howto ? said.slots : [...help, ...acts],
      ),
    );
  }
  const [digest] = topics(said, "digest");
  if (digest)
    out.push(
      weighed(said, { command: "my_digest" }, 0.05, [digest, ...acts, ...ofType(said, "me")]),
    );
  const [carried] = topics(said, "carried forward");
  if (carried) {
    out.push(
      weighed(
        said,
        refuse(
          "This plan does not say which actions were carried forward from an earlier one, so I cannot list them. “show all actions” lists every action it has.",
        ),
        0.05,
        said.slots,
      ),
    );
  }
  return out;
}

/** What is wanted of updates: who has not sent theirs, and the clerk's preparation. */
export function updateFrames(said: Said): readonly Candidate[] {
  const out: Candidate[] = [];
  const silent = topics(said, "who not updated");
  const stale = hasValue(said, "word", "not updated");
  const text = said.tokens.map((one) => one.text).join(" ");
  const whoAsked = /\b(?:who|owners|which owners|owes?|chas|sent|what do i)\b/.test(text);
  if (silent.length > 0 || (stale && whoAsked && /\bwho|owners\b/.test(text))) {
    const who = whoIn(said);
    const own =
      /\bwhat (?:do|should|must|have) i\b/.test(text) &&
      !/\bchase\b/.test(text) &&
      who.some.length === 0;
    const mine = own
      ? said.scene.plan.items.person
          .filter(({ account }) => account !== null && account.id === said.scene.asker.id)
          .map(({ ref }) => ref)
      : [];
    const areas = ofType(said, "area").flatMap(({ value }) => value);
    const dates = ofType(said, "date");
    const papers = topics(said, "papers");
    const symbol = dates
      .map(({ value }) => value.coming.symbol ?? value.gone.symbol)
      .find((one) => one !== undefined);
    const since = dates.some(
      ({ value }) => value.relation === "since" || value.coming.symbol === "@last_meeting",
    );
    const before =
      papers.length > 0 || symbol === "@papers_deadline"
        ? "@papers_deadline"
        : symbol && !since
          ? symbol
          : undefined;
    const owners = own ? mine : who.some;
    const finer = said.slots.some((one) => isOf("rag", "late", "item")(one)) || who.not.length > 0;
    const used = [
      ...silent,
      ...(stale ? [stale] : []),
      ...who.used,
      ...ofType(said, "area"),
      ...dates.filter(({ value }) => value.coming.symbol !== undefined),
      ...papers,
      ...shown(said),
      ...ofType(said, "kind").filter(({ value }) => /^(?:action|area)$/.test(value)),
      ...ofType(said, "act").filter(({ value }) => value === "chase" || value === "need"),
    ];
    if (finer) {
      out.push(weighed(said, refuse(NOT_FINER), 0.6, said.slots));
    } else if (!(own && mine.length === 0)) {
      out.push(
        weighed(
          said,
          {
            command: "missing_updates",
            page: 1,
            ...(owners.length > 0 ? { owners: [...owners] } : {}),
            ...(areas.length > 0 ? { areas } : {}),
            ...(before && before !== "@papers_frozen" ? { before } : {}),
          },
          0.1,
          used,
        ),
      );
    } else out.push(weighed(said, meUnknown(), 0.1, used));
  }
  const prep = ofType(said, "act").filter(({ value }) => value === "prep");
  if (prep.length > 0) {
    out.push(
      weighed(said, { command: "prep", page: 1 }, 0.1, [
        ...prep,
        ...ofType(said, "date").filter(
          ({ value }) => value.coming.symbol !== undefined || /day/.test(text),
        ),
        ...ofType(said, "act").filter(({ value }) => value === "help"),
        ...shown(said),
        ...ofType(said, "kind").filter(({ value }) => value === "meeting"),
        ...topics(said, "papers"),
      ]),
    );
  }
  return out;
}

const NOT_FINER =
  "I can list who has not updated what by owner and by area, and ask one owner or everybody: “who has not updated in area 3”, “ask everybody for an update”. I cannot by colour, by lateness, for one action, or for all but somebody. Nothing was sent.";

export const KIND_OF_TOPIC: Partial<Record<Kind, string>> = {};
