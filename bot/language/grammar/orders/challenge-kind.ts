import type { ChallengeKind } from "../../../plan/challenges/challenge-kinds.ts";

/** The kind of challenge that words name; a question, where they name none. */
export function kindIn(words: string): ChallengeKind {
  if (/\bassur(?:ance|ed)\b/i.test(words)) return "assurance";
  if (/\bdeep[- ]dive\b/i.test(words)) return "deep dive";
  return /\brecommend/i.test(words) ? "recommendation" : "question";
}
