import { type Deed, MAY, type Role } from "../model/deeds.ts";
import { PlanError } from "../model/errors.ts";

import type { ItemOf } from "../model/kind.ts";
import { listNames, namesOf } from "../model/names.ts";
import { areasOfItem, find, type Plan } from "../model/snapshot.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { holders, isChair, isClerk } from "./offices.ts";
import { type Asker, officersOf, standsInFor } from "./people.ts";

/** What a deed is done to, and the day: somebody may stand in until one. */
export type On = {
  readonly item: ItemOf<"action" | "kpi" | "person" | "challenge">;
  readonly today: CalendarDate;
};

/** Whom an item makes officer and lead, by their references. */
function namedBy(
  plan: Plan,
  { item }: On,
): { officers: readonly string[]; leads: readonly string[] } {
  if (item.kind === "person") return { officers: [item.ref], leads: [] };
  if (item.kind === "challenge") {
    const areas = areasOfItem(plan, item);
    return {
      officers: item.owner === null ? [] : [item.owner],
      leads: [...new Set(areas.flatMap((ref) => find(plan, "area", ref)?.leads ?? []))],
    };
  }
  const leads = find(plan, "area", item.area)?.leads ?? [];
  return { officers: item.kind === "action" ? item.owners : [], leads };
}

/** Everything that somebody is who goes as these people of the plan. */
function rolesAs(
  plan: Plan,
  asker: Asker,
  people: readonly ItemOf<"person">[],
  on: On | undefined,
): ReadonlySet<Role> {
  const roles = new Set<Role>(["viewer"]);
  if (asker.kind !== "member" || asker.id === null) return roles;
  roles.add("member");
  if (isClerk(plan, asker)) roles.add("clerk");
  if (isChair(plan, asker)) roles.add("chair");
  if (!on) return roles;
  if (on.item.kind === "challenge" && on.item.raisedBy.id === asker.id) roles.add("raiser");
  const { officers, leads } = namedBy(plan, on);
  if (people.some(({ ref }) => officers.includes(ref))) roles.add("officer");
  if (people.some(({ ref }) => leads.includes(ref))) roles.add("lead");
  return roles;
}

/** Those for whom a person may act: themselves, and whom they stand in for; nobody for a stand-in's own stand-in. */
function actsAs(plan: Plan, asker: Asker, on: On | undefined): readonly ItemOf<"person">[] {
  // A stand-in cannot name another, so to a person as such only the person themselves is the officer.
  if (!on || on.item.kind === "person") return officersOf(plan, asker);
  return [...officersOf(plan, asker), ...standsInFor(plan, asker, on.today)];
}

/** Everything an asker is, to the plan or to one of its items. */
export const rolesOf = (plan: Plan, asker: Asker, on?: On): ReadonlySet<Role> =>
  rolesAs(plan, asker, actsAs(plan, asker, on), on);

const allows = (deed: Deed, roles: ReadonlySet<Role>) => MAY[deed].some((role) => roles.has(role));

/** Whether an asker may do a deed. */
export const may = (plan: Plan, asker: Asker, deed: Deed, on?: On): boolean =>
  allows(deed, rolesOf(plan, asker, on));

/** Whether it is by one role alone that an asker may do a deed. */
export function isOnly(plan: Plan, asker: Asker, role: Role, deed: Deed, on: On): boolean {
  const others = new Set([...rolesOf(plan, asker, on)].filter((one) => one !== role));
  return may(plan, asker, deed, on) && !allows(deed, others);
}

/** The officer for whom an asker does a deed, where it is only as a stand-in that they may. */
export function doneFor(plan: Plan, asker: Asker, deed: Deed, on: On): string | undefined {
  if (allows(deed, rolesAs(plan, asker, officersOf(plan, asker), on))) return undefined;
  return standsInFor(plan, asker, on.today).find((person) =>
    allows(deed, rolesAs(plan, asker, [person], on)),
  )?.name;
}

