import { z } from "zod";
import { optionalText, ref, seen } from "../model/arguments.ts";
import { columnsOf } from "../model/columns.ts";
import { inputsTaken, plainTexts, typedTexts } from "../model/edits.ts";
import { FieldFaults, StaleItem, tooLong } from "../model/errors.ts";
import { inSentence } from "../model/names.ts";
import { operation } from "../model/operation.ts";
import { calendarDate, Rag, Status } from "../model/primitives.ts";
import { isUnsafe, RAG_MARKS } from "../model/rag.ts";
import { get, kindOf, type Plan } from "../model/snapshot.ts";
import { labelOf } from "../model/vocabulary.ts";
import type { Draft } from "../record/write-down.ts";
import type { Asker } from "../rights/people.ts";
import { doneFor, mustMay } from "../rights/roles.ts";
import { addDays, type CalendarDate, printDate } from "../time/calendar-date.ts";
import { ACTION, type Action } from "./action.kind.ts";
import { EvidenceSaid, evidenceFrom, withEvidence } from "./evidence.ts";

const UPDATE = "update an action";

/** What an owner says of an action. What is left out stays as it is; an empty text says there is none. */
const ActionUpdate = z.object({
  // Every input of the kind; those that have rules of their own are named again below.
  ...(inputsTaken(ACTION, UPDATE) as Record<never, never>),
  ref,
  /** The action's version on the card that was filled in; a text command has seen none. */
  seen: seen.optional(),
  status: Status.optional(),
  rag: Rag.optional(),
  reason: optionalText,
  recovery: optionalText,
  progress: optionalText,
  /** A date to propose in place of the by-when; it counts once it is approved. */
  revisedDate: optionalText,
  revisedReason: optionalText,
  ...EvidenceSaid.shape,
});
export type ActionUpdate = Readonly<z.infer<typeof ActionUpdate>>;

/** How far ahead a revised date may lie, in days. */
const FARTHEST = 3660;

/** What is wrong, by the names of the form's inputs. */
type InputFaults = Partial<Record<string, string>>;

/** Texts that have a rule of their own here, or are judged where evidence is. */
const OWN_RULE = new Set(["reason", "recovery", "evidenceTitle", "evidenceLink"]);

/**
 * An update of one action. Red and amber need a reason and, on the form, what is needed to return
 * to green; going green or back to not rated takes both away (the history keeps them), and a new
 * reason that comes with it is kept. A revised date is a proposal, with a reason of its own, until
 * somebody approves it: the date before it goes on counting. To be complete it needs evidence.
 */
export const updateAction = operation(
  {
    takes: ActionUpdate,
    deed: UPDATE,
    on: (plan, { ref }) => get(plan, "action", ref),
  },
  update,
);

function update(
  plan: Plan,
  update: ActionUpdate,
  by: Asker,
  now: { readonly at: Date; readonly today: CalendarDate },
): Draft | null {
  const before = get(plan, "action", update.ref);
  const on = { item: before, today: now.today };
  mustMay(plan, by, UPDATE, on);
  if (update.seen !== undefined && update.seen !== before.version) {
    throw new StaleItem("action", before.ref, update.seen);
  }

  const faults: InputFaults = {};
  const name = (field: keyof Action) => inSentence(labelOf(plan, "action", field));
  const status = update.status ?? before.status;
  const rag = update.rag ?? before.rag;
  if (isUnsafe(update.rag) && status === "complete" && update.rag !== before.rag) {
    faults.rag = `${before.ref} is complete, which is past rating. Set its ${name("status")} to in progress as well, or leave the colour.`;
  }
  const unsafe = isUnsafe(rag);
  const needsReason = unsafe && status !== "complete";
  const colour = RAG_MARKS[rag].word.toLowerCase();

  const reason = reasonFor(rag, update.reason, before);
  const recovery = unsafe ? said(update.recovery, before.recovery) : null;
  if (needsReason && !reason) faults.reason = `Say why it is ${colour}.`;
  if (needsReason && !recovery && update.recovery !== undefined) {
    faults.recovery = `Say what is ${name("recovery")}.`;
  }
  const kind = kindOf(plan, "action");
  const columns = columnsOf(before);
  const typed = update as Readonly<Record<string, unknown>>;
  const plain = Object.fromEntries(
    plainTexts(kind, UPDATE)
      .filter((key) => !OWN_RULE.has(key))
      .map((key) => [
        key,
        said(typed[key] as string | undefined, (columns[key] ?? null) as string | null),
      ]),
  );
  const proposed = propose(before, update, status, by, now, faults, name);
  const made = evidenceFrom(update, by.name, now.at, faults);
  const completed = status === "complete" && before.status !== "complete";
  if (completed && before.evidence.length === 0 && !made && !faults.evidenceLink) {
    faults.evidenceTitle ??=
      "Say what shows that it is done: a title, and a link or “no link yet”.";
  }

  for (const id of typedTexts(kind, UPDATE).filter((id) => !id.startsWith("evidence"))) {
    const fault = tooLong(String(typed[id] ?? ""));
    if (fault) faults[id] = fault;
  }
  if (Object.keys(faults).length > 0) throw new FieldFaults(faults as Record<string, string>);

  const rerated = rag !== before.rag || status !== before.status || reason !== before.reason;
  const standsFor = doneFor(plan, by, UPDATE, on);
  const rater = standsFor ? `${by.name} for ${standsFor}` : by.name;
  const after: Action = {
    ...before,
    status,
    rag,
    reason,
    recovery,
    ...plain,
    proposed,
    rated: rerated ? { by: rater, at: now.at.toISOString() } : before.rated,
    evidence: [...withEvidence(plan, before, made)],
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return null;
  return { why: reason !== before.reason ? reason : null, items: [after], for: standsFor };
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

/** The revised date that stands proposed after an update: a new one, the one there was, or none. */
function propose(
  before: Action,
  update: ActionUpdate,
  status: Status,
  by: Asker,
  now: { readonly at: Date; readonly today: CalendarDate },
  faults: InputFaults,
  name: (field: keyof Action) => string,
): Action["proposed"] {
  if (status === "complete") {
    const typed = update.revisedDate?.trim() ?? "";
    if (typed !== "" && typed !== before.proposed?.date) {
      faults.revisedDate = `What is complete needs no other date. Leave this empty, or set another ${name("status")}.`;
    }
    return null;
  }
  if (update.revisedDate === undefined) return before.proposed;
  const date = update.revisedDate.trim();
  const reason = update.revisedReason?.trim() ?? "";
  if (date === "") {
    if (reason !== "" && !before.proposed) {
      faults.revisedDate = `Give the ${name("revised")} that this reason is for.`;
    }
    return null;
  }
  if (!calendarDate.safeParse(date).success) {
    faults.revisedDate = "Give a date, for example 2021-03-31.";
    return before.proposed;
  }
  const old = before.proposed;
  if (old?.date === date && (reason === "" || reason === old.reason)) return old;
  if (date === (before.revised ?? before.byWhen).date) {
    faults.revisedDate = `${printDate(date)} is the date it has. Give another, or leave this empty.`;
  } else if (date < now.today) {
    faults.revisedDate = `${printDate(date)} has passed. Give a date from ${printDate(now.today)} on.`;
  } else if (date > addDays(now.today, FARTHEST)) {
    faults.revisedDate = `${printDate(date)} is more than ten years away. Give a nearer date.`;
  }
  if (reason === "") faults.revisedReason = "Say why the date is revised.";
  return { date, reason, by: by.name, byId: by.id, at: now.at.toISOString() };
}
