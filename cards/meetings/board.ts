import type { Challenge } from "../../bot/plan/challenges/challenge.kind.ts";
import type { NetChange } from "../../bot/plan/history/net-change.ts";
import { lastMeeting, nextMeeting, paperDays } from "../../bot/plan/meetings/board-dates.ts";
import { openMatters } from "../../bot/plan/meetings/matters-arising.ts";
import type { Meeting } from "../../bot/plan/meetings/meeting.kind.ts";
import { isRerated, netWords } from "../../bot/plan/meetings/since-board.ts";
import { type Stop, walkOf } from "../../bot/plan/meetings/walk.ts";
import { capital, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { ragText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { type AsAt, asAtLine, howMany, type Run, run, shorten } from "../frames/words.ts";
import { dayAndTime, printDay } from "./meeting-words.ts";

type BoardView = {
  readonly plan: Plan;
  readonly meeting: Meeting;
  readonly now: AsAt;
  /** A word on what has just been done, or not. */
  readonly said: string;
};

/** The most lines of one section; more are counted. */
const MOST = 8;

/** The first lines of a section, and how many more there are. */
function some(
  lines: readonly (readonly Run[])[],
  length: number,
  more: string,
): readonly (readonly Run[])[] {
  const most = length >= 100 ? MOST : MOST / 2;
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), [run(`and ${rest} more${more}`)]] : lines;
}

const label = (text: string) => run(text, "default", "bolder");

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

/** The next meeting with the days before it, as lines. */
function nextLines(plan: Plan, today: string, length: number): readonly (readonly Run[])[] {
  const next = nextMeeting(plan, today);
  if (!next) return [[run(`No next ${called(plan, "meeting").one} is planned yet.`)]];
  const { chase, freeze, papers } = paperDays(plan, next.date);
  return [
    [label(`${dayAndTime(next)}: `), run(shorten(next.body, length))],
    [
      run(
        `Updates are chased from ${printDay(chase)}, papers frozen on ${printDay(freeze)}, and out by ${printDay(papers)}.`,
      ),
    ],
  ];
}

function ratingLine(plan: Plan, one: NetChange, length: number): readonly Run[] {
  const { now } = one;
  const owners = now.kind === "action" ? ` (${listNames(namesOf(plan, now.owners))})` : "";
  return [label(`${now.ref} `), run(`${netWords(one)}${shorten(owners, length)}`)];
}

/** What a board's meeting changed, net: ratings, new risks with their owners, and the dates that come next. */
export function boardClosedCard(
  view: BoardView & {
    readonly changed: readonly NetChange[];
    readonly challenges: readonly Challenge[];
  },
): Card {
  const { plan, meeting, now, changed, challenges } = view;
  const rerated = changed.filter(isRerated);
  const risks = changed.flatMap(({ was, now: item }) =>
    item.kind === "risk" && was === null && !item.withdrawn ? [item] : [],
  );
  const { one } = called(plan, "meeting");
  const [risk, challenge] = [called(plan, "risk"), called(plan, "challenge")];
  const ownerOf = (kind: "risk" | "challenge", owner: string | null) =>
    `${labelOf(plan, kind, "owner")}: ${listNames(namesOf(plan, owner ? [owner] : []))}`;
  const others = changed.length - rerated.length - risks.length;
  const { opened, closed } = meeting;
  const times = [
    ...(opened ? [`Opened ${printInstant(new Date(opened.at))}`] : []),
    ...(closed ? [`closed ${printInstant(new Date(closed.at))}`] : []),
  ].join(", ");
  return fitting((length) => {
    const sections: readonly Section[] = [
      {
        title: `Ratings changed in the ${one}: ${rerated.length}`,
        lines:
          rerated.length > 0
            ? some(
                rerated.map((one) => ratingLine(plan, one, length)),
                length,
                ".",
              )
            : [[run("None.")]],
      },
      {
        title: `New ${risk.many}: ${risks.length}`,
        lines:
          risks.length > 0
            ? some(
                risks.map(({ ref, rag, description, owner }) => [
                  label(`${ref} ${ragText(rag)} `),
                  run(`${shorten(description, length)} ${ownerOf("risk", owner)}.`),
                ]),
                length,
                `: see “${risk.many}”.`,
              )
            : [[run("None.")]],
      },
      {
        title: `New ${challenge.many}: ${challenges.length}`,
        lines:
          challenges.length > 0
            ? some(
                challenges.map(({ ref, text, owner }) => [
                  label(`${ref} `),
                  run(`${shorten(text, length)} ${ownerOf("challenge", owner)}.`),
                ]),
                length,
                `: see “open ${challenge.many}”.`,
              )
            : [[run("None.")]],
      },
      ...(others > 0
        ? [{ title: "", lines: [[run(`${howMany(others, "other item")} updated.`)]] }]
        : []),
      { title: "Next", lines: nextLines(plan, now.today, length) },
    ];
    return overviewCard({
      title: `${closed ? "Board closed" : "Board so far"}: ${dayAndTime(meeting)}`,
      reading: [`${shorten(meeting.body, length)}.`, view.said, times && `${times}.`]
        .filter((part) => part !== "")
        .join(" "),
      notice: "Working notes of what changed in the plan; no minutes, and no decisions.",
      sections,
      buttons: [
        { title: "Summary", press: { command: "summary", plan: plan.key.id } },
        { title: capital(risk.many), press: listing(plan, queryOf("risk")) },
        {
          title: `The ${one}`,
          press: { command: "show_meeting", plan: plan.key.id, ref: meeting.ref },
        },
      ],
      asAt: asAtLine(plan, now),
    });
  });
}