/** Refuses with a sentence that says who can. */
export function mustMay(plan: Plan, asker: Asker, deed: Deed, on?: On): void {
  if (may(plan, asker, deed, on)) return;
  if (asker.kind === "unchecked") {
    throw new PlanError(
      "not-allowed",
      "Teams could not tell me who you are just now, so nothing was changed. Please try again in a minute.",
    );
  }
  throw new PlanError("not-allowed", refusal(plan, deed, on));
}

/** `a clerk (Cleo Clark)`: the clerks by name as far as the plan knows them. */
function oneOf(plan: Plan, office: "clerk" | "chair"): string {
  const names = holders(plan, office).map(({ name }) => name);
  const word = office === "clerk" ? "a clerk" : "the chair";
  return names.length > 0 ? `${word} (${listNames(names)})` : word;
}

const ONLY_MEMBERS = "Only members of the partnership's own organisation can";

function refusal(plan: Plan, deed: Deed, on?: On): string {
  const clerk = oneOf(plan, "clerk");
  switch (deed) {
    case "choose a plan":
      return `${ONLY_MEMBERS} say which plan a conversation is about.`;
    case "choose what a conversation gets":
      return `${ONLY_MEMBERS} choose what is posted to a conversation.`;
    case "log a risk":
      return `${ONLY_MEMBERS} log a risk here. You can read everything; ask a clerk to log it for you.`;
    case "raise a challenge":
      return `${ONLY_MEMBERS} raise a challenge here. You can read everything; ask a clerk to raise it for you.`;
    case "answer a challenge":
      if (!on) break;
      return `You cannot answer ${on.item.ref}. Those who can: ${who(plan, on, clerk)}.`;
    case "close a challenge":
      if (on?.item.kind !== "challenge") break;
      return `You cannot close ${on.item.ref}. Those who can: whoever raised it (${on.item.raisedBy.name}), ${clerk}, or ${oneOf(plan, "chair")}.`;
    case "undo a change of one's own":
      return `${ONLY_MEMBERS} change the plan, so there is nothing of yours to undo.`;
    case "update an action":
    case "add evidence":
      if (!on) break;
      return `You cannot ${deed === "add evidence" ? "add evidence to" : "update"} ${on.item.ref}. Those who can: ${who(plan, on, clerk)}. If you are one of them, ask a clerk to say so: “@your name is …”.`;
    case "answer a reminder":
      if (!on) break;
      return `You cannot answer a reminder of ${on.item.ref}. Those who can: its owner (${listNames(namesOf(plan, namedBy(plan, on).officers))}) or ${leadOf(plan, on)}.`;
    case "choose one's own reminders":
      return `${ONLY_MEMBERS} choose how they are reminded.`;
    case "approve a revised date":
      if (!on) break;
      return `You cannot approve a date for ${on.item.ref}. Those who can: ${leadOf(plan, on)}, ${clerk}, or ${oneOf(plan, "chair")}.`;
    case "record the board's rating":
      return `The board's rating is recorded by ${clerk} or ${oneOf(plan, "chair")}.`;
    case "name a stand-in":
      return `A stand-in is named by the officer themselves${on ? ` (${on.item.kind === "person" ? on.item.name : on.item.ref})` : ""} or by ${clerk}.`;
  }
  return holders(plan, "clerk").length > 0
    ? `Only ${clerk} can do that.`
    : "Only a clerk can do that. Clerks are named in the bot's settings.";
}

const leadOf = (plan: Plan, on: On) =>
  `the lead of its area (${listNames(namesOf(plan, namedBy(plan, on).leads))})`;

function who(plan: Plan, on: On, clerk: string): string {
  const lead = leadOf(plan, on);
  const { officers } = namedBy(plan, on);
  if (on.item.kind !== "action" && on.item.kind !== "challenge") return `${lead} or ${clerk}`;
  return `its owner (${listNames(namesOf(plan, officers))}), ${lead}, or ${clerk}`;
}
