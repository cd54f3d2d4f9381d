import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, StaleItem, tooLong } from "../model/errors.ts";
import { operation } from "../model/operation.ts";
import { Rag } from "../model/primitives.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";

/** The rating that the board agreed for an action, and why; "none" with no reason takes it away. */
const BoardRatingSaid = z.object({ ref, seen: seen.optional(), rag: Rag, reason: typed });
export type BoardRatingSaid = Readonly<z.infer<typeof BoardRatingSaid>>;

/** Records the board's own rating of an action, beside its owner's. The owner's is not touched. */
export const rateForBoard = operation(
  { takes: BoardRatingSaid, deed: "record the board's rating" },
  rate,
);

function rate(
  plan: Plan,
  said: BoardRatingSaid,
  by: Asker,
  now: { readonly at: Date },
): Draft | null {
  mustMay(plan, by, "record the board's rating");
  const before = get(plan, "action", said.ref);
  if (said.seen !== undefined && said.seen !== before.version) {
    throw new StaleItem("action", before.ref, said.seen);
  }
  const reason = said.reason.trim();
  const long = tooLong(said.reason);
  if (long) throw new FieldFaults({ reason: long });
  if (reason === "") throw new FieldFaults({ reason: "Say why the board rates it so." });
  const old = before.boardRating;
  if (old?.rag === said.rag && old.reason === reason) return null;
  const boardRating = { rag: said.rag, reason, by: by.name, at: now.at.toISOString() };
  return { why: reason, items: [{ ...before, boardRating }] };
}
