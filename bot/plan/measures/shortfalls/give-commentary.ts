import { z } from "zod";
import { ref, seen, typed } from "../../model/arguments.ts";
import { FieldFaults, StaleItem, tooLong } from "../../model/errors.ts";
import { type DoneAt, operation } from "../../model/operation.ts";
import { calendarDate } from "../../model/primitives.ts";
import { get, type Plan } from "../../model/snapshot.ts";
import type { Draft } from "../../record/write-down.ts";
import type { Asker } from "../../rights/people.ts";
import { doneFor, mustMay } from "../../rights/roles.ts";
import { printDate } from "../../time/calendar-date.ts";
import { type Commentary, EXPLAIN } from "../explained/commentary.ts";
import { figureExplained, shortfallOf } from "./shortfall.ts";

/** Why a milestone of a KPI, or a measure, falls short. */
const Explained = z.object({
  kind: z.enum(["kpi", "measure"]),
  ref,
  /** Which milestone of a KPI. */
  months: z.int().positive().optional(),
  seen: seen.optional(),
  what: typed,
  why: typed,
  next: typed,
  due: typed,
});
export type Explained = Readonly<z.infer<typeof Explained>>;

const itemIn = (plan: Plan, { kind, ref }: Pick<Explained, "kind" | "ref">) =>
  kind === "kpi" ? get(plan, "kpi", ref) : get(plan, "measure", ref);

/** Says what, why, what next and by when of a milestone or a measure; another takes the place of the one there, which the history keeps. */
export const giveCommentary = operation({ takes: Explained, deed: EXPLAIN, on: itemIn }, explain);

const BLANK = {
  what: "Say what has happened.",
  why: "Say why.",
  next: "Say what is done next.",
} as const;

function faultsOf(said: Explained, { today }: DoneAt): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const field of ["what", "why", "next"] as const) {
    const fault = said[field].trim() ? tooLong(said[field]) : BLANK[field];
    if (fault) faults[field] = fault;
  }
  if (!calendarDate.safeParse(said.due).success)
    faults.due = "Say by when, for example 2021-03-31.";
  else if (said.due < today) faults.due = `${printDate(said.due)} has passed. Say by when.`;
  return faults;
}

function explain(plan: Plan, said: Explained, by: Asker, now: DoneAt): Draft | null {
  const before = itemIn(plan, said);
  const on = { item: before, today: now.today };
  mustMay(plan, by, EXPLAIN, on);
  if (said.seen !== undefined && said.seen !== before.version)
    throw new StaleItem(before.kind, before.ref, said.seen);
  const faults = faultsOf(said, now);
  const short = shortfallOf(plan, said, now.today);
  if (!short) faults.months = `${before.ref} has no such ${said.months ? "period" : "milestone"}.`;
  if (!short || Object.keys(faults).length > 0) throw new FieldFaults(faults);
  const { due } = said;
  const [what, why, next] = [said.what.trim(), said.why.trim(), said.next.trim()];
  const was = short.commentary;
  const of = figureExplained(plan, short, now.today);
  if (
    was &&
    [what, why, next, due, of].join("\n") ===
      [was.what, was.why, was.next, was.due, was.of].join("\n")
  )
    return null;
  const commentary: Commentary = {
    ...{ what, why, next, due },
    ...(of === undefined ? {} : { of }),
    by: by.name,
    at: now.at.toISOString(),
  };
  return { why, items: [withCommentary(short, commentary)], for: doneFor(plan, by, EXPLAIN, on) };
}

function withCommentary(
  { item, milestone }: NonNullable<ReturnType<typeof shortfallOf>>,
  commentary: Commentary,
) {
  if (!milestone) return { ...item, commentary };
  const milestones = item.milestones.map((one) =>
    one.months === milestone.months ? { ...one, commentary } : one,
  );
  return { ...item, milestones };
}
