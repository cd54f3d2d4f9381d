import { listNames, namesOf, withArticle } from "../../bot/plan/model/names.ts";
import type { Severity } from "../../bot/plan/model/primitives.ts";
import { markText, RAG_MARKS, severityText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
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
  const { one } = called(plan, "risk");
  const label = (field: string) => labelOf(plan, "risk", field);
  return itemCard({
    said:
      view.said ??
      (risk.withdrawn
        ? "Withdrawn: it was logged by mistake, and is no longer on the register."
        : undefined),
    title: itemTitle(plan, "risk", risk.ref),
    text: risk.description,
    marks: [
      { label: `${label("rag")} of the ${one}`, value: markText(rag), colour: rag.colour },
      { label: label("severity"), value: shorten(severityText(risk.severity), MOST_BESIDE) },
      {
        label: briefOf(plan, "risk", "postMitigation"),
        value: shorten(severityText(risk.postMitigation), MOST_BESIDE),
      },
    ],
    facts: [
      ...fact(
        briefOf(plan, "risk", "areas"),
        areasText(plan, risk, risk.areas.length > 5 ? length / 4 : length),
      ),
      ...fact(
        label("raised"),
        `${risk.raised.printed}${risk.raisedBy ? ` by ${risk.raisedBy}` : ""}`,
      ),
      ...wordsInFull(`${label("severity")} in full`, risk.severity),
      ...fact(label("mitigation"), risk.mitigation.join("\n") || "None given yet"),
      ...wordsInFull(`${label("postMitigation")} in full`, risk.postMitigation),
      ...fact(label("progress"), risk.progress ?? "None reported yet"),
      ...fact(
        label("owner"),
        shorten(listNames(namesOf(plan, risk.owner ? [risk.owner] : [])), length),
      ),
      ...fact(label("note"), risk.note),
    ],
    buttons: [
      { title: "Risk register", press: listing(plan, queryOf("risk")) },
      { title: `Log ${withArticle(one)}`, press: { command: "log_risk", plan: plan.key.id } },
    ],
    asAt: asAtLine(plan, view.now),
  });
}
