import { z } from "zod";
import type { Kpi } from "../measures/kpi.kind.ts";
import { optionalText, ref, seen } from "../model/arguments.ts";
import { FieldFaults, PlanError, StaleItem, tooLong } from "../model/errors.ts";
import { inSentence } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { Evidence } from "../model/primitives.ts";
import { get, type Plan } from "../model/snapshot.ts";
import { labelOf } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { Action } from "./action.kind.ts";

/** What shows that something was done, as a person says it. The fields are named as the form's inputs are. */
export const EvidenceSaid = z.object({
  evidenceTitle: optionalText,
  evidenceLink: optionalText,
  /** There is no link yet, and the person says so. */
  noLink: z.boolean().optional(),
});
export type EvidenceSaid = Readonly<z.infer<typeof EvidenceSaid>>;

/** An item keeps so many pieces of evidence: links to a folder do for more. */
const MOST = 100;

const NO_LINK = /^(?:no link(?: yet)?|none(?: yet)?|not yet|n\/?a)[.!]?$/i;

/**
 * A piece of evidence made of what was said, or null where nothing was said or a field is at fault:
 * a title, and either a link or the word that there is none yet.
 */
export function evidenceFrom(
  said: EvidenceSaid,
  by: string,
  at: Date,
  faults: Partial<Record<keyof EvidenceSaid, string>>,
): Evidence | null {
  const title = said.evidenceTitle?.trim() ?? "";
  const written = said.evidenceLink?.trim() ?? "";
  const none = said.noLink === true || NO_LINK.test(written);
  const link = NO_LINK.test(written) ? "" : written;
  if (title === "" && link === "") return null;
  const mine: typeof faults = {};
  if (title === "") mine.evidenceTitle = "Say what it is, for example “Minutes of 3 February”.";
  if (link === "" && !none) mine.evidenceLink = "Give the link, or tick “No link yet”.";
  if (link !== "" && said.noLink === true) {
    mine.evidenceLink = "There is a link here, and “No link yet” is ticked. Keep one of the two.";
  }
  for (const field of ["evidenceTitle", "evidenceLink"] as const) {
    const fault = tooLong(said[field] ?? "");
    if (fault) mine[field] = fault;
  }
  if (link !== "" && !mine.evidenceLink && !Evidence.shape.link.safeParse(link).success) {
    mine.evidenceLink = "This is not the address of a page. It begins with https://.";
  }
  Object.assign(faults, mine);
  if (Object.keys(mine).length > 0) return null;
  return { title, link: link === "" ? null : link, by, at: at.toISOString() };
}

/** An item with one more piece of evidence, unless it has as many as are kept. */
export function withEvidence(
  plan: Plan,
  { kind, evidence: before }: Action | Kpi,
  more: Evidence | null,
): readonly Evidence[] {
  if (!more) return before;
  if (before.length < MOST) return [...before, more];
  const name = inSentence(labelOf(plan, kind, "evidence"));
  throw new PlanError(
    "not-possible",
    `It has ${MOST} pieces of ${name} already, which is as many as are kept. Put more behind one link.`,
  );
}

const NewEvidence = z.object({
  kind: z.enum(["action", "kpi"]),
  ref,
  seen: seen.optional(),
  ...EvidenceSaid.shape,
});

/** Adds a piece of evidence to an action or a KPI. */
export const addEvidence = operation(
  {
    takes: NewEvidence,
    deed: "add evidence",
    on: (plan, { kind, ref }): Action | Kpi => get(plan, kind, ref),
  },
  add,
);

function add(
  plan: Plan,
  said: Readonly<z.infer<typeof NewEvidence>>,
  by: Asker,
  now: { readonly at: Date; readonly today: CalendarDate },
): Draft {
  const item: Action | Kpi = get(plan, said.kind, said.ref);
  const on = { item, today: now.today };
  mustMay(plan, by, "add evidence", on);
  if (said.seen !== undefined && said.seen !== item.version) {
    throw new StaleItem(item.kind, item.ref, said.seen);
  }
  const faults: Partial<Record<keyof EvidenceSaid, string>> = {};
  const made = evidenceFrom(said, by.name, now.at, faults);
  if (!made && Object.keys(faults).length === 0) {
    faults.evidenceTitle = "Say what it is, for example “Minutes of 3 February”.";
  }
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults as Record<string, string>);
  const evidence = [...withEvidence(plan, item, made)];
  return {
    why: null,
    items: [{ ...item, evidence }],
    for: doneFor(plan, by, "add evidence", on),
  };
}
