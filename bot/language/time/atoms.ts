import {
  addDays,
  type CalendarDate,
  endOfMonth,
  mondayOf,
  weekdayOf,
} from "../../plan/time/calendar-date.ts";
import { easterOf } from "../../plan/time/easter.ts";
import type { Period } from "../line/dated.ts";
import { numberNamed } from "../line/number-words.ts";
import {
  type Calendar,
  dated,
  day,
  halfTermOf,
  monthIn,
  nearestYear,
  quarterFrom,
  type Term,
  termSaid,
  wholeMonth,
  yearIn,
} from "./calendar.ts";

/** What may stand for a time, and how it is read: `past` is where the nearest one gone is meant. */

type Groups = Readonly<Record<string, string | undefined>>;
type Read = (groups: Groups, calendar: Calendar, past: boolean) => Period | null;

export const MONTH =
  "jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAY = "mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun";
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const NUMBER =
  "\\d{1,3}|another|an?|one|(?:a )?couple of|(?:a )?few|two|three|four|five|six|seven|eight|nine|ten|twelve";
/** How the board's meeting is called; a plan's own word is put for it before. */
const BOARD =
  "(?:send |improvement |partnership |full |monthly )*(?:(?:sub-?|sub )?committee|board|scrutiny)(?: meeting)?|meeting";

export const numberOf = (said: string): number => {
  const bare = said
    .replace(/^a couple of$|^couple of$/, "two")
    .replace(/^(?:an?|another)$/, "one")
    .replace(/^(?:a )?few$/, "three");
  return numberNamed(bare) ?? Number(bare);
};
const monthOf = (name = "") => MONTHS.indexOf(name.slice(0, 3)) + 1;
const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The year of a month that was named without one: the nearest to come, or for the past the nearest gone. */
function yearOf(month: number, { today }: Calendar, past: boolean, which?: string): number {
  const here = monthIn(today);
  if (month === here && which === "last") return yearIn(today) - 1;
  if (month === here && which === "next") return yearIn(today) + 1;
  if (past || which === "last") return month > here ? yearIn(today) - 1 : yearIn(today);
  return month < here ? yearIn(today) + 1 : yearIn(today);
}

const dayOfMonth: Read = (g, c, past) => {
  const month = monthOf(g.mon);
  if (g.y) return dated(fullYear(g.y), month, Number(g.d));
  const year = yearIn(c.today);
  const here = dated(year, month, Number(g.d)) ?? dated(year + 1, month, Number(g.d));
  if (!here) return null;
  if (past) return here.from > c.today ? dated(year - 1, month, Number(g.d)) : here;
  return here.from < c.today ? dated(year + 1, month, Number(g.d)) : here;
};

const monthNamed: Read = (g, c, past) => {
  const month = monthOf(g.mon);
  const year = g.y ? fullYear(g.y) : yearOf(month, c, past, g.which);
  const whole = wholeMonth(year, month);
  const part = g.part ?? "";
  if (/end/.test(part)) return day(whole.to);
  if (/start|beginning/.test(part)) return day(whole.from);
  if (/early/.test(part)) return { from: whole.from, to: addDays(whole.from, 9) };
  if (/mid/.test(part)) return day(addDays(whole.from, 14));
  if (/late/.test(part)) return { from: addDays(whole.from, 19), to: whole.to };
  return whole;
};

const dayNumber: Read = ({ d }, c, past) => {
  const [year, month, date] = [yearIn(c.today), monthIn(c.today), Number(d)];
  const here = dated(year, month, date);
  if (past)
    return here && here.from <= c.today
      ? here
      : dated(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1, date);
  return here && here.from >= c.today
    ? here
    : dated(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, date);
};

const weekday: Read = ({ which, wd = "" }, c, past) => {
  const wanted = WEEKDAYS.indexOf(wd.slice(0, 3));
  const ahead = (wanted - weekdayOf(c.today) + 7) % 7;
  if (which === "next") return day(addDays(mondayOf(c.today), 7 + ((wanted + 6) % 7)));
  if (which === "this") return day(addDays(mondayOf(c.today), (wanted + 6) % 7));
  if (past || which === "last") return day(addDays(c.today, ahead === 0 ? -7 : ahead - 7));
  return day(addDays(c.today, ahead));
};

const stepOf = (which = "") =>
  /next|coming|following/.test(which) ? 1 : /last|previous|past/.test(which) ? -1 : 0;

