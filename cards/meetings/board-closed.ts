import type { Challenge } from "../../bot/plan/challenges/challenge.kind.ts";
import type { NetChange } from "../../bot/plan/history/net-change.ts";
import { nextMeeting, paperDays } from "../../bot/plan/meetings/board-dates.ts";
import { isRerated, netWords } from "../../bot/plan/meetings/since-board.ts";
import { capital, listNames, namesOf } from "../../bot/plan/model/names.ts";
import { ragText } from "../../bot/plan/model/rag.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { labelOf } from "../../bot/plan/model/vocabulary.ts";
import { queryOf } from "../../bot/plan/query/query.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { fitting } from "../frames/list.ts";
import { listing } from "../frames/opening.ts";
import { overviewCard, type Section } from "../frames/overview.ts";
import type { Card } from "../frames/render.ts";
import { asAtLine, howMany, type Run, run, shorten } from "../frames/words.ts";
import { type BoardView, label, some } from "./board.ts";
import { dayAndTime, printDay } from "./meeting-words.ts";

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
