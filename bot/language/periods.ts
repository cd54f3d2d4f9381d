import { en } from "chrono-node";
import {
  addDays,
  type CalendarDate,
  endOfMonth,
  mondayOf,
  startOfMonth,
} from "../plan/time/calendar-date.ts";
import { easterOf } from "../plan/time/easter.ts";
import { halfTermOf } from "./holidays.ts";

/** A stretch of days, both ends included; or a meeting that the plan's calendar knows. */
export type Period = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly symbol?: "@last_meeting" | "@next_meeting" | "@papers_deadline";
  /** Set where the words named a holiday inside a month: a by-when of that month is kept. */
  readonly holiday?: true;
};

/** What dates are counted from: today, and the board's meetings. */
export type Calendar = {
  readonly today: CalendarDate;
  readonly last: CalendarDate | undefined;
  readonly next: CalendarDate | undefined;
  /** The day by which the papers of the next one go out. */
  readonly papers: CalendarDate | undefined;
};

const MONTH_NAMES =
  "jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  twelve: 12,
};

/** What may stand for a time, each with how it is read. The first that fits at a place is taken. */
export type Atom = readonly [
  pattern: string,
  read: (
    groups: Readonly<Record<string, string | undefined>>,
    calendar: Calendar,
    past: boolean,
  ) => Period | null,
];

const year = (date: CalendarDate) => Number(date.slice(0, 4));
const month = (date: CalendarDate) => Number(date.slice(5, 7));

const day = (date: CalendarDate): Period => ({ from: date, to: date });
const wholeMonth = (y: number, m: number): Period => ({
  from: startOfMonth(y, m),
  to: endOfMonth(y, m),
});

/** The year of a month that was named without one: the nearest coming, or for the past the nearest gone. */
function yearOf(m: number, today: CalendarDate, past: boolean, which?: string): number {
  // "Last January", said in January, is not the one that it is.
  if (m === month(today) && which === "last") return year(today) - 1;
  if (m === month(today) && which === "next") return year(today) + 1;
  if (past || which === "last") return m > month(today) ? year(today) - 1 : year(today);
  return m < month(today) ? year(today) + 1 : year(today);
}

const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The quarter of the council year (April to March) that a month lies in: months 4-6 are Q1. */
const quarterStart = (date: CalendarDate) => {
  const first = Math.floor((month(date) - 1) / 3) * 3 + 1;
  return { y: year(date), m: first };
};
const quarter = (y: number, m: number): Period => ({
  from: startOfMonth(y, m),
  to: endOfMonth(y, m + 2),
});

