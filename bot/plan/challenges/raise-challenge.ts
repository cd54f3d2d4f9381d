import { z } from "zod";
import { typed } from "../model/arguments.ts";
import { FieldFaults, tooLong } from "../model/errors.ts";
import { operation } from "../model/operation.ts";
import { calendarDate } from "../model/primitives.ts";
import { called, find, type Plan } from "../model/snapshot.ts";
import { itemName } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { type CalendarDate, printDate } from "../time/calendar-date.ts";
import type { Challenge } from "./challenge.kind.ts";
import { ChallengeKind } from "./challenge-kinds.ts";
import { nextChallengeRef } from "./challenges.ts";
import { answersFor, subjectsIn } from "./subjects.ts";

/** A challenge as somebody raises it, each part as it was typed or chosen; blank is the default. */
const NewChallenge = z.object({
  challengeKind: ChallengeKind,
  /** References or names of areas; blank is the whole plan. */
  about: typed,
  text: typed,
  /** The board or group for which it is raised. */
  body: typed,
  /** Who is to answer; blank is whoever owns or leads what it is about. */
  owner: typed,
  /** When; blank is the next meeting. */
  due: typed,
});
export type NewChallenge = Readonly<z.infer<typeof NewChallenge>>;

/** The day of the next meeting after today, if the plan's calendar has one. */
export const nextMeetingDay = (plan: Plan, today: CalendarDate): CalendarDate | undefined =>
  plan.items.meeting
    .map(({ date }) => date)
    .sort()
    .find((date) => date > today);

/** The boards and groups that the plan speaks of. */
export function bodiesOf(plan: Plan): readonly string[] {
  const { group, meeting, terms } = plan.items;
  const names = [...group.map(({ name }) => name), ...[...meeting, ...terms].map((i) => i.body)];
  return [...new Set(names)];
}

/** A challenge names so many things at most. */
const MOST_SUBJECTS = 20;

/** What is wrong with what a challenge is said to be about; undefined if nothing is. */
export function aboutFault(plan: Plan, said: string): string | undefined {
  const { about, unknown } = subjectsIn(plan, said);
  if (unknown.length > 0) {
    const names = unknown.slice(0, 3).map((one) => `“${one.slice(0, 80)}”`);
    return `This plan has no ${names.join(" or ")}. Write, for example, “3.4”, “${itemName(plan, "area", "2")}”, “${itemName(plan, "kpi", "1.1")}” or “R2”.`;
  }
  return about.length > MOST_SUBJECTS
    ? `Name at most ${MOST_SUBJECTS} things, or leave it blank.`
    : undefined;
}

/** A new challenge, dated today. Faults are named by the form's inputs. */
export const raiseChallenge = operation({ takes: NewChallenge, deed: "raise a challenge" }, raise);

function raise(
  plan: Plan,
  said: NewChallenge,
  by: Asker,
  now: { readonly today: CalendarDate },
): Draft {
  mustMay(plan, by, "raise a challenge");
  const faults: Partial<Record<keyof NewChallenge, string>> = {};
  const text = said.text.trim();
  if (!text) faults.text = "Say what you ask or recommend.";
  const long = tooLong(text);
  if (long) faults.text = long;
  const { about } = subjectsIn(plan, said.about);
  const strange = aboutFault(plan, said.about);
  if (strange) faults.about = strange;
  const owner = said.owner ? find(plan, "person", said.owner)?.ref : answersFor(plan, about);
  if (owner === undefined)
    faults.owner = `Choose one of the plan's ${called(plan, "person").many}.`;
  if (said.body && !bodiesOf(plan).includes(said.body)) {
    faults.body = "Choose one of the boards and groups of the plan.";
  }
  const due = said.due || (nextMeetingDay(plan, now.today) ?? null);
  if (due !== null && !calendarDate.safeParse(due).success) {
    faults.due = "Write the date as 2021-03-31.";
  } else if (due !== null && due < now.today) {
    faults.due = `${printDate(due)} has passed. Choose a day to come.`;
  }
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults as Record<string, string>);

  const challenge: Challenge = {
    kind: "challenge",
    ref: nextChallengeRef(plan),
    version: 0,
    note: null,
    challengeKind: said.challengeKind,
    about: [...about],
    text,
    raisedBy: { id: by.id, name: by.name },
    body: said.body || null,
    raised: now.today,
    owner: owner ?? null,
    due,
    answer: null,
    closed: null,
  };
  return { why: null, items: [challenge] };
}
