import type { Account } from "./model.ts";
import type { Asker } from "./people.ts";
import type { Draft } from "./record.ts";
import { mustMay } from "./roles.ts";
import { get, type Plan } from "./snapshot.ts";

/** Says that a Teams account is an officer of the plan (or holds a post) from now on. */
export function nameOfficer(
  plan: Plan,
  said: { readonly person: string; readonly account: Account },
  by: Asker,
): Draft | null {
  mustMay(plan, by, "name people and areas");
  const person = get(plan, "person", said.person);
  const known = person.account;
  const same =
    known?.id === said.account.id && (!said.account.teams || known.teams === said.account.teams);
  if (same) return null;
  return { why: null, items: [{ ...person, account: said.account }] };
}
