import type { Challenge } from "../../bot/plan/challenges/challenge.kind.ts";
import { CHALLENGE_KINDS } from "../../bot/plan/challenges/challenge-kinds.ts";
import {
  ageOf,
  CHALLENGE_MARKS,
  isLate,
  stateOf,
} from "../../bot/plan/challenges/challenge-state.ts";
import { subjectsText } from "../../bot/plan/challenges/subjects.ts";
import { inSentence, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { type Mark, markText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { type CalendarDate, printDate } from "../../bot/plan/time/calendar-date.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, howMany, shorten } from "../frames/words.ts";

/** How far a challenge is, as a mark. */
export const markOf = (challenge: Challenge): Omit<Mark, "definition"> =>
  challenge.withdrawn
    ? { ...CHALLENGE_MARKS.closed, word: "Withdrawn", symbol: "–" }
    : CHALLENGE_MARKS[stateOf(challenge)];

/** Who is to answer it. */
export const ownerText = (plan: Plan, { owner }: Challenge) =>
  listNames(namesOf(plan, owner === null ? [] : [owner]));

/** `12 days`: how old it is, or how long it stood open. */
export const ageText = (challenge: Challenge, today: CalendarDate) =>
  `${howMany(ageOf(challenge, today), "day")}${challenge.closed ? " until it was closed" : " old"}`;

/** By when it is to be answered, and whether that day is past. */
export function dueText(challenge: Challenge, today: CalendarDate): string {
  if (!challenge.due) return "no day set";
  return `${printDate(challenge.due)}${isLate(challenge, today) ? " – overdue" : ""}`;
}

/** When it was raised, by whom and for which body. */
export const raisedText = ({ raised, raisedBy, body }: Challenge, length: number) =>
  `${printDate(raised)} by ${shorten(raisedBy.name, length)}${body ? `, for ${shorten(body, length)}` : ""}`;

/** One challenge as a row of a list. */
export function challengeRow(plan: Plan, challenge: Challenge, now: AsAt, length: number): ListRow {
  const mark = markOf(challenge);
  const label = (field: string) => inSentence(labelOf(plan, "challenge", field));
  const about = shorten(subjectsText(challenge.about, plan), length);
  return {
    ref: challenge.ref,
    text: shorten(challenge.text, length),
    detail: `${CHALLENGE_KINDS[challenge.challengeKind]} on ${about} · raised ${raisedText(challenge, 60)} · ${ageText(challenge, now.today)} · ${label("owner")} ${shorten(ownerText(plan, challenge), 60)} · ${label("due")} ${dueText(challenge, now.today)}`,
    mark: markText(mark),
    colour: mark.colour,
    ground: mark.ground,
    open: `Open ${itemName(plan, "challenge", challenge.ref)}`,
    press: { command: "show_challenge", plan: plan.key.id, ref: challenge.ref },
  };
}
