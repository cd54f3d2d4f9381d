import type { Button } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { type Counts, countActions } from "../../bot/plan/actions/counts.ts";
import { dueDate, isOverdue } from "../../bot/plan/actions/due-date.ts";
import type { Area } from "../../bot/plan/areas/area.kind.ts";
import { openChallenges } from "../../bot/plan/challenges/challenges.ts";
import type { Measure } from "../../bot/plan/measures/measure.kind.ts";
import { atPeriod, targetWords } from "../../bot/plan/measures/measure-period.ts";
import { stateOf } from "../../bot/plan/measures/measure-state.ts";
import { countMeasures } from "../../bot/plan/measures/scorecard.ts";
import { sightOf } from "../../bot/plan/measures/small-counts.ts";
import type { Standing } from "../../bot/plan/measures/standing.ts";
import { lastMeeting, nextMeeting } from "../../bot/plan/meetings/board-dates.ts";
import { exceptionsOf } from "../../bot/plan/meetings/exceptions.ts";
import { nextStep } from "../../bot/plan/meetings/prep.ts";
import { netWords } from "../../bot/plan/meetings/since-board.ts";
import { movedIn, travelOf } from "../../bot/plan/meetings/travel.ts";
import type { Change } from "../../bot/plan/model/change.ts";
import { capital, inSentence } from "../../bot/plan/model/names.ts";
import { RAG_MARKS, RAG_ORDER } from "../../bot/plan/model/rag.ts";
import { about, called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { register } from "../../bot/plan/risks/register.ts";
import { dateIn, printDate } from "../../bot/plan/time/calendar-date.ts";
import { openLines } from "../challenges/challenges.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { countRuns, overviewCard, type Section, unsettledLines } from "../frames/overview.ts";
import { barOf } from "../frames/rag-chart.ts";
import type { Card } from "../frames/render.ts";
import {
  type AsAt,
  asAtLine,
  howMany,
  howManyOf,
  type Run,
  run,
  shorten,
  standing,
} from "../frames/words.ts";
import { overallLines, overallTitle } from "../judgements/judgement-words.ts";
import { countWords, STANDING_MARKS } from "../measures/measure-words.ts";

type SummaryView = {
  readonly plan: Plan;
  /** Those since the last board. */
  readonly changes: readonly Change[];
  readonly now: AsAt;
};

/** How much of each part is told where texts may be so long: the more there is, the less of it fits. */
const MOST = [
  { from: 240, lines: 8, areas: 20, bars: 10, refs: 30 },
  { from: 100, lines: 6, areas: 16, bars: 10, refs: 24 },
  { from: 60, lines: 4, areas: 12, bars: 8, refs: 16 },
  { from: 0, lines: 3, areas: 10, bars: 6, refs: 10 },
] as const;
const most = (length: number) => MOST.find(({ from }) => length >= from) ?? MOST[3];

/** A summary is read at a glance: in full, reasons are among the exceptions. */
const LONGEST_IN_SUMMARY = 140;

const label = (text: string) => run(text, "default", "bolder");

/** The first of some lines, and where the rest of them can be seen. */
function some(
  lines: readonly (readonly Run[])[],
  length: number,
  more: string,
): readonly (readonly Run[])[] {
  const shown = lines.slice(0, most(length).lines);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, [run(`and ${rest} more: ${more}`)]] : lines;
}

