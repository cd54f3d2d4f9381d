import { subjectText } from "../../bot/plan/challenges/subjects.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { find, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemName, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { mergedInto } from "../../bot/plan/risks/close-risk.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { isOverTolerance, isReviewLate } from "../../bot/plan/risks/risk-state.ts";
import { scaleOf } from "../../bot/plan/risks/score.ts";
import { printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { type Fact, fact } from "../frames/item.ts";
import { type AsAt, shorten } from "../frames/words.ts";
import { directionWords, scoreWords } from "./risk-words.ts";

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

/** How it stands beside its marks: what has come of it, where it is going, and its scores. */
export function standingFacts({ plan, risk }: RiskView, length: number): readonly Fact[] {
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
export function keptFacts({ plan, risk, now }: RiskView, length: number): readonly Fact[] {
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
