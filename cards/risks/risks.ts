import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import type { Severity } from "../../bot/plan/model/primitives.ts";
import { markText, RAG_MARKS, severityText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, shorten } from "../frames/words.ts";
import { areasText } from "./risk-row.ts";

/** The most of a severity's words that stands beside its level; longer ones are told in full below. */
const MOST_BESIDE = 200;

const wordsInFull = (label: string, severity: Severity) =>
  fact(label, severityText(severity).length > MOST_BESIDE ? severity.words : null);

type RiskView = {
  readonly plan: Plan;
  readonly risk: Risk;
  readonly now: AsAt;
  readonly said?: string;
};

/** One risk in full: the six columns of the DfE's form, its own RAG, and its owner. */
export function riskCard(view: RiskView): Card {
  return fitting((length) => drawRisk(view, length));
}

function drawRisk(view: RiskView, length: number): Card {
  const { plan, risk } = view;
  const rag = RAG_MARKS[risk.rag];
  return itemCard({
    said:
      view.said ??
      (risk.withdrawn
        ? "Withdrawn: it was logged by mistake, and is no longer on the register."
        : undefined),
    title: `Risk ${risk.ref}`,
    text: risk.description,
    marks: [
      { label: "RAG of the risk", value: markText(rag), colour: rag.colour },
      { label: "Severity", value: shorten(severityText(risk.severity), MOST_BESIDE) },
      {
        label: "After mitigation",
        value: shorten(severityText(risk.postMitigation), MOST_BESIDE),
      },
    ],
    facts: [
      ...fact("Area", areasText(plan, risk, risk.areas.length > 5 ? length / 4 : length)),
      ...fact("Raised", `${risk.raised.printed}${risk.raisedBy ? ` by ${risk.raisedBy}` : ""}`),
      ...wordsInFull("Severity in full", risk.severity),
      ...fact("Mitigation", risk.mitigation.join("\n") || "None given yet"),
      ...wordsInFull("Severity after mitigation in full", risk.postMitigation),
      ...fact("Progress following action", risk.progress ?? "None reported yet"),
      ...fact("Owner", shorten(listNames(namesOf(plan, risk.owner ? [risk.owner] : [])), length)),
      ...fact("Note on the paper", risk.note),
    ],
    buttons: [
      { title: "Risk register", press: listing(plan, queryOf("risk")) },
      { title: "Log a risk", press: { command: "log_risk", plan: plan.key.id } },
    ],
    asAt: asAtLine(plan, view.now),
  });
}