const relative: Read = (g, c) => {
  const step = stepOf(g.which);
  const [year, month] = [yearIn(c.today), monthIn(c.today)];
  const whole = ((): Period => {
    switch (g.unit?.[0]) {
      case "w": {
        const start = addDays(mondayOf(c.today), 7 * step);
        return { from: start, to: addDays(start, 6) };
      }
      case "m":
        return wholeMonth(year, month + step);
      case "q": {
        const first = Math.floor((month - 1) / 3) * 3 + 1;
        return quarterFrom(year, first + 3 * step);
      }
      case "t":
        return termSaid(undefined, step, c, false);
      default: {
        const start = (month > 3 ? year : year - 1) + step;
        if (/financial|council/.test(g.unit ?? ""))
          return { from: `${start}-04-01`, to: `${start + 1}-03-31` };
        return { from: `${year + step}-01-01`, to: `${year + step}-12-31` };
      }
    }
  })();
  return g.part ? (/start|beginning/.test(g.part) ? day(whole.from) : day(whole.to)) : whole;
};

/** A day so many days, weeks or months away. */
export function moved(date: CalendarDate, count: number, unit: string): CalendarDate {
  if (unit[0] === "d") return addDays(date, count);
  if (unit[0] === "w") return addDays(date, 7 * count);
  if (unit[0] === "f") return addDays(date, 14 * count);
  const months = unit[0] === "y" ? 12 * count : unit[0] === "q" ? 3 * count : count;
  const isLast = addDays(date, 1).slice(8) === "01";
  const last = endOfMonth(yearIn(date), monthIn(date) + months);
  return isLast || last.slice(8) < date.slice(8) ? last : `${last.slice(0, 8)}${date.slice(8)}`;
}

const span: Read = (g, c) => {
  const count = numberOf(g.n ?? "1");
  const unit = g.unit ?? "day";
  if (g.back) return { from: moved(c.today, -count, unit), to: c.today };
  if (g.ago) return day(moved(c.today, -count, unit));
  return { from: c.today, to: moved(c.today, count, unit) };
};

const councilQuarter: Read = (g, c, past) => {
  const q = Number(g.q);
  const first = [4, 7, 10, 1][q - 1] ?? 4;
  if (g.y) return quarterFrom(q === 4 ? Number(g.y) + 1 : Number(g.y), first);
  const council = monthIn(c.today) > 3 ? yearIn(c.today) : yearIn(c.today) - 1;
  const here = quarterFrom(q === 4 ? council + 1 : council, first);
  if (past ? here.from <= c.today : here.to >= c.today) return here;
  return past
    ? quarterFrom(q === 4 ? council : council - 1, first)
    : quarterFrom(q === 4 ? council + 2 : council + 1, first);
};

const endOfYear: Read = (g, c, past) => {
  const end = monthIn(c.today) > 3 ? yearIn(c.today) + 1 : yearIn(c.today);
  const council = g.council ?? g.financial;
  // From April on, the year that ends is the one of the calendar, unless it is the council's.
  if (!past && council === undefined && monthIn(c.today) > 3) return day(`${end - 1}-12-31`);
  if (!past) return day(`${end}-03-31`);
  return council === undefined && monthIn(c.today) <= 3
    ? day(`${end - 1}-12-31`)
    : day(`${end - 1}-03-31`);
};

const halfTerm: Read = ({ season = "" }, c, past) => {
  const named = { fe: 2, sp: 2, ma: 5, wh: 5, oc: 10, au: 10 }[season.slice(0, 2)];
  const gone = past || season === "last";
  const all = [-1, 0, 1].flatMap((n) =>
    ([2, 5, 10] as const)
      .filter((month) => named === undefined || month === named)
      .map((month) => halfTermOf(yearIn(c.today) + n, month)),
  );
  const found = gone ? all.findLast((h) => h.from <= c.today) : all.find((h) => h.to >= c.today);
  return found ? { ...found, holiday: true } : null;
};

const meeting: Read = ({ which }, c, past) => {
  const last = which === undefined ? past : /last|previous|latest/.test(which);
  return {
    ...day((last ? c.last : c.next) ?? c.today),
    symbol: last ? "@last_meeting" : "@next_meeting",
  };
};

const meetingOfMonth: Read = ({ mon, y }, c, past) => {
  const month = monthOf(mon);
  const year = y ? Number(y) : yearOf(month, c, past);
  const on = (of: number) =>
    c.meetings.find((date) => date.startsWith(`${of}-${String(month).padStart(2, "0")}`));
  const found = on(year) ?? on(year - 1);
  return found ? day(found) : null;
};

const season: Read = ({ part, last, term }, c, past) => {
  const whole = termSaid(term as Term, last === "last" ? -1 : 0, c, past);
  return /end/.test(part ?? "")
    ? day(whole.to)
    : /start|beginning/.test(part ?? "")
      ? day(whole.from)
      : whole;
};

