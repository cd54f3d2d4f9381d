import type { CalendarDate } from "../plan/time/calendar-date.ts";
import { ATOMS, type Calendar, chronoPeriod, isMonth, type Period } from "./periods.ts";
import { boundsNow, isNow, isToday } from "./present.ts";
import { useSpan, type Word } from "./words.ts";

/** How a date bounds what is asked: up to it, from it, within it, or measured back to it. */
export type Bound = "by" | "before" | "after" | "from" | "since" | "in";

export type DateFound = {
  readonly bound: Bound;
  readonly period: Period;
  /** Whether a word said which way ("in", "by"); a bare date has none. */
  readonly said: boolean;
  /** Set where it only says when the question is asked ("red today", "as of today"): it bounds nothing. */
  readonly now?: true;
  readonly at: number;
  readonly end: number;
};

/** A date with how it is read where the nearest one gone is meant. */
type Seen = DateFound & { readonly gone: () => Period | null };

const BOUND =
  "(?<bound>(?:(?<!\\b(?:past|over) )due |falls? due |deadline )?(?:no later than|in time for|ahead of|up to|by the time of|this side of|between|before|b4|until|till|by|after|later than|from|since|within|during|over|in|for|on|at)|(?<!\\b(?:past|over) )due)";

const boundOf = (said: string | undefined, period: Period, today: CalendarDate): Bound => {
  const word = (said ?? "").replace(/^(due|falls? due|deadline) /, "");
  if (/^(before|b4|ahead of|this side of|in time for)$/.test(word)) return "before";
  // "Within the last month": a stretch that is over is no end alone.
  if (/^(within|over)$/.test(word) && period.to <= today && period.from < period.to) return "in";
  if (/^(by|until|till|up to|no later than|within|over|by the time of)$/.test(word)) return "by";
  if (/^(after|later than)$/.test(word)) return "after";
  if (word === "from") return "from";
  if (word === "since") return "since";
  return "in";
};

const EXPRESSIONS = ATOMS.map(([pattern, read]) => ({
  regex: new RegExp(`(?<![\\w@])(?:${BOUND} )?(?:${pattern})(?![\\w])`, "giu"),
  read,
}));

/** The words that a date may not be read from alone: "may" is a verb, "mar" a slip, a bare meeting no date. */
const NEEDS_BOUND =
  /^((?:this |next )?(?:may|mar|sep|dec|oct)|summer|the summer|previously|papers?|the papers?|agenda|the agenda|meeting|the meeting|board|the board|committee|the committee|sub-?committee|the sub-?committee|board meeting|the board meeting|send board|improvement board|partnership board|the send board|send partnership board)$/i;

/**
 * Finds the times that a text names, with how they bound what is asked, and marks their words used.
 * `past` says that the question looks back, so that a month without a year is the nearest gone.
 */
export function findDates(
  line: string,
  words: readonly Word[],
  calendar: Calendar,
  past: boolean,
): DateFound[] {
  const text = line.toLowerCase();
  const found: Seen[] = [];
  for (const { regex, read } of EXPRESSIONS) {
    for (const match of text.matchAll(regex)) {
      const groups = match.groups ?? {};
      const bound = groups.bound;
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((f) => start < f.end && end > f.at)) continue;
      // "areas 3/4" are two areas, not the third of April.
      if (/\bareas? $/.test(text.slice(0, start))) continue;
      const spoken = match[0].slice(bound ? bound.length + 1 : 0);
      const noun = /^ (?:actions?|deadlines?|items?|ones|dates?)\b/.test(text.slice(end));
      if (!bound && !noun && NEEDS_BOUND.test(spoken) && !joined(text, start, found)) continue;
      if (
        bound &&
        /^(at|for|on|in)$/.test(bound) &&
        /^(the )?(board|meeting|committee|papers?|agenda)$/.test(spoken)
      )
        continue;
      const present = isNow(spoken);
      // "Two weeks from today" is one time, and found as such.
      if (present && /\b(?:days?|weeks?|fortnights?|months?) $/.test(text.slice(0, start)))
        continue;
      const now = present && !boundsNow(text, bound, end);
      if (now && !isToday(spoken)) continue;
      const looksBack = past || bound === "since";
      const period =
        read(groups, calendar, looksBack) ?? chronoPeriod(match[0], calendar, looksBack);
      if (!period) continue;
      found.push({
        bound: boundOf(bound, period, calendar.today),
        period,
        gone: () => read(groups, calendar, true),
        said: bound !== undefined,
        ...(now ? { now } : {}),
        at: start,
        end,
      });
    }
  }
  found.sort((a, b) => a.at - b.at);
  for (const { at, end } of found) useSpan(words, at, end);
  // Beside a date that bounds, a bare "today" is when the question is asked.
  return inOrder(pairUp(text, found)).map(({ gone: _, ...date }, _n, all) =>
    isNow(text.slice(date.at, date.end)) && all.length > 1 ? { ...date, now: true } : date,
  );
}

/** A start after its end is the nearest one gone: "after November and before February". */
function inOrder(found: readonly Seen[]): readonly Seen[] {
  const end = found.find(({ bound }) => bound === "by" || bound === "before");
  return found.map((date) =>
    end && /^(?:after|from)$/.test(date.bound) && date.period.from > end.period.to
      ? { ...date, period: date.gone() ?? date.period }
      : date,
  );
}

/** Whether a date stands right after another with "and", "to" or a dash between: the second end of a stretch. */
function joined(text: string, start: number, found: readonly { end: number }[]): boolean {
  return found.some((f) => /^\s*(and|or|to|-|until|till)\s*$/.test(text.slice(f.end, start)));
}

/** "between feb and april", "from 1 to 15 March": two dates that are the ends of one stretch. */
function pairUp(text: string, found: readonly Seen[]): Seen[] {
  const out: Seen[] = [];
  for (let n = 0; n < found.length; n++) {
    const first = found[n];
    const second = found[n + 1];
    if (!first) continue;
    const joint = second ? text.slice(first.end, second.at).trim() : null;
    const period = second && joint !== null ? stretch(text, first, second, joint) : null;
    if (second && period) {
      const gone = () => period;
      out.push({ bound: "in", period, gone, said: true, at: first.at, end: second.end });
      n += 1;
    } else out.push(first);
  }
  return out;
}

/** Two dates as one stretch: "between feb and april", "from 1 to 15 March", "October or November 2020". */
function stretch(text: string, first: Seen, second: Seen, joint: string): Period | null {
  if (!/^(and|or|to|-|until|till|through|)$/.test(joint)) return null;
  if (first.bound === "after" || second.bound === "before") return null;
  const months = isMonth(first.period) && isMonth(second.period);
  if (!(first.said || /\b(between|from)\b/.test(text) || (months && joint !== ""))) return null;
  if (joint === "or" && !months && !(isDay(first) && isDay(second))) return null;
  // The year said of the second month is the first one's too.
  const start =
    months && first.period.from > second.period.from
      ? `${second.period.from.slice(0, 4)}${first.period.from.slice(4)}`
      : first.period.from;
  const { to, holiday } = second.period;
  const end = { to, ...(holiday && Number(to.slice(8)) >= 15 ? { holiday } : {}) };
  if (start <= to) return { from: start, ...end };
  const gone = first.gone();
  if (gone && gone.from <= to) return { from: gone.from, ...end };
  return { from: second.period.from, to: first.period.to };
}

const isDay = ({ bound, period }: Seen) =>
  bound === "in" && period.from === period.to && !period.symbol && !period.holiday;
