import type { Button } from "../../bot/asks/index.ts";
import { allMeetings, paperDays, stateOf } from "../../bot/plan/meetings/board-dates.ts";
import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { capital, withArticle } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fitting, type ListRow, listCard, pageButtons, pageOf, pageText } from "../frames/list.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howManyOf, shorten } from "../frames/words.ts";
import { printDay, stateWord } from "./meeting-words.ts";

const IS_OVER: readonly string[] = ["closed", "past"];

/** Those to come first, the nearest at the head; then those that were held, the last one first. */
function inOrder(plan: Plan, today: string): readonly Meeting[] {
  const all = allMeetings(plan);
  const isPast = (meeting: Meeting) =>
    IS_OVER.includes(stateOf(meeting, today)) || meeting.date < today;
  return [...all.filter((one) => !isPast(one)), ...all.filter(isPast).reverse()];
}

function meetingRow(plan: Plan, meeting: Meeting, today: string, length: number): ListRow {
  const { chase, freeze, papers } = paperDays(plan, meeting.date);
  const to = `chase from ${printDate(chase)} · freeze ${printDate(freeze)} · papers out by ${printDate(papers)}`;
  const over = IS_OVER.includes(stateOf(meeting, today)) || meeting.cancelled !== null;
  const moved = meeting.movedFrom ? [`moved from ${printDate(meeting.movedFrom)}`] : [];
  return {
    ref: printDay(meeting.date),
    text: shorten(meeting.body, length),
    detail: [...(meeting.time ? [meeting.time] : []), ...(over ? [] : [to]), ...moved].join(" · "),
    mark: stateWord(meeting, today),
    colour: "default",
    ground: "default",
    open: `Open the ${called(plan, "meeting").one} of ${printDate(meeting.date)}`,
    press: { command: "show_meeting", plan: plan.key.id, ref: meeting.ref },
  };
}

/** The plan's meetings, each with the days that go before it. */
export function meetingsCard(view: {
  readonly plan: Plan;
  /** What is said of them first. */
  readonly reading: string;
  readonly page: number;
  readonly mayKeep: boolean;
  readonly now: AsAt;
}): Card {
  const { plan, now } = view;
  const all = inOrder(plan, now.today);
  const page = pageOf(all, view.page, 6);
  const add: Button = {
    title: `Add ${withArticle(called(plan, "meeting").one)}`,
    press: { command: "meeting_form", plan: plan.key.id },
  };
  return fitting((length) =>
    listCard({
      title: capital(called(plan, "meeting").many),
      reading: view.reading,
      count: `${howManyOf(plan, "meeting", all.length)}${pageText(page)}`,
      rows: page.rows.map((meeting) => meetingRow(plan, meeting, now.today, length)),
      buttons: [
        ...pageButtons(page, (number) => ({
          command: "meetings",
          plan: plan.key.id,
          page: number,
        })),
        ...(view.mayKeep ? [add] : []),
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