const PART =
  "(?<part>the start of|start of|the beginning of|beginning of|early|mid|middle of|the middle of|late|the end of|end of|end)?[ -]?";

/** Each begins where a word or number begins. The longest that fits is taken, and shorter ones stand beside it. */
export const ATOMS: readonly (readonly [pattern: string, read: Read])[] = [
  [
    "(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})",
    (g) => dated(Number(g.y), Number(g.m), Number(g.d)),
  ],
  [
    `(?:(?:${WEEKDAY})(?:day)?,? )?(?:the )?(?<d>\\d{1,2}) ?(?:st|nd|rd|th)?(?: of)?[ -](?<mon>${MONTH})(?![a-z])(?:,?[ -](?<y>20\\d\\d|'?\\d\\d(?![\\d.:%])))?`,
    (g, c, past) => dayOfMonth({ ...g, y: g.y?.replace("'", "") }, c, past),
  ],
  // A meeting with its day is that day: "the sub committee on 3 Feb".
  [
    `(?:the |our )?(?:${BOARD})(?: meeting)?,? (?:on |of )(?:(?:${WEEKDAY})(?:day|nesday|sday|rsday|urday)?,? )?(?:the )?(?<d>\\d{1,2}) ?(?:st|nd|rd|th)?(?: of)?[ -](?<mon>${MONTH})(?![a-z])(?:,?[ -](?<y>20\\d\\d))?`,
    dayOfMonth,
  ],
  [`(?<mon>${MONTH}) (?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.%])(?:,? (?<y>20\\d\\d))?`, dayOfMonth],
  [`(?:the )?(?<mon>${MONTH})(?:'s)?(?: (?<y>20\\d\\d))? (?:${BOARD})`, meetingOfMonth],
  [
    "(?:the )?(?<season>feb(?:ruary)?|may|whitsun|oct(?:ober)?|autumn|spring|summer|last|next|this)? ?half[- ]?term",
    halfTerm,
  ],
  [
    `${PART}(?:(?<which>last|next|this) )?(?<mon>${MONTH})(?:'s)?(?![a-z])(?:,? (?<y>20\\d\\d|'\\d\\d))?`,
    (g, c, past) => monthNamed({ ...g, y: g.y?.replace("'", "") }, c, past),
  ],
  [
    "(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<y>20\\d\\d|\\d\\d)(?!\\d)",
    (g) => dated(fullYear(g.y ?? ""), Number(g.m), Number(g.d)),
  ],
  [
    "(?<d>\\d{1,2})/(?<m>\\d{1,2})(?![/\\d])",
    (g, c, past) => dated(yearOf(Number(g.m), c, past), Number(g.m), Number(g.d)),
  ],
  [
    "(?<y>20\\d\\d)-(?<m>\\d{2})(?![-\\d])",
    (g) => (Number(g.m) <= 12 ? wholeMonth(Number(g.y), Number(g.m)) : null),
  ],
  ["(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)(?![a-z])", dayNumber],
  ["today|tonight|(?:right |just )?now", (_, c) => day(c.today)],
  ["tomorrow|tmrw|tomoz", (_, c) => day(addDays(c.today, 1))],
  ["yesterday", (_, c) => day(addDays(c.today, -1))],
  [
    `(?:(?<which>this|next|last|on|coming) )?(?<wd>${WEEKDAY})(?:days?|nesday|sday|rsday|urday)?(?![a-z])`,
    weekday,
  ],
  [
    `${PART}(?:the )?(?<which>this|next|last|coming|previous|current|past|following) (?<unit>weeks?|wk|months?|mth|quarter|qtr|term|financial year|council year|year)`,
    relative,
  ],
  [
    "(?:the |a )?(?:next |coming )?fortnight",
    (_, c) => ({ from: c.today, to: addDays(c.today, 14) }),
  ],
  [
    "(?:the )?(?:last|past|previous) fortnight",
    (_, c) => ({ from: addDays(c.today, -14), to: c.today }),
  ],
  [
    "(?:the )?(?:end of (?:the )?month|month[- ]end)",
    (_, c) => day(endOfMonth(yearIn(c.today), monthIn(c.today))),
  ],
  ["(?:the )?end of (?:the )?week|eow", (_, c) => day(addDays(mondayOf(c.today), 6))],
  [
    "(?:the )?(?<part>end|start) of (?:the )?(?<unit>quarter|term)",
    (g, c, past) => relative({ ...g, which: "this" }, c, past),
  ],
  [
    "(?:the )?(?:end of (?:the )?(?<council>financial |council )?year|(?<financial>financial )?year[- ]end)",
    endOfYear,
  ],
  [
    `(?:the )?(?:next |coming |following |(?<back>last |past |previous ))?(?<n>${NUMBER}) ?(?<unit>days?|weeks?|wks?|fortnights?|months?|mths?|years?)(?:(?<ago> ago)| from (?:now|today)|'? time)?`,
    span,
  ],
  ["(?:q|quarter )(?<q>[1-4])(?: (?:of )?(?<y>20\\d\\d)(?:[/-]\\d{2,4})?)?", councilQuarter],
  [
    "(?:the )?(?:christmas|xmas|crimbo) (?:and|&) (?:the )?new year(?: break| holidays?| hols)?",
    (_, c, past) => {
      const year = nearestYear("12-25", c, past);
      return { from: `${year}-12-25`, to: `${year}-12-31`, holiday: true };
    },
  ],
  ["hallowe'?en", (_, c, past) => day(`${nearestYear("10-31", c, past)}-10-31`)],
  [
    "(?:the )?(?:bonfire|fireworks|guy fawkes) night",
    (_, c, past) => day(`${nearestYear("11-05", c, past)}-11-05`),
  ],
  [
    "(?:the )?(?:new year'?s? eve|nye|hogmanay)",
    (_, c, past) => day(`${nearestYear("12-31", c, past)}-12-31`),
  ],
  [
    "(?:the )?(?:(?<last>last) |next |this )?(?:christmas|xmas|crimbo)(?: break| hols| holidays?)?(?: (?<y>20\\d\\d))?",
    (g, c, past) => ({
      ...day(`${g.y ?? nearestYear("12-25", c, past || g.last !== undefined)}-12-25`),
      holiday: true,
    }),
  ],
  [
    "in the new year",
    (_, c) => {
      const year = monthIn(c.today) < 3 ? yearIn(c.today) : yearIn(c.today) + 1;
      return { from: `${year}-01-01`, to: `${year}-03-31` };
    },
  ],
  [
    "(?:the )?new year(?:'s day)?",
    (_, c, past) => day(`${yearIn(c.today) + (past ? 0 : 1)}-01-01`),
  ],
  [
    "(?:the )?(?:(?<last>last) |next |this )?easter(?: break| hols| holidays?)?(?: (?<y>20\\d\\d))?",
    (g, c, past) => {
      const about = easterOf(yearIn(c.today)).slice(5);
      const year = g.y ? Number(g.y) : nearestYear(about, c, past || g.last !== undefined);
      return { ...day(easterOf(year)), holiday: true };
    },
  ],
  [
    "(?:(?:the )?(?<end>end of )|the year )?(?<y>20[1-4]\\d)(?![-/\\d.])",
    (g) => ({ from: g.end ? `${g.y}-12-31` : `${g.y}-01-01`, to: `${g.y}-12-31` }),
  ],
  [
    `${PART}(?:the )?(?:(?<last>last|next|this) )?(?<term>spring|summer|autumn) term(?: (?<y>20\\d\\d))?`,
    (g, c, past) => {
      const found = season(g, c, past);
      const shift = g.y && found ? Number(g.y) - yearIn(found.from) : 0;
      return shift === 0
        ? found
        : season(g, { ...c, today: `${yearIn(c.today) + shift}${c.today.slice(4)}` }, past);
    },
  ],
  [
    "(?:the )?(?:(?<last>last) |next |this )?summer(?: holidays?| hols| break)?(?! term)",
    (g, c, past) => {
      const year = nearestYear("07-21", c, past || g.last !== undefined);
      return { ...day(`${year}-07-21`), holiday: true };
    },
  ],
  [
    "(?:the )?(?:board )?(?:papers?|papers deadline|agenda)(?: go(?:es)? out| are (?:sent|due)| deadline| have to go out)?",
    (_, c) => ({ ...day(c.papers ?? c.today), symbol: "@papers_deadline" }),
  ],
  [
    `(?:the |our )?(?<which>next|last|previous|coming|upcoming|latest|this) (?:${BOARD}|one|time)`,
    meeting,
  ],
  [`(?:the |our )?(?:${BOARD})`, meeting],
  [
    "(?:we )?last met|(?:the )?last time(?: we met)?|last one|we met(?: last)?|(?:the )?time we met",
    (_, c, past) => meeting({ which: "last" }, c, past),
  ],
  ["we (?:next )?meet(?: next)?", (_, c, past) => meeting({ which: "next" }, c, past)],
];
