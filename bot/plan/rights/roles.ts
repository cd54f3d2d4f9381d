import { type Deed, MAY, type Role } from "../model/deeds.ts";
import { PlanError } from "../model/errors.ts";
import type { Item, ItemOf } from "../model/kind.ts";
import { capital, inSentence, listNames, namesOf, withArticle } from "../model/names.ts";
import {
  areasOfItem,
  called as calledIn,
  canHaveOwners,
  find,
  ownersOf,
  type Plan,
} from "../model/snapshot.ts";
import { labelOf, roleCalled, vocabularyOf } from "../model/vocabulary.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { holders, isChair, isClerk } from "./offices.ts";
import { type Asker, officersOf, standsInFor } from "./people.ts";

/** What a deed is done to, and the day: somebody may stand in until one. */
export type On = {
  readonly item: Item;
  readonly today: CalendarDate;
};

/** Whom an item makes officer and lead, by their references. */
function namedBy(
  plan: Plan,
  { item }: On,
): { officers: readonly string[]; leads: readonly string[] } {
  if (item.kind === "person") return { officers: [item.ref], leads: [] };
  return {
    officers: ownersOf(plan, item),
    leads: [
      ...new Set(areasOfItem(plan, item).flatMap((ref) => find(plan, "area", ref)?.leads ?? [])),
    ],
  };
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

/** `a clerk`, of whom there are several, and `the chair`, as the plan calls them. */
export function officeWords(plan: Plan, office: "clerk" | "chair"): string {
  const { one } = roleCalled(plan, office);
  return office === "clerk" ? withArticle(one) : `the ${one}`;
}

/** `a clerk (Ada Bell)`: the clerks by name as far as the plan knows them. */
function oneOf(plan: Plan, office: "clerk" | "chair"): string {
  const names = holders(plan, office).map(({ name }) => name);
  const word = officeWords(plan, office);
  return names.length > 0 ? `${word} (${listNames(names)})` : word;
}

function refusal(plan: Plan, deed: Deed, on?: On): string {
  const clerk = oneOf(plan, "clerk");
  const aClerk = officeWords(plan, "clerk");
  const { role, called } = vocabularyOf(plan);
  const onlyMembers = `Only ${role("member").many} of the partnership's own organisation can`;
  const [risk, challenge] = (["risk", "challenge"] as const).map((kind) =>
    withArticle(called(kind).one),
  );
  switch (deed) {
    case "choose a plan":
      return `${onlyMembers} say which plan a conversation is about.`;
    case "choose what a conversation gets":
      return `${onlyMembers} choose what is posted to a conversation.`;
    case "log a risk":
      return `${onlyMembers} log ${risk} here. You can read everything; ask ${aClerk} to log it for you.`;
    case "raise a challenge":
      return `${onlyMembers} raise ${challenge} here. You can read everything; ask ${aClerk} to raise it for you.`;
    case "answer a challenge":
      if (!on) break;
      return `You cannot answer ${on.item.ref}. Those who can: ${who(plan, on, clerk)}.`;
    case "close a challenge":
      if (on?.item.kind !== "challenge") break;
      return `You cannot close ${on.item.ref}. Those who can: whoever raised it (${on.item.raisedBy.name}), ${clerk}, or ${oneOf(plan, "chair")}.`;
    case "undo a change of one's own":
      return `${onlyMembers} change the plan, so there is nothing of yours to undo.`;
    case "close a risk":
      if (!on) break;
      return `You cannot close ${on.item.ref}, open it again or merge it. Those who can: ${leadOf(plan, on)}, ${clerk}, or ${oneOf(plan, "chair")}.`;
    case "update an action":
    case "update a risk":
    case "add evidence":
      if (!on) break;
      return `You cannot ${deed === "add evidence" ? `add ${inSentence(labelOf(plan, on.item.kind, "evidence"))} to` : "update"} ${on.item.ref}. Those who can: ${who(plan, on, clerk)}. If you are one of them, ask ${aClerk} to say so: “@your name is …”.`;
    case "rate a milestone":
      if (!on) break;
      return `You cannot rate ${called("kpi").one} ${on.item.ref}. Those who can: ${who(plan, on, clerk)}. If you are one of them, ask ${aClerk} to say so: “@your name is …”.`;
    case "give commentary":
      if (!on || (on.item.kind !== "kpi" && on.item.kind !== "measure")) break;
      return `You cannot give commentary on ${called(on.item.kind).one} ${on.item.ref}. Those who can: ${who(plan, on, clerk)}. If you are one of them, ask ${aClerk} to say so: “@your name is …”.`;
    case "record a figure":
      if (!on) break;
      return `You cannot record a figure of ${on.item.ref}. Those who can: ${who(plan, on, clerk)}. If you are one of them, ask ${aClerk} to say so: “@your name is …”.`;
    case "answer a reminder":
      if (!on) break;
      return `You cannot answer a reminder of ${on.item.ref}. Those who can: its ${role("owner").one} (${listNames(namesOf(plan, namedBy(plan, on).officers))}) or ${leadOf(plan, on)}.`;
    case "choose one's own reminders":
      return `${onlyMembers} choose how they are reminded.`;
    case "approve a revised date":
      if (!on) break;
      return `You cannot approve a date for ${on.item.ref}. Those who can: ${leadOf(plan, on)}, ${clerk}, or ${oneOf(plan, "chair")}.`;
    case "record the board's rating":
      return `The board's rating is recorded by ${clerk} or ${oneOf(plan, "chair")}.`;
    case "record an overall rating":
      return on?.item.kind === "area"
        ? `You cannot rate ${called("area").one} ${on.item.ref} as a whole. Those who can: ${leadOf(plan, on)}, for its own rating; ${clerk}, or ${oneOf(plan, "chair")}.`
        : `You cannot record how the plan is rated, or what another body says. Those who can: ${clerk} or ${oneOf(plan, "chair")}.`;
    case "name a stand-in":
      return `A stand-in is named by the ${role("officer").one} themselves${on ? ` (${on.item.kind === "person" ? on.item.name : on.item.ref})` : ""} or by ${clerk}.`;
  }
  return holders(plan, "clerk").length > 0
    ? `Only ${clerk} can do that.`
    : `Only ${aClerk} can do that. ${capital(role("clerk").many)} are named in the bot's settings.`;
}

const leadOf = (plan: Plan, on: On) =>
  `the ${roleCalled(plan, "lead").one} of its ${calledIn(plan, "area").one} (${listNames(namesOf(plan, namedBy(plan, on).leads))})`;

function who(plan: Plan, on: On, clerk: string): string {
  const lead = leadOf(plan, on);
  const { officers } = namedBy(plan, on);
  if (!canHaveOwners(plan, on.item.kind)) return `${lead} or ${clerk}`;
  return `its ${roleCalled(plan, "owner").one} (${listNames(namesOf(plan, officers))}), ${lead}, or ${clerk}`;
}
