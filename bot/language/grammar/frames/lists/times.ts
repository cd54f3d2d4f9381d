import { dueDate } from "../../../../plan/actions/due-date.ts";
import type { Criterion } from "../../../../plan/model/criterion.ts";
import { addDays } from "../../../../plan/time/calendar-date.ts";
import type { Dated, Period } from "../../../line/dated.ts";
import { isOf, type SlotOf } from "../../../line/slot.ts";
import { moved, numberOf } from "../../../time/atoms.ts";
import { boundsOf } from "../../../time/bounds.ts";
import { hasValue, ofType, type Said } from "../../said.ts";
import { type Draft, OPEN, put } from "./draft.ts";

/** An action is due soon so many days before its date: four weeks of what a question looks ahead. */
const LOOKS_AHEAD = 28;

/** What dates and words of time ask; false where they leave no day, or the kind has none. */
export function readTimes(draft: Draft): boolean {
  const { said, isAction, used } = draft;
  const dates = ofType(said, "date");
  used.push(...dates.filter(({ value }) => value.now));
  const bound = dates.filter(({ value }) => !value.now && !isContext(draft, value));
  if (isAction && (notStartedInTime(draft, bound) || notUpdated(draft, bound))) return true;
  if (bound.length === 0) {
    if (isAction) readNow(draft);
    return true;
  }
  if (!isAction) return raisedWithin(draft, bound);
  return lateBy(draft, bound) || readBounds(draft, bound);
}

/** "For the 15th, what is red": what a list is wanted for, where it is one of how things stand and nothing is said to be due. */
function isContext({ said, where }: Draft, value: SlotOf<"date">["value"]): boolean {
  if (!value.context) return false;
  const due = ["due", "was due", "starts", "soon"].some((word) => hasValue(said, "word", word));
  return !due && (where.rag !== undefined || where.late !== undefined);
}

const RAISED =
  /\b(?:raised|logged|new|newly|added|spotted|opened|identified|came on|come on|put on|gone on)\b/;

/** "Risks raised this month": when something was put on its register. */
function raisedWithin(draft: Draft, bound: Bound): boolean {
  const { said, kind } = draft;
  if (kind !== "risk" || !RAISED.test(textOf(said))) return false;
  const bounds = boundsOf(
    bound.map(({ value }) => value),
    said.scene.today,
    true,
  );
  if (!bounds) return false;
  const { from, to } = bounds;
  const words = said.slots.filter(
    (one) => isOf("moved")(one) || (isOf("act")(one) && one.value !== "show"),
  );
  put(draft, "raised", { ...(from ? { from } : {}), ...(to ? { to } : {}) }, ...bound, ...words);
  return true;
}

type Bound = readonly SlotOf<"date">[];
const textOf = (said: Said) => said.tokens.map((token) => token.text).join(" ");

function notStartedInTime(draft: Draft, bound: Bound): boolean {
  const should = hasValue(draft.said, "word", "should have started");
  if (!should) return false;
  put(draft, "startDate", { before: draft.said.scene.today }, should);
  put(draft, "status", { oneOf: ["not started"] });
  draft.used.push(...bound);
  return true;
}

function notUpdated(draft: Draft, bound: Bound): boolean {
  const { said, more, used } = draft;
  const stale = hasValue(said, "word", "not updated");
  if (!stale) return false;
  const [since] = bound;
  if (since) {
    const { coming, gone, relation } = since.value;
    more.unchangedSince =
      coming.symbol && relation !== "in" ? (gone.symbol ?? gone.from) : gone.from;
    used.push(stale, ...bound);
  } else {
    more.unchangedSince = "@last_meeting";
    used.push(stale);
  }
  return true;
}

/** What is due today, soon, or was due, with no other time. */
function readNow(draft: Draft): void {
  const { said, where } = draft;
  const { today } = said.scene;
  const soon = hasValue(said, "word", "soon");
  const due = hasValue(said, "word", "due");
  const wasDue = hasValue(said, "word", "was due");
  if (soon) {
    put(draft, "due", { from: today, to: addDays(today, LOOKS_AHEAD) }, soon, due);
    return;
  }
  const text = textOf(said);
  const isNow = /\b(?:today|todays|now|currently|presently|tonight|at the moment)\b/.test(text);
  const ofToday =
    /\b(?:actions?|items?|deadlines?|tasks?) (?:for|of) today\b|\btodays\b|\b(?:to be done|to do|to finish) today\b/.test(
      text,
    );
  const others = said.slots.some(
    (one) => isOf("rag", "late", "status")(one) && !/\bto be done today\b/.test(text),
  );
  if (isNow && !others && (due || ofToday) && !wasDue) {
    put(draft, "due", { from: today, to: today }, due, ...said.slots.filter(isOf("status")));
    if (ofToday) delete where.status;
    return;
  }
  if (!wasDue) return;
  // "Should have been done, and is still to come": all that is open.
  if (hasValue(said, "op", "to come")) {
    delete where.due;
    draft.more.order = { by: "due" };
    draft.used.push(wasDue);
  } else put(draft, "late", { is: true }, wasDue);
}

