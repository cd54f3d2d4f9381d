import type { Challenge, ChallengeKind, Change, Subject } from "../model/model.ts";
import type { Mark } from "../model/rag.ts";
import { find, type Plan } from "../model/snapshot.ts";
import { type CalendarDate, dateIn, daysBetween } from "../time/calendar-date.ts";
import { areasOf } from "./subjects.ts";

/** How far a challenge is: without an answer, answered, closed. */
export const CHALLENGE_STATES = ["open", "answered", "closed"] as const;
export type ChallengeState = (typeof CHALLENGE_STATES)[number];

export const CHALLENGE_MARKS = {
  open: {
    word: "No answer yet",
    symbol: "◇",
    colour: "default",
    ground: "emphasis",
    definition: "raised, and nobody has answered it",
  },
  answered: {
    word: "Answered",
    symbol: "◆",
    colour: "default",
    ground: "default",
    definition: "answered, and not closed yet",
  },
  closed: {
    word: "Closed",
    symbol: "✔",
    colour: "default",
    ground: "accent",
    definition: "closed by whoever raised it, the chair or a clerk",
  },
} as const satisfies Record<ChallengeState, Mark>;

export const CHALLENGE_KINDS = {
  question: "Question",
  assurance: "Further assurance",
  "deep dive": "Deep dive",
  recommendation: "Recommendation",
} as const satisfies Record<ChallengeKind, string>;

/** What an answer is, as every card that shows one says. */
export const WORKING_NOTE = "a working note, not a minute or a decision";

export function stateOf({ answer, closed }: Challenge): ChallengeState {
  if (closed) return "closed";
  return answer ? "answered" : "open";
}

/** How many days a challenge has stood: from the day it was raised to today, or to the day it was closed. */
export const ageOf = ({ raised, closed }: Challenge, today: CalendarDate): number =>
  Math.max(0, daysBetween(raised, closed ? dateIn(new Date(closed.at)) : today));

/** Past the day by which it was to be answered, and not answered. */
export const isLate = (challenge: Challenge, today: CalendarDate): boolean =>
  stateOf(challenge) === "open" && challenge.due !== null && challenge.due < today;

/** Every challenge but those that were withdrawn, which stay in the record. */
export const allChallenges = (plan: Plan): readonly Challenge[] =>
  plan.items.challenge.filter((challenge) => !challenge.withdrawn);

/** The challenges that are not closed, those without an answer first, then the oldest. */
export const openChallenges = (plan: Plan): readonly Challenge[] =>
  inOrder(allChallenges(plan).filter((challenge) => !challenge.closed));

/** As a board takes them: those without an answer, then those that wait to be closed, then the closed; the oldest first. */
export function inOrder(challenges: readonly Challenge[]): readonly Challenge[] {
  const place = (challenge: Challenge) => CHALLENGE_STATES.indexOf(stateOf(challenge));
  return [...challenges].sort(
    (a, b) => place(a) - place(b) || (a.raised < b.raised ? -1 : a.raised > b.raised ? 1 : 0),
  );
}

/** Whether a challenge names this very item. */
export const isAbout = ({ about }: Challenge, { kind, ref }: Subject): boolean =>
  about.some((subject) => subject.kind === kind && subject.ref === ref);

/** Whether a challenge is about an area, or about anything in it. */
export const isInArea = (plan: Plan, { about }: Challenge, area: string): boolean =>
  about.some((subject) => areasOf(plan, subject).includes(area));

/** The challenges that changes have made, as they now stand, without those withdrawn since. */
export function newChallenges(plan: Plan, changes: readonly Change[]): readonly Challenge[] {
  const made = changes
    .flatMap(({ items }) => items)
    .filter(({ before, after }) => before === null && after.kind === "challenge");
  return made
    .map(({ after }) => find(plan, "challenge", after.ref))
    .filter((challenge) => challenge !== undefined)
    .filter((challenge) => !challenge.withdrawn);
}

/** The next free reference: C1, C2, … */
export function nextChallengeRef(plan: Plan): string {
  const numbers = plan.items.challenge.map(({ ref }) => Number(/^C(\d+)$/.exec(ref)?.[1] ?? 0));
  return `C${Math.max(0, ...numbers) + 1}`;
}
