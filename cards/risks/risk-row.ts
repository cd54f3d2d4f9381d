import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import { markText, RAG_MARKS, severityText } from "../../bot/plan/model/rag.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import {
  directionOf,
  isOverTolerance,
  isReviewLate,
  RISK_MARKS,
  stateOf,
} from "../../bot/plan/risks/risk-state.ts";
import { scaleOf } from "../../bot/plan/risks/score.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, shorten } from "../frames/words.ts";
import { scoreWords } from "./risk-words.ts";

/** The areas of a risk with their names, each in so many characters. */
export const areasText = (plan: Plan, risk: Risk, length: number) =>
  risk.areas.length === 0
    ? `No ${called(plan, "area").one} given`
    : risk.areas
        .map(
          (ref) =>
            `${itemTitle(plan, "area", ref)}: ${find(plan, "area", ref)?.shortName ?? "unknown"}`,
        )
        .map((text) => shorten(text, length))
        .join("; ");

/** One risk as a row of a list. */
export function riskRow(plan: Plan, risk: Risk, now: AsAt, length: number): ListRow {
  const state = stateOf(risk);
  const mark = state === "open" ? RAG_MARKS[risk.rag] : RISK_MARKS[state];
  const scale = scaleOf(plan);
  const score = scoreWords(risk.residual, scale);
  const way = directionOf(risk);
  // What says nothing takes no room: most registers keep words alone.
  const more = [
    ...(risk.merged ? [itemName(plan, "risk", risk.merged.into)] : []),
    ...(risk.issue ? [`◆ ${labelOf(plan, "risk", "issue")}`] : []),
    ...(score ? [`${labelOf(plan, "risk", "residual")} ${score}`] : []),
    ...(isOverTolerance(risk, scale) ? [`▲ ${labelOf(plan, "risk", "over")}`] : []),
    ...(way ? [`${way === "worse" ? "▲" : "▼"} ${way}`] : []),
    ...(isReviewLate(risk, now.today) ? [labelOf(plan, "risk", "reviewLate")] : []),
  ];
  const owner = listNames(namesOf(plan, risk.owner ? [risk.owner] : []));
  return {
    ref: risk.ref,
    text: shorten(risk.description, length),
    detail: shorten(
      `${areasText(plan, risk, length)} · ${labelOf(plan, "risk", "severity")} ${severityText(risk.severity)} · ${briefOf(plan, "risk", "postMitigation")} ${severityText(risk.postMitigation)} · ${labelOf(plan, "risk", "owner")} ${owner}${more.map((one) => ` · ${one}`).join("")}`,
      length + 120 + more.join(" · ").length,
    ),
    mark: markText(mark),
    colour: mark.colour,
    ground: mark.ground,
    open: `Open ${itemName(plan, "risk", risk.ref)}`,
    press: { command: "show_risk", plan: plan.key.id, ref: risk.ref },
  };
}
