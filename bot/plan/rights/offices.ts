import { digestOf } from "../model/keys.ts";
import type { Kinds } from "../model/kind.ts";
import type { Account } from "../model/primitives.ts";
import { find, type Plan } from "../model/snapshot.ts";
import type { Asker } from "./people.ts";

/** What an account can be appointed to. */
export type Office = Kinds["appointment"]["role"];

/** The reference under which an account's appointment to an office is kept. */
export const officeRef = (office: Office, account: string) =>
  `${office}-${digestOf(account).slice(0, 16)}`;

/** Whether the plan says that an account holds an office or holds it no longer; undefined if it says neither. */
function said(plan: Plan, office: Office, account: string | null): boolean | undefined {
  return account === null ? undefined : find(plan, "appointment", officeRef(office, account))?.held;
}

/** Whether somebody is a clerk: as the plan says, and where it says nothing as the settings do, which name the first. */
export const isClerk = (plan: Plan, asker: Pick<Asker, "id" | "clerk">): boolean =>
  said(plan, "clerk", asker.id) ?? asker.clerk;

/** Whether somebody chairs the board. */
export const isChair = (plan: Plan, asker: Asker): boolean =>
  said(plan, "chair", asker.id) ?? false;

/** The accounts that the plan says hold an office. */
export function holders(plan: Plan, office: Office): readonly Account[] {
  return plan.items.appointment
    .filter(({ role, held }) => held && role === office)
    .map(({ account }) => account);
}
