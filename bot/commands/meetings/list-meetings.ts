import { dayAndTime, printDay } from "../../../cards/meetings/meeting-words.ts";
import { meetingsCard } from "../../../cards/meetings/meetings.ts";
import { lastMeeting, nextMeeting, paperDays } from "../../plan/meetings/board-dates.ts";
import { called, type Plan } from "../../plan/model/snapshot.ts";
import { may } from "../../plan/rights/roles.ts";
import type { Command } from "../answering/command.ts";

/** The plan's meetings, the one that was asked for in a sentence above them. */
export const meetings: Command<"meetings"> = {
  run: ({ plan, turn, now }, args) => {
    const reading = args.asks === "last" ? lastWords(plan, now.today) : nextWords(plan, now.today);
    const mayKeep = may(plan, turn.who, "keep the meetings");
    return {
      card: meetingsCard({ plan, reading, page: args.page, mayKeep, now }),
      summary: reading,
    };
  },
};

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
