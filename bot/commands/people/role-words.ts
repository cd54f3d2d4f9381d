import { shorten } from "../../../cards/frames/words.ts";
import { listNames } from "../../plan/model/names.ts";
import { find, type Plan } from "../../plan/model/snapshot.ts";
import type { Person } from "../../plan/people/person.kind.ts";
import { holders, type Office } from "../../plan/rights/offices.ts";
import { printDate } from "../../plan/time/calendar-date.ts";

/** An officer with the account that is theirs, and who stands in for them; names so long at most. */
export function personLine(person: Person, today: string, length: number): string {
  const short = (name: string) => shorten(name, length);
  const account = person.account ? `account ${short(person.account.name)}` : "no account named yet";
  const { standIn } = person;
  const covered =
    standIn && standIn.until >= today
      ? `; ${short(standIn.account.name)} stands in until ${printDate(standIn.until)}`
      : "";
  return `${short(person.name)} (${account}${covered})`;
}

export const peopleOf = (plan: Plan, refs: readonly string[]) =>
  refs.flatMap((ref) => find(plan, "person", ref) ?? []);

export const officeLine = (plan: Plan, office: Office, none: string) =>
  listNames(
    holders(plan, office).map(({ name }) => shorten(name, 80)),
    none,
  );

export const FROM_SETTINGS = "those whom the bot's settings name, unless removed here";
