import type { Action } from "../actions/action.kind.ts";
import { dueDate, isOverdue } from "../actions/due-date.ts";
import type { Challenge } from "../challenges/challenge.kind.ts";
import { stateOf } from "../challenges/challenge-state.ts";
import { allChallenges } from "../challenges/challenges.ts";
import {
  type Shortfall,
  shortfallCalled,
  shortfallName,
  shortfallsOf,
  wantsCommentary,
} from "../measures/shortfalls/shortfall.ts";
import type { Account } from "../model/primitives.ts";
import { areasOf, find, type Plan } from "../model/snapshot.ts";
import { type Person, REASONS, type Reason, type Told } from "../people/person.kind.ts";
import { settingsOf } from "../plan/settings.ts";
import { type CalendarDate, dateIn, daysBetween, mondayOf } from "../time/calendar-date.ts";
import { isOfficeTime, nextOfficeTime } from "../time/office-hours.ts";
import { addWorkingDays } from "../time/working-days.ts";
import {
  askedSince,
  askStands,
  type LastUpdate,
  type LastUpdates,
  OWN_DAYS,
  updatedBy,
} from "./last-updates.ts";

/** What an owner is reminded of: an action, a challenge that waits for their answer, or what falls short and is to be explained. */
export type Owned = Action | Challenge | Shortfall;

/** The item of the plan that it is, or is of. */
export const subjectOf = (item: Owned) => (item.kind === "shortfall" ? item.item : item);

/** What it is called in a sentence. */
export const ownedName = (plan: Plan, item: Owned): string =>
  item.kind === "shortfall" ? shortfallName(plan, item) : item.ref;

/** One thing that somebody is reminded of, and why. */
export type Line = {
  /** The officer whom it is told to. */
  readonly person: Person;
  readonly item: Owned;
  readonly reasons: readonly Reason[];
  /** Whom it was told to without an answer, and since when: for the lead of its area. */
  readonly unanswered?: Unanswered;
  /** Not told before, or for another reason, or not within the last week. */
  readonly fresh: boolean;
};

/** What owners were reminded of and did not answer, and since when the first of them was. */
export type Unanswered = {
  readonly item: Owned;
  readonly owners: readonly Person[];
  readonly since: string;
};

/** What one account is told in one message: one account may be several officers of the plan. */
export type Digest = {
  readonly account: Account;
  readonly people: readonly Person[];
  readonly lines: readonly Line[];
};

/** What is known of the changes: the last update of each action, and the instant. */
export type Seen = { readonly updates: LastUpdates; readonly now: Date };

/** What nobody answers is told again after so many days. */
const AGAIN_DAYS = 7;
/** What was not told again for so many days has no reason any more, and is forgotten. */
const FORGOTTEN_DAYS = 28;
/** What an owner does not answer is told to the lead of its area after so many working days, and to the clerk. */
export const LEAD_AFTER = 2;
export const CLERK_AFTER = 4;

const dayOf = (instant: string) => dateIn(new Date(instant));
const within = (instant: string, now: Date, days: number) =>
  daysBetween(dayOf(instant), dateIn(now)) < days;

/** Whether no earlier day of its week is a working day. */
export function isWeeksFirst(day: CalendarDate): boolean {
  return addWorkingDays(day, -1) < mondayOf(day);
}

/** Whether somebody may be sent a digest on a day: not when they had one, and as often as they want it. */
function isDue({ reminders, digest }: Person, today: CalendarDate): boolean {
  if (reminders === "off" || (digest !== null && dayOf(digest) === today)) return false;
  return reminders === "daily" || isWeeksFirst(today);
}

/** When somebody could next be sent a digest; null if they want none. */
export function nextDigest(person: Person, now: Date): Date | null {
  if (person.reminders === "off") return null;
  let at = nextOfficeTime(now);
  // A year of public holidays is not foreseen.
  for (let tries = 0; tries < 60 && !isDue(person, dateIn(at)); tries++)
    at = nextOfficeTime(at, true);
  return at;
}

/** The leads of the areas that a thing is in. */
export const leadsOf = (plan: Plan, item: Owned): readonly string[] => {
  const areas =
    item.kind === "shortfall"
      ? [item.item.area]
      : item.kind === "action"
        ? [item.area]
        : item.about.flatMap((subject) => [...areasOf(plan, subject)]);
  return [...new Set(areas.flatMap((ref) => find(plan, "area", ref)?.leads ?? []))];
};

