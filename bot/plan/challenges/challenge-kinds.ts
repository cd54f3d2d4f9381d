import { z } from "zod";

export const ChallengeKind = z.enum(["question", "assurance", "deep dive", "recommendation"]);
export type ChallengeKind = z.infer<typeof ChallengeKind>;

export const CHALLENGE_KINDS = {
  question: "Question",
  assurance: "Further assurance",
  "deep dive": "Deep dive",
  recommendation: "Recommendation",
} as const satisfies Record<ChallengeKind, string>;
