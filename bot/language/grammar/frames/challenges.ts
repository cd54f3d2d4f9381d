import type { Ask } from "../../../asks/index.ts";
import { subjectsText } from "../../../plan/challenges/subjects.ts";
import type { Criterion } from "../../../plan/model/criterion.ts";
import { officersOf } from "../../../plan/rights/people.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";
import { weighed } from "../tally.ts";
import { whoIn } from "../who.ts";
import { topics } from "./items.ts";

/** Questions for challenges, and what is said to be challenged. */

const shown = (said: Said) =>
  ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));
const count = (said: Said) => hasValue(said, "op", "count");

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
