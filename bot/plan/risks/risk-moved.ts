import { type Moved, travel } from "../model/moved.ts";
import { inSentence } from "../model/names.ts";
import { severityText } from "../model/rag.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { printDate } from "../time/calendar-date.ts";
import type { Risk } from "./risk.kind.ts";
import { directionBetween, standingOf } from "./risk-state.ts";
import { scoreText } from "./score.ts";

type Tells = keyof Risk;

const move = (group: Moved["group"], words: string, ...tells: readonly Tells[]): Moved[] => [
  { group, words, tells },
];

/** What is left of a risk after mitigation: its score, or else its words. */
const left = ({ residual, postMitigation }: Risk) =>
  residual ? scoreText(residual) : severityText(postMitigation);

/** The direction of what is left after mitigation, which counts for itself beside the colour. */
function residualMoved(was: Risk, now: Risk, { label }: Vocabulary): readonly Moved[] {
  if (left(was) === left(now)) return [];
  const way = directionBetween(
    { ...standingOf(was), rag: "none" },
    { ...standingOf(now), rag: "none" },
  );
  if (!way) return [];
  const name = inSentence(label("risk", "postMitigation"));
  return move(
    way,
    `${way}: ${name} ${left(was)} to ${left(now)}`,
    ...(["postMitigation", ...(was.residual && now.residual ? ["residual"] : [])] as Tells[]),
  );
}

/** What became of a risk through each state that it was in, oldest first. */
export function riskMoved(
  was: Risk,
  states: readonly Risk[],
  vocabulary: Vocabulary,
): readonly Moved[] {
  const now = states.at(-1) ?? was;
  const { called, label } = vocabulary;
  const review = now.reviewBy
    ? `, next by ${printDate(now.reviewBy)}`
    : was.reviewBy
      ? ", none planned next"
      : "";
  const isReviewed = now.reviewed && JSON.stringify(was.reviewed) !== JSON.stringify(now.reviewed);
  return [
    ...travel([was, ...states].map((risk) => risk.rag)),
    ...residualMoved(was, now, vocabulary),
    ...(now.issue && !was.issue ? move("worse", "has become an issue", "issue") : []),
    ...(was.issue && !now.issue ? move("better", "no longer an issue", "issue") : []),
    ...(now.closed && !was.closed
      ? move("completed", `closed by ${now.closed.by}: ${now.closed.why}`, "closed")
      : []),
    ...(now.merged && !was.merged
      ? move("other", `merged into ${called("risk").one} ${now.merged.into}`, "merged")
      : []),
    ...((was.closed && !now.closed) || (was.merged && !now.merged)
      ? move("other", "opened again", "closed", "merged")
      : []),
    ...(isReviewed
      ? move(
          "other",
          `reviewed on ${printDate(now.reviewed?.on ?? "")}${review}`,
          "reviewed",
          "reviewBy",
        )
      : was.reviewBy !== now.reviewBy && now.reviewBy
        ? move(
            "dates",
            `${inSentence(label("risk", "reviewBy"))} ${printDate(now.reviewBy)}`,
            "reviewBy",
          )
        : []),
    ...(now.withdrawn && !was.withdrawn
      ? move("other", "withdrawn from the register", "withdrawn")
      : []),
  ];
}
