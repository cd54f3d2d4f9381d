import { z } from "zod";
import { ref, seen, typed } from "../model/arguments.ts";
import { FieldFaults, PlanError } from "../model/errors.ts";
import { type DoneAt, operation } from "../model/operation.ts";
import { called, get, type Plan } from "../model/snapshot.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { type FigureFaults, FigureSaid, measureWith, mustBeSeen, RECORD } from "./record-figure.ts";

/** So many measures stand in one form. */
export const MOST_FIGURES = 8;

/** The inputs of a form for several figures, one for each measure, by their place in it. */
export const FIGURE_INPUTS = [
  "figure1",
  "figure2",
  "figure3",
  "figure4",
  "figure5",
  "figure6",
  "figure7",
  "figure8",
] as const;

const Inputs = Object.fromEntries(FIGURE_INPUTS.map((name) => [name, typed])) as Readonly<
  Record<(typeof FIGURE_INPUTS)[number], typeof typed>
>;

/** Figures of several measures, which are of one period and day; a measure whose figure is left blank stays as it is. */
const NewFigures = FigureSaid.extend({
  refs: z.array(ref).min(1).max(MOST_FIGURES),
  /** The measures' versions on the card, in the same order. */
  seens: z.array(seen).max(MOST_FIGURES),
  ...Inputs,
});
export type NewFigures = Readonly<z.infer<typeof NewFigures>>;

/** Records figures of several measures in one change: all of them, or none. */
export const recordFigures = operation(
  {
    takes: NewFigures,
    deed: RECORD,
    // The right to each is checked beside its figure; whoever may record none of them is refused by the first.
    on: (plan, { refs }) => get(plan, "measure", refs[0] ?? ""),
  },
  record,
);

function record(plan: Plan, said: NewFigures, by: Asker, now: DoneAt): Draft | null {
  const faults: FigureFaults = {};
  const given = said.refs.flatMap((ref, n) => {
    const name = FIGURE_INPUTS[n] ?? "figure1";
    const actual = said[name].trim();
    return actual === ""
      ? []
      : [{ before: get(plan, "measure", ref), actual, name, seen: said.seens[n] }];
  });
  for (const { before, seen } of given) {
    mustMay(plan, by, RECORD, { item: before, today: now.today });
    mustBeSeen(before, seen);
  }
  if (given.length === 0) {
    throw new PlanError(
      "bad-input",
      `Give the figure of at least one ${called(plan, "measure").one}.`,
    );
  }
  const pairs = given.map(({ before, actual, name }) => {
    const after = measureWith(plan, before, { ...said, actual }, by.name, now, faults, name);
    return { before, after };
  });
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults);
  const changed = pairs.filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  );
  const [first] = changed;
  if (!first) return null;
  return {
    why: said.remark.trim() || null,
    items: changed.map(({ after }) => after),
    for: doneFor(plan, by, RECORD, { item: first.before, today: now.today }),
  };
}