/** The last word on an action: as the history has it, or as it was rated in the plan file. */
function lastOf(action: Action, updates: LastUpdates): LastUpdate | undefined {
  const last = updates.get(action.ref);
  const { rated } = action;
  if (!rated || (last && Date.parse(last.at) >= Date.parse(rated.at))) return last;
  return { at: rated.at, by: { id: null, name: rated.by } };
}

const isBy = ({ by }: LastUpdate, { account, name }: Person) =>
  (by.id !== null && by.id === account?.id) || by.for === name;

/** Whether a person has put a thing off, or said that it is not theirs and not touched it since. */
function isSilent(person: Person, item: Owned, { updates, now }: Seen): boolean {
  if (person.snoozed.some(({ ref, until }) => ref === item.ref && until > dateIn(now))) return true;
  const said = person.notMine.findLast(({ ref }) => ref === item.ref);
  const last = item.kind === "action" ? updates.get(item.ref) : undefined;
  return said !== undefined && !(last && last.at > said.at && isBy(last, person));
}

/** Whether what was told is no longer open: somebody changed it since, or it is done. */
function isAnswered(plan: Plan, item: Owned, told: Told, { updates, now }: Seen): boolean {
  if (item.kind === "shortfall") return !wantsCommentary(plan, item, dateIn(now));
  if (item.kind === "challenge") return stateOf(item) !== "open" || item.withdrawn === true;
  const last = updates.get(item.ref);
  return item.status === "complete" || (last !== undefined && last.at > told.since);
}

function reasonsOf(plan: Plan, person: Person, action: Action, seen: Seen): readonly Reason[] {
  const today = dateIn(seen.now);
  const last = lastOf(action, seen.updates);
  const word = seen.updates.get(action.ref);
  const lastAt = word && !word.loaded ? Date.parse(word.at) : Number.NEGATIVE_INFINITY;
  const asked = askStands(plan, person, today) ? person.asked : null;
  const wasAsked =
    asked !== null &&
    lastAt < Date.parse(asked.at) &&
    lastAt < askedSince(plan, dayOf(asked.at)).getTime();
  if (last && isBy(last, person) && within(last.at, seen.now, OWN_DAYS) && !wasAsked) return [];
  const days = daysBetween(today, dueDate(action));
  const has: Readonly<Record<Reason, boolean>> = {
    overdue: isOverdue(action, today),
    asked: wasAsked,
    "red without a plan": action.rag === "red" && !action.recovery,
    challenge: false,
    commentary: false,
    "due soon": days >= 0 && days <= settingsOf(plan).dueSoonDays,
    "not updated": !last || dayOf(last.at) <= updatedBy(plan, today),
    unanswered: false,
  };
  return REASONS.filter((reason) => has[reason]);
}

/** Whether it is worth saying: for the first time, for a new reason, or again after a week. */
function isFresh(person: Person, item: Owned, reasons: readonly Reason[], now: Date): boolean {
  const told = person.told.find(({ ref }) => ref === item.ref);
  if (!told) return true;
  if (!within(told.last, now, AGAIN_DAYS) || reasons.some((one) => !told.why.includes(one))) {
    return true;
  }
  const { asked } = person;
  return reasons.includes("asked") && asked !== null && asked.at > told.last;
}

/** What officers were told so many working days ago or more and nobody has answered, in the plan's order. */
export function unansweredOf(plan: Plan, seen: Seen, days: number): readonly Unanswered[] {
  const today = dateIn(seen.now);
  const found = new Map<string, Unanswered>();
  for (const person of plan.items.person) {
    for (const told of person.told) {
      if (told.why.includes("unanswered")) continue;
      if (addWorkingDays(dayOf(told.since), days) > today) continue;
      const item = itemOf(plan, told.ref);
      if (!item || !owns(person, item) || isAnswered(plan, item, told, seen)) continue;
      if (isSilent(person, item, seen)) continue;
      const one = found.get(told.ref);
      const since = one && one.since < told.since ? one.since : told.since;
      found.set(told.ref, { item, owners: [...(one?.owners ?? []), person], since });
    }
  }
  return [...found.values()];
}

/** What a reminder is of, by its reference. */
export const itemOf = (plan: Plan, ref: string): Owned | undefined =>
  find(plan, "action", ref) ?? find(plan, "challenge", ref) ?? shortfallCalled(plan, ref);

export const owns = ({ ref }: Person, item: Owned) =>
  item.kind === "challenge" ? item.owner === ref : item.owners.includes(ref);

