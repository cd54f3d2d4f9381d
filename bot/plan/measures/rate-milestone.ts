import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, StaleItem, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { find, get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { Measurable, RATE, Rating, ratingIn, ratingOf } from "./milestone.ts";

/** What is said of one milestone of a KPI: its rating or that it was met, why, whose it is, whether it can be measured. */
const MilestoneSaid = z.object({
  ref,
  seen: seen.optional(),
  months: z.int().positive(),
  rating: Rating.optional(),
  comment: typed,
  owner: typed,
  measurable: Measurable,
});
export type MilestoneSaid = Readonly<z.infer<typeof MilestoneSaid>>;

/** What a form sends where nobody is chosen. */
const NOBODY = "nobody";

/** Rates one milestone of a KPI, or says that it was met. */
export const rateMilestone = operation(
  { takes: MilestoneSaid, deed: RATE, on: (plan, { ref }) => get(plan, "kpi", ref) },
  rate,
);

function rate(plan: Plan, said: MilestoneSaid, by: Asker, now: DoneAt): Draft | null {
  const before = get(plan, "kpi", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, RATE, on);
  if (said.seen !== undefined && said.seen !== before.version)
    throw new StaleItem("kpi", before.ref, said.seen);
  const faults: Record<string, string> = {};
  const place = before.milestones.findIndex(({ months }) => months === said.months);
  const milestone = before.milestones[place];
  if (!milestone) faults.months = `${before.ref} has no milestone at ${said.months} months.`;
  const comment = said.comment.trim();
  const long = tooLong(comment);
  if (long) faults.comment = long;
  if (said.owner && said.owner !== NOBODY && !find(plan, "person", said.owner))
    faults.owner = "Choose one of the plan's people, or nobody.";
  if (!milestone || Object.keys(faults).length > 0) throw new FieldFaults(faults);
  const { met: _, owner: was, comment: __, measurable: could, ...rest } = milestone;
  // What a client leaves out stays as it is.
  const owner = said.owner === "" ? was : find(plan, "person", said.owner)?.ref;
  const measurable = said.measurable === "" ? could : said.measurable === "yes";
  const after = {
    ...before,
    milestones: before.milestones.with(place, {
      ...rest,
      ...ratingOf(said.rating ?? ratingIn(milestone)),
      ...(owner ? { owner } : {}),
      ...(comment ? { comment } : {}),
      ...(measurable === undefined ? {} : { measurable }),
    }),
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return null;
  return {
    why: comment && comment !== milestone.comment ? comment : null,
    items: [after],
    for: doneFor(plan, by, RATE, on),
  };
}
