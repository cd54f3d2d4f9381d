import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, PlanError, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { contradictionsOf } from "./contradictions.ts";
import { KEEP } from "./keep-scorecard.ts";
import { Verdict } from "./measure.kind.ts";
import { mustBeSeen } from "./record-figure.ts";

const Settling = z.object({
  ref,
  key: z.string().min(1).max(200),
  seen: seen.optional(),
  verdict: Verdict,
  reason: typed,
});
export type Settling = Readonly<z.infer<typeof Settling>>;

/** Confirms that the plan disagrees with itself, or says that it does not, with a reason; another verdict takes the place of the one there. */
export const settleContradiction = operation({ takes: Settling, deed: KEEP }, settle);

function settle(plan: Plan, said: Settling, by: Asker, now: DoneAt): Draft | null {
  mustMay(plan, by, KEEP);
  const before = get(plan, "measure", said.ref);
  mustBeSeen(before, said.seen);
  const found = contradictionsOf(plan, before).find(({ key }) => key === said.key);
  if (!found) {
    throw new PlanError("not-possible", "The plan no longer says both. Nothing was changed.");
  }
  const reason = said.reason.trim();
  const long = tooLong(reason);
  if (!reason || long) throw new FieldFaults({ reason: long ?? "Say why." });
  const { key, verdict } = said;
  if (found.settled?.verdict === verdict && found.settled.reason === reason) return null;
  const others = before.settled.filter((one) => one.key !== key);
  const settled = [...others, { key, verdict, reason, by: by.name, at: now.at.toISOString() }];
  return { why: reason, items: [{ ...before, settled }] };
}
