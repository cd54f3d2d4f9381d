import type { Action } from "../../bot/plan/actions/action.kind.ts";
import {
  EXCEPTION_GROUPS,
  type Exceptions,
  exceptionsOf,
} from "../../bot/plan/meetings/exceptions.ts";
import { capital, inSentence, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { ragText, severityText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { register } from "../../bot/plan/risks/register.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { fitting, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import {
  type AsAt,
  asAtLine,
  dueText,
  howManyOf,
  type Run,
  run,
  shorten,
} from "../frames/words.ts";
import { exceptionRuns } from "./summary.ts";

type ExceptionGroup = (typeof EXCEPTION_GROUPS)[number];
type ExceptionRow = {
  readonly group: ExceptionGroup;
  readonly runs: (length: number) => readonly Run[];
};

const titles = (plan: Plan): Readonly<Record<ExceptionGroup, string>> => ({
  red: `✖ Red ${called(plan, "action").many}`,
  amber: `▲ Amber ${called(plan, "action").many}`,
  overdue: "Overdue, neither red nor amber",
  risks: `${capital(called(plan, "risk").many)} at red or amber, or high ${inSentence(briefOf(plan, "risk", "postMitigation"))}`,
});

/** How the rest of a group is asked for. */
const asks = (plan: Plan): Readonly<Record<ExceptionGroup, string>> => ({
  red: `show red ${called(plan, "action").many}`,
  amber: `show amber ${called(plan, "action").many}`,
  overdue: "what is overdue",
  risks: called(plan, "risk").many,
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

function rowsOf(plan: Plan, all: Exceptions, now: AsAt): readonly ExceptionRow[] {
  const ofActions = (group: "red" | "amber" | "overdue") =>
    all[group].map(
      (action): ExceptionRow => ({
        group,
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
        runs: (length) => riskRuns(plan, risk, length),
      }),
    ),
  ];
}

/** How many of how many are exceptions, in words. */
function counted(plan: Plan, { red, amber, overdue, risks }: Exceptions): string {
  const actions = howManyOf(plan, "action", plan.items.action.length);
  const of = howManyOf(plan, "risk", register(plan).length);
  return `${red.length} red and ${amber.length} amber of ${actions}, ${overdue.length} more overdue, ${risks.length} of ${of}`;
}

/** What is not on this page: how many, and how the first group of them is asked for. */
function restLines(
  plan: Plan,
  rows: readonly ExceptionRow[],
  last: number,
): readonly (readonly Run[])[] {
  const [next] = rows.slice(last);
  if (!next) return [];
  return [
    [run(`and ${rows.length - last} more: press “Next”, or ask “${asks(plan)[next.group]}”.`)],
  ];
}

const PER_PAGE = 8;

/** Reds, then ambers, then what else is overdue, then risks: each with why, what comes next, whose it is and by when. */
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
        { title: "", lines: restLines(plan, rows, page.number * PER_PAGE) },
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
