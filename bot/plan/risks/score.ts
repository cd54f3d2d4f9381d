import { z } from "zod";
import type { SeverityLevel } from "../model/primitives.ts";
import type { Plan } from "../model/snapshot.ts";
import { LARGEST_SCALE, type RiskScale } from "../plan/settings.kind.ts";
import { settingsOf } from "../plan/settings.ts";

/** How likely a risk is and how much it would matter, each from 1 to the size of the plan's scale. */
const part = z.int().min(1).max(LARGEST_SCALE);
export const Score = z.object({ likelihood: part, impact: part });
export type Score = z.infer<typeof Score>;

/** A plan that says nothing of its scale scores 5 by 5, or 4 by 4 if it says that alone; nothing is then beyond its tolerance. */
const BANDS = { 4: { high: 12, medium: 6 }, 5: { high: 15, medium: 8 } } as const;

/** How a plan scores its risks: each band begins at so many points. */
export type Scale = Required<Omit<RiskScale, "tolerance">> & Pick<RiskScale, "tolerance">;

/** The scale by which a plan scores its risks: as its settings say, or as is usual. */
export function scaleOf(plan: Plan): Scale {
  const { size = 5, ...said } = settingsOf(plan).riskScale ?? {};
  return { size, ...BANDS[size], ...said };
}

export const pointsOf = ({ likelihood, impact }: Score): number => likelihood * impact;

/** Whether a score is one of the plan's scale, which may have been a larger one before. */
export const isOnScale = ({ likelihood, impact }: Score, { size }: Scale): boolean =>
  likelihood <= size && impact <= size;

/** The level of so many points. */
export function levelOf(points: number, { high, medium }: Scale): SeverityLevel {
  if (points >= high) return "high";
  return points >= medium ? "medium" : "low";
}

/** `4 × 5 = 20` */
export const scoreText = (score: Score): string =>
  `${score.likelihood} × ${score.impact} = ${pointsOf(score)}`;

/** A score as a form has it, `4 × 5`; blank where there is none. */
export const typedScore = (score: Score | undefined): string =>
  score ? `${score.likelihood} × ${score.impact}` : "";

const TYPED = /^l?\s*(\d)\s*(?:[x×*,/ ]|by)\s*i?\s*(\d)(?:\s*=\s*\d+)?$/i;

/** A score as somebody typed it: `4 x 5`, `L4 x I5`; undefined where it is none of the scale. */
export function readScore(typed: string, scale: Scale): Score | undefined {
  const [, likelihood, impact] = TYPED.exec(typed.trim()) ?? [];
  const score = Score.safeParse({ likelihood: Number(likelihood), impact: Number(impact) }).data;
  return score && isOnScale(score, scale) ? score : undefined;
}