/** "More than two months overdue": late, and due at least that long ago. */
function lateBy(draft: Draft, bound: Bound): boolean {
  const { said, where } = draft;
  const { today, line } = said.scene;
  const late = said.slots.find((one) => isOf("late")(one) && one.value && !said.denied.has(one));
  if (!late) return false;
  const span = bound.find(
    ({ value, from, to }) =>
      lengthOf(value, wordsIn(from, to)) !== undefined &&
      !/\b(?:next|coming|following|in the|within)\b/.test(wordsIn(from - 1, to)) &&
      Math.min(Math.abs(late.from - to), Math.abs(from - late.to)) <= 4,
  );
  const length = span && lengthOf(span.value, wordsIn(span.from, span.to));
  if (!span || !length) return false;
  const day = moved(today, -numberOf(length.count), length.unit);
  const by = /\b(?:less than|under|fewer than|no more than|not more than|up to|at most)\b/.test(
    wordsIn(span.from - 3, span.to),
  );
  const exact = /\b(?:at least|or more|minimum)\b/.test(wordsIn(span.from - 3, span.to + 3));
  const amounts = ofType(said, "word").filter(({ value }) => value === "amount");
  put(draft, "due", by ? { from: day } : { to: exact ? day : addDays(day, -1) }, span, ...amounts);
  where.late = { is: true };
  return bound.length === 1;

  function wordsIn(from: number, to: number) {
    return line.tokens
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join(" ");
  }
}

/** How long a stretch of time is that a text names: "two months", "a fortnight". */
const lengthOf = ({ span }: Dated, words: string) =>
  span ?? (/\ba fortnight$/.test(words) ? { count: "a", unit: "fortnight" } : undefined);

/** The days between which something is due, starts or stood so; false where none is left. */
function readBounds(draft: Draft, bound: Bound): boolean {
  const { said, where, more, used } = draft;
  const { today } = said.scene;
  const due = hasValue(said, "word", "due");
  const wasDue = hasValue(said, "word", "was due");
  const starts = hasValue(said, "word", "starts");
  const text = textOf(said);
  const past = said.past || wasDue !== undefined;
  if (!due && !wasDue && bound.some(({ value }) => value.relation === "since")) return false;
  if (/\bmiss(?:ed)?\b/.test(text)) put(draft, "late", { is: true });
  const late = where.late?.is === true;
  const values = bound.map(({ value }) => value);
  // What will be late by a day to come is what is open and due by then.
  const ahead = values.some(
    ({ relation, coming, span }) => /^(?:by|before)$/.test(relation) && coming.to > today && !span,
  );
  if (late && ahead && !past) {
    // "Overdue before Christmas" is overdue now: the day is told as unused, and narrows nothing.
    if (!/\bwill\b/.test(text)) return true;
    const later = boundsOf(values, today, false);
    if (!later) return false;
    put(draft, "status", OPEN);
    put(draft, "due", { ...(later.to ? { to: later.to } : {}) }, ...bound, due, wasDue);
    delete where.late;
    return true;
  }
  const lookedBack =
    past || (late && values.some(({ relation }) => /^(?:by|before)$/.test(relation)));
  const bounds = boundsOf(nearestHeld(draft, values), today, lookedBack);
  if (!bounds) return false;
  const { from, to } = bounds;
  const criterion: Criterion = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  if (starts && !due && !wasDue) {
    put(draft, "startDate", criterion, starts, ...bound);
    return true;
  }
  const then = asAt(draft, bound);
  if (then) {
    more.asAt = then;
    used.push(...bound);
    return true;
  }
  const or = late ? orBetween(draft, bound) : undefined;
  if (or && to) {
    // "Late or due this month": all that is open and due by then.
    put(draft, "status", OPEN, or);
    put(draft, "due", { to }, ...bound, due, wasDue);
    delete where.late;
    return true;
  }
  put(draft, "due", criterion, ...bound, due, wasDue, hasValue(said, "word", "soon"));
  // Nothing is overdue and yet to come.
  if (from !== undefined && from >= today) {
    if (late) {
      put(draft, "status", OPEN);
      delete where.late;
    }
  }
  return true;
}

/** The "or" between lateness and the days beside it: either of them is asked for. */
function orBetween({ said }: Draft, bound: Bound) {
  const late = said.slots.find(isOf("late"));
  return ofType(said, "word").find(
    (one) =>
      one.value === "or" &&
      late &&
      late.to <= one.from &&
      bound.some(({ from }) => from > one.from),
  );
}

/** A month with no year in which nothing is due is the one that is gone, where something was due in that. */
function nearestHeld({ said }: Draft, values: readonly Dated[]): readonly Dated[] {
  const past = /\b(?:carried|had|fell|came|was|were)\b/.test(textOf(said));
  if (!past && !hasValue(said, "op", "any state")) return values;
  const dues = said.scene.plan.items.action.map(dueDate);
  const holds = ({ from, to }: Period) => dues.some((due) => due >= from && due <= to);
  return values.map((one) => {
    const { relation, coming, gone, year } = one;
    const isOpen = relation === "in" && !year && !coming.symbol && coming.from !== coming.to;
    return isOpen && coming.from > gone.from && !holds(coming) && holds(gone)
      ? { ...one, coming: gone }
      : one;
  });
}

/** "Was red in December": as it then stood. */
function asAt({ said }: Draft, bound: Bound) {
  const { today } = said.scene;
  const [first] = bound;
  const then = first?.value.gone;
  const isDue = hasValue(said, "word", "due") ?? hasValue(said, "word", "was due");
  if (!then || isDue || bound.length > 1 || !said.slots.some(isOf("rag"))) return undefined;
  if (!hasValue(said, "word", "was") || first.value.relation !== "in") return undefined;
  if (then.to > today && !said.past) return undefined;
  return then.symbol ?? (then.to > today ? today : then.to);
}
