import { endOfMonth } from "../plan/time/calendar-date.ts";
import { calendarOf } from "./calendar.ts";
import { findDates } from "./dates.ts";
import type { Context } from "./parts.ts";
import { wordsOf } from "./words.ts";

/** The date that an action is said to be put off to: a month is its end, half term is named. */
export function dueIn(rest: string, { plan, today }: Context): string | undefined {
  const half = /\b(feb(?:ruary)?|may|oct(?:ober)?|autumn|summer|spring)? ?half[- ]?term\b/i.exec(
    rest,
  );
  const dates = findDates(
    rest.replace(/\b(?:back )?(?:to|until|till|now)\b/gi, (m) =>
      m.replace(/(?:to|now)$/i, "by").replace(/back by/i, "by  "),
    ),
    wordsOf(rest),
    calendarOf(plan, today),
    false,
  );
  const found = dates.find((date) => !date.now && date.bound !== "since");
  if (!found) return undefined;
  if (half) return `@half-term ${found.period.from.slice(0, 7)}`;
  const { from, to } = found.period;
  if (found.period.symbol) return found.period.symbol;
  const whole = from.slice(8) === "01" && from !== to;
  return whole ? endOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7))) : to;
}