export const ATOMS: readonly Atom[] = [
  ["(?<iso>\\d{4}-\\d{2}-\\d{2})", (g) => (valid(g.iso ?? "") ? day(g.iso ?? "") : null)],
  [
    `(?<part>early|start of|beginning of|mid|middle of|late|end of|the end of)?[ -]?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<mon>${MONTH_NAMES})\\b(?:,? (?<y>20\\d\\d|'?\\d\\d(?![\\d.:])))?`,
    (g, c, past) => dayOfMonth(g, c, past),
  ],
  [
    `(?<mon>${MONTH_NAMES}) (?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.%])(?:,? (?<y>20\\d\\d))?`,
    (g, c, past) => dayOfMonth(g, c, past),
  ],
  [
    "(?:the )?(?<season>feb(?:ruary)?|may|whitsun|oct(?:ober)?|autumn|spring|summer|last|next|this|the)? ?half[- ]?term",
    (g, c, past) => halfTerm(g.season, c, past || g.season === "last"),
  ],
  [
    `(?<part>the start of|start of|the beginning of|beginning of|early|mid|middle of|late|the end of|end of|end)?[ -]?(?:(?<which>last|next|this) )?(?<mon>${MONTH_NAMES})(?![a-z])(?: (?<y>20\\d\\d|'\\d\\d))?`,
    (g, c, past) => monthNamed(g, c, past),
  ],
  [
    "(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>20\\d\\d|\\d\\d)",
    (g) => dated(fullYear(g.y ?? ""), Number(g.m), Number(g.d)),
  ],
  [
    "(?<d>\\d{1,2})/(?<m>\\d{1,2})(?:/(?<y>20\\d\\d|\\d\\d))?",
    (g, c, past) => {
      const m = Number(g.m);
      const y = g.y ? fullYear(g.y) : yearOf(m, c.today, past);
      return dated(y, m, Number(g.d));
    },
  ],
  [
    "(?<y>20\\d\\d)-(?<m>\\d{2})(?!-)",
    (g) => (Number(g.m) <= 12 ? wholeMonth(Number(g.y), Number(g.m)) : null),
  ],
  ["the (?<d>\\d{1,2})(?:st|nd|rd|th)\\b", (g, c, past) => dayNumber(Number(g.d), c, past)],
  [
    "today|tonight|(?:right |just )?now|(?:the|this) (?:moment|minute)|present|currently|presently",
    (_g, c) => day(c.today),
  ],
  ["tomorrow|tmrw|tomoz", (_g, c) => day(addDays(c.today, 1))],
  ["yesterday", (_g, c) => day(addDays(c.today, -1))],
  [
    "(?<part>the end of |end of )?(?:the )?(?<which>this|next|last|coming|previous|current) (?<unit>week|wk|fortnight|month|mth|quarter|qtr|year|financial year)",
    (g, c) => relative(g, c),
  ],
  [
    "(?:the )?(?:end of (?:the )?month|month end|month-end)",
    (_g, c) => day(endOfMonth(year(c.today), month(c.today))),
  ],
  ["(?:the )?end of (?:the )?(?:week)|eow", (_g, c) => day(addDays(mondayOf(c.today), 6))],
  [
    "(?:the )?(?:end of (?:the )?(?<council>financial |council )?year|(?<financial>financial )?year[- ]end|(?<year>financial year))",
    (g, c, past) => endOfYear(g.council ?? g.financial ?? g.year, c, past),
  ],
  [
    "(?:the )?(?:next |coming |following |(?<back>last |past |previous ))?(?<n>\\d{1,3}|a|an|one|two|(?:a )?couple of|three|four|five|six|seven|eight|ten|twelve) ?(?<unit>days?|weeks?|wks?|fortnights?|months?|mths?)(?:(?<ago> ago)| from (?:now|today))?",
    (g, c) => span(g, c),
  ],
  ["(?:the |a )?(?:next )?fortnight", (_g, c) => ({ from: c.today, to: addDays(c.today, 14) })],
  [
    "(?:q|quarter )(?<q>[1-4])(?: (?:of )?(?<y>20\\d\\d)(?:[/-]\\d{2,4})?)?",
    (g, c, past) => councilQuarter(Number(g.q), g.y, c, past),
  ],
  [
    "(?:the )?(?:(?<last>last) |next |this )?(?:christmas|xmas|crimbo)(?: break| holidays?)?(?: (?<y>20\\d\\d))?",
    (g, c, past) => {
      const y = g.y ? Number(g.y) : nearestYear("12-25", c, past || g.last !== undefined);
      return { ...day(`${y}-12-25`), holiday: true };
    },
  ],
  ["(?:the )?new year", (_g, c, past) => day(`${year(c.today) + (past ? 0 : 1)}-01-01`)],
  [
    "(?:the )?(?:(?<last>last) |next |this )?easter(?: break| holidays?)?(?: (?<y>20\\d\\d))?",
    (g, c, past) => {
      const gone = past || g.last !== undefined;
      const y = g.y ? Number(g.y) : nearestYear(easterOf(year(c.today)).slice(5), c, gone);
      return { ...day(easterOf(y)), holiday: true };
    },
  ],
  // After those that may have a year of their own.
  [
    "(?:(?:the )?(?<end>end of )|the year )?(?<y>20[1-4]\\d)(?![-/\\d])",
    (g) => ({ from: g.end ? `${g.y}-12-31` : `${g.y}-01-01`, to: `${g.y}-12-31` }),
  ],
  [
    "(?:the )?(?:(?<last>last) |next |this )?summer(?: holidays| break)?",
    (g, c, past) => summer(c, past || g.last !== undefined),
  ],
  [
    "(?:the )?(?:papers?|papers deadline|agenda)(?: go(?:es)? out| are (?:sent|due)| deadline)?",
    (_g, c) => papers(c),
  ],
  [
    "(?:the |our )?(?<which>next|last|previous|coming|upcoming|latest|this)? ?(?:send |improvement |partnership |sub-?committee |sub |board )*(?:board(?: meeting)?|meeting|sub-?committee(?: meeting)?|committee|time we met|we (?:last )?met)",
    (g, c, past) => meeting(g.which, c, past),
  ],
  ["last time|last we met|the last one|previously", (_g, c) => meeting("last", c, true)],
  ["(?:this |next |on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", (_g, _c) => null],
];

