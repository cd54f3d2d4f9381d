import type { Action } from "../plan/actions/action.kind.ts";
import { lastMeeting, nextMeeting } from "../plan/meetings/board-dates.ts";
import { bodies } from "../plan/meetings/plan-meeting.ts";
import type { Naming } from "../plan/model/kind.ts";
import { find, type Plan } from "../plan/model/snapshot.ts";
import { vocabularyOf } from "../plan/model/vocabulary.ts";
import type { Person } from "../plan/people/person.kind.ts";
import { officeWords } from "../plan/rights/roles.ts";
import { addDays, type CalendarDate, printDate } from "../plan/time/calendar-date.ts";
import { addWorkingDays } from "../plan/time/working-days.ts";

/**
 * What a plan gives for examples of what can be said to the bot, and what it calls things. A plan may
 * be empty or have only some of it: what it has not is left out, and so is what nobody would type.
 */
export type Examples = Naming & {
  /** `a clerk` and `the chair`, as the plan calls them. */
  readonly aClerk: string;
  readonly theChair: string;
  /** The reference of an action that somebody owns, if there is one; and its area, or else any. */
  readonly action?: string | undefined;
  readonly area?: string | undefined;
  /** What some areas are called. */
  readonly areaNames: readonly string[];
  /** An owner as people call them, and by their whole name. */
  readonly person?: string | undefined;
  readonly officer?: string | undefined;
  readonly kpi?: string | undefined;
  readonly measure?: string | undefined;
  /** A risk on the register, by its reference. */
  readonly risk?: string | undefined;
  /** A challenge, by its reference; the first there will be, where there is none. */
  readonly challenge: string;
  /** A schedule by its number; the same. */
  readonly schedule: string;
  /** A body that meets. */
  readonly body?: string | undefined;
  /** The day of a meeting to come. */
  readonly meeting?: string | undefined;
  /** A day to come without a meeting, one some weeks after it, and one that is past. */
  readonly free: string;
  readonly later: string;
  readonly past: string;
  /** The day of the last meeting, or else one that is past. */
  readonly since: string;
};

/** Nobody types a longer name. */
const LONGEST_NAME = 60;

const isSaid = (name: string) => name.length <= LONGEST_NAME;

/** References that read as such in a sentence. */
const isActionRef = (ref: string) => /^\d{1,3}\.\d{1,3}$/.test(ref);
const isAreaRef = (ref: string) => /^\d{1,2}$/.test(ref);

/** First names that are words of their own: whoever bears one is called by the whole name. */
const WORDS = new Set(
  "april august bill chase dawn faith frank grace guy hope jan june mark max may miles pat rob rose sue summer will".split(
    " ",
  ),
);

/** A person's first name, if it is a plain one and nobody else's name has it; or else the whole name. */
function calledBy(plan: Plan, { ref, name }: Person): string {
  const [first = ""] = name.split(" ");
  const others = plan.items.person
    .filter((other) => other.ref !== ref)
    .flatMap((other) => [other.name, ...other.aliases]);
  const shared = others.some((other) => other.toLowerCase().includes(first.toLowerCase()));
  const plain = /^\p{L}{3,}$/u.test(first) && !WORDS.has(first.toLowerCase());
  return plain && !shared ? first : name;
}

/** Somebody with a name to be said, who is no mere post. */
const isOfficer = ({ post, name }: Person) =>
  !post && isSaid(name) && /^\p{L}[\p{L} '’-]+$/u.test(name);

const ownerOf = (plan: Plan, { owners }: Action): Person | undefined =>
  owners.map((ref) => find(plan, "person", ref)).find((person) => person && isOfficer(person));

/** A day without a meeting, from a day on. */
function freeDay(plan: Plan, from: CalendarDate): CalendarDate {
  const taken = new Set(plan.items.meeting.map(({ date }) => date));
  let day = addWorkingDays(from, 1);
  while (taken.has(day)) day = addWorkingDays(day, 1);
  return day;
}

/** A coming meeting that is told by its day alone. */
function comingMeeting(plan: Plan, today: CalendarDate): string | undefined {
  const next = nextMeeting(plan, today);
  const alone = plan.items.meeting.filter(
    ({ date, cancelled }) => date === next?.date && cancelled === null,
  );
  return next && alone.length === 1 ? printDate(next.date) : undefined;
}

/** Examples from a plan, as it stands on a day. */
export function examplesOf(plan: Plan, today: CalendarDate): Examples {
  const actions = plan.items.action.filter(({ ref }) => isActionRef(ref));
  const owned = actions.find((action) => ownerOf(plan, action));
  const action = owned ?? actions[0];
  const owner = owned && ownerOf(plan, owned);
  const officer = owner ?? plan.items.person.find(isOfficer);
  const areas = plan.items.area.filter(({ ref }) => isAreaRef(ref));
  const area = areas.find(({ ref }) => ref === action?.area) ?? areas[0];
  const free = freeDay(plan, addDays(today, 20));
  const last = lastMeeting(plan, today)?.date;
  const [past, since] = [addDays(today, -30), last ?? addDays(today, -30)].map(printDate);
  const { called, role, label } = vocabularyOf(plan);
  return {
    called,
    role,
    label,
    aClerk: officeWords(plan, "clerk"),
    theChair: officeWords(plan, "chair"),
    action: action?.ref,
    area: area?.ref,
    areaNames: plan.items.area.map(({ shortName }) => shortName).filter(isSaid),
    person: owner && calledBy(plan, owner),
    officer: officer?.name,
    kpi: plan.items.kpi.find(({ ref }) => isActionRef(ref))?.ref,
    measure: plan.items.measure[0]?.ref,
    risk: plan.items.risk.find((risk) => plan.kinds.risk.listed?.(risk))?.ref,
    challenge: plan.items.challenge.find(({ withdrawn }) => !withdrawn)?.ref ?? "C1",
    schedule: plan.items.schedule.find(({ state }) => state !== "deleted")?.ref.slice(1) ?? "1",
    body: bodies(plan).find(isSaid),
    meeting: comingMeeting(plan, today),
    free: printDate(free),
    later: printDate(freeDay(plan, addDays(free, 20))),
    past: past ?? "",
    since: since ?? "",
  };
}

/** A phrase made of examples; undefined where the plan does not give one of them. */
export function phrase(
  words: TemplateStringsArray,
  ...examples: readonly (string | undefined)[]
): string | undefined {
  if (examples.includes(undefined)) return undefined;
  return words.map((part, n) => part + (examples[n] ?? "")).join("");
}

/** Those parts of a phrase that a plan gives an example for. */
export const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(" ");
