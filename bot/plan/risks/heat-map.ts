import type { Plan } from "../model/snapshot.ts";
import { register } from "./register.ts";
import type { Risk } from "./risk.kind.ts";
import { rankOf } from "./risk-state.ts";
import { isOnScale, pointsOf, type Scale, type Score, scaleOf } from "./score.ts";

/** Which of its scores a risk is placed by: after mitigation, or before it. */
export type Placing = "residual" | "inherent";

/** One square of the map, and the risks in it. */
export type Square = { readonly score: Score; readonly risks: readonly Risk[] };

/** The open risks by likelihood and impact: rows from the likeliest down, and those that cannot be placed. */
export type HeatMap = {
  readonly scale: Scale;
  readonly rows: readonly { readonly likelihood: number; readonly squares: readonly Square[] }[];
  readonly unscored: readonly Risk[];
  /** Scored on a larger scale, which the plan had before. */
  readonly offScale: readonly Risk[];
};

export function heatMapOf(plan: Plan, placing: Placing): HeatMap {
  const scale = scaleOf(plan);
  const steps = Array.from({ length: scale.size }, (_, n) => n + 1);
  const all = [...register(plan)].sort((a, b) => rankOf(b, scale) - rankOf(a, scale));
  const placed = Map.groupBy(all, ({ [placing]: score }) => {
    if (!score) return "unscored";
    return isOnScale(score, scale) ? `${score.likelihood} ${score.impact}` : "off scale";
  });
  return {
    scale,
    rows: [...steps].reverse().map((likelihood) => ({
      likelihood,
      squares: steps.map((impact) => ({
        score: { likelihood, impact },
        risks: placed.get(`${likelihood} ${impact}`) ?? [],
      })),
    })),
    unscored: placed.get("unscored") ?? [],
    offScale: placed.get("off scale") ?? [],
  };
}

/** The squares in which there is something, worst first. */
export const filledSquares = ({ rows }: HeatMap): readonly Square[] =>
  rows
    .flatMap(({ squares }) => squares)
    .filter(({ risks }) => risks.length > 0)
    .sort((a, b) => pointsOf(b.score) - pointsOf(a.score));