function valid(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function dated(y: number, m: number, d: number): Period | null {
  const date = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  return valid(date) ? day(date) : null;
}

const monthNumber = (name: string | undefined) => MONTHS.indexOf((name ?? "").slice(0, 3)) + 1;

function dayOfMonth(g: Readonly<Record<string, string | undefined>>, c: Calendar, past: boolean) {
  const m = monthNumber(g.mon);
  if (g.y) return dated(fullYear(g.y.replace("'", "")), m, Number(g.d));
  const y = year(c.today);
  const here = dated(y, m, Number(g.d));
  if (!here) return null;
  if (past) return here.from > c.today ? dated(y - 1, m, Number(g.d)) : here;
  return here.from < c.today ? dated(y + 1, m, Number(g.d)) : here;
}

function monthNamed(
  g: Readonly<Record<string, string | undefined>>,
  c: Calendar,
  past: boolean,
): Period {
  const m = monthNumber(g.mon);
  const y = g.y ? fullYear(g.y.replace("'", "")) : yearOf(m, c.today, past, g.which);
  const whole = wholeMonth(y, m);
  const part = g.part ?? "";
  if (/end/.test(part)) return day(whole.to);
  if (/start|beginning/.test(part)) return day(whole.from);
  if (/early/.test(part)) return { from: whole.from, to: addDays(whole.from, 9) };
  if (/mid/.test(part)) return day(addDays(whole.from, 14));
  if (/late/.test(part)) return { from: addDays(whole.from, 19), to: whole.to };
  return whole;
}

function dayNumber(d: number, c: Calendar, past: boolean): Period | null {
  const [y, m] = [year(c.today), month(c.today)];
  const here = dated(y, m, d);
  if (past)
    return here && here.from <= c.today
      ? here
      : dated(m === 1 ? y - 1 : y, m === 1 ? 12 : m - 1, d);
  return here && here.from >= c.today ? here : dated(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, d);
}

function nearestYear(monthDay: string, c: Calendar, past: boolean): number {
  const here = `${year(c.today)}-${monthDay}`;
  if (past) return here > c.today ? year(c.today) - 1 : year(c.today);
  return here < c.today ? year(c.today) + 1 : year(c.today);
}

function halfTerm(season: string | undefined, c: Calendar, past: boolean): Period {
  const y = year(c.today);
  const named = { f: 2, s: 5, m: 5, w: 5, o: 10, a: 10 }[
    season?.startsWith("sp") ? "f" : (season?.[0] ?? "")
  ];
  const all = [y - 1, y, y + 1].flatMap((one) =>
    ([2, 5, 10] as const)
      .filter((m) => named === undefined || m === named)
      .map((m) => halfTermOf(one, m)),
  );
  const chosen = past ? all.findLast((h) => h.from <= c.today) : all.find((h) => h.to >= c.today);
  return { ...(chosen ?? halfTermOf(y, 2)), holiday: true };
}

function relative(g: Readonly<Record<string, string | undefined>>, c: Calendar): Period {
  const step =
    g.which === "next" || g.which === "coming" ? 1 : /last|previous/.test(g.which ?? "") ? -1 : 0;
  const whole = ((): Period => {
    switch (g.unit) {
      case "wk":
      case "week": {
        const start = addDays(mondayOf(c.today), 7 * step);
        return { from: start, to: addDays(start, 6) };
      }
      case "fortnight":
        return step < 0
          ? { from: addDays(c.today, -14), to: c.today }
          : { from: c.today, to: addDays(c.today, 14) };
      case "mth":
      case "month":
        return wholeMonth(year(c.today), month(c.today) + step);
      case "quarter":
      case "qtr": {
        const { y, m } = quarterStart(c.today);
        return quarter(y, m + 3 * step);
      }
      default: {
        const start = (month(c.today) > 3 ? year(c.today) : year(c.today) - 1) + step;
        if (g.unit === "financial year")
          return { from: `${start}-04-01`, to: `${start + 1}-03-31` };
        return { from: `${year(c.today) + step}-01-01`, to: `${year(c.today) + step}-12-31` };
      }
    }
  })();
  return g.part ? day(whole.to) : whole;
}

function span(g: Readonly<Record<string, string | undefined>>, c: Calendar): Period {
  const said = (g.n ?? "1").replace(/^a couple of$|^couple of$/, "couple");
  const n = NUMBERS[said] ?? Number(said);
  const back = g.ago !== undefined ? -1 : 1;
  const unit = g.unit?.[0];
  const move = (date: CalendarDate): CalendarDate => {
    if (unit === "d") return addDays(date, n * back);
    if (unit === "w") return addDays(date, 7 * n * back);
    if (unit === "f") return addDays(date, 14 * n * back);
    const [y, m] = [year(date), month(date) + n * back];
    const last = endOfMonth(y, m);
    return last.slice(8) < date.slice(8) ? last : `${last.slice(0, 8)}${date.slice(8)}`;
  };
  if (g.back) {
    const days = { d: 1, w: 7, f: 14 }[unit ?? ""];
    const from = days
      ? addDays(c.today, -days * n)
      : `${startOfMonth(year(c.today), month(c.today) - n).slice(0, 8)}${c.today.slice(8)}`;
    return {
      from: valid(from) ? from : startOfMonth(year(c.today), month(c.today) - n + 1),
      to: c.today,
    };
  }
  const end = move(c.today);
  return back < 0 ? { from: end, to: end } : { from: c.today, to: end };
}

function councilQuarter(q: number, said: string | undefined, c: Calendar, past: boolean): Period {
  const first = [4, 7, 10, 1][q - 1] ?? 4;
  if (said) return quarter(q === 4 ? Number(said) + 1 : Number(said), first);
  const councilYear = month(c.today) > 3 ? year(c.today) : year(c.today) - 1;
  const here = quarter(q === 4 ? councilYear + 1 : councilYear, first);
  if (past || here.to >= c.today) return here;
  return quarter(q === 4 ? councilYear + 2 : councilYear + 1, first);
}

/** The end of the council's year; of what is past also the calendar's, if that is nearer. */
function endOfYear(council: string | undefined, c: Calendar, past: boolean): Period {
  const end = month(c.today) > 3 ? year(c.today) + 1 : year(c.today);
  if (!past) return day(`${end}-03-31`);
  if (council === undefined && month(c.today) <= 3) return day(`${end - 1}-12-31`);
  return day(`${end - 1}-03-31`);
}

const summer = (c: Calendar, past: boolean): Period =>
  day(`${nearestYear("07-21", c, past)}-07-21`);

function meeting(which: string | undefined, c: Calendar, past: boolean): Period | null {
  const last = which === undefined ? past : /last|previous|latest/.test(which);
  const date = last ? c.last : c.next;
  return { ...day(date ?? c.today), symbol: last ? "@last_meeting" : "@next_meeting" };
}

const papers = (c: Calendar): Period => ({
  ...day(c.papers ?? c.today),
  symbol: "@papers_deadline",
});

/** Whether a period is a whole month. */
export const isMonth = ({ from, to }: Period) => from.slice(8) === "01" && from !== to;

/** Weekdays and whatever else chrono knows, read forward from today at noon. */
export function chronoPeriod(text: string, calendar: Calendar, past: boolean): Period | null {
  const [result] = en.GB.parse(text, new Date(`${calendar.today}T12:00:00Z`), {
    forwardDate: !past,
  });
  if (!result) return null;
  const { start } = result;
  const [y, m, d] = [start.get("year"), start.get("month"), start.get("day")];
  const period = y && m && d ? dated(y, m, d) : null;
  const coming = period && past && period.from > calendar.today && !/\bthis\b/.test(text);
  return coming ? day(addDays(period.from, -7)) : period;
}
