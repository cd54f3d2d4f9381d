import type { Mark } from "../model/rag.ts";
import { type CalendarDate, dateIn, daysBetween } from "../time/calendar-date.ts";
import type { Challenge } from "./challenge.kind.ts";

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

/** As a board takes them: those without an answer, then those that wait to be closed, then the closed; the oldest first. */
export const asTaken = (a: Challenge, b: Challenge): number =>
  CHALLENGE_STATES.indexOf(stateOf(a)) - CHALLENGE_STATES.indexOf(stateOf(b)) ||
  (a.raised < b.raised ? -1 : a.raised > b.raised ? 1 : 0);
