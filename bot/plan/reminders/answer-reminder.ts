import { z } from "zod";
import { ref } from "../model/arguments.ts";
import { PlanError } from "../model/errors.ts";
import { capital, listNames, namesOf, withArticle } from "../model/names.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { get, type Plan } from "../model/snapshot.ts";
import { roleCalled } from "../model/vocabulary.ts";
import { type Person, Reminders } from "../people/person.kind.ts";
import type { Draft } from "../record/write-down.ts";
import { type Asker, officersOf, standsInFor } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { addDays, printDate } from "../time/calendar-date.ts";
import { itemOf, leadsOf, type Owned, ownedName, owns, subjectOf } from "./digest.ts";

/** What somebody says to a reminder other than an update. */

/** So many days a reminder is put off. */
export const SNOOZE_DAYS = 7;

/** What a reminder is of; a sentence for the person if the plan has no such thing. */
export const remindedOf = (plan: Plan, ref: string): Owned =>
  itemOf(plan, ref) ?? get(plan, /^c/i.test(ref) ? "challenge" : "action", ref);

/** The officers as whom somebody answers a reminder, themselves and whom they stand in for: its owners, or else the leads of its area. */
function remindedAs(plan: Plan, item: Owned, by: Asker, now: DoneAt): readonly Person[] {
  const people = [...officersOf(plan, by), ...standsInFor(plan, by, now.today)];
  const owners = people.filter((person) => owns(person, item));
  return owners.length > 0 ? owners : people.filter(({ ref }) => leadsOf(plan, item).includes(ref));
}

const without = <T extends { readonly ref: string }>(all: readonly T[], ref: string): T[] =>
  all.filter((one) => one.ref !== ref);

const on = (plan: Plan, { ref }: { readonly ref: string }) => subjectOf(remindedOf(plan, ref));

/** Puts off the reminders of a thing by a week. */
export const snooze = operation(
  { takes: z.object({ ref }), deed: "answer a reminder", on },
  putOff,
);

function putOff(plan: Plan, said: string, by: Asker, now: DoneAt): Draft | null {
  const item = remindedOf(plan, said);
  const on = { item: subjectOf(item), today: now.today };
  mustMay(plan, by, "answer a reminder", on);
  const until = addDays(now.today, SNOOZE_DAYS);
  const { ref } = item;
  const items = remindedAs(plan, item, by, now)
    .filter(({ snoozed }) => !snoozed.some((one) => one.ref === ref && one.until >= until))
    .map((person) => ({
      ...person,
      snoozed: [...without(person.snoozed, ref), { ref, until }],
      told: without(person.told, ref),
    }));
  if (items.length === 0) return null;
  const why = `Snoozed ${ownedName(plan, item)} until ${printDate(until)}`;
  return { why, items, for: doneFor(plan, by, "answer a reminder", on) };
}

/** Says that a thing is not one's own, so that nobody is reminded of it in vain; or that it is after all. */
export const sayNotMine = operation(
  { takes: z.object({ ref }), deed: "answer a reminder", on },
  disown,
);

function disown(
  plan: Plan,
  said: { readonly ref: string; readonly itIs: boolean },
  by: Asker,
  now: DoneAt,
): Draft | null {
  const item = remindedOf(plan, said.ref);
  const on = { item: subjectOf(item), today: now.today };
  mustMay(plan, by, "answer a reminder", on);
  const { ref } = item;
  const people = remindedAs(plan, item, by, now).filter((person) => owns(person, item));
  if (people.length === 0) {
    const owners =
      item.kind !== "challenge" ? item.owners : item.owner === null ? [] : [item.owner];
    throw new PlanError(
      "not-possible",
      `${ownedName(plan, item)} is not in your name: its ${roleCalled(plan, "owner").one} is ${listNames(namesOf(plan, owners))}. Nothing was changed.`,
    );
  }
  const items = people
    .filter(({ notMine }) => notMine.some((one) => one.ref === ref) === said.itIs)
    .map((person) => ({
      ...person,
      notMine: [
        ...without(person.notMine, ref),
        ...(said.itIs ? [] : [{ ref, at: now.at.toISOString() }]),
      ],
      told: without(person.told, ref),
    }));
  if (items.length === 0) return null;
  const why = said.itIs
    ? `Says that ${ownedName(plan, item)} is theirs`
    : `Says that ${ownedName(plan, item)} is not theirs`;
  return { why, items, for: doneFor(plan, by, "answer a reminder", on) };
}

/** That whoever asks is none of the plan's officers, as far as it knows. */
export const notKnown = (plan: Plan): string =>
  `The plan does not know you as one of its ${roleCalled(plan, "officer").many}`;

/** Who can say which officer somebody is. */
export const clerkSays = (plan: Plan): string =>
  `${capital(withArticle(roleCalled(plan, "clerk").one))} can say who you are: “@your name is …”.`;

/** Sets how often somebody is reminded of what they own. */
export const setReminders = operation(
  { takes: z.object({ how: Reminders }), deed: "choose one's own reminders" },
  choose,
);

function choose(plan: Plan, how: Reminders, by: Asker): Draft | null {
  mustMay(plan, by, "choose one's own reminders");
  const people = officersOf(plan, by);
  if (people.length === 0) {
    throw new PlanError(
      "not-possible",
      `${notKnown(plan)}, so you are reminded of nothing. ${clerkSays(plan)}`,
    );
  }
  const items = people
    .filter(({ reminders }) => reminders !== how)
    .map((person) => ({ ...person, reminders: how }));
  return items.length > 0 ? { why: null, items } : null;
}
