import type { Moved } from "../model/moved.ts";
import { listNames } from "../model/names.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { printDate } from "../time/calendar-date.ts";
import type { Challenge } from "./challenge.kind.ts";
import { CHALLENGE_KINDS } from "./challenge-kinds.ts";

/** What became of a challenge is no better or worse: it was answered, closed, or taken back. */
export function challengeMoved(was: Challenge, states: readonly Challenge[]): readonly Moved[] {
  const now = states.at(-1) ?? was;
  const move = (words: string, tells: readonly (keyof Challenge)[]) => [
    { group: "other" as const, words, tells },
  ];
  const [before, after] = [was.answer?.text, now.answer?.text];
  return [
    ...(now.answer && before !== after
      ? move(`${was.answer ? "answered again" : "answered"} by ${now.answer.by}`, ["answer"])
      : []),
    ...(was.answer && !now.answer ? move("its answer taken back", ["answer"]) : []),
    ...(now.closed && !was.closed ? move(`closed by ${now.closed.by}`, ["closed"]) : []),
    ...(was.closed && !now.closed ? move("no longer closed", ["closed"]) : []),
    ...(now.withdrawn && !was.withdrawn ? move("withdrawn", ["withdrawn"]) : []),
  ];
}

/** What a new challenge is, who is to answer it and by when. */
export function challengeBegun(
  { challengeKind, owner, due, withdrawn }: Challenge,
  { names }: Vocabulary,
): string {
  const kind = CHALLENGE_KINDS[challengeKind].toLowerCase();
  if (withdrawn) return `new: ${kind}, withdrawn since`;
  const who = owner === null ? "nobody yet" : listNames(names([owner]));
  return `new: ${kind}, to be answered by ${who}${due ? `, due ${printDate(due)}` : ""}`;
}
