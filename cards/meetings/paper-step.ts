import type { Button } from "../../bot/asks/index.ts";
import { paperDays } from "../../bot/plan/meetings/board-dates.ts";
import type { PaperStep } from "../../bot/plan/meetings/meeting-parts.ts";
import type { StepDue } from "../../bot/plan/meetings/paper-steps.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { noticeCard } from "../frames/notice.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, inHeading, shorten } from "../frames/words.ts";
import { dayAndTime, printDay } from "./meeting-words.ts";

/** What is to be done, for the notification. */
export const stepSummary = ({ meeting, step }: StepDue): string =>
  `${TITLES[step]} for the board of ${printDate(meeting.date)}`;

const TITLES: Readonly<Record<PaperStep, string>> = {
  chase: "Updates are to be chased",
  freeze: "Papers are to be frozen",
  papers: "Papers are to go out",
};

/** Tells a clerk what is to be done today for the papers of the next meeting. */
export function paperStepCard(view: {
  readonly plan: Plan;
  readonly due: StepDue;
  readonly nonce: string;
  readonly now: AsAt;
}): Card {
  const { plan, due, nonce, now } = view;
  const { meeting, step, day } = due;
  const { freeze, papers } = paperDays(plan, meeting.date);
  const since = day < now.today ? ` since ${printDay(day)}` : " today";
  const id = plan.key.id;
  const { ref } = meeting;
  const prepare: Button = {
    title: "Prepare",
    press: { command: "prep", plan: id, ref, page: 1 },
  };
  const updates: Button = {
    title: "Who has not updated",
    press: { command: "missing_updates", plan: id, page: 1 },
  };
  const freezing: Button = {
    title: "Freeze papers",
    press: { command: "freeze_papers", plan: id, ref, nonce },
  };
  const told = {
    chase: {
      line: `Updates for the board are to be chased${since}. Papers are frozen on ${printDay(freeze)} and go out by ${printDay(papers)}.`,
      buttons: [updates, prepare],
    },
    freeze: {
      line: `Papers are to be frozen${since}; they go out by ${printDay(papers)}. What changes after that is told as changed since the papers.`,
      buttons: [freezing, prepare, updates],
    },
    papers: {
      line: `Papers are to go out${since}: that leaves the clear days before the board.${meeting.frozen ? "" : " They are not frozen yet."}`,
      buttons: [...(meeting.frozen ? [] : [freezing]), prepare],
    },
  }[step];
  return noticeCard({
    title: `${TITLES[step]}: ${inHeading(dayAndTime(meeting))}`,
    lines: [shorten(meeting.body, 200), told.line],
    buttons: told.buttons,
    asAt: asAtLine(plan, now),
  });
}