/** Everything that an officer could be told now, whether it was told before or not, what is new and worst first. */
export function linesFor(
  plan: Plan,
  person: Person,
  seen: Seen,
  unanswered = unansweredOf(plan, seen, LEAD_AFTER),
): readonly Line[] {
  const { now } = seen;
  const line = (item: Owned, reasons: readonly Reason[], open?: Unanswered): Line => ({
    person,
    item,
    reasons,
    fresh: isFresh(person, item, reasons, now),
    ...(open ? { unanswered: open } : {}),
  });
  const actions = plan.items.action
    .filter((action) => owns(person, action) && action.status !== "complete")
    .map((action) => line(action, reasonsOf(plan, person, action, seen)));
  const challenges = allChallenges(plan)
    .filter((one) => owns(person, one) && stateOf(one) === "open")
    // One's own question to oneself is known for as long as one's own change is.
    .filter(
      ({ raised, raisedBy }) =>
        raisedBy.id === null ||
        raisedBy.id !== person.account?.id ||
        daysBetween(raised, dateIn(now)) >= OWN_DAYS,
    )
    .map((challenge) => line(challenge, ["challenge"]));
  const short = shortfallsOf(plan, dateIn(now))
    .filter((one) => owns(person, one) && wantsCommentary(plan, one, dateIn(now)))
    .map((one) => line(one, ["commentary"]));
  const others = unanswered
    .filter(({ item }) => leadsOf(plan, item).includes(person.ref) && !owns(person, item))
    .map((one) => line(one.item, ["unanswered"], one));
  const rank = ({ reasons: [first] }: Line) => REASONS.indexOf(first ?? "unanswered");
  return [...actions, ...challenges, ...short, ...others]
    .filter(({ reasons, item }) => reasons.length > 0 && !isSilent(person, item, seen))
    .sort((a, b) => Number(b.fresh) - Number(a.fresh) || rank(a) - rank(b));
}

/** The officers that each account of the plan is, with what could be told to them. */
function byAccount(plan: Plan, seen: Seen): readonly Digest[] {
  const held = plan.items.person.filter(({ account }) => account !== null);
  const unanswered = unansweredOf(plan, seen, LEAD_AFTER);
  return [...Map.groupBy(held, ({ account }) => account?.id).values()].flatMap((people) => {
    const account = people[0]?.account;
    const lines = people.flatMap((person) => linesFor(plan, person, seen, unanswered));
    return account && lines.length > 0 ? [{ account, people, lines }] : [];
  });
}

/**
 * The digests that are to be sent now: on a working day, in working hours, at most one a day to
 * each, as often as they want it, and only where something in it is new or was last told a week ago.
 */
export function digestsDue(plan: Plan, seen: Seen): readonly Digest[] {
  if (!settingsOf(plan).reminders || !isOfficeTime(seen.now)) return [];
  const today = dateIn(seen.now);
  return byAccount(plan, seen).filter(
    ({ people, lines }) =>
      people.every((person) => isDue(person, today)) && lines.some(({ fresh }) => fresh),
  );
}

/** An officer as they are once a digest was sent: what is in it was told, and what was answered is forgotten. */
export function whenTold(plan: Plan, person: Person, lines: readonly Line[], seen: Seen): Person {
  const { now } = seen;
  const at = now.toISOString();
  const mine = lines.filter((line) => line.person.ref === person.ref);
  const open = person.told.filter((told) => {
    const item = itemOf(plan, told.ref);
    const theirs = item && (told.why.includes("unanswered") || owns(person, item));
    return theirs && within(told.last, now, FORGOTTEN_DAYS) && !isAnswered(plan, item, told, seen);
  });
  const told = mine.map(({ item, reasons }): Told => {
    const before = open.find(({ ref }) => ref === item.ref);
    return { ref: item.ref, since: before?.since ?? at, last: at, why: [...reasons] };
  });
  const today = dateIn(now);
  return {
    ...person,
    digest: at,
    told: [...open.filter(({ ref }) => !told.some((one) => one.ref === ref)), ...told],
    snoozed: person.snoozed.filter(({ until }) => until > today),
  };
}

/** The officers that an account is, without what a digest noted that certainly did not arrive; null if there was nothing. */
export function takeBack(
  plan: Plan,
  account: string,
  asked: string,
): { readonly why: string; readonly items: readonly Person[] } | null {
  const items = plan.items.person
    .filter(
      (person) => person.account?.id === account && person.told.some(({ last }) => last === asked),
    )
    .map((person) => ({ ...person, told: person.told.filter(({ last }) => last !== asked) }));
  return items.length > 0 ? { why: "A reminder did not arrive", items } : null;
}
