import { listNames, namesOf, withArticle } from "../../bot/plan/model/names.ts";
import type { Severity } from "../../bot/plan/model/primitives.ts";
import { markText, RAG_MARKS, ragText, severityText } from "../../bot/plan/model/rag.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { type RiskFilter, register } from "../../bot/plan/risks/risk-filter.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, shorten } from "../frames/words.ts";

const areasText = (plan: Plan, risk: Risk, length: number) =>
  risk.areas.length === 0
    ? `No ${called(plan, "area").one} given`
    : risk.areas
        .map(
          (ref) =>
            `${itemTitle(plan, "area", ref)}: ${find(plan, "area", ref)?.shortName ?? "unknown"}`,
        )
        .map((text) => shorten(text, length))
        .join("; ");

/** The most of a severity's words that stands beside its level; longer ones are told in full below. */
const MOST_BESIDE = 200;

const wordsInFull = (label: string, severity: Severity) =>
  fact(label, severityText(severity).length > MOST_BESIDE ? severity.words : null);

/** The risk register, or one area's part of it. */
export function riskListCard(view: {
  readonly plan: Plan;
  readonly risks: readonly Risk[];
  readonly reading: string;
  readonly filter: RiskFilter;
  readonly page: number;
  readonly now: AsAt;
}): Card {
  const { plan, now } = view;
  const page = pageOf(view.risks, view.page, 6);
  return fitting((length) =>
    listCard({
      title: "Risk register",
      reading: view.reading,
      count: `${view.risks.length} of ${howMany(register(plan).length, "risk")}${pageText(page)}`,
      rows: page.rows.map((risk) => ({
        ref: risk.ref,
        text: shorten(risk.description, length),
        detail: shorten(
          `${areasText(plan, risk, length)} · Severity ${severityText(risk.severity)} · After mitigation ${severityText(risk.postMitigation)} · Owner ${listNames(namesOf(plan, risk.owner ? [risk.owner] : []))}`,
          length + 120,
        ),
        mark: ragText(risk.rag),
        colour: RAG_MARKS[risk.rag].colour,
        ground: RAG_MARKS[risk.rag].ground,
        open: `Open risk ${risk.ref}`,
        press: { command: "show_risk", plan: plan.key.id, ref: risk.ref },
      })),
      buttons: [
        ...pageButtons(page, (number) => ({
          command: "list_risks",
          plan: plan.key.id,
          page: number,
          filter: view.filter,
        })),
        { title: "Log a risk", press: { command: "log_risk", plan: plan.key.id } },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}

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
      { title: "Risk register", press: { command: "list_risks", plan: plan.key.id } },
      { title: `Log ${withArticle(one)}`, press: { command: "log_risk", plan: plan.key.id } },
    ],
    asAt: asAtLine(plan, view.now),
  });
}
