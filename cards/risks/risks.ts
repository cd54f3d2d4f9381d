import type { Button } from "../../bot/asks/index.ts";
import { listNames, namesOf, withArticle } from "../../bot/plan/model/names.ts";
import type { Severity } from "../../bot/plan/model/primitives.ts";
import { markText, RAG_MARKS, severityText } from "../../bot/plan/model/rag.ts";
import { called } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { RISK_MARKS, stateOf } from "../../bot/plan/risks/risk-state.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import { listing, opening } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, shorten } from "../frames/words.ts";
import { keptFacts, type RiskView, standingFacts } from "./risk-facts.ts";
import { areasText } from "./risk-row.ts";

/** The most of a severity's words that stands beside its level; longer ones are told in full below. */
const MOST_BESIDE = 200;

const wordsInFull = (label: string, severity: Severity) =>
  fact(label, severityText(severity).length > MOST_BESIDE ? severity.words : null);

/** One risk in full: the six columns of the DfE's form, its own RAG, and what its board keeps beside them. */
export function riskCard(view: RiskView): Card {
  return fitting((length) => drawRisk(view, length));
}

function drawRisk(view: RiskView, length: number): Card {
  const { plan, risk } = view;
  const state = stateOf(risk);
  const { one } = called(plan, "risk");
  const label = (field: string) => labelOf(plan, "risk", field);
  const rag = RAG_MARKS[risk.rag];
  return itemCard({
    said:
      view.said ??
      (risk.withdrawn
        ? "Withdrawn: it was logged by mistake, and is no longer on the register."
        : undefined),
    title: itemTitle(plan, "risk", risk.ref),
    text: risk.description,
    marks: [
      // What is closed or merged is past rating.
      state === "open"
        ? { label: `${label("rag")} of the ${one}`, value: markText(rag), colour: rag.colour }
        : { label: label("state"), value: markText(RISK_MARKS[state]) },
      { label: label("severity"), value: shorten(severityText(risk.severity), MOST_BESIDE) },
      {
        label: briefOf(plan, "risk", "postMitigation"),
        value: shorten(severityText(risk.postMitigation), MOST_BESIDE),
      },
    ],
    facts: [
      ...standingFacts(view, length),
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
      ...keptFacts(view, length),
      ...fact(label("note"), risk.note),
    ],
    buttons: riskButtons(view),
    asAt: asAtLine(plan, view.now),
  });
}

/** What can be pressed: what whoever looks may do, then what can be read. */
function riskButtons({
  plan,
  risk,
  may = () => false,
  nonce = () => "",
}: RiskView): readonly Button[] {
  const id = plan.key.id;
  const { ref, version: seen } = risk;
  const open = stateOf(risk) === "open" && !risk.withdrawn;
  const [link] = risk.links ?? [];
  const linked = link && opening(plan, link.kind, link.ref);
  const ends = may("close a risk") && !risk.withdrawn;
  const press = { plan: id, ref, seen };
  const offered: readonly (Button | false | undefined)[] = [
    open &&
      may("update a risk") && {
        title: "Update",
        press: { command: "update_risk", plan: id, ref },
        style: "positive",
      },
    open &&
      may("update a risk") && {
        title: "Review",
        press: { command: "review_risk", plan: id, ref },
      },
    open &&
      ends && {
        title: "Close",
        press: { command: "close_risk", ...press, why: "", nonce: nonce() },
      },
    !open &&
      ends && {
        title: "Open again",
        press: { command: "reopen_risk", ...press, why: "", nonce: nonce() },
      },
    open &&
      ends && {
        title: "Merge",
        press: { command: "merge_risk", ...press, into: "", nonce: nonce() },
      },
    // Of what nobody has touched since it was logged, the card says all there is.
    (risk.updated || (open && may("update a risk"))) && {
      title: "History",
      press: { command: "history", plan: id, kind: "risk", ref },
    },
    linked && link && { title: `Open ${itemName(plan, link.kind, link.ref)}`, press: linked },
    { title: "Risk register", press: listing(plan, queryOf("risk")) },
    {
      title: `Log ${withArticle(called(plan, "risk").one)}`,
      press: { command: "log_risk", plan: id },
    },
  ];
  return offered.filter((button): button is Button => Boolean(button));
}
