import type { Button } from "../../bot/asks/index.ts";
import { subjectText } from "../../bot/plan/challenges/subjects.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { listNames, namesOf, withArticle } from "../../bot/plan/model/names.ts";
import type { Severity } from "../../bot/plan/model/primitives.ts";
import { markText, RAG_MARKS, severityText } from "../../bot/plan/model/rag.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, itemTitle, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { mergedInto } from "../../bot/plan/risks/close-risk.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import {
  isOverTolerance,
  isReviewLate,
  RISK_MARKS,
  stateOf,
} from "../../bot/plan/risks/risk-state.ts";
import { scaleOf } from "../../bot/plan/risks/score.ts";
import { printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { type Fact, fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import { listing, opening } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, shorten } from "../frames/words.ts";
import { areasText } from "./risk-row.ts";
import { directionWords, scoreWords } from "./risk-words.ts";

/** The most of a severity's words that stands beside its level; longer ones are told in full below. */
const MOST_BESIDE = 200;

const wordsInFull = (label: string, severity: Severity) =>
  fact(label, severityText(severity).length > MOST_BESIDE ? severity.words : null);

/** A risk, who looks at it, and what has just happened to it. */
export type RiskView = {
  readonly plan: Plan;
  readonly risk: Risk;
  /** What whoever looks may do to it; nothing, if nothing is said. The buttons are a courtesy: every press is checked again. */
  readonly may?: (deed: Deed) => boolean;
  /** A name for what is decided from this card. */
  readonly nonce?: () => string;
  readonly now: AsAt;
  readonly said?: string;
};

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

/** How it stands beside its marks: what has come of it, where it is going, and its scores. */
function standingFacts({ plan, risk }: RiskView, length: number): readonly Fact[] {
  const label = (field: string) => labelOf(plan, "risk", field);
  const scale = scaleOf(plan);
  const { closed, merged, issue } = risk;
  const into = merged && find(plan, "risk", merged.into);
  const by = (stamp: { readonly by: string; readonly at: string }) =>
    `${shorten(stamp.by, length)}, ${printInstant(new Date(stamp.at))}`;
  return [
    ...fact(
      label("merged"),
      merged &&
        `${itemName(plan, "risk", merged.into)}${into ? `: ${shorten(into.description, length)}` : ""} (${by(merged)})`,
    ),
    ...fact(label("closed"), closed && `${shorten(closed.why, length * 4)} (${by(closed)})`),
    ...fact(
      label("issue"),
      issue &&
        `◆ It has come about${issue.why ? `: ${shorten(issue.why, length * 2)}` : ""} (${by(issue)})`,
      "attention",
    ),
    ...fact(label("direction"), directionWords(plan, risk)),
    ...(["inherent", "residual", "target"] as const).flatMap((key) =>
      fact(label(key), scoreWords(risk[key], scale)),
    ),
    ...fact(
      label("over"),
      isOverTolerance(risk, scale)
        ? `▲ More than the ${scale.tolerance} points that are tolerated`
        : null,
      "attention",
    ),
  ];
}

/** What else is kept of it: reviews, links, other registers, and what was merged into it. */
function keptFacts({ plan, risk, now }: RiskView, length: number): readonly Fact[] {
  const label = (field: string) => labelOf(plan, "risk", field);
  const { reviewed, reviewBy, links = [], corporateRef, updated } = risk;
  const late = isReviewLate(risk, now.today);
  const taken = mergedInto(plan, risk);
  return [
    ...fact(
      label("reviewed"),
      reviewed &&
        `${printDate(reviewed.on)} by ${shorten(reviewed.by, length)}${reviewed.note ? `: ${shorten(reviewed.note, length * 4)}` : ""}`,
    ),
    ...fact(
      label("reviewBy"),
      reviewBy && `${printDate(reviewBy)}${late ? " – overdue" : ""}`,
      late ? "attention" : undefined,
    ),
    ...fact(
      label("links"),
      shorten(links.map((link) => subjectText(link, plan)).join(", "), length * 2),
    ),
    ...fact(label("corporateRef"), corporateRef && shorten(corporateRef, length)),
    ...fact(
      "Merged into this one",
      shorten(taken.map(({ ref }) => itemName(plan, "risk", ref)).join(", "), length),
    ),
    ...fact(
      label("updated"),
      updated && `by ${shorten(updated.by, length)}, ${printInstant(new Date(updated.at))}`,
    ),
  ];
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
