import { z } from "zod";
import { optionalText, ref, seen } from "../model/arguments.ts";
import { PlanError, StaleItem, tooLong } from "../model/errors.ts";
import { inSentence, withArticle } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { get, type Plan } from "../model/snapshot.ts";
import { vocabularyOf } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, isOnly, mustMay } from "../rights/roles.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** A decision on a revised date that somebody proposed. */
const DateDecision = z.object({
  ref,
  /** The action's version on the card that was pressed; a text has seen none. */
  seen: seen.optional(),
  approve: z.boolean(),
  reason: optionalText,
});
export type DateDecision = Readonly<z.infer<typeof DateDecision>>;

/**
 * Approves or declines the revised date that was proposed for an action. Approved, it counts from
 * then on and the original stays beside it; declined, the date before it goes on counting. A lead
 * decides on nothing that they proposed themselves.
 */
export const decideDate = operation(
  {
    takes: DateDecision,
    deed: "approve a revised date",
    on: (plan, { ref }) => get(plan, "action", ref),
  },
  decide,
);

function decide(
  plan: Plan,
  said: DateDecision,
  by: Asker,
  now: { readonly at: Date; readonly today: CalendarDate },
): Draft {
  const before = get(plan, "action", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, "approve a revised date", on);
  if (said.seen !== undefined && said.seen !== before.version) {
    throw new StaleItem("action", before.ref, said.seen);
  }
  const { proposed } = before;
  const { label, role } = vocabularyOf(plan);
  if (!proposed) {
    throw new PlanError(
      "not-possible",
      `No ${inSentence(label("action", "revised"))} is waiting for approval on ${before.ref}. Its ${role("owner").one} proposes one with “update ${before.ref}”.`,
    );
  }
  const own = proposed.byId !== null && proposed.byId === by.id;
  if (said.approve && own && isOnly(plan, by, "lead", "approve a revised date", on)) {
    throw new PlanError(
      "not-possible",
      `You proposed this date for ${before.ref} yourself, so ${withArticle(role("clerk").one)} or the ${role("chair").one} approves it.`,
    );
  }
  const long = tooLong(said.reason ?? "");
  if (long) throw new PlanError("bad-input", long);
  const { date, reason } = proposed;
  const approved = { by: by.name, at: now.at.toISOString() };
  const revised = said.approve ? { date, reason, approved } : before.revised;
  const why = said.reason?.trim() || null;
  return {
    why,
    items: [{ ...before, revised, proposed: null }],
    for: doneFor(plan, by, "approve a revised date", on),
  };
}
