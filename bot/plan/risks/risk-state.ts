import type { Where } from "../model/criterion.ts";
import type { Rag, SeverityLevel } from "../model/primitives.ts";
import type { Mark } from "../model/rag.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Risk, Standing } from "./risk.kind.ts";
import { levelOf, pointsOf, type Scale, type Score } from "./score.ts";

/** Whether a risk is on the register still: open, closed with a reason, or merged into another. */
export type RiskState = "open" | "closed" | "merged";

/** How what is no longer open is marked, in the place of its RAG. */
export const RISK_MARKS = {
  closed: {
    word: "Closed",
    symbol: "✔",
    colour: "default",
    ground: "accent",
    definition: "no longer on the register, and why",
  },
  merged: {
    word: "Merged",
    symbol: "↪",
    colour: "default",
    ground: "emphasis",
    definition: "taken up in another",
  },
} as const satisfies Record<Exclude<RiskState, "open">, Mark>;

export function stateOf({ closed, merged }: Risk): RiskState {
  if (merged) return "merged";
  return closed ? "closed" : "open";
}

/** Whether a risk counts among the others: an open one, and one of another state where that is asked for. */
export function isListed(risk: Risk, where?: Where): boolean {
  if (risk.withdrawn) return false;
  return stateOf(risk) === "open" || where?.state?.oneOf !== undefined;
}

/** Which points of its band stand for a level in words. */
type Within = "least" | "middle";

function pointsFor(
  level: SeverityLevel,
  { size, high, medium }: Scale,
  within: Within,
): number | undefined {
  if (level === "unknown") return undefined;
  const bands = {
    high: [high, size ** 2],
    medium: [medium, high - 1],
    low: [1, medium - 1],
  } as const satisfies Record<typeof level, readonly [number, number]>;
  const [least, most] = bands[level];
  return within === "least" ? least : (least + most) / 2;
}

/** How exposed the plan is by a risk, in points: after mitigation, or as it is without where that is not known. */
export function exposureOf(
  { residual, postMitigation, inherent, severity }: Risk,
  scale: Scale,
  within: Within = "middle",
): number | undefined {
  const pointsIn = (score: Score | undefined, level: SeverityLevel) =>
    score ? pointsOf(score) : pointsFor(level, scale, within);
  return pointsIn(residual, postMitigation.level) ?? pointsIn(inherent, severity.level);
}

/** The level at which a risk stands now, by its exposure. */
export function exposureLevel(risk: Risk, scale: Scale): SeverityLevel {
  const points = exposureOf(risk, scale);
  return points === undefined ? "unknown" : levelOf(points, scale);
}

const RAG_RANK: Readonly<Record<Rag, number>> = { red: 3, amber: 2, none: 1, green: 0 };

/** Its place among the others, highest first: by exposure, and between equals by RAG. */
export const rankOf = (risk: Risk, scale: Scale): number =>
  (exposureOf(risk, scale) ?? 0) * 10 + RAG_RANK[risk.rag];

/** Whether a risk is more than the plan's board tolerates, in words only if their whole band is. No tolerance set, none is. */
export function isOverTolerance(risk: Risk, scale: Scale): boolean {
  const { tolerance } = scale;
  if (tolerance === undefined || !isListed(risk)) return false;
  return (exposureOf(risk, scale, "least") ?? 0) > tolerance;
}

/** How a risk stands, as far as its direction goes by it. */
export const standingOf = ({ rag, postMitigation: { level }, residual }: Risk): Standing => ({
  rag,
  level,
  ...(residual ? { residual } : {}),
});

const RAG_LEVELS: Partial<Record<Rag, number>> = { red: 2, amber: 1, green: 0 };
const WORD_LEVELS: Partial<Record<SeverityLevel, number>> = { high: 2, medium: 1, low: 0 };

/** The first of some pairs whose two differ says which way it went; what is not known says nothing. */
function wayOf(pairs: readonly (readonly [number | undefined, number | undefined])[]) {
  for (const [was, now] of pairs) {
    if (was === undefined || now === undefined || was === now) continue;
    return now < was ? "better" : "worse";
  }
  return undefined;
}

/** Which way a risk went from one standing to another: by its RAG, or else by what is left after mitigation. */
export const directionBetween = (was: Standing, now: Standing): "better" | "worse" | undefined =>
  wayOf([
    [RAG_LEVELS[was.rag], RAG_LEVELS[now.rag]],
    [was.residual && pointsOf(was.residual), now.residual && pointsOf(now.residual)],
    [WORD_LEVELS[was.level], WORD_LEVELS[now.level]],
  ]);

/** Which way a risk went when it last changed. */
export const directionOf = (risk: Risk): "better" | "worse" | undefined =>
  risk.stood && directionBetween(risk.stood.as, standingOf(risk));

/** When a risk was last looked at: reviewed, or else raised. */
export const lastReviewOf = ({ reviewed, raised }: Risk): CalendarDate =>
  reviewed?.on ?? raised.date;

/** Past the day by which it was to be reviewed. */
export const isReviewLate = (risk: Risk, today: CalendarDate): boolean =>
  stateOf(risk) === "open" && risk.reviewBy !== undefined && risk.reviewBy < today;
