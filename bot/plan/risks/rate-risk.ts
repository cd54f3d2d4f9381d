import type { Severity, SeverityLevel } from "../model/primitives.ts";
import type { Plan } from "../model/snapshot.ts";
import type { Risk } from "./risk.kind.ts";
import { levelOf, pointsOf, readScore, type Score, scaleOf, typedScore } from "./score.ts";

type Scores = "inherent" | "residual" | "target";

/** What is said of how a risk is rated: its colour, its levels and words, and its scores as they are typed. */
export type RatingSaid = Partial<
  Pick<Risk, "rag"> &
    Record<"severity" | "postMitigation", SeverityLevel> &
    Record<"severityWords" | "postMitigationWords" | Scores, string>
>;

/** A severity as it was chosen. Words that stood are of the level that stood: with another they go, unless others are typed. */
function severityOf(
  before: Severity,
  level: SeverityLevel = before.level,
  words: string | undefined,
): Severity {
  const typed = words === undefined ? before.words : words.trim() || null;
  return { level, words: level !== before.level && typed === before.words ? null : typed };
}

/** The ratings: a score gives its level where nobody says one. */
export function ratingOf(
  plan: Plan,
  before: Risk,
  said: { readonly [Key in keyof RatingSaid]?: RatingSaid[Key] | undefined },
  faults: Partial<Record<string, string>>,
): Partial<Risk> {
  const scale = scaleOf(plan);
  const score = (key: Scores): Score | undefined => {
    const typed = said[key]?.trim();
    // One of a scale that the plan had before stands until another is typed.
    if (typed === undefined || typed === typedScore(before[key])) return before[key];
    if (typed === "") return undefined;
    const read = readScore(typed, scale);
    if (!read) faults[key] = `Write likelihood × impact, each from 1 to ${scale.size}: 3 × 4.`;
    return read;
  };
  const scores = {
    inherent: score("inherent"),
    residual: score("residual"),
    target: score("target"),
  };
  const rated = (key: "severity" | "postMitigation", by: Scores) => {
    const severity = severityOf(before[key], said[key], said[`${key}Words`]);
    const of = scores[by];
    const isNew = typedScore(of) !== typedScore(before[by]);
    return severity.level === "unknown" && severity.words === null && of && isNew
      ? { ...severity, level: levelOf(pointsOf(of), scale) }
      : severity;
  };
  const given = Object.entries(scores).filter(
    ([key, value]) => value !== undefined || before[key as keyof Risk] !== undefined,
  );
  return {
    ...(said.rag ? { rag: said.rag } : {}),
    severity: rated("severity", "inherent"),
    postMitigation: rated("postMitigation", "residual"),
    ...Object.fromEntries(given),
  };
}
