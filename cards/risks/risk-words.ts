import { inSentence } from "../../bot/plan/model/names.ts";
import { ragText, SEVERITY_WORDS } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf } from "../../bot/plan/model/vocabulary.ts";
import type { Risk, Standing } from "../../bot/plan/risks/risk.kind.ts";
import { directionOf, standingOf } from "../../bot/plan/risks/risk-state.ts";
import {
  isOnScale,
  levelOf,
  pointsOf,
  type Scale,
  type Score,
  scoreText,
} from "../../bot/plan/risks/score.ts";
import { dateIn, printDate } from "../../bot/plan/time/calendar-date.ts";

/** `4 × 5 = 20, high`; one of a larger scale, which the plan had before, says so. */
export function scoreWords(score: Score | undefined, scale: Scale): string | undefined {
  if (!score) return undefined;
  if (!isOnScale(score, scale)) return `${scoreText(score)}, on another scale than today's`;
  return `${scoreText(score)}, ${SEVERITY_WORDS[levelOf(pointsOf(score), scale)].toLowerCase()}`;
}

const WAYS = { better: "▼ Better", worse: "▲ Worse" } as const;

/** What differs between two standings, in words: the colour, or else what is left after mitigation. */
function between(plan: Plan, was: Standing, now: Standing): string {
  if (was.rag !== now.rag) return `${ragText(was.rag)} to ${ragText(now.rag)}`;
  const left = ({ residual, level }: Standing) =>
    residual ? scoreText(residual) : SEVERITY_WORDS[level].toLowerCase();
  return `${inSentence(briefOf(plan, "risk", "postMitigation"))} ${left(was)} to ${left(now)}`;
}

/** Which way a risk last went, from what to what, and when: `▲ Worse: ▲ Amber to ✖ Red, 20 Jan 2021`. */
export function directionWords(plan: Plan, risk: Risk): string | null {
  const way = directionOf(risk);
  if (!way || !risk.stood) return null;
  const when = printDate(dateIn(new Date(risk.stood.at)));
  return `${WAYS[way]}: ${between(plan, risk.stood.as, standingOf(risk))}, ${when}`;
}
