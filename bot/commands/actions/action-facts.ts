import { howMany } from "../../../cards/frames/words.ts";
import type { Fact } from "../../asks/ask.ts";
import type { Action } from "../../plan/actions/action.kind.ts";
import { boardDiffers } from "../../plan/actions/board-rating.ts";
import { dueDate, isOverdue } from "../../plan/actions/due-date.ts";
import { inSentence, listNames, namesOf } from "../../plan/model/names.ts";
import { ragText, statusText } from "../../plan/model/rag.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import { labelOf } from "../../plan/model/vocabulary.ts";
import { type CalendarDate, daysBetween, printDate } from "../../plan/time/calendar-date.ts";

/** One fact of an action that a question asks for, in a sentence. */

type Asked = {
  readonly plan: Plan;
  readonly action: Action;
  readonly today: CalendarDate;
  /** Who is known already, and is not meant. */
  readonly besides: readonly string[];
};

const DAY = "day";

const FACTS: Partial<Record<Fact, (asked: Asked) => string>> = {
  owner: ownersOf,
  due: dueOf,
  left: leftOf,
  late: lateOf,
  rag: ratingOf,
  reason: (asked) => said(asked, "reason", asked.action.reason),
  recovery: (asked) => said(asked, "recovery", asked.action.recovery),
  text: ({ action: { ref, text } }) => `${ref}: “${text}”`,
};

/** The sentence that answers for a fact of an action; null where it has none such. */
export const actionFact = (fact: Fact, asked: Asked): string | null => FACTS[fact]?.(asked) ?? null;

function ownersOf({ plan, action: { ref, owners }, besides }: Asked): string {
  const known = owners.filter((one) => besides.includes(one));
  const names = listNames(
    namesOf(
      plan,
      owners.filter((one) => !besides.includes(one)),
    ),
  );
  if (known.length === 0) return `${ref} is owned by ${names}.`;
  const others = listNames(namesOf(plan, known));
  return known.length === owners.length
    ? `Nobody else owns ${ref} besides ${others}.`
    : `Besides ${others}, ${ref} is owned by ${names}.`;
}

function dueOf({ action, today }: Asked): string {
  const { ref, byWhen, revised, proposed } = action;
  const agreed = revised ? `, revised to ${printDate(revised.date)}` : "";
  const asked = proposed ? ` (${printDate(proposed.date)} is proposed, not approved)` : "";
  const late = isOverdue(action, today)
    ? ` It is overdue since ${printDate(dueDate(action))}.`
    : "";
  return `${ref} is due by ${byWhen.printed}${agreed}${asked}.${late}`;
}

/** How long is left, in days. */
function leftOf({ action, today }: Asked): string {
  const { ref, status } = action;
  const due = dueDate(action);
  const days = daysBetween(today, due);
  if (status === "complete") return `${ref} is complete; it was due on ${printDate(due)}.`;
  if (days < 0)
    return `${ref} is overdue by ${howMany(-days, DAY)}: it was due on ${printDate(due)}.`;
  return days === 0
    ? `${ref} is due today.`
    : `${ref} is due on ${printDate(due)}, ${howMany(days, DAY)} from today.`;
}

function lateOf(asked: Asked): string {
  const { action, today } = asked;
  const { ref, status } = action;
  if (status === "complete" || isOverdue(action, today)) return leftOf(asked);
  const due = dueDate(action);
  return `${ref} is not overdue: it is due on ${printDate(due)}, ${howMany(daysBetween(today, due), DAY)} from today.`;
}

function ratingOf({ action }: Asked): string {
  const { ref, status, rag, boardRating } = action;
  if (status === "complete") return `${ref} is ${statusText("complete")}.`;
  const board = boardDiffers(action)
    ? ` The board rates it ${ragText(boardRating?.rag ?? "none")}.`
    : "";
  return `${ref} is ${ragText(rag)}, ${statusText(status).toLowerCase()}.${board}`;
}

/** What is written in a field, or that nothing is. */
function said({ plan, action: { ref } }: Asked, field: string, words: string | null): string {
  const label = labelOf(plan, "action", field);
  return words ? `${label} of ${ref}: “${words}”` : `${ref} has no ${inSentence(label)} recorded.`;
}
