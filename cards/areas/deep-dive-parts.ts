import type { Action } from "../../bot/plan/actions/action.kind.ts";
import type { Area } from "../../bot/plan/areas/area.kind.ts";
import { allChallenges, inOrder, isInArea } from "../../bot/plan/challenges/challenges.ts";
import { seriesOf } from "../../bot/plan/judgements/judgements.ts";
import type { Kpi } from "../../bot/plan/measures/kpi.kind.ts";
import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { atPeriod } from "../../bot/plan/measures/measure-period.ts";
import { stateOf } from "../../bot/plan/measures/measure-state.ts";
import { isMissed, type Milestone, markOf } from "../../bot/plan/measures/milestone.ts";
import { sightOf } from "../../bot/plan/measures/small-counts.ts";
import { capital, inSentence, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { isUnsafe, markText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, labelFor, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { register } from "../../bot/plan/risks/register.ts";
import { actionRow } from "../actions/action-row.ts";
import { challengeRow } from "../challenges/challenge-row.ts";
import type { ListRow } from "../frames/list.ts";
import { type AsAt, howManyOf, type Run, run, shorten } from "../frames/words.ts";
import { overallTitle, seriesRuns } from "../judgements/judgement-words.ts";
import { headlineOf } from "../measures/measure-words.ts";
import { riskRow } from "../risks/risk-row.ts";

/** What a deep dive into an area tells, part by part: each a title and its lines, of which a page takes as many as fit. */

export type Part = { readonly title: string; readonly lines: readonly (readonly Run[])[] };

type View = { readonly plan: Plan; readonly area: Area; readonly now: AsAt };

/** So much is told of what somebody wrote of one thing; the rest is on its own card. */
const LONGEST = 300;

const label = (text: string) => run(text, "default", "bolder");
/** What somebody wrote, as a sentence. */
const sentence = (text: string) => `${shorten(text, LONGEST).replace(/[.\s]+$/, "")}.`;
const NONE = [[run("None.")]];

/** A thing as one line: how it stands, what it is, and what else a list says of it. */
const rowRuns = ({ mark, ref, text, detail }: ListRow): readonly Run[] => [
  label(`${mark}  ${shorten(ref, 40)} `),
  run(`${text} (${detail})`),
];

function outcomesOf({ plan, area }: View): Part {
  const field = (key: "sufficientProgress" | "remark" | "title") => {
    const text = area[key];
    return text ? [[label(`${labelFor(plan, area, key)}: `), run(text)]] : [];
  };
  return {
    title: "What success looks like",
    lines: [
      ...field("sufficientProgress"),
      ...area.headline.map((text) => [
        label(`${labelOf(plan, "area", "headline")}: `),
        run(shorten(text, LONGEST)),
      ]),
      ...field("title"),
      ...field("remark"),
      ...seriesOf(plan, area.ref).map((one) => [
        label(`${overallTitle(plan)}. `),
        ...seriesRuns(one, LONGEST),
      ]),
    ],
  };
}

/** Every figure of a measure in order of time, where there is more than one: a small count is not told. */
function trendWords(plan: Plan, measure: Measure): string {
  const sight = sightOf(plan);
  const figures = measure.periods
    .filter(({ actual }) => actual !== null)
    .map((period) => `${sight.figure(measure, period, "")} ${atPeriod(period)}`);
  const first =
    measure.baseline === null ? [] : [`baseline ${sight.figure(measure, undefined, "")}`];
  const all = [...first, ...figures];
  return all.length > 1 ? ` Trend: ${all.join(" → ")}.` : "";
}

function familiesOf({ plan, area, now: { today } }: View): Part {
  const measures = plan.items.measure.filter((measure) => measure.area === area.ref);
  const lived = area.livedExperience
    ? [[label(`${labelOf(plan, "area", "livedExperience")}: `), run(area.livedExperience)]]
    : [];
  return {
    title: `What families say, and the ${called(plan, "measure").many}`,
    lines: [
      ...lived,
      ...measures.map((measure) => {
        const state = stateOf(plan, measure, today);
        const { mark, stands } = headlineOf({ plan, measure, state, sight: sightOf(plan), today });
        return [
          mark,
          label(`  ${shorten(measure.ref, 40)} `),
          run(
            `${shorten(measure.title, LONGEST)}${shorten(stands, LONGEST * 2)}.${shorten(trendWords(plan, measure), LONGEST * 2)}`,
          ),
        ];
      }),
      ...(lived.length + measures.length === 0 ? NONE : []),
    ],
  };
}

function milestoneRuns({ plan, now }: View, kpi: Kpi, milestone: Milestone): readonly Run[] {
  const { months, items, comment, owner } = milestone;
  const missed = isMissed(plan, milestone, now.today) ? " – missed" : "";
  const who = owner
    ? ` ${labelOf(plan, "kpi", "owner")}: ${shorten(listNames(namesOf(plan, [owner])), 80)}.`
    : "";
  return [
    label(`${markText(markOf(milestone))}  ${shorten(kpi.ref, 40)} `),
    run(
      `at ${months} months${missed}: ${sentence(items.join("; "))}${who}${comment ? ` ${sentence(comment)}` : ""}`,
    ),
  ];
}

const kpisIn = ({ plan, area }: View) => plan.items.kpi.filter((kpi) => kpi.area === area.ref);
const actionsIn = ({ plan, area }: View) =>
  plan.items.action.filter((action) => action.area === area.ref);

function milestonesOf(view: View): Part {
  const { plan } = view;
  const lines = kpisIn(view).flatMap((kpi) =>
    kpi.milestones.map((milestone) => milestoneRuns(view, kpi, milestone)),
  );
  const milestones = labelOf(plan, "kpi", "milestone");
  return {
    title: `${capital(called(plan, "kpi").many)}, each ${inSentence(milestones)}`,
    lines: lines.length > 0 ? lines : NONE,
  };
}

function actionRuns({ plan, now }: View, action: Action): readonly Run[] {
  const row = rowRuns(actionRow(plan, action, now, LONGEST));
  if (action.status === "complete" || !isUnsafe(action.rag)) return row;
  const told = (["reason", "recovery"] as const).map((key) => {
    const text = action[key];
    return ` ${briefOf(plan, "action", key)}: ${sentence(text ?? "not given")}`;
  });
  return [...row, run(told.join(""))];
}

function evidenceOf(view: View): Part {
  const { plan } = view;
  const of = [...actionsIn(view), ...kpisIn(view)];
  const name = labelOf(plan, "action", "evidence");
  const held = of.filter(({ evidence }) => evidence.length > 0);
  const isDone = (one: Action | Kpi) =>
    one.kind === "action" ? one.status === "complete" : one.milestones.some(({ met }) => met);
  const bare = of.filter((one) => one.evidence.length === 0 && isDone(one));
  const unlinked = held.filter(({ evidence }) => evidence.some(({ link }) => link === null));
  const gap = (title: string, some: readonly (Action | Kpi)[]) => [
    label(`${title}: ${some.length}. `),
    run(shorten(some.map(({ kind, ref }) => itemName(plan, kind, ref)).join(", "), LONGEST * 2)),
  ];
  return {
    title: `${name}, and its gaps`,
    lines: [
      gap(`Complete or met without ${inSentence(name)}`, bare),
      gap("With no link yet", unlinked),
      ...held.map(({ kind, ref, evidence }) => [
        label(`${capital(itemName(plan, kind, ref))}: `),
        run(shorten(evidence.map(({ title }) => title).join("; "), LONGEST)),
      ]),
    ],
  };
}

/** Every part of a deep dive, in the order in which a board goes through it. */
export function partsOf(view: View): readonly Part[] {
  const { plan, area, now } = view;
  const actions = actionsIn(view);
  const risks = register(plan).filter(({ areas }) => areas.includes(area.ref));
  const challenges = inOrder(allChallenges(plan)).filter((one) => isInArea(plan, one, area.ref));
  const part = (kind: "action" | "risk" | "challenge", lines: Part["lines"]): Part => ({
    title: `Its ${howManyOf(plan, kind, lines.length)}`,
    lines: lines.length > 0 ? lines : NONE,
  });
  return [
    outcomesOf(view),
    familiesOf(view),
    milestonesOf(view),
    part(
      "action",
      actions.map((one) => actionRuns(view, one)),
    ),
    part(
      "risk",
      risks.map((one) => rowRuns(riskRow(plan, one, now, LONGEST))),
    ),
    part(
      "challenge",
      challenges.map((one) => rowRuns(challengeRow(plan, one, now, LONGEST))),
    ),
    evidenceOf(view),
  ].filter(({ lines }) => lines.length > 0);
}
