import { ragText, severityText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { scaleOf } from "../../bot/plan/risks/score.ts";
import { noticeCard } from "../frames/notice.ts";
import { listing } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, inHeading, run, shorten } from "../frames/words.ts";
import { scoreWords } from "./risk-words.ts";

/** Tells the chair or a lead that a risk has become more than the plan's board tolerates. */
export function overToleranceCard(view: {
  readonly plan: Plan;
  readonly risk: Risk;
  /** Who made it so. */
  readonly by: string;
  readonly now: AsAt;
}): Card {
  const { plan, risk, by, now } = view;
  const scale = scaleOf(plan);
  const score = scoreWords(risk.residual, scale);
  const left = `${briefOf(plan, "risk", "postMitigation")}: ${shorten(severityText(risk.postMitigation), 200)}${score ? ` (${score})` : ""}.`;
  return noticeCard({
    title: `Over the plan's tolerance: ${inHeading(itemTitle(plan, "risk", risk.ref))}`,
    lines: [
      shorten(risk.description, 500),
      run(`${labelOf(plan, "risk", "rag")}: ${ragText(risk.rag)}. ${left}`, "default", "bolder"),
      `The plan tolerates ${scale.tolerance} points. Made so by ${shorten(by, 80)}; you are told once.`,
    ],
    buttons: [
      {
        title: `Open ${itemName(plan, "risk", risk.ref)}`,
        press: { command: "show_risk", plan: plan.key.id, ref: risk.ref },
      },
      {
        title: "Risk register",
        press: listing(plan, queryOf("risk", { over: { is: true } })),
      },
    ],
    asAt: asAtLine(plan, now),
  });
}
