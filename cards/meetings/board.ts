import { lastMeeting } from "../../bot/plan/meetings/board-dates.ts";
import { openMatters } from "../../bot/plan/meetings/matters-arising.ts";
import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { type Stop, walkOf } from "../../bot/plan/meetings/walk.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { printDate } from "../../bot/plan/time/calendar-date.ts";
import { fitting } from "../frames/list.ts";
import { overviewCard } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, type Run, run, shorten } from "../frames/words.ts";
import { dayAndTime } from "./meeting-words.ts";

export type BoardView = {
  readonly plan: Plan;
  readonly meeting: Meeting;
  readonly now: AsAt;
  /** A word on what has just been done, or not. */
  readonly said: string;
};

/** The most lines of one section; more are counted. */
const MOST = 8;

/** The first lines of a section, and how many more there are. */
export function some(
  lines: readonly (readonly Run[])[],
  length: number,
  more: string,
): readonly (readonly Run[])[] {
  const most = length >= 100 ? MOST : MOST / 2;
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), [run(`and ${rest} more${more}`)]] : lines;
}

export const label = (text: string) => run(text, "default", "bolder");

const refsOf = (stops: readonly Stop[], group: Stop["group"], length: number) =>
  shorten(
    stops
      .filter((stop) => stop.group === group)
      .map(({ ref }) => ref)
      .join(", ") || "none",
    length,
  );

/** A board that is opened: what was left open, and what there is to walk through. */
export function boardOpenCard(view: BoardView): Card {
  const { plan, meeting, now } = view;
  // The meeting that is open is not its own last one.
  const last = lastMeeting(plan, now.today);
  const matters = openMatters(plan, last, now.today);
  const stops = walkOf(plan, now.today);
  const many = (group: Stop["group"]) => stops.filter((stop) => stop.group === group).length;
  return fitting((length) =>
    overviewCard({
      title: `Board open: ${dayAndTime(meeting)}`,
      reading: `${shorten(meeting.body, length)}. ${view.said}`,
      notice: "I record no decision and count no vote. Walking through records nothing.",
      sections: [
        {
          title: `Left open last time${last ? ` (${printDate(last.date)})` : ""}: ${matters.length}`,
          lines:
            matters.length > 0
              ? some(
                  matters.map(({ ref, words }) => [label(`${ref} `), run(shorten(words, length))]),
                  length,
                  ".",
                )
              : [[run("Nothing that this plan knows of.")]],
        },
        {
          title: `To walk through: ${stops.length}`,
          lines: [
            [label(`Red: ${many("red")}. `), run(refsOf(stops, "red", length))],
            [label(`Overdue: ${many("overdue")}. `), run(refsOf(stops, "overdue", length))],
            [
              label(`Other exceptions: ${many("exception")}. `),
              run(refsOf(stops, "exception", length)),
            ],
          ],
        },
      ],
      buttons: [
        { title: "Discuss next", press: { command: "walk", plan: plan.key.id } },
        {
          title: "Who is there",
          press: { command: "attendance", plan: plan.key.id, ref: meeting.ref },
        },
        {
          title: `The ${called(plan, "meeting").one}`,
          press: { command: "show_meeting", plan: plan.key.id, ref: meeting.ref },
        },
      ],
      asAt: asAtLine(plan, now),
    }),
  );
}
