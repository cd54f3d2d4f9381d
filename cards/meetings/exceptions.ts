import type { Action } from "../../bot/plan/actions/action.kind.ts";
import {
  EXCEPTION_GROUPS,
  type Exceptions,
  exceptionsOf,
} from "../../bot/plan/meetings/exceptions.ts";
import { listNames, namesOf } from "../../bot/plan/model/names.ts";
import { ragText, severityText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { register } from "../../bot/plan/risks/register.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { fitting, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, dueText, howMany, type Run, run, shorten } from "../frames/words.ts";
import { exceptionRuns } from "./summary.ts";

type Group = (typeof EXCEPTION_GROUPS)[number];
type Row = { readonly group: Group; readonly runs: (length: number) => readonly Run[] };

const TITLES = {
  red: "✖ Red actions",
  amber: "▲ Amber actions",
  overdue: "Overdue, neither red nor amber",
  risks: "Risks at red or amber, or high after mitigation",
} as const satisfies Record<Group, string>;

/** How the rest of a group is asked for. */
const ASK = {
  red: "show red actions",
  amber: "show amber actions",
  overdue: "what is overdue",
  risks: "risks",
} as const satisfies Record<Group, string>;

const label = (text: string) => run(text, "default", "bolder");

function actionRuns(plan: Plan, action: Action, now: AsAt, length: number): readonly Run[] {
  return [
    ...exceptionRuns(action, length),
    label(" Progress: "),
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
    label("After mitigation: "),
    run(`${shorten(severityText(risk.postMitigation), length)} `),
    label("Mitigation: "),
    run(`${shorten(risk.mitigation.join("; ") || "none given yet", length)} `),
    label("Progress: "),
    run(`${shorten(risk.progress ?? "none reported yet", length)} (${shorten(owner, length)})`),
  ];
}

function rowsOf(plan: Plan, all: Exceptions, now: AsAt): readonly Row[] {
  const ofActions = (group: "red" | "amber" | "overdue") =>
    all[group].map(
      (action): Row => ({
        group,
        runs: (length) => actionRuns(plan, action, now, length),
      }),
    );
  return [
    ...ofActions("red"),
    ...ofActions("amber"),
    ...ofActions("overdue"),
    ...all.risks.map(
      (risk): Row => ({
        group: "risks",
        runs: (length) => riskRuns(plan, risk, length),
      }),
    ),
  ];
}

/** How many of how many are exceptions, in words. */
function counted(plan: Plan, { red, amber, overdue, risks }: Exceptions): string {
  const actions = howMany(plan.items.action.length, "action");
  const of = howMany(register(plan).length, "risk");
  return `${red.length} red and ${amber.length} amber of ${actions}, ${overdue.length} more overdue, ${risks.length} of ${of}`;
}

/** What is not on this page: how many, and how the first group of them is asked for. */
function restLines(rows: readonly Row[], last: number): readonly (readonly Run[])[] {
  const [next] = rows.slice(last);
  if (!next) return [];
  return [[run(`and ${rows.length - last} more: press “Next”, or ask “${ASK[next.group]}”.`)]];
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
        title: `${TITLES[group]}: ${all[group].length}`,
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
          title: "Red and amber actions",
          press: listing(plan, queryOf("action", { rag: { oneOf: ["red", "amber"] } })),
        },
        { title: "Risks", press: listing(plan, queryOf("risk")) },
      ],
      asAt: asAtLine(plan, now),
    });
  });
}
