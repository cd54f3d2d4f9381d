import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { stateOf } from "../../bot/plan/measures/measure-state.ts";
import { endOfMilestone, markOf } from "../../bot/plan/measures/milestone.ts";
import {
  type OfMeasure,
  type OfMilestone,
  type Shortfall,
  shortfallName,
} from "../../bot/plan/measures/shortfalls/shortfall.ts";
import { sightOf } from "../../bot/plan/measures/small-counts.ts";
import {
  EXCEPTION_GROUPS,
  type Exceptions,
  exceptionsOf,
} from "../../bot/plan/meetings/exceptions.ts";
import { capital, inSentence, listNames, namesOf, plural } from "../../bot/plan/model/names.ts";
import { markText, ragText, severityText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { register } from "../../bot/plan/risks/register.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fitting, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import {
  type AsAt,
  asAtLine,
  dueText,
  howMany,
  howManyOf,
  type Run,
  run,
  shorten,
} from "../frames/words.ts";
import { explainedWords } from "../measures/explained.ts";
import { headlineOf } from "../measures/measure-words.ts";
import { exceptionRuns } from "./summary.ts";

type ExceptionGroup = (typeof EXCEPTION_GROUPS)[number];
type ExceptionRow = {
  readonly group: ExceptionGroup;
  /** How the rest of what it begins is asked for. */
  readonly ask: string;
  readonly runs: (length: number) => readonly Run[];
};

const titles = (plan: Plan): Readonly<Record<ExceptionGroup, string>> => ({
  red: `✖ Red ${called(plan, "action").many}`,
  amber: `▲ Amber ${called(plan, "action").many}`,
  overdue: "Overdue, neither red nor amber",
  risks: `${capital(called(plan, "risk").many)} at red or amber, or high ${inSentence(briefOf(plan, "risk", "postMitigation"))}`,
  measures: `${capital(called(plan, "measure").many)} off target`,
  milestones: `${capital(milestonesOf(plan))} of ${called(plan, "kpi").many}, red or missed`,
});

const milestonesOf = (plan: Plan) => plural(inSentence(labelOf(plan, "kpi", "milestone")));

/** How the rest of a group is asked for. */
const asks = (plan: Plan): Readonly<Record<Exclude<ExceptionGroup, "milestones">, string>> => ({
  red: `show red ${called(plan, "action").many}`,
  amber: `show amber ${called(plan, "action").many}`,
  overdue: "what is overdue",
  risks: called(plan, "risk").many,
  measures: `${called(plan, "measure").many} off target`,
});

const label = (text: string) => run(text, "default", "bolder");

function actionRuns(plan: Plan, action: Action, now: AsAt, length: number): readonly Run[] {
  return [
    ...exceptionRuns(plan, action, length),
    label(` ${labelOf(plan, "action", "progress")}: `),
    run(`${shorten(action.progress ?? "none reported yet", length)} `),
    run(
      `(${shorten(listNames(namesOf(plan, action.owners)), length)}, by ${shorten(dueText(action, now.today), length * 2)})`,
    ),
  ];
}

function riskRuns(plan: Plan, risk: Risk, length: number): readonly Run[] {
  const owner = listNames(namesOf(plan, risk.owner ? [risk.owner] : []));
  return [
    label(`${ragText(risk.rag)} ${shorten(risk.ref, 40)} `),
    run(`${shorten(risk.description, length)} `),
    label(`${briefOf(plan, "risk", "postMitigation")}: `),
    run(`${shorten(severityText(risk.postMitigation), length)} `),
    label(`${labelOf(plan, "risk", "mitigation")}: `),
    run(`${shorten(risk.mitigation.join("; ") || "none given yet", length)} `),
    label(`${briefOf(plan, "risk", "progress")}: `),
    run(`${shorten(risk.progress ?? "none reported yet", length)} (${shorten(owner, length)})`),
  ];
}

const ownersIn = (plan: Plan, { owners }: Shortfall, length: number) =>
  shorten(listNames(namesOf(plan, owners)), length);

/** A measure that is off: its figure and how far it is from its target, as anybody may read it, and whose it is. */
function measureRuns(plan: Plan, one: OfMeasure, now: AsAt, length: number): readonly Run[] {
  const { item: measure } = one;
  const { today } = now;
  const state = stateOf(plan, measure, today);
  const { mark, stands } = headlineOf({ plan, measure, state, sight: sightOf(plan), today });
  return [
    label(`${mark.text} ${shorten(measure.ref, 40)} `),
    run(`${shorten(measure.title, length)}${shorten(stands, length * 2)} `),
    label(`${labelOf(plan, "measure", "commentary")}: `),
    run(`${explainedWords(plan, one, now, length)} `),
    run(`(${ownersIn(plan, one, length)})`),
  ];
}

