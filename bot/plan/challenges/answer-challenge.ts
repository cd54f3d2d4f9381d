import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, PlanError, StaleItem, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { called, get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import type { Challenge } from "./challenge.kind.ts";

/** What was taken back is neither answered nor closed. */
function mustStand({ ref, withdrawn }: Challenge): void {
  if (!withdrawn) return;
  throw new PlanError("not-possible", `${ref} was withdrawn by whoever raised it.`);
}

const challengeOf = (plan: Plan, { ref }: { readonly ref: string }) => get(plan, "challenge", ref);

const Answer = z.object({ ref, seen: seen.optional(), answer: typed });

/**
 * Answers a challenge, or puts another answer in the place of the one it has; the history keeps
 * that. A text has seen no version, so it answers only what has no answer yet.
 */
export const answerChallenge = operation(
  { takes: Answer, deed: "answer a challenge", on: challengeOf },
  answer,
);

function answer(
  plan: Plan,
  said: Readonly<z.infer<typeof Answer>>,
  by: Asker,
  now: DoneAt,
): Draft | null {
  const before = get(plan, "challenge", said.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, "answer a challenge", on);
  mustStand(before);
  if (before.closed) {
    throw new PlanError(
      "not-possible",
      `${before.ref} is closed, by ${before.closed.by}. Raise a new ${called(plan, "challenge").one} to go on with it.`,
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

const Closing = z.object({ ref, seen: seen.optional(), why: typed });

/** Closes a challenge, unless it is closed. One that nobody has answered needs a reason; any may have one. */
export const closeChallenge = operation(
  { takes: Closing, deed: "close a challenge", on: challengeOf },
  close,
);

function close(
  plan: Plan,
  said: Readonly<z.infer<typeof Closing>>,
  by: Asker,
  now: DoneAt,
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
