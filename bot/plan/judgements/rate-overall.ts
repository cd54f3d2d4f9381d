import { z } from "zod";
import { seen, typed } from "../model/arguments.ts";
import { FieldFaults, StaleItem, tooLong } from "../model/errors.ts";
import type { Item } from "../model/kind.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { calendarDate } from "../model/primitives.ts";
import { about, get, type Plan, refsTaken } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { printDate } from "../time/calendar-date.ts";
import { bodyOf, isOwn } from "./bodies.ts";
import { type Judgement, LONGEST_RATING, RATE_OVERALL } from "./judgement.kind.ts";
import { sameDay } from "./judgements.ts";

/** A rating of the plan as a whole, or of an area: by whom, in whose words, given when and at what, and why. */
const OverallSaid = z.object({
  /** Blank is the plan. */
  area: typed,
  body: typed,
  rating: typed,
  date: typed,
  occasion: typed,
  reason: typed,
  /** The version of what stands for that day, where the form showed it: without it, nothing is written over. */
  seen: seen.optional(),
});
export type OverallSaid = Readonly<z.infer<typeof OverallSaid>>;

/** What a right to rate is a right to: an area for the partnership's own rating of it, which its lead may give; else the plan. */
export const ratedItem = (
  plan: Plan,
  { area = "", body = "" }: { readonly area?: string; readonly body?: string },
): Item => (area !== "" && isOwn(body) ? get(plan, "area", area) : about(plan));

/** The next free reference: J1, J2, … */
function nextRef(plan: Plan): string {
  const numbers = refsTaken(plan, "judgement").map((ref) =>
    Number(/^J(\d+)$/i.exec(ref)?.[1] ?? 0),
  );
  return `J${Math.max(0, ...numbers) + 1}`;
}

/** Records how the plan or an area is rated on a day; of the same body and day, it puts right what stands. */
export const rateOverall = operation(
  { takes: OverallSaid, deed: RATE_OVERALL, on: (plan, args) => ratedItem(plan, args) },
  rate,
);

function rate(plan: Plan, said: OverallSaid, by: Asker, now: DoneAt): Draft | null {
  const on = { item: ratedItem(plan, said), today: now.today };
  mustMay(plan, by, RATE_OVERALL, on);
  const area = said.area === "" ? null : get(plan, "area", said.area).ref;
  const body = bodyOf(plan, said.body);
  const rating = said.rating.trim();
  const date = said.date || now.today;
  const occasion = said.occasion.trim();
  const reason = said.reason.trim();
  const faults = faultsIn({ body, rating, date, occasion, reason }, now);
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults);
  const stands = sameDay(plan, { area, body, date });
  const after: Judgement = {
    ...(stands ?? { kind: "judgement", ref: nextRef(plan), version: 0, note: null }),
    area,
    body,
    rating,
    date,
    occasion: occasion || null,
    reason: reason || null,
  };
  if (stands && JSON.stringify(after) === JSON.stringify(stands)) return null;
  if (stands && said.seen !== stands.version)
    throw new StaleItem("judgement", stands.ref, said.seen ?? 0);
  return { why: reason || null, items: [after], for: doneFor(plan, by, RATE_OVERALL, on) };
}

function faultsIn(
  said: Readonly<Record<"rating" | "date" | "occasion" | "reason", string>> & {
    readonly body: string | null;
  },
  { today }: DoneAt,
): Readonly<Record<string, string>> {
  const { body, rating, date, occasion, reason } = said;
  const faults: Record<string, string> = {};
  if (rating === "") faults.rating = "Say the rating in the words of whoever gives it.";
  if (rating.length > LONGEST_RATING)
    faults.rating = `A rating has at most ${LONGEST_RATING} characters: put the rest into the reason.`;
  if ((body ?? "").length > 120) faults.body = "The name of a body has at most 120 characters.";
  if (occasion.length > 120) faults.occasion = "This has at most 120 characters.";
  const long = tooLong(reason);
  if (long) faults.reason = long;
  if (!calendarDate.safeParse(date).success) faults.date = "Choose a day.";
  else if (date > today)
    faults.date = `A rating has been given by then: choose a day up to ${printDate(today)}.`;
  return faults;
}
