import { FieldFaults, PlanError, StaleItem, tooLong } from "../model/errors.ts";
import type { Challenge } from "../model/model.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/record.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

type Now = { readonly at: Date; readonly today: CalendarDate };

/** What was taken back is neither answered nor closed. */
function mustStand({ ref, withdrawn }: Challenge): void {
  if (!withdrawn) return;
  throw new PlanError("not-possible", `${ref} was withdrawn by whoever raised it.`);
}

/**
 * Answers a challenge, or puts another answer in the place of the one it has; the history keeps
 * that. A text has seen no version, so it answers only what has no answer yet.
 */
export function answerChallenge(
  plan: Plan,
  said: { readonly ref: string; readonly seen?: number | undefined; readonly answer: string },
  by: Asker,
  now: Now,
): Draft | null {
  const before = get(plan, "challenge", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, "answer a challenge", on);
  mustStand(before);
  if (before.closed) {
    throw new PlanError(
      "not-possible",
      `${before.ref} is closed, by ${before.closed.by}. Raise a new challenge to go on with it.`,
    );
  }
  const seen = said.seen ?? (before.answer ? -1 : before.version);
  if (seen !== before.version) throw new StaleItem("challenge", before.ref, seen);
  const text = said.answer.trim();
  if (!text) throw new FieldFaults({ answer: "Write the answer." });
  const long = tooLong(text);
  if (long) throw new FieldFaults({ answer: long });
  if (before.answer?.text === text) return null;
  return {
    why: null,
    items: [{ ...before, answer: { text, by: by.name, at: now.at.toISOString() } }],
    for: doneFor(plan, by, "answer a challenge", on),
  };
}

/** Closes a challenge, unless it is closed. One that nobody has answered needs a reason; any may have one. */
export function closeChallenge(
  plan: Plan,
  said: { readonly ref: string; readonly seen?: number | undefined; readonly why: string },
  by: Asker,
  now: Now,
): Draft | null {
  const before = get(plan, "challenge", said.ref);
  mustMay(plan, by, "close a challenge", { item: before, today: now.today });
  mustStand(before);
  if (before.closed) return null;
  if (said.seen !== undefined && said.seen !== before.version) {
    throw new StaleItem("challenge", before.ref, said.seen);
  }
  const why = said.why.trim() || null;
  const long = tooLong(why ?? "");
  if (long) throw new FieldFaults({ why: long });
  if (!why && !before.answer) {
    throw new FieldFaults({ why: "Nobody has answered it, so say why it is closed." });
  }
  const closed = { by: by.name, at: now.at.toISOString(), why };
  return { why, items: [{ ...before, closed }] };
}
