import type { Button } from "../../bot/asks/index.ts";
import { dueDate } from "../../bot/plan/actions/due-date.ts";
import { isLate } from "../../bot/plan/challenges/challenge-state.ts";
import { explaining, type Shortfall } from "../../bot/plan/measures/shortfalls/shortfall.ts";
import { capital, inSentence, listNames, withArticle } from "../../bot/plan/model/names.ts";
import { markText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf } from "../../bot/plan/model/vocabulary.ts";
import type { Person, Reason } from "../../bot/plan/people/person.kind.ts";
import { settingsOf } from "../../bot/plan/plan/settings.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { type Line, type Owned, ownedName } from "../../bot/plan/reminders/digest.ts";
import { dateIn, daysBetween, printDate } from "../../bot/plan/time/calendar-date.ts";
import { listing } from "../frames/opening.ts";
import { type Card, cardFrom, LARGEST_CARD } from "../frames/render.ts";
import {
  type AsAt,
  asAtLine,
  buttonsOf,
  dueText,
  howMany,
  run,
  shorten,
  standing,
} from "../frames/words.ts";
import template from "./digest.json" with { type: "json" };

export type DigestView = {
  readonly plan: Plan;
  /** The officers that the reader is. */
  readonly people: readonly Person[];
  readonly lines: readonly Line[];
  /** What has just been recorded, if anything was. */
  readonly said?: string | undefined;
  readonly nonce: string;
  readonly now: AsAt;
};

const draw = cardFrom<object>(template);

const dayOf = (instant: string) => printDate(dateIn(new Date(instant)));

function reasonWords(plan: Plan, { person, item, unanswered }: Line, reason: Reason, now: AsAt) {
  switch (reason) {
    case "overdue":
      return item.kind === "action" ? `overdue since ${printDate(dueDate(item))}` : "late";
    case "due soon": {
      const days = item.kind === "action" ? daysBetween(now.today, dueDate(item)) : 0;
      return days === 0 ? "due today" : `due in ${howMany(days, "day")}`;
    }
    case "not updated": {
      const { count, unit } = settingsOf(plan).updateEvery;
      return `no update for ${count === 1 ? `a ${unit}` : howMany(count, unit)}`;
    }
    case "red without a plan":
      return "red without a plan to return to green";
    case "asked":
      return person.asked
        ? `${shorten(person.asked.by, 60)} asked for an update on ${dayOf(person.asked.at)}`
        : "an update was asked for";
    case "challenge": {
      const challenge = withArticle(called(plan, "challenge").one);
      return item.kind === "challenge" && isLate(item, now.today)
        ? `${challenge}, late, that waits for your answer`
        : `${challenge} that waits for your answer`;
    }
    case "commentary":
      return item.kind === "shortfall" ? commentaryAsked(plan, item, now) : "to be explained";
    case "unanswered":
      return unanswered
        ? `not answered: told ${shorten(listNames(unanswered.owners.map(({ name }) => name)), 120)} on ${dayOf(unanswered.since)}`
        : "not answered";
  }
}

/** What falls short, and that nobody has said why, or not of late. */
function commentaryAsked(plan: Plan, one: Shortfall, now: AsAt): string {
  const commentary = inSentence(labelOf(plan, one.item.kind, "commentary"));
  const short = !one.milestone ? "off target" : one.milestone.rag === "red" ? "red" : "missed";
  return explaining(plan, one, now.today) === "none"
    ? `${short}, without ${commentary}: say what, why, what next and by when`
    : `${short}, and its ${commentary} is out of date: say what, why, what next and by when`;
}

function byWords({ item }: Line, now: AsAt): string {
  if (item.kind === "action") return ` · by ${shorten(dueText(item, now.today), 160)}`;
  if (item.kind === "shortfall") return "";
  return ` · by ${item.due ? printDate(item.due) : "no day"}`;
}

