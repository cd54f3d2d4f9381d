import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import { RAG_MARKS, ragText, severityText } from "../../bot/plan/model/rag.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, shorten } from "../frames/words.ts";

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
export function riskRow(plan: Plan, risk: Risk, _now: AsAt, length: number): ListRow {
  const mark = RAG_MARKS[risk.rag];
  const owner = listNames(namesOf(plan, risk.owner ? [risk.owner] : []));
  return {
    ref: risk.ref,
    text: shorten(risk.description, length),
    detail: shorten(
      `${areasText(plan, risk, length)} · ${labelOf(plan, "risk", "severity")} ${severityText(risk.severity)} · ${briefOf(plan, "risk", "postMitigation")} ${severityText(risk.postMitigation)} · ${labelOf(plan, "risk", "owner")} ${owner}`,
      length + 120,
    ),
    mark: ragText(risk.rag),
    colour: mark.colour,
    ground: mark.ground,
    open: `Open ${itemName(plan, "risk", risk.ref)}`,
    press: { command: "show_risk", plan: plan.key.id, ref: risk.ref },
  };
}
