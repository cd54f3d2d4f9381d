import { dateIn } from "./calendar-date.ts";
import type { Person } from "./model.ts";
import type { Asker } from "./people.ts";
import type { Draft } from "./record.ts";
import { mustMay } from "./roles.ts";
import { get, type Plan } from "./snapshot.ts";

/** Notes that somebody is asked for an update of what they own. Once a day is enough: asked again, it changes nothing. */
export function askForUpdate(
  plan: Plan,
  owner: string,
  by: Asker,
  now: { readonly at: Date; readonly today: string },
): Draft | null {
  mustMay(plan, by, "keep the meetings");
  const before = get(plan, "person", owner);
  if (before.asked && dateIn(new Date(before.asked.at)) === now.today) return null;
  const after: Person = { ...before, asked: { by: by.name, at: now.at.toISOString() } };
  return { why: `Asked ${before.name} for an update`, items: [after] };
}
