import type { ChallengeKind } from "../plan/challenges/challenge-kinds.ts";
import type { ChallengeState } from "../plan/challenges/challenge-state.ts";
import { subjectsIn, subjectsText } from "../plan/challenges/subjects.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import type { Asker } from "../plan/rights/people.ts";
import { QUESTION } from "./action-words.ts";
import { ChallengeFilter } from "./filters.ts";
import type { Reading } from "./reading.ts";
import type { Request } from "./request.ts";
import { straight } from "./words.ts";

/** The kind of challenge that words name; a question, where they name none. */
function kindIn(words: string): ChallengeKind {
  if (/\bassurance\b/i.test(words)) return "assurance";
  if (/\bdeep[- ]dive\b/i.test(words)) return "deep dive";
  return /\brecommend/i.test(words) ? "recommendation" : "question";
}

/**
 * A challenge whose words follow a colon: it is kept at once. Not so a "question", which is asked of
 * the bot as often as of an officer: it opens the form. Undefined where the plan has no such thing.
 */
export function raisedIn(
  plan: Plan,
  { what, about, text }: { readonly what: string; readonly about: string; readonly text: string },
): Request | undefined {
  if (subjectsIn(plan, about).unknown.length > 0) return undefined;
  const typed = { challengeKind: kindIn(what), about, text };
  if (/^(?:question|query)$/i.test(what)) {
    return about === "" ? undefined : { command: "raise_challenge", typed };
  }
  return { command: "save_challenge", ...typed, body: "", owner: "", due: "" };
}

/** What a reading about challenges asks for: a list of them, or the form filled in with what was said. */
export function challengeRequest(
  reading: Reading,
  plan: Plan,
  asker: Asker,
  /** The officers that the asker is. */
  mine: readonly string[],
  line: string,
): Request {
  const asks = QUESTION.test(line) && !/^(?:do|should|how (?:do|can)) (?:we|i)\b/i.test(line);
  if (reading.more.mode !== "list" && !asks) return raising(reading, line);
  if (reading.more.owner !== undefined && asker.id === null) {
    return {
      command: "refuse",
      sentence: "You are here without an account, so I cannot tell which challenges are yours.",
    };
  }
  return {
    command: "list_challenges",
    filter: filterIn(reading, asker, mine, line, plan),
    page: 1,
    ...(/\bhow many\b/i.test(line) ? { count: true } : {}),
  };
}

function raising({ reference, areas }: Reading, line: string): Request {
  const about = reference ? [reference] : areas.map((ref) => ({ kind: "area" as const, ref }));
  const text = textIn(line);
  return {
    command: "raise_challenge",
    typed: {
      challengeKind: kindIn(line),
      ...(about.length > 0 ? { about: subjectsText(about) } : {}),
      ...(text ? { text } : {}),
    },
  };
}

const BECAUSE = /:\s*|\b(?:because|since|as)\b[\s:,]*|;\s*| - /i;
/** Up to the last reference: 3.4, R2, 1a, area 3. */
const UP_TO_REFERENCE = /^.*\b(?:[ar]?\d{1,3}[.,]\d{1,3}|r\d{1,3}|\d{1,3}[a-z]|area \d{1,3})\b/i;
const MANNERS =
  /(?:^|[\s,]+)(?:please|pls|plz|thanks|thank you|cheers|(?:madam )?chair|now|today)[\s,.!?]*$/i;
const ITSELF = /\b(?:challenge\w*|assurance|deep[- ]dive|questions?|recommend\w*)\b/i;

/** What somebody challenges, in their own words: what follows "because", or the thing that it is about. */
function textIn(line: string): string {
  const plain = straight(line);
  const because = BECAUSE.exec(plain);
  const reference = UP_TO_REFERENCE.exec(plain);
  const from = because ? because.index + because[0].length : reference?.[0].length;
  let text = from === undefined ? "" : line.slice(from);
  while (MANNERS.test(text)) text = text.replace(MANNERS, "");
  text = text.trim();
  const enough = plain.includes(":") || text.split(/\s+/).length >= (because ? 2 : 3);
  return enough && !ITSELF.test(text) ? text : "";
}

const ASKED_STATES: readonly (readonly [RegExp, readonly ChallengeState[]])[] = [
  [/\b(?:unanswered|not (?:been )?answered|no answers?|wait\w* for an answer)\b/i, ["open"]],
  [/\b(?:open|outstanding|not (?:been )?closed|unclosed)\b/i, ["open", "answered"]],
  [/\banswered challenges\b/i, ["answered"]],
  [/\bclosed\b/i, ["closed"]],
];

function filterIn(
  { reference, areas, owners, more }: Reading,
  asker: Asker,
  mine: readonly string[],
  line: string,
  plan: Plan,
): ChallengeFilter {
  const own = more.owner !== undefined && asker.id !== null;
  const states = ASKED_STATES.find(([pattern]) => pattern.test(line))?.[1];
  const known = owners.filter((ref) => plan.items.person.some((person) => person.ref === ref));
  const since = ChallengeFilter.shape.since.safeParse(more.since).data;
  return {
    ...(states ? { states: [...states] } : {}),
    ...(areas.length > 0 ? { areas: [...areas] } : {}),
    ...(reference ? { about: { kind: reference.kind, ref: reference.ref } } : {}),
    ...(own && asker.id !== null ? { mine: { account: asker.id, people: [...mine] } } : {}),
    ...(!own && known.length > 0 ? { owners: known } : {}),
    ...(since ? { since } : {}),
    ...(/\b(?:overdue|late)\b/i.test(line) ? { late: true as const } : {}),
  };
}