/** The press that does what a line asks for. */
function answering(plan: Plan, item: Owned, isOthers: boolean): Button {
  const id = plan.key.id;
  const { ref } = item;
  const name = shorten(ownedName(plan, item), 40);
  if (item.kind === "action")
    return { title: `Update ${name}`, press: { command: "update_action", plan: id, ref } };
  if (item.kind === "challenge")
    return isOthers
      ? { title: `Open ${name}`, press: { command: "show_challenge", plan: id, ref } }
      : { title: `Answer ${name}`, press: { command: "answer_challenge", plan: id, ref } };
  const { kind, ref: of } = item.item;
  const months = item.milestone ? { months: item.milestone.months } : {};
  return {
    title: `Explain ${name}`,
    press: { command: "give_commentary", plan: id, kind, ref: of, ...months },
  };
}

function lineOf(view: DigestView, line: Line, n: number, length: number) {
  const { plan, nonce, now } = view;
  const { item, reasons, unanswered } = line;
  const { ref } = item;
  const id = plan.key.id;
  const name = shorten(ownedName(plan, item), 40);
  const buttons: readonly Button[] = [
    answering(plan, item, unanswered !== undefined),
    {
      title: `Snooze ${name} a week`,
      press: { command: "snooze", plan: id, ref, nonce: `${nonce}.${n}` },
    },
    ...(unanswered
      ? []
      : [
          {
            title: `${name} is not mine`,
            press: { command: "not_mine" as const, plan: id, ref, nonce: `${nonce}.${n}` },
          },
        ]),
  ];
  return {
    head: item.kind === "action" ? `${name} ${markText(standing(item))} ` : `${name} `,
    text: shorten(item.text, length),
    reasons: capital(reasons.map((one) => reasonWords(plan, line, one, now)).join("; ")),
    due: reasons.includes("overdue") ? "" : byWords(line, now),
    buttons,
  };
}

/** So many lines are shown: what is beyond them is counted. */
const MOST_LINES = 6;

const HOW = {
  daily: "at most once a working day",
  weekly: "on the first working day of a week",
  off: "not at all",
} as const;

/** Presses that change how often somebody is reminded. */
function reminderButtons({ plan, nonce }: DigestView, now: Person["reminders"]): Button[] {
  const titles = { daily: "Remind me daily", weekly: "Remind me weekly", off: "No reminders" };
  return (["daily", "weekly", "off"] as const)
    .filter((how) => how !== now)
    .map((how) => ({
      title: titles[how],
      press: { command: "set_reminders", plan: plan.key.id, how, nonce: `${nonce}.${how}` },
    }));
}

function drawn(view: DigestView, most: number, length: number): Card {
  const { plan, people, lines, said, now } = view;
  const shown = lines.slice(0, most);
  const left = lines.length - shown.length;
  const how = people[0]?.reminders ?? "daily";
  const owners = people.map(({ ref }) => ref).slice(0, 100);
  const count =
    lines.length === 0
      ? "Nothing waits for you now."
      : `${howMany(lines.length, "thing")} ${lines.length === 1 ? "waits" : "wait"} for you.`;
  const mine: readonly Button[] =
    owners.length > 0
      ? [
          {
            title: "Show all of mine",
            press: listing(plan, queryOf("action", { owners: { oneOf: owners } })),
          },
        ]
      : [];
  return draw({
    title: "Your part of the plan",
    remarks: [...(said ? [run(shorten(said, 400), "default", "bolder")] : []), run(count)],
    lines: shown.map((line, n) => lineOf(view, line, n, length)),
    more: [
      ...(left > 0 ? [run(`and ${left} more: press “Show all of mine”.`)] : []),
      ...(people.length > 0 ? [run(`Reminders: ${how}, ${HOW[how]}.`)] : []),
    ],
    buttons: buttonsOf([...mine, ...(people.length > 0 ? reminderButtons(view, how) : [])]),
    asAt: asAtLine(plan, now),
    fallbackText: shorten(`${said ?? "Your part of the plan"}: ${count}`, 240),
  });
}

/** What an officer is reminded of, each line with what can be done about it. */
export function digestCard(view: DigestView): Card {
  for (const most of [MOST_LINES, 4, 2]) {
    for (const length of [240, 120, 60]) {
      const card = drawn(view, most, length);
      if (JSON.stringify(card).length <= LARGEST_CARD - 600) return card;
    }
  }
  return drawn(view, 1, 30);
}
