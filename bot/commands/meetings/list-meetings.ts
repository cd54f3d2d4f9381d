import { howMany } from "../../../cards/frames/words.ts";
import { dayAndTime, printDay } from "../../../cards/meetings/meeting-words.ts";
import { meetingsCard } from "../../../cards/meetings/meetings.ts";
import type { Arguments } from "../../asks/index.ts";
import {
  allMeetings,
  boardMeetings,
  lastMeeting,
  nextMeeting,
  paperDays,
} from "../../plan/meetings/board-dates.ts";
import { capital, listNames } from "../../plan/model/names.ts";
import { called, type Plan } from "../../plan/model/snapshot.ts";
import { may } from "../../plan/rights/roles.ts";
import { daysBetween } from "../../plan/time/calendar-date.ts";
import type { Command } from "../answering/command.ts";

/** The plan's meetings, the one that was asked for in a sentence above them. */
export const meetings: Command<"meetings"> = {
  run: ({ plan, turn, now }, args) => {
    const reading = wordsFor(plan, now.today, args);
    const mayKeep = may(plan, turn.who, "keep the meetings");
    return {
      card: meetingsCard({ plan, reading, page: args.page, mayKeep, now }),
      summary: reading,
    };
  },
};

function wordsFor(
  plan: Plan,
  today: string,
  { asks, body, before, supposed }: Arguments<"meetings">,
): string {
  switch (asks) {
    case "last":
      return body ? lastOf(plan, today, body) : lastWords(plan, today);
    case "till":
      return tillWords(plan, today, body);
    case "left":
      return leftWords(plan, today, body, before);
    default: {
      const next = body ? tillWords(plan, today, body) : nextWords(plan, today);
      const date = nextOf(plan, today, body)?.date;
      const other =
        supposed && date && supposed !== date ? ` It is not on ${printDay(supposed)}.` : "";
      return `${next}${other}`;
    }
  }
}

/** The meetings of a body, or the board's own. */
const meetingsOf = (plan: Plan, body: string | undefined) =>
  body
    ? allMeetings(plan).filter((one) => one.body === body && one.cancelled === null)
    : boardMeetings(plan);

const nextOf = (plan: Plan, today: string, body: string | undefined) =>
  body ? meetingsOf(plan, body).find(({ date }) => date >= today) : nextMeeting(plan, today);

function tillWords(plan: Plan, today: string, body: string | undefined): string {
  const next = nextOf(plan, today, body);
  const { one } = called(plan, "meeting");
  if (!next) return `No ${one}${body ? ` of ${body}` : ""} is planned.`;
  const days = daysBetween(today, next.date);
  const away = days === 0 ? "today" : `${howMany(days, "day")} from today`;
  return `The next ${one} is on ${dayAndTime(next)}, ${away}: ${next.body}.`;
}

function lastOf(plan: Plan, today: string, body: string): string {
  const last = meetingsOf(plan, body).findLast(({ date }) => date < today);
  const { one } = called(plan, "meeting");
  return last
    ? `The last ${one} was on ${dayAndTime(last)}: ${last.body}.`
    : `No ${one} of ${body} has been held that this plan knows of.`;
}

function leftWords(
  plan: Plan,
  today: string,
  body: string | undefined,
  before: string | undefined,
): string {
  const to = before ? ` before ${printDay(before)}` : "";
  const left = meetingsOf(plan, body).filter(
    ({ date }) => date >= today && (!before || date < before),
  );
  const { one, many } = called(plan, "meeting");
  const count = howMany(left.length, one, many);
  const days = listNames(left.map(({ date }) => printDay(date)));
  const of = body ? ` of ${body}` : "";
  return left.length === 0
    ? `No ${one}${of} is planned${to}.`
    : `${capital(count)}${of} ${left.length === 1 ? "is" : "are"} to come${to}: ${days}.`;
}

export function nextWords(plan: Plan, today: string): string {
  const next = nextMeeting(plan, today);
  const { one } = called(plan, "meeting");
  if (!next) return `No ${one} is planned.`;
  const { freeze, papers } = paperDays(plan, next.date);
  return `The next ${one} is on ${dayAndTime(next)}: ${next.body}. Its papers are frozen on ${printDay(freeze)} and go out by ${printDay(papers)}.`;
}

function lastWords(plan: Plan, today: string): string {
  const last = lastMeeting(plan, today);
  const { one } = called(plan, "meeting");
  return last
    ? `The last ${one} was on ${dayAndTime(last)}: ${last.body}.`
    : `No ${one} has been held that this plan knows of.`;
}
