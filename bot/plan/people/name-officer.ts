import { z } from "zod";
import { ref } from "../model/arguments.ts";
import { operation } from "../model/operation.ts";
import { Account } from "../model/primitives.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import type { Person } from "./person.kind.ts";

/** What was said to a holder before, and by them, is nothing to the next one. */
const UNTOLD = {
  asked: null,
  reminders: "daily",
  digest: null,
  told: [],
  snoozed: [],
  notMine: [],
  mentioned: null,
} as const satisfies Partial<Person>;

const OfficerSaid = z.object({ person: ref, account: Account });

/** Says that a Teams account is an officer of the plan (or holds a post) from now on. */
export const nameOfficer = operation({ takes: OfficerSaid, deed: "name people and areas" }, name);

function name(plan: Plan, said: Readonly<z.infer<typeof OfficerSaid>>, by: Asker): Draft | null {
  mustMay(plan, by, "name people and areas");
  const person = get(plan, "person", said.person);
  const known = person.account;
  const same =
    known?.id === said.account.id && (!said.account.teams || known.teams === said.account.teams);
  if (same) return null;
  const another = known !== null && known.id !== said.account.id;
  const after: Person = { ...person, ...(another ? UNTOLD : {}), account: said.account };
  return { why: null, items: [after] };
}
