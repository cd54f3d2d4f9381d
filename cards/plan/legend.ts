import { toleranceOf } from "../../bot/plan/measures/measure-state.ts";
import { MET } from "../../bot/plan/measures/milestone.ts";
import { STANDINGS } from "../../bot/plan/measures/standing.ts";
import { lastMeeting } from "../../bot/plan/meetings/board-dates.ts";
import { capital, inSentence } from "../../bot/plan/model/names.ts";
import {
  type Mark,
  markText,
  RAG_MARKS,
  RAG_ORDER,
  STATUS_MARKS,
} from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { RISK_MARKS } from "../../bot/plan/risks/risk-state.ts";
import { scaleOf } from "../../bot/plan/risks/score.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, type Run, run } from "../frames/words.ts";
import { standingText } from "../measures/measure-words.ts";

/** What marks and words mean in this plan, and how they are worked out: made of what it is judged by, so that it cannot say otherwise. */

type Line = readonly Run[];
const says = (text: string): Line => [run(text)];
const defined = (mark: Mark): Line => [
  run(markText(mark), mark.colour, "bolder"),
  run(`: ${mark.definition}`),
];

function measuresOf(plan: Plan): readonly Line[] {
  const { points, percent } = toleranceOf(plan);
  const target = inSentence(labelOf(plan, "measure", "target"));
  const meant = {
    met: `on its ${target} or beyond it, in the direction that is better; of a band, within it`,
    near: `it misses its ${target} by no more than ${points} points of a percentage, or ${percent}% of any other; a tolerance of its own goes before`,
    off: `it misses its ${target} by more`,
    "no figure": "nobody has recorded one, which is never green",
    "no target": `no ${target} is agreed to judge it by`,
    "no direction": "nobody has said which way is better: it is neither judged nor counted",
  } as const;
  return STANDINGS.map((standing) => says(`${standingText(standing)}: ${meant[standing]}`));
}

function risksOf(plan: Plan): readonly Line[] {
  const { size, high, medium, tolerance } = scaleOf(plan);
  const { many } = called(plan, "risk");
  return [
    says(
      `Words first: high, medium, low, unknown. A score beside them is likelihood × impact, 1 to ${size} each: high from ${high} points, medium from ${medium}`,
    ),
    says(
      tolerance === undefined
        ? "No tolerance is set, so none is over it"
        : `The board tolerates ${tolerance} points after ${inSentence(labelOf(plan, "risk", "mitigation"))}; ${many} above are told of`,
    ),
    defined(RISK_MARKS.closed),
    defined(RISK_MARKS.merged),
  ];
}

function sinceOf(plan: Plan, { today }: AsAt): readonly Line[] {
  const { one } = called(plan, "meeting");
  const last = lastMeeting(plan, today);
  return [
    says(
      last
        ? `“Since the last board” is since ${last.closed ? "the end of" : "the day of"} the ${one} of ${printDate(last.date)}`
        : `“Since the last board” is since the plan began here: no ${one} of it is past yet`,
    ),
    says("Better and worse go by the rating, and for figures by the direction of each"),
  ];
}

export function legendCard(plan: Plan, now: AsAt): Card {
  const label = (field: string) => labelOf(plan, "action", field);
  const names = (kind: "measure" | "kpi" | "risk") => capital(called(plan, kind).many);
  const owner = roleCalled(plan, "owner").one;
  const sections: readonly Section[] = [
    {
      title: label("rag"),
      lines: [
        ...RAG_ORDER.map((rag) => defined(RAG_MARKS[rag])),
        says(`It is what the ${owner} says; the board's own stands beside it, where it differs`),
      ],
    },
    { title: label("status"), lines: Object.values(STATUS_MARKS).map(defined) },
    { title: names("measure"), lines: measuresOf(plan) },
    {
      title: names("kpi"),
      lines: [
        defined(MET),
        says(
          `Each ${inSentence(labelOf(plan, "kpi", "milestone"))} has a ${inSentence(labelOf(plan, "kpi", "rag"))} of its own; one that is past, and neither met nor green, is missed`,
        ),
      ],
    },
    { title: names("risk"), lines: risksOf(plan) },
    { title: "Changes", lines: sinceOf(plan, now) },
  ];
  return overviewCard({
    title: "Legend",
    reading: "What marks and words mean here, and how they are worked out",
    sections,
    buttons: [
      { title: "Scorecard", press: { command: "scorecard", plan: plan.key.id, page: 1 } },
      { title: "Heat map", press: { command: "heat_map", plan: plan.key.id, of: "residual" } },
    ],
    asAt: asAtLine(plan, now),
  });
}
