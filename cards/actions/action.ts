import type { Button } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { boardDiffers } from "../../bot/plan/actions/board-rating.ts";
import { isAbout, openChallenges } from "../../bot/plan/challenges/challenges.ts";
import type { Deed } from "../../bot/plan/model/deeds.ts";
import { capital, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { isUnsafe, markText, RAG_MARKS, ragText, STATUS_MARKS } from "../../bot/plan/model/rag.ts";
import { called, find, type Plan } from "../../bot/plan/model/snapshot.ts";
import {
  itemName,
  itemTitle,
  labelFor,
  labelOf,
  roleCalled,
} from "../../bot/plan/model/vocabulary.ts";
import { printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { openLine } from "../challenges/challenges.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, lateness, shorten } from "../frames/words.ts";

/** An action, who looks at it, and what has just happened to it. */
export type ActionView = {
  readonly plan: Plan;
  readonly action: Action;
  /** What whoever looks may do to it. The buttons are a courtesy: every press is checked again. */
  readonly may: (deed: Deed) => boolean;
  /** A name for what is decided from this card, so that a second press of it can be told from a new wish. */
  readonly nonce: () => string;
  readonly now: AsAt;
  readonly said?: string;
};

/**
 * One action in full. Its number is also a KPI's, so that KPI is named: they are not the same
 * thing. What its owner wrote of how it stands is never cut; the rest is, if room is short, and the
 * buttons are fewer.
 */
export function actionCard(view: ActionView): Card {
  return fitting((length) => draw(view, length));
}

function draw(view: ActionView, length: number): Card {
  const { plan, action, now } = view;
  const area = find(plan, "area", action.area);
  const kpi = find(plan, "kpi", action.ref);
  const first = kpi?.milestones[0];
  const reached = first
    ? `by ${first.months} months: ${shorten(first.items.join("; "), Math.min(160, length))}`
    : "no milestone";
  // Where room is shortest the KPI's button has to do.
  const sameNumber =
    kpi && length >= 60
      ? `${itemName(plan, "kpi", kpi.ref)}, ${reached} (the two may be about different things)`
      : null;
  const open = openChallenges(plan).filter((challenge) => isAbout(challenge, action));
  const owners = action.owners.map((ref) => {
    const person = find(plan, "person", ref);
    const whole = person?.organisation ? `${person.name} (${person.organisation})` : person?.name;
    return shorten(whole ?? ref, length);
  });
  const unsafe = isUnsafe(action.rag);
  const status = STATUS_MARKS[action.status];
  const rag = RAG_MARKS[action.rag];
  const board = action.boardRating;
  const { proposed, revised, evidence } = action;
  // Where room is shortest the challenges' line takes some of it from the rest, or a button's.
  const asked = open.length > 0;
  const most = asked ? 520 : 600;
  const label = (field: string) => labelOf(plan, "action", field);
  const rest = (text: string) => shorten(text, length >= 60 || !(proposed || board) ? 2000 : most);
  return itemCard({
    said: view.said,
    title: itemTitle(plan, "action", action.ref),
    text: action.text,
    marks: [
      // A complete action is past rating: a colour beside it would read as an omission.
      ...(action.status === "complete"
        ? []
        : [
            {
              label: boardDiffers(action)
                ? `${label("rag")}, by its ${roleCalled(plan, "owner").one}`
                : label("rag"),
              value: markText(rag),
              colour: rag.colour,
            },
          ]),
      ...(board && boardDiffers(action)
        ? [
            {
              label: `${label("rag")}, by the board`,
              value: ragText(board.rag),
              colour: RAG_MARKS[board.rag].colour,
            },
          ]
        : []),
      { label: label("status"), value: markText(status), colour: status.colour },
    ],
    facts: [
      ...fact(label("area"), area && shorten(`${area.ref}: ${area.shortName}`, length)),
      ...fact(label("owners"), listNames(owners)),
      ...fact(label("byWhen"), action.byWhen.printed),
      ...fact(
        label("revised"),
        revised &&
          `${printDate(revised.date)}: ${rest(revised.reason)}${revised.approved ? ` (approved by ${shorten(revised.approved.by, length)}, ${printInstant(new Date(revised.approved.at))})` : ""}`,
      ),
      ...fact(
        `${label("proposed")}, not approved`,
        proposed &&
          `▲ ${printDate(proposed.date)}: ${rest(proposed.reason)} (proposed by ${shorten(proposed.by, length)}, ${printInstant(new Date(proposed.at))}). Until it is approved the date before it counts.`,
        "attention",
      ),
      ...fact(label("late"), lateness(action, now.today), "attention"),
      ...fact(label("startDate"), action.startDate && printDate(action.startDate)),
      ...fact(
        labelFor(plan, action, "reason"),
        action.reason ?? (unsafe && action.status !== "complete" ? "Not said yet" : null),
      ),
      ...fact(
        label("recovery"),
        action.recovery ?? (unsafe && action.status !== "complete" ? "Not said yet" : null),
      ),
      ...fact(label("progress"), action.progress ?? "None reported yet"),
      ...fact(
        label("rated"),
        action.rated
          ? `by ${shorten(action.rated.by, length)}, ${printInstant(new Date(action.rated.at))}`
          : "Not set by anybody yet",
      ),
      ...fact(
        labelFor(plan, action, "boardRating"),
        board &&
          `${ragText(board.rag)}, recorded by ${shorten(board.by, length)}, ${printInstant(new Date(board.at))}: ${rest(board.reason)}`,
      ),
      ...fact(
        label("evidence"),
        evidence.length > 0
          ? `${howMany(evidence.length, "piece")}; the latest: ${shorten(evidence.at(-1)?.title ?? "", length)}`
          : action.status === "complete"
            ? "None yet"
            : null,
      ),
      ...fact(capital(called(plan, "challenge").many), openLine(plan, open, length)),
      ...fact(`${capital(called(plan, "kpi").one)} of the same number`, sameNumber),
      ...fact(label("note"), action.note && rest(action.note)),
    ],
    buttons: actionButtons(view, kpi !== undefined).slice(
      0,
      length >= 60 ? 6 : proposed ? 3 : asked ? 1 : 2,
    ),
    asAt: asAtLine(plan, now, length * 2),
  });
}

/** What can be pressed: what waits for a decision first, then what whoever looks may do, then what can be read. */
function actionButtons(view: ActionView, hasKpi: boolean): readonly Button[] {
  const { plan, action, may, nonce } = view;
  const id = plan.key.id;
  const { ref, version: seen } = action;
  const decide = (approve: boolean): Button => ({
    title: approve ? "Approve the date" : "Decline the date",
    press: { command: "decide_date", plan: id, ref, seen, nonce: nonce(), approve },
  });
  const offered: readonly (Button | false)[] = [
    action.proposed !== null && may("approve a revised date") && decide(true),
    action.proposed !== null && may("approve a revised date") && decide(false),
    may("update an action") && {
      title: "Update",
      press: { command: "update_action", plan: id, ref },
      style: "positive",
    },
    may("record the board's rating") && {
      title: labelOf(plan, "action", "boardRating"),
      press: { command: "board_rating", plan: id, ref },
    },
    (action.evidence.length > 0 || may("add evidence")) && {
      title: labelOf(plan, "action", "evidence"),
      press: { command: "evidence", plan: id, ref },
    },
    {
      title: "History",
      press: { command: "history", plan: id, kind: "action", ref },
    },
    may("raise a challenge") && {
      title: capital(called(plan, "challenge").one),
      press: { command: "raise_challenge", plan: id, subject: ref },
    },
    hasKpi && {
      title: `Open ${itemName(plan, "kpi", ref)}`,
      press: { command: "show_kpi", plan: id, ref },
    },
    {
      title: `Open ${itemName(plan, "area", action.area)}`,
      press: { command: "area_overview", plan: id, area: action.area },
    },
  ];
  return offered.filter((button) => button !== false);
}

/** Owners of an action as a line, for sentences. */
export const ownersLine = (plan: Plan, action: Action) => listNames(namesOf(plan, action.owners));
