import { z } from "zod";
import { ref } from "../model/arguments.ts";
import { PlanError } from "../model/errors.ts";
import { operation } from "../model/operation.ts";
import { Account, calendarDate } from "../model/primitives.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { addDays, type CalendarDate, printDate } from "../time/calendar-date.ts";

/** Longest time for which somebody can stand in, in days: after a year the officer has changed. */
const LONGEST = 366;

const StandInSaid = z.object({ person: ref, account: Account.nullable(), until: calendarDate });

/** Names who stands in for an officer, up to and including a day; no account ends it. What they do is recorded as for the officer. */
export const nameStandIn = operation(
  {
    takes: StandInSaid,
    deed: "name a stand-in",
    on: (plan, { person }) => get(plan, "person", person),
  },
  name,
);

function name(
  plan: Plan,
  said: Readonly<z.infer<typeof StandInSaid>>,
  by: Asker,
  now: { readonly today: CalendarDate },
): Draft | null {
  const person = get(plan, "person", said.person);
  mustMay(plan, by, "name a stand-in", { item: person, today: now.today });
  const { account, until } = said;
  if (account === null) {
    return person.standIn ? { why: null, items: [{ ...person, standIn: null }] } : null;
  }
  if (account.id === person.account?.id) {
    throw new PlanError("bad-input", `${account.name} is ${person.name}, and needs no stand-in.`);
  }
  if (until < now.today) {
    throw new PlanError(
      "bad-input",
      `${printDate(until)} has passed. Give a day from ${printDate(now.today)} on.`,
    );
  }
  if (until > addDays(now.today, LONGEST)) {
    throw new PlanError(
      "bad-input",
      `${printDate(until)} is more than a year away. Give a day within a year; it can be put off later.`,
    );
  }
  const same = person.standIn?.account.id === account.id && person.standIn.until === until;
  return same ? null : { why: null, items: [{ ...person, standIn: { account, until } }] };
}