/** A milestone that is red or missed: what was to be reached by when, why it was not, and whose it is. */
function milestoneRuns(plan: Plan, one: OfMilestone, now: AsAt, length: number): readonly Run[] {
  const { milestone } = one;
  const ends = endOfMilestone(plan, milestone);
  const due = ends === null ? "" : `, by ${printDate(ends)}${ends < now.today ? " – missed" : ""}`;
  return [
    label(`${markText(markOf(milestone))} ${shorten(shortfallName(plan, one), 80)} `),
    run(`${shorten(one.text, length)} `),
    label(`${labelOf(plan, "kpi", "comment")}: `),
    run(`${shorten(milestone.comment ?? "none given yet", length)} `),
    label(`${labelOf(plan, "kpi", "commentary")}: `),
    run(`${explainedWords(plan, one, now, length)} `),
    run(`(${ownersIn(plan, one, length)}${due})`),
  ];
}

function rowsOf(plan: Plan, all: Exceptions, now: AsAt): readonly ExceptionRow[] {
  const rest = asks(plan);
  const ofActions = (group: "red" | "amber" | "overdue") =>
    all[group].map(
      (action): ExceptionRow => ({
        group,
        ask: rest[group],
        runs: (length) => actionRuns(plan, action, now, length),
      }),
    );
  return [
    ...ofActions("red"),
    ...ofActions("amber"),
    ...ofActions("overdue"),
    ...all.risks.map(
      (risk): ExceptionRow => ({
        group: "risks",
        ask: rest.risks,
        runs: (length) => riskRuns(plan, risk, length),
      }),
    ),
    ...all.measures.map(
      (one): ExceptionRow => ({
        group: "measures",
        ask: rest.measures,
        runs: (length) => measureRuns(plan, one, now, length),
      }),
    ),
    ...all.milestones.map(
      (one): ExceptionRow => ({
        group: "milestones",
        ask:
          one.milestone.rag === "red"
            ? `red ${called(plan, "kpi").many}`
            : `missed ${milestonesOf(plan)}`,
        runs: (length) => milestoneRuns(plan, one, now, length),
      }),
    ),
  ];
}

/** How many of how many are exceptions, in words; of what the plan has none of, nothing. */
function counted(plan: Plan, all: Exceptions): string {
  const { red, amber, overdue, risks, measures, milestones } = all;
  const actions = howManyOf(plan, "action", plan.items.action.length);
  const of = howManyOf(plan, "risk", register(plan).length);
  const one = inSentence(labelOf(plan, "kpi", "milestone"));
  return [
    `${red.length} red and ${amber.length} amber of ${actions}`,
    `${overdue.length} more overdue`,
    `${risks.length} of ${of}`,
    ...(plan.items.measure.length > 0
      ? [
          `${measures.length} of ${howManyOf(plan, "measure", plan.items.measure.length)} off target`,
        ]
      : []),
    ...(plan.items.kpi.length > 0
      ? [`${howMany(milestones.length, one, milestonesOf(plan))} red or missed`]
      : []),
  ].join(", ");
}

/** What is not on this page: how many, and how the first group of them is asked for. */
function restLines(rows: readonly ExceptionRow[], last: number): readonly (readonly Run[])[] {
  const [next] = rows.slice(last);
  if (!next) return [];
  return [[run(`and ${rows.length - last} more: press “Next”, or ask “${next.ask}”.`)]];
}

const PER_PAGE = 8;

/** Reds, then ambers, what else is overdue, risks, measures that are off and milestones that are red or missed: each with why, what comes next, whose it is and by when. */
export function exceptionsCard(view: {
  readonly plan: Plan;
  readonly page: number;
  readonly now: AsAt;
}): Card {
  const { plan, now } = view;
  const all = exceptionsOf(plan, now.today);
  const rows = rowsOf(plan, all, now);
  const page = pageOf(rows, view.page, PER_PAGE);
  const id = plan.key.id;
  return fitting((length) => {
    const sections = EXCEPTION_GROUPS.map(
      (group): Section => ({
        title: `${titles(plan)[group]}: ${all[group].length}`,
        lines: page.rows.filter((row) => row.group === group).map((row) => row.runs(length)),
      }),
    );
    return overviewCard({
      title: "Exceptions",
      reading: `${counted(plan, all)}${pageText(page)}.`,
      sections: [
        ...sections,
        { title: "", lines: restLines(rows, page.number * PER_PAGE) },
        ...(rows.length === 0 ? [{ title: "", lines: [[run("There are none.")]] }] : []),
      ],
      buttons: [
        ...pageButtons(page, (number) => ({ command: "exceptions", plan: id, page: number })),
        {
          title: `Red and amber ${called(plan, "action").many}`,
          press: listing(plan, queryOf("action", { rag: { oneOf: ["red", "amber"] } })),
        },
        {
          title: capital(called(plan, "risk").many),
          press: listing(plan, queryOf("risk")),
        },
      ],
      asAt: asAtLine(plan, now),
    });
  });
}
