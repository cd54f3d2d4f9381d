import type { Button } from "../../bot/asks/index.ts";
import { paperDays, stateOf } from "../../bot/plan/meetings/board-dates.ts";
import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { listNames } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, labelOf } from "../../bot/plan/model/vocabulary.ts";
import { bankHoliday } from "../../bot/plan/time/bank-holidays.ts";
import { printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { rhythmWords } from "../../bot/plan/time/rhythm.ts";
import { fact, itemCard } from "../frames/item.ts";
import { fitting } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, shorten } from "../frames/words.ts";
import { dayAndTime, stateWord } from "./meeting-words.ts";

type MeetingView = {
  readonly plan: Plan;
  readonly meeting: Meeting;
  /** Whether whoever asks keeps the meetings. */
  readonly mayKeep: boolean;
  readonly nonce: string;
  readonly now: AsAt;
  /** What has just happened to it. */
  readonly said?: string;
};

const moment = ({ at, by, version }: { at: string; by: string; version: number }, length: number) =>
  `${printInstant(new Date(at))} by ${shorten(by, length)}, at version ${version} of the plan`;

/** One meeting: its day, the days before it, and what became of it. */
export function meetingCard(view: MeetingView): Card {
  const { plan, meeting, now } = view;
  const { chase, freeze, papers } = paperDays(plan, meeting.date);
  const { cancelled, frozen, opened, closed, attendance, every, movedFrom } = meeting;
  const toCome = stateOf(meeting, now.today) === "planned" || frozen !== null;
  const label = (field: string) => labelOf(plan, "meeting", field);
  const holiday = bankHoliday(meeting.date);
  return fitting((length) =>
    itemCard({
      said: view.said,
      title: shorten(meeting.body, Math.max(length, 100)),
      text: `${dayAndTime(meeting)}${holiday ? ` – ${holiday}` : ""}`,
      marks: fact("State", stateWord(meeting, now.today)),
      facts: [
        ...(toCome && !cancelled
          ? [
              ...fact("Updates are chased from", printDate(chase)),
              ...fact("Papers are frozen on", printDate(freeze)),
              ...fact("Papers go out by", printDate(papers)),
            ]
          : []),
        ...fact(label("place"), meeting.place && shorten(meeting.place, length * 2)),
        ...fact(label("every"), every && rhythmWords(every)),
        ...fact(label("movedFrom"), movedFrom && printDate(movedFrom)),
        ...fact(label("frozen"), frozen && moment(frozen, length)),
        ...fact(label("opened"), opened && moment(opened, length)),
        ...fact(label("closed"), closed && moment(closed, length)),
        ...fact(
          label("attendance"),
          attendance.length > 0
            ? shorten(listNames(attendance.map(({ name }) => shorten(name, length))), length * 8)
            : null,
        ),
        ...fact(
          label("cancelled"),
          cancelled &&
            `${printInstant(new Date(cancelled.at))} by ${shorten(cancelled.by, length)}${cancelled.reason ? `: ${shorten(cancelled.reason, length * 2)}` : ""}`,
        ),
        ...fact(
          briefOf(plan, "meeting", "note"),
          meeting.note && shorten(meeting.note, length * 4),
        ),
      ],
      buttons: buttonsFor(view),
      asAt: asAtLine(plan, now),
    }),
  );
}

/** What can be done with a meeting next, by where it is in its life. */
function buttonsFor({ plan, meeting, mayKeep, nonce, now }: MeetingView): readonly Button[] {
  const id = plan.key.id;
  const { ref } = meeting;
  const { one, many } = called(plan, "meeting");
  const all: Button = {
    title: `All ${many}`,
    press: { command: "meetings", plan: id, page: 1 },
  };
  const report: Button = {
    title: "What it changed",
    press: { command: "meeting_report", plan: id, ref },
  };
  const present: Button = {
    title: "Who is there",
    press: { command: "attendance", plan: id, ref },
  };
  const open: Button = {
    title: "Open board",
    press: { command: "open_board", plan: id, ref, nonce },
  };
  const state = stateOf(meeting, now.today);
  if (state === "closed") return [report, ...(mayKeep ? [present] : []), all];
  if (state === "cancelled" || !mayKeep) return [all];
  if (state === "past") return [present, all];
  if (state === "open") {
    return [
      { title: "Walk through", press: { command: "walk", plan: id } },
      present,
      { title: "Close board", press: { command: "close_board", plan: id, ref, nonce } },
      all,
    ];
  }
  return [
    { title: "Prepare", press: { command: "prep", plan: id, ref, page: 1 } },
    ...(state === "planned"
      ? [
          {
            title: "Freeze papers",
            press: { command: "freeze_papers", plan: id, ref, nonce },
          } satisfies Button,
        ]
      : []),
    ...(meeting.date === now.today ? [open] : []),
    { title: "Change", press: { command: "meeting_form", plan: id, ref } },
    {
      title: `Cancel the ${one}`,
      style: "destructive",
      press: { command: "cancel_meeting", plan: id, ref, nonce },
    },
    all,
  ];
}
