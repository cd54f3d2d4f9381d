import type { Button } from "../../bot/asks/index.ts";
import { capital, listNames, withArticle } from "../../bot/plan/model/names.ts";
import { called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { itemTitle, roleCalled } from "../../bot/plan/model/vocabulary.ts";
import type { Schedule } from "../../bot/plan/posts/schedule.kind.ts";
import { scheduleWords } from "../../bot/plan/posts/schedule-words.ts";
import { schedulesOf, slotWords, targetsOf } from "../../bot/plan/posts/schedules.ts";
import { comingSlots } from "../../bot/plan/posts/slots.ts";
import { printInstant } from "../../bot/plan/time/calendar-date.ts";
import { fitting, pageButtons, pageOf, pageText } from "../frames/list.ts";
import { type Card, cardFrom } from "../frames/render.ts";
import {
  type AsAt,
  asAtLine,
  buttonsOf,
  howMany,
  howManyOf,
  inHeading,
  shorten,
} from "../frames/words.ts";
import template from "./schedules.json" with { type: "json" };

const draw = cardFrom<object>(template);

const PER_PAGE = 5;
/** So many dates are told ahead. */
const DATES = 3;
/** So many conversations are named; of more it is said how many. */
const MOST_NAMES = 8;

const STATES = { on: "● On", paused: "‖ Paused", ended: "✔ Ended", deleted: "✖ Deleted" } as const;
const WHATS = { summary: "Summary", scorecard: "Scorecard", exceptions: "Exceptions" } as const;

/** Whom a post goes to, by name. */
export function targetWords(plan: Plan, post: Pick<Schedule, "what" | "to">, length = 100): string {
  const targets = targetsOf(plan, post);
  const names = targets.slice(0, MOST_NAMES).map(({ name }) => shorten(name, length));
  const more = targets.length - names.length;
  const list = listNames(more > 0 ? [...names, howMany(more, "other")] : names, "");
  if (post.to) return list || "nobody: none of its conversations follows the plan now";
  return list
    ? `all that follow and want it: ${list}`
    : "all that follow and want it; nobody does now";
}

/** The next dates of a schedule, in words; why there is none. */
export function dateWords(
  plan: Plan,
  schedule: Pick<Schedule, "when" | "until" | "state">,
  now: AsAt,
): string {
  const dates = comingSlots(plan, schedule, now.at, DATES).map(slotWords);
  const last = schedule.when.each === "board" && dates.length < DATES;
  if (dates.length > 0) {
    return `${dates.join("; ")}${last ? " (no later board is planned yet)" : ""}`;
  }
  if (schedule.state === "ended") return "none";
  const meeting = called(plan, "meeting");
  return schedule.when.each === "board"
    ? `none until ${withArticle(meeting.one)} of the board is planned (“${meeting.many}” shows those that are)`
    : "none";
}

type Drawn = { readonly plan: Plan; readonly mayPost: boolean; readonly nonce: () => string };

/** What can be done to a schedule, by whoever may. */
function changesOf({ plan, mayPost, nonce }: Drawn, { ref, state }: Schedule): readonly Button[] {
  const to = (title: string, wanted: "paused" | "on" | "deleted"): Button => ({
    title: `${title} ${ref}`,
    ...(wanted === "deleted" ? { style: "destructive" as const } : {}),
    press: { command: "change_schedule", plan: plan.key.id, ref, to: wanted, nonce: nonce() },
  });
  if (!mayPost || state === "deleted") return [];
  return [
    ...(state === "on" ? [to("Pause", "paused")] : []),
    ...(state === "paused" ? [to("Resume", "on")] : []),
    to("Delete", "deleted"),
  ];
}

function rowOf(view: Drawn & { readonly now: AsAt }, schedule: Schedule, length: number) {
  const { plan, now } = view;
  const { ref, what, when, state, made, until } = schedule;
  const next = state === "paused" ? "Next, if it is resumed" : "Next";
  const lines = [
    scheduleWords(when).replace(/^./, (letter) => letter.toUpperCase()),
    `To ${targetWords(plan, schedule, length)}`,
    state === "ended"
      ? `Its time was ${slotWords(new Date(until))}`
      : `${next}: ${dateWords(plan, schedule, now)}`,
    `Set by ${shorten(made.by, length)}, ${printInstant(new Date(made.at))}`,
  ];
  return {
    head: `${ref} · ${WHATS[what]} · ${STATES[state]}`,
    lines: lines.map((text) => ({ text })),
    buttons: buttonsOf(changesOf(view, schedule)),
  };
}

/** One schedule, read back, with what has just been done to it. */
export function scheduleCard(
  view: Drawn & { readonly schedule: Schedule; readonly said: string; readonly now: AsAt },
): Card {
  const { plan, schedule, said, now } = view;
  const all: Button = {
    title: `All ${called(plan, "schedule").many}`,
    press: { command: "schedules", plan: plan.key.id, page: 1 },
  };
  return fitting((length) =>
    draw({
      title: inHeading(itemTitle(plan, "schedule", schedule.ref)),
      reading: shorten(said, 600),
      rows: [rowOf(view, schedule, length)],
      buttons: buttonsOf([all]),
      asAt: asAtLine(plan, now),
      fallbackText: shorten(said, 300),
    }),
  );
}

/** The plan's schedules, each with its next dates and what can be done to it. */
export function schedulesCard(
  view: Drawn & { readonly page: number; readonly said?: string; readonly now: AsAt },
): Card {
  const { plan, now, said } = view;
  const all = schedulesOf(plan);
  const page = pageOf(all, view.page, PER_PAGE);
  const count =
    all.length > 0
      ? `${howManyOf(plan, "schedule", all.length)}${pageText(page)}.`
      : `Nothing is scheduled. ${capital(withArticle(roleCalled(plan, "clerk").one))} sets ${withArticle(called(plan, "schedule").one)} by saying when, for example “post summary every month, 3 working days before the board, 09:00”.`;
  const reading = said ? `${said} ${count}` : count;
  return fitting((length) =>
    draw({
      title: "Scheduled posts",
      reading: shorten(reading, 600),
      rows: page.rows.map((schedule) => rowOf(view, schedule, Math.min(length, 100))),
      buttons: buttonsOf(
        pageButtons(page, (number) => ({
          command: "schedules",
          plan: plan.key.id,
          page: number,
        })),
      ),
      asAt: asAtLine(plan, now),
      fallbackText: shorten(`Scheduled posts: ${reading}`, 300),
    }),
  );
}
