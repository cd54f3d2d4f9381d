import type { Button } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { OPEN_CHALLENGES } from "../../bot/plan/challenges/challenges.ts";
import type { NetChange } from "../../bot/plan/history/net-change.ts";
import { NOT_SAID } from "../../bot/plan/measures/direction.ts";
import { markOf } from "../../bot/plan/measures/milestone.ts";
import { countMeasures } from "../../bot/plan/measures/scorecard.ts";
import {
  explaining,
  type Shortfall,
  shortfallName,
} from "../../bot/plan/measures/shortfalls/shortfall.ts";
import { paperDays } from "../../bot/plan/meetings/board-dates.ts";
import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import {
  nextStep,
  PREP_SECTIONS,
  type Prep,
  type PrepSection,
} from "../../bot/plan/meetings/prep.ts";
import { isRerated, netWords } from "../../bot/plan/meetings/since-board.ts";
import {
  capital,
  inSentence,
  listNames,
  namesOf,
  withArticle,
} from "../../bot/plan/model/names.ts";
import { markText, RAG_MARKS, ragText, severityText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, itemName, labelOf, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { ownedName, subjectOf } from "../../bot/plan/reminders/digest.ts";
import type { UnresolvedReminder } from "../../bot/plan/reminders/unresolved-reminders.ts";
import type { Risk } from "../../bot/plan/risks/risk.kind.ts";
import { dateIn, printDate } from "../../bot/plan/time/calendar-date.ts";
import { actionRow } from "../actions/action-row.ts";
import { fitting, type ListRow, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { listing, opening } from "../frames/opening.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, shorten, standing } from "../frames/words.ts";
import { explainedWords } from "../measures/explained.ts";
import { measureRow } from "../measures/measure-row.ts";
import { standingText } from "../measures/measure-words.ts";
import { dayAndTime, printDay } from "./meeting-words.ts";

type PrepView = {
  readonly plan: Plan;
  readonly meeting: Meeting;
  readonly last: Meeting | undefined;
  readonly prep: Prep<UnresolvedReminder>;
  readonly now: AsAt;
};

const titles = (plan: Plan): Readonly<Record<PrepSection, string>> => ({
  changed: "Changed since the last board",
  papers: "Changed since the papers were frozen",
  exceptions: `Red and amber, with ${reason(plan)} and ${step(plan)}`,
  gaps: `Red or amber without ${withArticle(reason(plan))} or ${withArticle(step(plan))}`,
  overdue: "Overdue",
  due: `Due before the ${called(plan, "meeting").one}`,
  updates: `Not updated since the last board, by ${roleCalled(plan, "owner").one}`,
  unanswered: "Reminders not answered, not theirs, or not received",
  risks: `${capital(called(plan, "risk").many)} that are high ${inSentence(briefOf(plan, "risk", "postMitigation"))}`,
  measures: `${capital(called(plan, "measure").many)} off target or without a figure`,
  commentary: `Off target, red or missed, with or without ${inSentence(labelOf(plan, "kpi", "commentary"))}`,
  challenges: `${capital(called(plan, "challenge").many)} that are not closed`,
});

const reason = (plan: Plan) => inSentence(labelOf(plan, "action", "reason"));
const step = (plan: Plan) => inSentence(briefOf(plan, "action", "recovery"));

const plain = { colour: "default", ground: "default" } as const;

/** What an action at red or amber lacks. */
const lacks = (plan: Plan, action: Action) =>
  [...(action.reason ? [] : [reason(plan)]), ...(nextStep(action) ? [] : [step(plan)])].join(
    " and ",
  );

const ownersOf = (plan: Plan, action: Action) => listNames(namesOf(plan, action.owners));

/** How many of what reminders did not bring about. */
function heededWords(plan: Plan, all: readonly UnresolvedReminder[]): string {
  const refs = (what: "unanswered" | "not theirs") =>
    all.flatMap((one) => (one.what === what ? [ownedName(plan, one.item)] : [])).join(", ");
  const owner = roleCalled(plan, "owner");
  const unreached = all.filter(({ what }) => what === "not reached").length;
  return [
    ...(refs("unanswered") ? [`not answered ${refs("unanswered")}`] : []),
    ...(refs("not theirs") ? [`said to be not theirs ${refs("not theirs")}`] : []),
    ...(unreached > 0 ? [`${howMany(unreached, owner.one, owner.many)} not reached`] : []),
  ].join("; ");
}

/** What a section holds, in a line. */
function gist(view: PrepView, section: PrepSection): string {
  const { plan, prep } = view;
  const marked = (actions: readonly Action[]) =>
    actions.map((action) => `${standing(action).symbol} ${action.ref}`).join(", ");
  const net = (all: readonly NetChange[]) => {
    const made = all.filter(({ was }) => was === null).length;
    const rerated = all.filter(isRerated).length;
    return `${rerated} rated otherwise, ${made} new, ${all.length - made - rerated} updated with the same rating`;
  };
  switch (section) {
    case "changed":
      return net(prep.changed);
    case "papers":
      return prep.papers ? net(prep.papers) : "Papers are not frozen yet";
    case "exceptions":
      return marked(prep.exceptions);
    case "gaps":
      return prep.gaps
        .map((action) => `${action.ref} no ${lacks(plan, action)} (${ownersOf(plan, action)})`)
        .join("; ");
    case "overdue":
      return marked(prep.overdue);
    case "due":
      return marked(prep.due);
    case "updates":
      return prep.updates
        .map(({ owner, actions }) => {
          const name = owner === null ? "nobody's" : (namesOf(plan, [owner])[0] ?? owner);
          return `${name} ${actions.length}`;
        })
        .join(", ");
    case "unanswered":
      return heededWords(plan, prep.unanswered);
    case "risks":
      return prep.risks.map(({ ref }) => ref).join(", ");
    case "challenges":
      return prep.challenges
        .map(({ ref, answer }) => `${ref} ${answer ? "answered" : "no answer yet"}`)
        .join(", ");
    case "measures":
      return measureGist(view);
    case "commentary":
      return commentaryGist(view);
  }
}

/** How many measures stand how, those first of which nobody has said which way is better. */
function measureGist({ plan, prep: { measures }, now }: PrepView): string {
  const counts = countMeasures(plan, measures, now.today);
  const undirected = counts["no direction"] > 0 ? `${counts["no direction"]} ${NOT_SAID}, ` : "";
  return `${undirected}${counts.off} off target, ${counts.near} near, ${counts["no figure"]} without a figure: ${measures.map(({ ref }) => ref).join(", ")}`;
}

/** How many of what falls short are explained, and which are not. */
function commentaryGist({ plan, prep: { commentary }, now }: PrepView): string {
  const lacking = commentary.filter((one) => explaining(plan, one, now.today) !== "given");
  const names = lacking.map((one) => shortfallName(plan, one)).join(", ");
  return `${commentary.length - lacking.length} with, ${lacking.length} without${names ? `: ${names}` : ""}`;
}

const countOf = ({ prep }: PrepView, section: PrepSection): number => prep[section]?.length ?? 0;

/** What shows a section: some have a list of their own. */
function pressOf({ plan, meeting }: PrepView, section: PrepSection): Button["press"] {
  const id = plan.key.id;
  switch (section) {
    case "updates":
      return { command: "missing_updates", plan: id, page: 1 };
    case "challenges":
      return listing(plan, OPEN_CHALLENGES);
    default:
      return { command: "prep", plan: id, ref: meeting.ref, section, page: 1 };
  }
}

/** What a clerk goes through before a meeting: each part with how many, and a press that shows it. */
export function prepCard(view: PrepView): Card {
  const { plan, meeting, last, now } = view;
  const { chase, freeze, papers } = paperDays(plan, meeting.date);
  const since = last ? `Since the last board, ${printDate(last.date)}.` : "No board was held yet.";
  const sections = PREP_SECTIONS.filter((section) => section !== "papers" || view.prep.papers);
  return fitting((length) =>
    listCard({
      title: "Prepare for the board",
      reading: `${shorten(meeting.body, length)}, ${dayAndTime(meeting)}. Updates are chased from ${printDay(chase)}, papers frozen on ${printDay(freeze)} and out by ${printDay(papers)}. ${since}`,
      count: meeting.frozen
        ? `Papers were frozen at version ${meeting.frozen.version}`
        : "Papers are not frozen yet",
      rows: sections.map((section) => ({
        ...plain,
        ref: String(countOf(view, section)),
        text: titles(plan)[section],
        detail: countOf(view, section) > 0 ? shorten(gist(view, section), length * 2) : "",
        mark: "Show",
        open: `Show: ${titles(plan)[section].toLowerCase()}`,
        press: pressOf(view, section),
      })),
      buttons: [
        {
          title: `The ${called(plan, "meeting").one}`,
          press: { command: "show_meeting", plan: plan.key.id, ref: meeting.ref },
        },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}

function netRow(plan: Plan, one: NetChange, length: number): ListRow {
  const { now } = one;
  const id = plan.key.id;
  const row = { ...plain, ref: now.ref, detail: shorten(netWords(one), length * 2) };
  switch (now.kind) {
    case "action":
      return {
        ...row,
        text: shorten(now.text, length),
        mark: markText(standing(now)),
        ground: standing(now).ground,
        open: `Open ${itemName(plan, "action", now.ref)}`,
        press: { command: "show_action", plan: id, ref: now.ref },
      };
    case "risk":
      return {
        ...riskRow(plan, now, length),
        detail: row.detail,
      };
    case "kpi":
      return {
        ...row,
        text: `${capital(called(plan, "kpi").one)} of ${itemName(plan, "area", now.area)}`,
        mark: capital(called(plan, "kpi").one),
        open: `Open ${itemName(plan, "kpi", now.ref)}`,
        press: { command: "show_kpi", plan: id, ref: now.ref },
      };
    default:
      return {
        ...row,
        text: now.kind === "measure" ? shorten(now.title, length) : now.kind,
        mark: capital(called(plan, "measure").one),
        open: `Open ${itemName(plan, now.kind, now.ref)}`,
        press: opening(plan, now.kind, now.ref) ?? { command: "scorecard", plan: id },
      };
  }
}

function riskRow(plan: Plan, risk: Risk, length: number): ListRow {
  return {
    ref: risk.ref,
    text: shorten(risk.description, length),
    detail: shorten(
      `${briefOf(plan, "risk", "postMitigation")} ${severityText(risk.postMitigation)} · ${labelOf(plan, "risk", "owner")} ${listNames(namesOf(plan, risk.owner ? [risk.owner] : []))}`,
      length * 2,
    ),
    mark: ragText(risk.rag),
    colour: "default",
    ground: RAG_MARKS[risk.rag].ground,
    open: `Open ${itemName(plan, "risk", risk.ref)}`,
    press: { command: "show_risk", plan: plan.key.id, ref: risk.ref },
  };
}

/** An action with why it has its colour and what comes next; what is missing is said with who owes it. */
const exceptionRow = (plan: Plan, action: Action, now: AsAt, length: number): ListRow => ({
  ...actionRow(plan, action, now, length),
  detail: `${shorten(ownersOf(plan, action), 120)} · ${briefOf(plan, "action", "reason")}: ${shorten(action.reason ?? "not given", length)} · ${briefOf(plan, "action", "recovery")}: ${shorten(nextStep(action) ?? "not given", length)}`,
});

const dayOf = (instant: string) => printDate(dateIn(new Date(instant)));

/** Why reminders do not reach an owner, and what would help. */
function unreachedWords(one: Extract<UnresolvedReminder, { what: "not reached" }>): string {
  const { person, why } = one;
  const mentioned = person.mentioned
    ? ` · mentioned in a channel on ${dayOf(person.mentioned)}`
    : "";
  switch (why) {
    case "no account":
      return `No Teams account is known: say “@their name is ${shorten(person.name, 80)}”`;
    case "no chat":
      return `Has not added Plan Board in Teams, so cannot be written to${mentioned}`;
    case "off":
      return "Wants no reminders";
  }
}

function unheededRow(plan: Plan, one: UnresolvedReminder, length: number): ListRow {
  const id = plan.key.id;
  if (one.what === "not reached") {
    const { person } = one;
    return {
      ...plain,
      ref: String(one.open),
      text: shorten(person.name, length),
      detail: unreachedWords(one),
      mark: "Not reached",
      open: `List the ${called(plan, "action").many} of ${shorten(person.name, 60)}`,
      press: listing(plan, queryOf("action", { owners: { oneOf: [person.ref] } })),
    };
  }
  const { item } = one;
  const { kind, ref } = subjectOf(item);
  const detail =
    one.what === "unanswered"
      ? `Told ${listNames(one.owners.map(({ name }) => name))} on ${dayOf(one.since)}; nobody has answered`
      : `${one.person.name} said on ${dayOf(one.at)} that it is not theirs`;
  return {
    ...plain,
    ref,
    text: shorten(item.text, length),
    detail: shorten(detail, length * 2),
    mark: one.what === "unanswered" ? "Not answered" : "Not theirs",
    open: `Open ${itemName(plan, kind, ref)}`,
    press: opening(plan, kind, ref) ?? { command: "scorecard", plan: id },
  };
}

/** What falls short, with its commentary, or that it has none. */
function shortRow(plan: Plan, one: Shortfall, now: AsAt, length: number): ListRow {
  const { kind, ref } = one.item;
  const owners = shorten(listNames(namesOf(plan, one.owners)), 120);
  return {
    ...plain,
    ref: shorten(shortfallName(plan, one), 60),
    text: shorten(one.text, length),
    detail: `${owners} · ${labelOf(plan, kind, "commentary")}: ${explainedWords(plan, one, now, length)}`,
    mark: one.milestone ? markText(markOf(one.milestone)) : standingText("off"),
    open: `Open ${itemName(plan, kind, ref)}`,
    press: { command: kind === "kpi" ? "show_kpi" : "show_measure", plan: plan.key.id, ref },
  };
}

function rowsOf(view: PrepView, section: PrepSection, length: number): readonly (() => ListRow)[] {
  const { plan, prep, now } = view;
  switch (section) {
    case "changed":
    case "papers":
      return (prep[section] ?? []).map((one) => () => netRow(plan, one, length));
    case "exceptions":
    case "gaps":
      return prep[section].map((action) => () => exceptionRow(plan, action, now, length));
    case "overdue":
    case "due":
      return prep[section].map((action) => () => actionRow(plan, action, now, length));
    case "risks":
      return prep.risks.map((risk) => () => riskRow(plan, risk, length));
    case "measures":
      return prep.measures.map((measure) => () => measureRow(plan, measure, now, length));
    case "commentary":
      return prep.commentary.map((one) => () => shortRow(plan, one, now, length));
    case "unanswered":
      return prep.unanswered.map((one) => () => unheededRow(plan, one, length));
    case "updates":
    case "challenges":
      return [];
  }
}

/** One part of what a clerk goes through, a page at a time. */
export function prepSectionCard(
  view: PrepView & { readonly section: PrepSection; readonly page: number },
): Card {
  const { plan, meeting, section, now } = view;
  const press = { command: "prep", plan: plan.key.id, ref: meeting.ref } as const;
  return fitting((length) => {
    const rows = rowsOf(view, section, length);
    const page = pageOf(rows, view.page);
    return listCard({
      title: "Prepare for the board",
      reading: titles(plan)[section],
      count: `${howMany(rows.length, "row")}${pageText(page)}`,
      rows: page.rows.map((row) => row()),
      buttons: [
        ...pageButtons(page, (number) => ({ ...press, section, page: number })),
        { title: "Back to the list", press: { ...press, page: 1 } },
      ],
      asAt: asAtLine(plan, now),
    });
  });
}
