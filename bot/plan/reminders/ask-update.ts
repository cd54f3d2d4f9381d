import { z } from "zod";
import { ref } from "../model/arguments.ts";
import { listNames } from "../model/names.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Person } from "../people/person.kind.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { dateIn } from "../time/calendar-date.ts";

/** Whether somebody was asked today already. */
export const isAskedToday = ({ asked }: Person, { today }: Pick<DoneAt, "today">): boolean =>
  asked !== null && dateIn(new Date(asked.at)) === today;

/** Notes that owners are asked for an update of what they own, also of what they had put off. Once a day is enough: asked again, it changes nothing. */
export const askForUpdate = operation(
  {
    /** Every owner whose update is missing, where none is named. */
    takes: z.object({ owner: ref.optional() }),
    deed: "keep the meetings",
  },
  noteAsked,
);

function noteAsked(plan: Plan, owners: readonly string[], by: Asker, now: DoneAt): Draft | null {
  mustMay(plan, by, "keep the meetings");
  const asked = owners
    .map((owner) => get(plan, "person", owner))
    .filter((person) => !isAskedToday(person, now));
  if (asked.length === 0) return null;
  return {
    why: `Asked ${listNames(asked.map(({ name }) => name))} for an update`,
    items: asked.map((person) => ({
      ...person,
      asked: { by: by.name, at: now.at.toISOString() },
      snoozed: [],
    })),
  };
}
