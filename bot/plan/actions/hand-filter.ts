import { Rag, Status } from "../model/primitives.ts";
import { addDays, type CalendarDate, endOfMonth } from "../time/calendar-date.ts";
import type { ActionFilter } from "./filter.ts";

/** The four filters that a list card lets people choose by hand; an empty text is no filter. */
export type HandFilter = {
  readonly rag: string;
  readonly area: string;
  readonly owner: string;
  readonly due: string;
};

/** What the choices of "due" mean, by their value. */
export const DUE_CHOICES = {
  overdue: "Overdue",
  month: "By the end of this month",
  next: "By the end of next month",
  quarter: "In the next three months",
} as const;

/** What the choices of "RAG or status" mean beside the plain colours and statuses. */
export const STANDING_CHOICES = {
  exceptions: "Red or amber",
  open: "Not complete",
} as const;

/** The filter that choices made by hand stand for. What is not a choice is no filter. */
export function filterByHand(hand: HandFilter, today: CalendarDate): ActionFilter {
  const rag = Rag.safeParse(hand.rag);
  const status = Status.safeParse(hand.rag);
  return {
    ...(rag.success ? { rag: [rag.data] } : {}),
    ...(status.success ? { status: [status.data] } : {}),
    ...(hand.rag === "exceptions" ? { rag: ["red", "amber"] } : {}),
    ...(hand.rag === "open" ? { status: ["not started", "in progress"] } : {}),
    ...(isChosen(hand.area) ? { areas: [hand.area] } : {}),
    ...(isChosen(hand.owner) ? { owners: [hand.owner] } : {}),
    ...dueByHand(hand.due, today),
  };
}

const isChosen = (value: string) => value !== "" && value !== "any" && value.length <= 120;

function dueByHand(due: string, today: CalendarDate): ActionFilter {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (due === "overdue") return { overdue: true };
  if (due === "month") return { dueFrom: today, dueTo: endOfMonth(year, month) };
  if (due === "next") return { dueFrom: today, dueTo: endOfMonth(year, month + 1) };
  if (due === "quarter") return { dueFrom: today, dueTo: addDays(today, 91) };
  return {};
}

/** The choices that come nearest to a filter, to stand in the inputs; what has no choice is "any". */
export function handOf(filter: ActionFilter): HandFilter {
  const rag = filter.rag?.join() ?? "";
  const status = filter.status?.join() ?? "";
  const one = (refs: readonly string[] | undefined) =>
    refs?.length === 1 ? (refs[0] ?? "any") : "any";
  return {
    rag:
      rag === "red,amber"
        ? "exceptions"
        : status === "not started,in progress"
          ? "open"
          : filter.rag?.length === 1
            ? rag
            : filter.status?.length === 1
              ? status
              : "any",
    area: one(filter.areas),
    owner: one(filter.owners),
    due: filter.overdue ? "overdue" : "any",
  };
}
