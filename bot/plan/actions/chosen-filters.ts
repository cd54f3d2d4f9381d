import type { Where } from "../model/criterion.ts";
import { Rag, Status } from "../model/primitives.ts";
import { type Query, queryOf } from "../query/query.ts";
import { addDays, type CalendarDate, endOfMonth } from "../time/calendar-date.ts";

/** The four filters that people choose on a list of actions, by the values of their inputs; an empty one is none. */
export type ChosenFilters = {
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

const OPEN = ["not started", "in progress"];
const EXCEPTIONS = ["red", "amber"];

/** The query that chosen filters stand for. What is not a choice is no filter. */
export function queryOfChosen(chosen: ChosenFilters, today: CalendarDate): Query {
  const rag = Rag.safeParse(chosen.rag);
  const status = Status.safeParse(chosen.rag);
  return queryOf("action", {
    ...(rag.success ? { rag: { oneOf: [rag.data] } } : {}),
    ...(status.success ? { status: { oneOf: [status.data] } } : {}),
    ...(chosen.rag === "exceptions" ? { rag: { oneOf: EXCEPTIONS } } : {}),
    ...(chosen.rag === "open" ? { status: { oneOf: OPEN } } : {}),
    ...(isChosen(chosen.area) ? { area: { oneOf: [chosen.area] } } : {}),
    ...(isChosen(chosen.owner) ? { owners: { oneOf: [chosen.owner] } } : {}),
    ...dueChosen(chosen.due, today),
  });
}

const isChosen = (value: string) => value !== "" && value !== "any" && value.length <= 120;

function dueChosen(due: string, today: CalendarDate): Where {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (due === "overdue") return { late: { is: true } };
  if (due === "month") return { due: { from: today, to: endOfMonth(year, month) } };
  if (due === "next") return { due: { from: today, to: endOfMonth(year, month + 1) } };
  if (due === "quarter") return { due: { from: today, to: addDays(today, 91) } };
  return {};
}

/** The choices that come nearest to a query, to stand in the inputs; what has no choice is "any". */
export function chosenIn({ where }: Pick<Query, "where">): ChosenFilters {
  const values = (key: string) => (where[key]?.oneOf ?? []).map(String);
  const one = (key: string) => {
    const [only, ...others] = values(key);
    return only !== undefined && others.length === 0 ? only : "any";
  };
  const standing = () => {
    if (values("rag").join() === EXCEPTIONS.join()) return "exceptions";
    if (values("status").join() === OPEN.join()) return "open";
    return one("rag") === "any" ? one("status") : one("rag");
  };
  return {
    rag: standing(),
    area: one("area"),
    owner: one("owners"),
    due: where.late?.is ? "overdue" : "any",
  };
}
