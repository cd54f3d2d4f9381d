import { addDays, type CalendarDate, printDate } from "./calendar-date.ts";
import { FieldFaults, StaleItem, tooLong } from "./errors.ts";
import { type Action, calendarDate, type Rag, type Status } from "./model.ts";
import type { Asker } from "./people.ts";
import { isUnsafe, RAG_MARKS } from "./rag.ts";
import type { Draft } from "./record.ts";
import { mustMay } from "./roles.ts";
import { get, type Plan } from "./snapshot.ts";

/** What an owner says of an action. What is left out stays as it is; an empty text says there is none. */
export type ActionUpdate = {
  readonly ref: string;
  /** The action's version on the card that was filled in; a text command has seen none. */
  readonly seen?: number;
  readonly status?: Status;
  readonly rag?: Rag;
  readonly reason?: string;
  readonly recovery?: string;
  readonly progress?: string;
  readonly revisedDate?: string;
  readonly revisedReason?: string;
};

/** How far ahead a revised date may lie, in days. */
const FARTHEST = 3660;

/** The fields that can be faulted, named as the form's inputs are. */
export type ActionField = keyof Omit<ActionUpdate, "ref" | "seen">;

/**
 * An update of one action. Red and amber need a reason and, on the form, what is needed to return
 * to green; going green or back to not rated takes both away (the history keeps them), and a new
 * reason that comes with it is kept. A revised date stands beside the original and needs a reason
 * of its own.
 */
export function updateAction(
  plan: Plan,
  update: ActionUpdate,
  by: Asker,
  now: { readonly at: Date; readonly today: CalendarDate },
): Draft | null {
  const before = get(plan, "action", update.ref);
  mustMay(plan, by, "update an action", before);
  if (update.seen !== undefined && update.seen !== before.version) {
    throw new StaleItem("action", before.ref, update.seen);
  }

  const faults: Partial<Record<ActionField, string>> = {};
  const status = update.status ?? before.status;
  const rag = update.rag ?? before.rag;
  if (isUnsafe(update.rag) && status === "complete" && update.rag !== before.rag) {
    faults.rag = `${before.ref} is complete, which is past rating. Set its status to in progress as well, or leave the colour.`;
  }
  const unsafe = isUnsafe(rag);
  const needsReason = unsafe && status !== "complete";
  const colour = RAG_MARKS[rag].word.toLowerCase();

  const reason = reasonFor(rag, update.reason, before);
  const recovery = unsafe ? said(update.recovery, before.recovery) : null;
  if (needsReason && !reason) faults.reason = `Say why it is ${colour}.`;
  if (needsReason && !recovery && update.recovery !== undefined) {
    faults.recovery = `Say what is needed to return to green.`;
  }
  const progress = said(update.progress, before.progress);
  const revised = revise(before, update, status, now.today, faults);

  for (const field of ["reason", "recovery", "progress", "revisedReason"] as const) {
    const fault = tooLong(update[field] ?? "");
    if (fault) faults[field] = fault;
  }
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults as Record<string, string>);

  const rerated = rag !== before.rag || status !== before.status || reason !== before.reason;
  const after: Action = {
    ...before,
    status,
    rag,
    reason,
    recovery,
    progress,
    revised,
    rated: rerated ? { by: by.name, at: now.at.toISOString() } : before.rated,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return null;
  return { why: reason !== before.reason ? reason : null, items: [after] };
}

/** Why an action has its colour: no reason for red or amber stands for a safe colour, nor the other way round. */
function reasonFor(rag: Rag, text: string | undefined, before: Action): string | null {
  const stands = isUnsafe(rag) ? isUnsafe(before.rag) : rag === before.rag;
  const old = stands ? before.reason : null;
  if (isUnsafe(rag)) return said(text, old);
  const given = text?.trim() || null;
  return given === null || given === before.reason ? old : given;
}

/** A text as it should stand: what was said, nothing if that was blank, or what stood before. */
function said(text: string | undefined, before: string | null): string | null {
  return text === undefined ? before : text.trim() || null;
}

function revise(
  before: Action,
  update: ActionUpdate,
  status: Status,
  today: CalendarDate,
  faults: Partial<Record<ActionField, string>>,
): Action["revised"] {
  if (update.revisedDate === undefined) return before.revised;
  const date = update.revisedDate.trim();
  if (date === "") {
    if (update.revisedReason?.trim() && !before.revised) {
      faults.revisedDate = "Give the revised date that this reason is for.";
    }
    return null;
  }
  if (!calendarDate.safeParse(date).success) {
    faults.revisedDate = "Give a date, for example 2021-03-31.";
    return before.revised;
  }
  const reason = update.revisedReason?.trim() ?? "";
  const moved = before.revised?.date !== date;
  if (moved && date < today && status !== "complete") {
    faults.revisedDate = `${printDate(date)} has passed. Give a date from ${printDate(today)} on.`;
  }
  if (date > addDays(today, FARTHEST)) {
    faults.revisedDate = `${printDate(date)} is more than ten years away. Give a nearer date.`;
  }
  if (date === before.byWhen.date && !before.revised) return null;
  if (reason === "") faults.revisedReason = "Say why the date is revised.";
  return { date, reason };
}