/** Actions by their marks and references, as far as there is room. */
function marked(actions: readonly Action[], length: number): string {
  const refs = actions
    .slice(0, most(length).refs)
    .map((action) => `${standing(action).symbol} ${shorten(action.ref, 40)}`);
  const rest = actions.length - refs.length;
  return `${refs.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** Since when the direction of travel is told; where the record begins later than that, it says so. */
function sinceWords({ plan, changes, now }: SummaryView): string {
  const last = lastMeeting(plan, now.today);
  const first = changes.find(({ version }) => version === 1);
  const began = first ? dateIn(new Date(first.at)) : null;
  if (!last) return "Since the plan was loaded";
  const record = began && began > last.date ? ` (the record begins on ${printDate(began)})` : "";
  return `Since the last board, ${printDate(last.date)}${record}`;
}

function travelSection(view: SummaryView, length: number): Section {
  const travel = travelOf(view.plan, view.changes);
  const counted = [
    `${travel.better.length} better`,
    `${travel.worse.length} worse`,
    `${howMany(travel.dates.length, "date")} moved`,
    ...(travel.completed.length > 0 ? [`${travel.completed.length} completed`] : []),
    ...(travel.otherwise.length > 0
      ? [`${travel.otherwise.length} rated for the first time, or otherwise`]
      : []),
    ...(travel.fresh.length > 0 ? [`${travel.fresh.length} new`] : []),
    `${travel.same} the same`,
  ];
  return {
    title: "Direction of travel",
    lines: [
      [label(`${sinceWords(view)}: `), run(`${counted.join(", ")}.`)],
      ...some(
        movedIn(travel).map((one) => [
          label(`${shorten(one.now.ref, 40)} `),
          run(shorten(netWords(one), length * 2)),
        ]),
        length,
        "ask “what's changed since the last board”.",
      ),
    ],
  };
}

/** An action at red or amber with why it is so and what comes next; what is missing is said. */
export function exceptionRuns(plan: Plan, action: Action, length: number): readonly Run[] {
  const mark = standing(action);
  const [why, step] = [briefOf(plan, "action", "reason"), briefOf(plan, "action", "recovery")];
  const reason = inSentence(labelOf(plan, "action", "reason"));
  return [
    run(`${mark.symbol} ${mark.word} ${shorten(action.ref, 40)} `, mark.colour, "bolder"),
    run(`${shorten(action.text, length)} `),
    label(`${why}: `),
    run(`${shorten(action.reason ?? `no ${reason} given`, length)} `),
    label(`${step}: `),
    run(shorten(nextStep(action) ?? `no ${inSentence(step)} given`, length)),
  ];
}

function exceptionSection({ plan, now }: SummaryView, length: number): Section {
  const { red, amber } = exceptionsOf(plan, now.today);
  const short = Math.min(length, LONGEST_IN_SUMMARY);
  const lines = [...red, ...amber].map((action) => exceptionRuns(plan, action, short));
  return {
    title: `Red and amber: ${lines.length} of ${howManyOf(plan, "action", plan.items.action.length)}`,
    lines: lines.length > 0 ? some(lines, length, "ask “exceptions”.") : [[run("None.")]],
  };
}

function dateSection({ plan, now }: SummaryView, length: number): Section {
  const open = plan.items.action.filter(({ status }) => status !== "complete");
  const overdue = open.filter((action) => isOverdue(action, now.today));
  const next = nextMeeting(plan, now.today);
  const { one } = called(plan, "meeting");
  const due = open.filter(
    (action) => next && dueDate(action) >= now.today && dueDate(action) <= next.date,
  );
  return {
    title: "Dates",
    lines: [
      [label(`Overdue: ${overdue.length}. `), run(marked(overdue, length))],
      next
        ? [
            label(`Due before the next ${one}, ${printDate(next.date)}: ${due.length}. `),
            run(marked(due, length)),
          ]
        : [run(`No next ${one} is planned, so nothing is counted as due before it.`)],
    ],
  };
}

function riskSection({ plan }: SummaryView, length: number): Section {
  const risks = register(plan);
  const high = risks.filter(({ postMitigation }) => postMitigation.level === "high");
  return {
    title: `${howManyOf(plan, "risk", risks.length)}, rated apart from the ${called(plan, "action").many}`,
    lines: [
      RAG_ORDER.map((rag) => {
        const count = risks.filter((risk) => risk.rag === rag).length;
        const { symbol, word, colour } = RAG_MARKS[rag];
        return run(`${symbol} ${count} ${word.toLowerCase()}   `, count > 0 ? colour : "default");
      }),
      [
        label(`High ${inSentence(briefOf(plan, "risk", "postMitigation"))}: ${high.length}. `),
        run(shorten(high.map(({ ref }) => ref).join(", "), length * 2)),
      ],
    ],
  };
}

/** A measure that misses its target, in a line. */
function missedRuns({ plan, now }: SummaryView, measure: Measure, length: number): readonly Run[] {
  const { standing: how, latest, judgedBy } = stateOf(plan, measure, now.today);
  if (!latest || !judgedBy) return [];
  const { symbol, word, colour } = STANDING_MARKS[how];
  return [
    run(`${symbol} ${word} ${shorten(measure.ref, 40)} `, colour, "bolder"),
    run(
      `${shorten(measure.title, length)}: ${sightOf(plan).figure(measure, latest, "")} ${atPeriod(latest)}, ${inSentence(labelOf(plan, "measure", "target"))} ${targetWords(measure, judgedBy)}`,
    ),
  ];
}

function measureSection(view: SummaryView, length: number): Section {
  const { plan, now } = view;
  const { measure } = plan.items;
  const counts = countMeasures(plan, measure, now.today);
  const standing = (...some: readonly Standing[]) =>
    some.flatMap((one) => measure.filter((m) => stateOf(plan, m, now.today).standing === one));
  const listed = (title: string, some: readonly Measure[]) =>
    some.length > 0
      ? [[label(title), run(shorten(some.map(({ ref }) => ref).join(", "), length * 2))]]
      : [];
  return {
    title: `${howManyOf(plan, "measure", measure.length)} on the scorecard`,
    lines: [
      [run(`At the latest figure ${countWords(counts)}.`)],
      ...some(
        standing("off", "near").map((one) => missedRuns(view, one, length)),
        length,
        "ask “scorecard”.",
      ),
      ...listed("No figure yet: ", standing("no figure")),
      ...listed("Direction not said, so neither judged nor counted: ", standing("no direction")),
    ],
  };
}

/** An area's counts in few runs, since each costs room; only its reds stand out. */
function areaRuns(plan: Plan, area: Area, counts: Counts, length: number): readonly Run[] {
  const [red, ...rest] = countRuns(counts);
  return [
    label(
      `${shorten(area.ref, 40)}  ${shorten(area.shortName, length)} (${howManyOf(plan, "action", counts.total)}): `,
    ),
    ...(red ? [red] : []),
    ...rest.map(({ text }) => run(text)),
  ];
}

function areaSection({ plan, now }: SummaryView, length: number): Section {
  const areas = plan.items.area.slice(0, most(length).areas);
  const more = plan.items.area.length - areas.length;
  const { one, many } = called(plan, "area");
  const counted = areas.map((area) => {
    const actions = plan.items.action.filter((action) => action.area === area.ref);
    return { area, counts: countActions(actions, now.today) };
  });
  const bars = counted
    .slice(0, most(length).bars)
    .filter(({ counts }) => counts.total > 0)
    .map(({ area, counts }) =>
      barOf(`${shorten(area.ref, 20)} ${shorten(area.shortName, 30)} (${counts.total})`, counts),
    );
  const first = plan.items.area.length > bars.length ? `, ${bars.length} of the ${many}` : "";
  return {
    title: `By ${one}`,
    chart:
      bars.length > 0
        ? { title: `${capital(called(plan, "action").many)} by ${one} and rating${first}`, bars }
        : undefined,
    lines: [
      ...counted.map(({ area, counts }) => areaRuns(plan, area, counts, length)),
      ...(more > 0
        ? [
            [label(`and ${howMany(more, `more ${one}`, `more ${many}`)}`)],
            [run(`Ask for one by its number, for example “${one} 12”.`)],
          ]
        : []),
    ],
  };
}

/** The whole plan at a glance: by area and RAG with not rated apart, where it has gone since the last board, and what to talk about. */
export function summaryCard(view: SummaryView & { readonly buttons?: readonly Button[] }): Card {
  const { plan, now } = view;
  const plans = about(plan);
  const all = countActions(plan.items.action, now.today);
  const id = plan.key.id;
  return fitting((length) =>
    overviewCard({
      title: "Summary",
      reading: `${shorten(plans.shortName, 200)}, ${shorten(plans.localArea, 80)}: ${howManyOf(plan, "action", all.total)} in ${howManyOf(plan, "area", plan.items.area.length)}.`,
      sections: [
        {
          title: `All ${called(plan, "action").many}`,
          lines: [
            countRuns(all),
            ...unsettledLines(plan, plan.items.action, length),
            ...openLines(plan, openChallenges(plan), length),
          ],
        },
        {
          title: overallTitle(plan),
          lines: overallLines(plan, null, Math.min(length, LONGEST_IN_SUMMARY)),
        },
        areaSection(view, length),
        travelSection(view, length),
        exceptionSection(view, length),
        dateSection(view, length),
        riskSection(view, length),
        measureSection(view, length),
      ],
      buttons: view.buttons ?? [
        { title: "Exceptions", press: { command: "exceptions", plan: id, page: 1 } },
        {
          title: "What changed",
          press: { command: "whats_changed", plan: id, since: "@last_meeting", page: 1 },
        },
        {
          title: capital(called(plan, "risk").many),
          press: listing(plan, queryOf("risk")),
        },
        { title: "Scorecard", press: { command: "scorecard", plan: id } },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
