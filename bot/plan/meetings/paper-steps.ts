import { get, type Plan } from "../model/snapshot.ts";
import { roleCalled } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import { type CalendarDate, dateIn, instantOf } from "../time/calendar-date.ts";
import { nextOfficeTime } from "../time/office-hours.ts";
import { addWorkingDays } from "../time/working-days.ts";
import { boardMeetings, paperDays } from "./board-dates.ts";
import type { Meeting } from "./meeting.kind.ts";
import type { PaperStep } from "./meeting-parts.ts";

/** A step towards the papers of a meeting, and the day it is for. */
export type StepDue = {
  readonly meeting: Meeting;
  readonly step: PaperStep;
  readonly day: CalendarDate;
};

/** A step is told so many working days late, and then no more: whoever plans a board late knows. */
const LATEST = 2;

/** What is left to be told of the papers of the meetings to come, in order of time: two may be close together. */
function stepsLeft(plan: Plan, today: CalendarDate): readonly StepDue[] {
  return boardMeetings(plan)
    .filter((meeting) => meeting.date >= today && !meeting.opened && !meeting.closed)
    .flatMap((meeting) => stepsOf(plan, meeting, today))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function stepsOf(plan: Plan, meeting: Meeting, today: CalendarDate): readonly StepDue[] {
  const { chase, freeze, papers } = paperDays(plan, meeting.date);
  const steps: readonly StepDue[] = [
    { meeting, step: "chase", day: chase },
    { meeting, step: "freeze", day: freeze },
    { meeting, step: "papers", day: papers },
  ];
  const left = steps.filter(
    ({ step, day }) =>
      !meeting.told.includes(step) &&
      today <= addWorkingDays(day, LATEST) &&
      // Frozen papers are past their chase and their freeze.
      (step === "papers" || !meeting.frozen),
  );
  // Of the steps whose day has come only the last is told.
  const come = left.filter(({ day }) => day <= today);
  return [...come.slice(-1), ...left.filter(({ day }) => day > today)];
}

/** The step that clerks are to be told of on a day: of each board the latest whose day has come, one board after the other. */
export const stepDue = (plan: Plan, today: CalendarDate): StepDue | undefined =>
  stepsLeft(plan, today).find(({ day }) => day <= today);

/** When clerks are to be told of a step next. */
export function nextStepAt(plan: Plan, now: Date): Date | null {
  const today = dateIn(now);
  if (stepDue(plan, today)) return nextOfficeTime(now);
  const [next] = stepsLeft(plan, today);
  return next ? nextOfficeTime(instantOf(next.day, "00:00")) : null;
}

/** Notes that clerks are told of a step, and asks for the messages; null if that was done. The steps before it are past. */
export function tellStep(
  plan: Plan,
  { meeting, step }: StepDue,
  due: NonNullable<Draft["due"]>,
): Draft | null {
  const before = get(plan, "meeting", meeting.ref);
  if (before.told.includes(step)) return null;
  const order = ["chase", "freeze", "papers"] as const;
  const past = order.slice(0, order.indexOf(step) + 1);
  const told = order.filter((one) => past.includes(one) || before.told.includes(one));
  return {
    why: `Told ${roleCalled(plan, "clerk").many}: ${step}`,
    items: [{ ...before, told: [...told] }],
    due,
  };
}
