import type { Action } from "../actions/action.kind.ts";
import { dueDate, isOverdue } from "../actions/due-date.ts";
import type { Challenge } from "../challenges/challenge.kind.ts";
import { openChallenges } from "../challenges/challenges.ts";
import type { NetChange } from "../history/net-change.ts";
import type { Measure } from "../measures/measure.kind.ts";
import { stateOf } from "../measures/measure-state.ts";
import { type Shortfall, shortfallsOf } from "../measures/shortfalls/shortfall.ts";
import type { Standing } from "../measures/standing.ts";
import type { Change } from "../model/change.ts";
import { namesOf } from "../model/names.ts";
import { isUnsafe } from "../model/rag.ts";
import type { Plan } from "../model/snapshot.ts";
import { register } from "../risks/register.ts";
import type { Risk } from "../risks/risk.kind.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Meeting } from "./meeting.kind.ts";
import { netOf, updatedIn } from "./since-board.ts";

/** What a clerk goes through before a meeting, in the order of the list. */
export const PREP_SECTIONS = [
  "changed",
  "papers",
  "exceptions",
  "gaps",
  "overdue",
  "due",
  "updates",
  "unanswered",
  "risks",
  "measures",
  "commentary",
  "challenges",
] as const;
export type PrepSection = (typeof PREP_SECTIONS)[number];

/** The actions of one owner that nobody has updated; null is those that nobody owns. */
export type WithoutUpdate = { readonly owner: string | null; readonly actions: readonly Action[] };

/** `Unanswered` is what reminders did not bring about, as those who ask for it know it. */
export type Prep<Unanswered> = {
  readonly changed: readonly NetChange[];
  /** What changed since the papers were frozen; undefined where they are not. */
  readonly papers: readonly NetChange[] | undefined;
  readonly exceptions: readonly Action[];
  /** Reds and ambers without a reason or a next step. */
  readonly gaps: readonly Action[];
  readonly overdue: readonly Action[];
  /** Due from today until the day of the meeting. */
  readonly due: readonly Action[];
  readonly updates: readonly WithoutUpdate[];
  /** What reminders did not bring about. */
  readonly unanswered: readonly Unanswered[];
  readonly risks: readonly Risk[];
  readonly measures: readonly Measure[];
  /** What falls short and is to be explained: measures that are off, milestones that are red or missed. */
  readonly commentary: readonly Shortfall[];
  /** Those that are not closed. */
  readonly challenges: readonly Challenge[];
};

/** The next step of an action at red or amber: how it is to come back to green. */
export const nextStep = (action: Action): string | null => action.recovery;

/** How a measure stands that a clerk looks into: off its target or only near it, without a figure, or not to be judged yet. */
const LOOKED_INTO: ReadonlySet<Standing> = new Set(["off", "near", "no figure", "no direction"]);

/** By owner, those with most first: the actions that are not complete and that nobody has updated in these changes. */
export function ownersWithoutUpdate(
  plan: Plan,
  changes: readonly Change[],
): readonly WithoutUpdate[] {
  const updated = updatedIn(changes);
  const silent = plan.items.action.filter(
    ({ ref, status }) => status !== "complete" && !updated.has(ref),
  );
  const nameOf = ({ owner }: { owner: string }) => namesOf(plan, [owner])[0] ?? owner;
  const owners = [...new Set(silent.flatMap(({ owners: theirs }) => theirs))];
  const nobody = silent.filter(({ owners: theirs }) => theirs.length === 0);
  const owned = owners
    .map((owner) => ({ owner, actions: silent.filter((one) => one.owners.includes(owner)) }))
    .sort((a, b) => b.actions.length - a.actions.length || (nameOf(a) < nameOf(b) ? -1 : 1));
  return nobody.length > 0 ? [...owned, { owner: null, actions: nobody }] : owned;
}

/** Everything that a clerk goes through before a meeting: `changes` are those since the last board. */
export function prepOf<Unanswered>(
  plan: Plan,
  meeting: Meeting,
  changes: readonly Change[],
  today: CalendarDate,
  unanswered: readonly Unanswered[] = [],
): Prep<Unanswered> {
  const open = plan.items.action.filter(({ status }) => status !== "complete");
  const exceptions = open.filter(({ rag }) => isUnsafe(rag));
  const { frozen } = meeting;
  return {
    changed: netOf(plan, changes),
    papers: frozen
      ? netOf(
          plan,
          changes.filter(({ version }) => version > frozen.version),
        )
      : undefined,
    exceptions,
    gaps: exceptions.filter((action) => !action.reason || !nextStep(action)),
    overdue: open.filter((action) => isOverdue(action, today)),
    due: open.filter((action) => dueDate(action) >= today && dueDate(action) <= meeting.date),
    updates: ownersWithoutUpdate(plan, changes),
    unanswered,
    risks: register(plan).filter(({ postMitigation }) => postMitigation.level === "high"),
    measures: plan.items.measure.filter((measure) =>
      LOOKED_INTO.has(stateOf(plan, measure, today).standing),
    ),
    commentary: shortfallsOf(plan, today),
    challenges: openChallenges(plan),
  };
}
