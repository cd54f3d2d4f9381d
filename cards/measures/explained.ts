import { commentaryText } from "../../bot/plan/measures/explained/commentary.ts";
import { explaining, type Shortfall } from "../../bot/plan/measures/shortfalls/shortfall.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { type AsAt, shorten } from "../frames/words.ts";

/** The commentary on what falls short, and by whom; or that there is none, or none that still stands. */
export function explainedWords(plan: Plan, one: Shortfall, now: AsAt, length: number): string {
  const { commentary } = one;
  if (!commentary) return "none yet";
  const words = `${shorten(commentaryText(commentary), length * 2)} (${shorten(commentary.by, 80)})`;
  return explaining(plan, one, now.today) === "given" ? words : `out of date: ${words}`;
}
