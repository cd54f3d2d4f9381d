import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, tooLong } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { calendarDate } from "../model/primitives.ts";
import { get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { mustMay } from "../rights/roles.ts";
import { Direction } from "./direction.ts";
import { readFigure } from "./read-figure.ts";
import { mustBeSeen } from "./record-figure.ts";

export const KEEP = "keep the scorecard";

const DirectionSaid = z.object({ ref, seen: seen.optional(), direction: Direction });

/** Says which way a measure is better: from then on its figures are judged and counted. */
export const sayDirection = operation({ takes: DirectionSaid, deed: KEEP }, say);

function say(plan: Plan, said: Readonly<z.infer<typeof DirectionSaid>>, by: Asker): Draft | null {
  mustMay(plan, by, KEEP);
  const before = get(plan, "measure", said.ref);
  mustBeSeen(before, said.seen);
  if (before.direction === said.direction) return null;
  return { why: null, items: [{ ...before, direction: said.direction }] };
}

const Anew = z.object({
  ref,
  seen: seen.optional(),
  at: typed,
  baseline: typed,
  why: typed,
});
export type Anew = Readonly<z.infer<typeof Anew>>;

/** Has a measure counted anew from a day on, with a new baseline: figures of before are another series, and kept. */
export const countAnew = operation({ takes: Anew, deed: KEEP }, anew);

function anew(plan: Plan, said: Anew, by: Asker, now: DoneAt): Draft {
  mustMay(plan, by, KEEP);
  const before = get(plan, "measure", said.ref);
  mustBeSeen(before, said.seen);
  const faults: Record<string, string> = {};
  const at = said.at.trim();
  const last = before.rebased.at(-1);
  if (!calendarDate.safeParse(at).success || at > now.today) {
    faults.at = "Give the day from which it is counted anew: today or earlier.";
  } else if (last && at <= last.at) {
    faults.at = "It was counted anew since. Give a later day.";
  }
  const read = said.baseline.trim() === "" ? { value: null } : readFigure(before, said.baseline);
  if ("fault" in read) faults.baseline = read.fault;
  const why = said.why.trim();
  const long = tooLong(why);
  if (!why || long) faults.why = long ?? "Say why it is counted anew.";
  if ("fault" in read || Object.keys(faults).length > 0) throw new FieldFaults(faults);
  const { baseline, baselineAt, rebased } = before;
  const after = {
    ...before,
    baseline: read.value,
    baselineAt: read.value === null ? null : at,
    rebased: [...rebased, { at, why, baseline, baselineAt }],
  };
  return { why, items: [after] };
}
