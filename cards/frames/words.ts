import { type Button, takesInputs } from "../../bot/asks/index.ts";
import type { Action } from "../../bot/plan/actions/action.kind.ts";
import { dueDate, isOverdue } from "../../bot/plan/actions/due-date.ts";
import type { Kind } from "../../bot/plan/model/kind.ts";
import { RAG_MARKS, STATUS_MARKS } from "../../bot/plan/model/rag.ts";
import { about, called, type Plan } from "../../bot/plan/model/snapshot.ts";
import { type CalendarDate, printDate, printInstant } from "../../bot/plan/time/calendar-date.ts";

/** When a card was drawn: every card says so, since an old one may still be on somebody's screen. */
export type AsAt = { readonly at: Date; readonly today: CalendarDate };

/** A run of words with a colour name of Adaptive Cards; the colour never says anything alone. */
export type Run = { readonly text: string; readonly colour: string; readonly weight: string };

export const run = (text: string, colour = "default", weight = "default"): Run => ({
  text,
  colour,
  weight,
});

/** Headings are one line of Markdown in Teams, so what a plan or a person wrote is escaped in them. */
export function inHeading(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\*_[\]()`~<>#]/g, (character) => `\\${character}`)
    .replace(/^(\d*)([-+.])/, "$1\\$2");
}

/** The first so many characters, with an ellipsis where there was more. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  const kept = (space > length / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.trimEnd()}…`;
}

/** `1 action`, `2 actions` */
export function howMany(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** `1 action`, `2 actions`, as the plan calls what it holds. */
export function howManyOf(plan: Plan, kind: Kind, count: number): string {
  const { one, many } = called(plan, kind);
  return howMany(count, one, many);
}

/** The line at the foot of every card that shows the plan: as at when, which version, and the plan's own notice. */
export function asAtLine(plan: Plan, now: AsAt, noticeLength = 500): string {
  const { localArea, abbreviation, notice } = about(plan);
  const where = `${shorten(localArea, 80)} ${shorten(abbreviation, 40)}, version ${plan.version}`;
  return `As at ${printInstant(now.at)} · ${where}${notice ? ` · ${shorten(notice, noticeLength)}` : ""}`;
}

/** How an action stands, in one mark: complete, or else its RAG. */
export function standing(action: Action) {
  return action.status === "complete" ? STATUS_MARKS.complete : RAG_MARKS[action.rag];
}

/** `December 2020, revised to 28 Feb 2021`, a date that is only proposed, and `overdue` where it is. */
export function dueText(action: Action, today: CalendarDate): string {
  const revised = action.revised ? `, revised to ${printDate(action.revised.date)}` : "";
  const asked = action.proposed
    ? ` (${printDate(action.proposed.date)} proposed, not approved)`
    : "";
  const late = isOverdue(action, today) ? " – overdue" : "";
  return `${action.byWhen.printed}${revised}${asked}${late}`;
}

/** Whether a date is past for an action that is not complete, as a sentence. */
export function lateness(action: Action, today: CalendarDate): string | null {
  if (!isOverdue(action, today)) return null;
  return `Overdue since ${printDate(dueDate(action))}`;
}

/** Teams shows six actions at most; what does not fit has a text command. */
export const MOST_BUTTONS = 6;
const LONGEST_TITLE = 80;

/** Buttons as templates take them. In a form only a press that is made of what was typed takes it along. */
export function buttonsOf(buttons: readonly Button[]) {
  return buttons.slice(0, MOST_BUTTONS).map((b) => ({
    ...b,
    title: shorten(b.title, LONGEST_TITLE),
    style: b.style ?? "default",
    inputs: takesInputs(b.press) ? "auto" : "none",
  }));
}
