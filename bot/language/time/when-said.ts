import { nextMeeting } from "../../plan/meetings/board-dates.ts";
import { timeOf } from "../../plan/meetings/plan-meeting.ts";
import type { Plan } from "../../plan/model/snapshot.ts";
import type { When } from "../../plan/posts/schedule.kind.ts";
import {
  addDays,
  type CalendarDate,
  mondayOf,
  printDate,
  startOfMonth,
  weekdayOf,
} from "../../plan/time/calendar-date.ts";
import { NTHS, WEEKDAYS } from "../../plan/time/rhythm.ts";
import { addWorkingDays } from "../../plan/time/working-days.ts";
import { numberNamed, numberWordsTo } from "../line/number-words.ts";

/** When something is to be posted, as it is said: `on Tuesday 9am`, `3 working days before the board, 09:00`. */

/** What a time is read against: the plan's meetings, today, and the time of day in London (midnight, where it is not known). */
export type Hearing = {
  readonly plan: Plan;
  readonly today: CalendarDate;
  readonly time?: string | undefined;
};

/** A time as it was meant, or a sentence on why it will not do. */
export type WhenSaid =
  | { readonly when: When; readonly timeLeftOut: boolean }
  | { readonly wrong: string };

/** The time of day of a post where none is said. */
const USUAL = "09:00";

const wrong = (sentence: string): { readonly wrong: string } => ({ wrong: sentence });
const isWrong = <T extends object>(
  found: T | { readonly wrong: string },
): found is {
  readonly wrong: string;
} => "wrong" in found;

/** Ways to say it that can be read. */
export const WHEN_EXAMPLES =
  "“on Tuesday 9am”, “every Monday at 9”, “on the first Wednesday of every month 09:00” or “3 working days before the board, 09:00”";

const SHORT = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY =
  "(?<day>sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?)";
const DAYS = `${DAY}s?`;
/** "tues" is one Tuesday, "Tuesdays" are all. */
const WHOLE_DAY = "(?<day>(?:sun|mon|tues|wednes|thurs|fri|satur)day)";
const weekdayNumber = (said: string | undefined) => SHORT.indexOf((said ?? "").slice(0, 3));

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?<month>jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const ORDINAL = "(?<d>\\d{1,2})(?:st|nd|rd|th)";
const DATE = `(?:(?<iso>\\d{4}-\\d{1,2}-\\d{1,2})|(?<dd>\\d{1,2})[/.](?<mm>\\d{1,2})(?:[/.](?<yy>\\d{4}|\\d{2}))?|(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?: (?<y>\\d{4}))?|${MONTH.replace("<month>", "<month2>")} (?<d2>\\d{1,2})(?:st|nd|rd|th)?(?: (?<y2>\\d{4}))?)`;

const NUMBER = `(?<n>\\d{1,3}|an?|${numberWordsTo(10).join("|")})`;
const numberOf = (said: string | undefined) =>
  said === "a" || said === "an" ? 1 : said ? (numberNamed(said, 10) ?? Number(said)) : 0;

const NTH = `(?<nth>${Object.keys(NTHS).join("|")})`;
const OF_MONTH = "(?: (?:of|in) (?:each|every|the|a) month| each month| every month| monthly)";
const EACH_MONTH = "(?:monthly|(?:every|each) month)";
const BOARD =
  "(?:(?:each|every|the|our|any)(?: (?<next>next|coming))? )?(?:send |improvement |partnership )*(?:boards?|(?:board )?meetings?|sub-?committees?|committees?)(?: meetings?)?";

const dayName = (date: CalendarDate) => WEEKDAYS[weekdayOf(date)] ?? "";

type Time = { readonly time: string; readonly leftOut: boolean; readonly rest: string };

/** Dates in figures hold what looks like a time. */
const FIGURES = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}\/\d{1,2}/g;
const TIMES = new RegExp(
  [
    "(?:\\b(?:at|from) |@ ?)?\\b(?<clock>\\d{1,2}[:.]\\d{2})(?: ?(?<half>[ap])\\.?m\\b\\.?)?(?: ?(?:hrs|hours|h)\\b)?(?![\\w:])",
    "(?:\\bat |@ ?)?\\b(?<hour>\\d{1,2}) ?(?<half2>[ap])\\.?m\\b\\.?",
    "\\bat (?<four>\\d{3,4})(?: ?(?:hrs|hours|h)\\b)?(?!\\w)|\\b(?<hours>\\d{4}) ?(?:hrs|hours|h)\\b",
    "(?:\\bat |@ ?)(?<bare>\\d{1,2})(?: o'?clock)?(?![\\w/.:-])|\\b(?<bell>\\d{1,2}) o'?clock\\b",
    "(?:\\bat )?\\b(?<noon>noon|midday|midnight)\\b",
  ].join("|"),
  "g",
);
const PART =
  /\b(?:in the |(?<this>this )|on the )?(?<part>morning|afternoon|evening|night)s?\b(?! of\b)/;

/** The time of day in what is said, and what is left of it. */
function timeIn(said: string): Time | { readonly wrong: string } {
  const masked = said.replace(FIGURES, (found) => "~".repeat(found.length));
  const found = [...masked.matchAll(TIMES)];
  const [match] = found;
  let rest = said;
  for (const { index, 0: whole } of found.toReversed()) {
    rest = `${rest.slice(0, index)} ${rest.slice(index + whole.length)}`;
  }
  const part = PART.exec(rest)?.groups;
  // "this morning" is today as well.
  if (part) rest = rest.replace(PART, part.this ? " today " : " ");
  rest = rest.replace(/\s+/g, " ").trim();
  if (found.length > 1) {
    const both = found.map(([whole]) => `“${whole.trim()}”`).join(" and ");
    return wrong(`You named more than one time, ${both}. Say one, for example “at 09:00”.`);
  }
  const later = part?.part !== undefined && part.part !== "morning";
  if (!match) {
    if (!later) return { time: USUAL, leftOut: true, rest };
    return wrong(`Say at what time of the ${part?.part}, for example “at 16:00”.`);
  }
  const { clock, half, hour, half2, four, hours, bare, bell, noon } = match.groups ?? {};
  const as = match[0].trim().replace(/^(?:at|from|@) ?/, "");
  if (noon === "midnight") {
    return wrong("Say midnight as a time, so that the day is certain: “00:00” or “23:59”.");
  }
  if (noon) return { time: "12:00", leftOut: false, rest };
  const digits = four ?? hours;
  const plain =
    clock?.replace(".", ":") ??
    (digits ? digits.replace(/(\d{2})$/, ":$1") : `${hour ?? bare ?? bell}:00`);
  const named = half ?? half2;
  const early = /^[1-6]:/.test(plain) && !named && digits === undefined;
  if (early && part === undefined) {
    const [h = "", m = ""] = plain.split(":");
    return wrong(
      `“${as}” could be in the morning or in the afternoon. Say “${plain.padStart(5, "0")}” or “${Number(h) + 12}:${m}”.`,
    );
  }
  const time = timeOf(`${plain}${named ? `${named}m` : early && later ? "pm" : ""}`);
  return time
    ? { time, leftOut: false, rest }
    : wrong(`There is no time “${as}”. Say it as “09:00”.`);
}

/** What day phrases are read with: the time already found, and now. */
type Scene = Hearing & { readonly at: string };
type Groups = Readonly<Record<string, string | undefined>>;
type Read = (groups: Groups, scene: Scene) => When | { readonly wrong: string };

const isPast = (date: CalendarDate, { today, time, at }: Scene) =>
  date < today || (date === today && at <= (time ?? "00:00"));

/** A day to come, as an example. */
const soon = ({ today }: Scene) => printDate(addDays(today, 7)).replace(/ \d{4}$/, "");

function onDay(date: CalendarDate, scene: Scene): When | { readonly wrong: string } {
  const { today, at } = scene;
  if (!isPast(date, scene)) return { each: "once", date, time: at };
  const example = `“on ${soon(scene)} ${at}”`;
  return date === today
    ? wrong(
        `${at} today is past. Say a later time or day, for example “tomorrow ${at}” or ${example}.`,
      )
    : wrong(`${printDate(date)} is past. Say a day that is to come, for example ${example}.`);
}

function dateOf(y: number, m: number, d: number): CalendarDate | undefined {
  if (m < 1 || m > 12 || d < 1) return undefined;
  const date = addDays(startOfMonth(y, m), d - 1);
  return date.slice(0, 7) === startOfMonth(y, m).slice(0, 7) ? date : undefined;
}

const MONTH_NAMES = MONTHS.map((name) => name.replace(/^./, (letter) => letter.toUpperCase()));

/** A date as it is said; without a year it is the nearest to come, unless it has only just gone. */
function dateSaid(g: Groups, scene: Scene): CalendarDate | { readonly wrong: string } {
  const { today } = scene;
  const [isoY, isoM, isoD] = (g.iso ?? "").split("-").map(Number);
  const name = g.month ?? g.month2;
  const m = g.iso ? (isoM ?? 0) : name ? MONTHS.indexOf(name.slice(0, 3)) + 1 : Number(g.mm);
  const d = g.iso ? (isoD ?? 0) : Number(g.d ?? g.d2 ?? g.dd);
  const typed = g.iso ? String(isoY) : (g.y ?? g.y2 ?? g.yy);
  const thisYear = Number(today.slice(0, 4));
  const y =
    typed === undefined ? thisYear : typed.length === 2 ? 2000 + Number(typed) : Number(typed);
  const date = dateOf(y, m, d);
  const said = m >= 1 && m <= 12 ? `${d} ${MONTH_NAMES[m - 1]} ${y}` : `${d}/${g.mm ?? isoM}`;
  if (!date)
    return wrong(
      `There is no ${said}. Say a day of the calendar, for example “on ${soon(scene)} 9am”.`,
    );
  if (typed !== undefined || date >= today) return date;
  const next = dateOf(y + 1, m, d);
  // In December 5 January is the one to come; a day of some weeks ago is a slip.
  if (next && next <= addDays(today, 183)) return next;
  return wrong(
    `${printDate(date)} is past. Say a day that is to come, for example “on ${soon(scene)} 9am”${next ? `, or the year: “${printDate(next)}”` : ""}.`,
  );
}

/** A day of the week that is to come: today's own, where its time is still to come. */
function weekday(g: Groups, scene: Scene): When | { readonly wrong: string } {
  const { today, at } = scene;
  const wanted = weekdayNumber(g.day);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  const date = addDays(today, ahead);
  const name = WEEKDAYS[wanted] ?? "";
  if (g.which === "last" || g.which === "past") {
    return wrong(
      `Last ${name} is past. Say “on ${name} ${at}”, or a date: “on ${soon(scene)} ${at}”.`,
    );
  }
  if (g.which === "next") {
    const start = addDays(mondayOf(today), 7);
    return onDay(addDays(start, (wanted + 6) % 7), scene);
  }
  if (g.week) return onDay(addDays(date, 7), scene);
  if (g.which === "this" && addDays(mondayOf(today), (wanted + 6) % 7) < today) {
    return wrong(`This ${name} is past. Say “on ${name} ${at}”, which is ${printDate(date)}.`);
  }
  if (ahead === 0 && isPast(date, scene)) {
    return wrong(
      `Today is ${name}, and ${at} is past. Say a later time, or the date: “on ${printDate(addDays(today, 7))} ${at}”.`,
    );
  }
  return onDay(date, scene);
}

/** Every so many weeks, from the next such day on, or from a day that is said. */
function weekly(g: Groups, scene: Scene, every: number): When | { readonly wrong: string } {
  if (!(every >= 1 && every <= 8)) {
    return wrong(
      `I can post every 1 to 8 weeks, not every ${every}. Say it as “every 2 weeks on Monday at 9”.`,
    );
  }
  const { today, at } = scene;
  const wanted = weekdayNumber(g.day);
  let from = today;
  if (g.starting) {
    const start = dateSaid(g, scene);
    if (typeof start !== "string") return start;
    if (start < today) return onDay(start, scene) as { readonly wrong: string };
    from = start;
  }
  const first = addDays(from, (wanted - weekdayOf(from) + 7) % 7);
  return {
    each: "week",
    weekday: wanted,
    every,
    from: isPast(first, scene) ? addDays(first, 7) : first,
    time: at,
  };
}

/** So many working days before each board, or after it if negative. */
function byBoard(days: number, g: Groups, scene: Scene): When | { readonly wrong: string } {
  const { plan, today, at } = scene;
  if (days > 60 || days < -20) {
    return wrong(
      "I can post up to 60 working days before a board and 20 after it. Say it as “3 working days before the board, 09:00”.",
    );
  }
  if (!g.next) return { each: "board", before: days, time: at };
  const next = nextMeeting(plan, today);
  if (!next) {
    return wrong(
      "No meeting of the board is planned. Say “add meeting 3 Feb 2021 14:00” with its day first.",
    );
  }
  return onDay(addWorkingDays(next.date, -days), scene);
}

const STARTING = `(?<starting> (?:starting|beginning|from|as from|with effect from)(?: on)? (?:${DAY.replace("<day>", "<startDay>")} )?${DATE})?`;
const nthOf = (g: Groups) => NTHS[(g.nth ?? "first") as keyof typeof NTHS];
const onNth: Read = (g, { at }) => ({
  each: "month",
  on: { nth: nthOf(g), weekday: weekdayNumber(g.day) },
  time: at,
});
const onDayOfMonth: Read = ({ d }, { at }) => {
  const day = Number(d);
  if (day < 1 || day > 31) {
    return wrong(`No month has a day ${day}. Say it as “on the 1st of each month at 9”.`);
  }
  return { each: "month day", day, time: at };
};
const DAILY =
  "I do not post daily. I can post weekly, “every Monday at 9”, monthly, “on the first Wednesday of every month 09:00”, or by the board, “3 working days before the board, 09:00”.";
const signed = (g: Groups) => (g.side === "after" || g.side === "following" ? -1 : 1);

/** What can be said of days, the whole of it; the first that fits is taken. */
const PHRASES: readonly (readonly [pattern: string, read: Read])[] = [
  // By the board.
  [
    `(?:${EACH_MONTH} )?${NUMBER} working days? (?<side>before|ahead of|after|following) ${BOARD}`,
    (g, scene) => byBoard(signed(g) * numberOf(g.n), g, scene),
  ],
  [
    `(?:${EACH_MONTH} )?(?:on )?the (?:working )?day (?<side>before|after|following) ${BOARD}`,
    (g, scene) => byBoard(signed(g), g, scene),
  ],
  [
    `(?:on )?(?:the (?:morning|day) of ${BOARD}|(?:every |each )?board days?|(?:at |on )?(?:every|each) (?:board|meeting)(?: day)?)`,
    (g, scene) => byBoard(0, g, scene),
  ],
  [
    `.*\\b(?<n>\\d{1,3}|an?|${numberWordsTo(10).join("|")}) (?:clear |calendar )*(?<unit>day|week|month|clear working day|hour)s? (?<side>before|ahead of|after|following) ${BOARD}`,
    (g) =>
      wrong(
        `Days before and after a board are counted in working days. Say it as “${g.unit === "week" && numberOf(g.n) <= 12 ? numberOf(g.n) * 5 : numberOf(g.n)} working days ${g.side === "after" || g.side === "following" ? "after" : "before"} the board, 09:00”.`,
      ),
  ],
  [
    `(?:${EACH_MONTH} )?(?:before|ahead of|after|following) ${BOARD}`,
    () => wrong("Say how many working days, for example “3 working days before the board, 09:00”."),
  ],

  // Each month.
  [`(?:${EACH_MONTH} )?(?:on )?(?:the )?${NTH} ${DAY}${OF_MONTH}`, onNth],
  [`${EACH_MONTH} (?:on )?(?:the )?${NTH} ${DAY}`, onNth],
  [`(?:every|each) (?!second|2nd)${NTH} ${DAY}${OF_MONTH}?`, onNth],
  [`(?:every|each) ${NTH} ${DAY}${OF_MONTH}`, onNth],
  [
    `.*\\b(?:fifth|5th) ${DAY}.*`,
    (g) => {
      const name = WEEKDAYS[weekdayNumber(g.day)];
      return wrong(
        `Not every month has a fifth ${name}. Say “on the last ${name} of every month”.`,
      );
    },
  ],
  [`(?:${EACH_MONTH} )?(?:on )?(?:the |every |each )?${ORDINAL}(?: day)?${OF_MONTH}`, onDayOfMonth],
  [`${EACH_MONTH} (?:on )?(?:the )?${ORDINAL}`, onDayOfMonth],
  [
    `(?:${EACH_MONTH} )?(?:on )?the last day${OF_MONTH}|${EACH_MONTH} (?:on )?the last day|(?:at )?the end of (?:each|every) month`,
    (_g, { at }) => ({ each: "month day", day: 31, time: at }),
  ],
  [
    EACH_MONTH,
    () =>
      wrong(
        "Say on which day of the month: “on the 1st of each month at 9”, “on the first Wednesday of every month 09:00”, or “every month, 3 working days before the board, 09:00”.",
      ),
  ],

  // Each week.
  [
    `(?:every|each|weekly on|(?:every|each) week on)(?: a)? ${DAYS}${STARTING}`,
    (g, scene) => weekly(g, scene, 1),
  ],
  [
    `(?:on )?${WHOLE_DAY}s(?: weekly| every week| each week)?${STARTING}`,
    (g, scene) => weekly(g, scene, 1),
  ],
  [
    `(?:every (?:other|second|2nd|alternate) ${DAYS}|(?:fortnightly|every (?:fortnight|(?:other|second) week)) on(?: a)? ${DAYS.replace("<day>", "<day2>")})${STARTING}`,
    (g, scene) => weekly({ ...g, day: g.day ?? g.day2 }, scene, 2),
  ],
  [
    `every ${NUMBER} weeks on(?: a)? ${DAYS}${STARTING}`,
    (g, scene) => weekly(g, scene, numberOf(g.n)),
  ],
  [
    "weekly|(?:every|each) (?:other |second )?week|fortnightly|every fortnight|every \\w+ weeks",
    () =>
      wrong(
        "Say on which day of the week, for example “every Monday at 9” or “every other Tuesday 9am”.",
      ),
  ],
  ["daily|(?:every|each) (?:single )?(?:day|weekday|working day|morning)", () => wrong(DAILY)],

  // One day; a time alone is today's.
  ["(?:for )?(?:today)?", (_g, scene) => onDay(scene.today, scene)],
  ["(?:for )?tomorrow", (_g, scene) => onDay(addDays(scene.today, 1), scene)],
  ["yesterday", (_g, scene) => onDay(addDays(scene.today, -1), scene)],
  [
    `(?:on |for )?(?:(?<which>this|next|last|past|coming|this coming) )?${DAY}(?<week> week)?`,
    weekday,
  ],
  [
    `(?:on |for )?(?:${DAY} )?(?:the )?${DATE}`,
    (g, scene) => {
      const date = dateSaid(g, scene);
      if (typeof date !== "string") return date;
      if (g.day && weekdayNumber(g.day) !== weekdayOf(date)) {
        return wrong(
          `${printDate(date)} is a ${dayName(date)}, not a ${WEEKDAYS[weekdayNumber(g.day)]}. Say which of the two you mean.`,
        );
      }
      return onDay(date, scene);
    },
  ],
  [
    `(?:on |for )?(?:${DAY} )?the ${ORDINAL}`,
    (g, scene) => {
      const { today } = scene;
      const [y = 0, m = 0] = today.split("-").map(Number);
      const d = Number(g.d);
      const [at, month] = d < Number(today.slice(8)) ? [startOfMonth(y, m + 1), m] : [today, m - 1];
      const [year = 0, number = 0] = at.split("-").map(Number);
      const date = dateOf(year, number, d);
      if (!date) {
        return wrong(
          `There is no ${d} ${MONTH_NAMES[month % 12]} ${year}. Say a day of the calendar, for example “on ${soon(scene)} 9am”.`,
        );
      }
      if (g.day && weekdayNumber(g.day) !== weekdayOf(date)) {
        return wrong(
          `${printDate(date)} is a ${dayName(date)}, not a ${WEEKDAYS[weekdayNumber(g.day)]}. Say which of the two you mean.`,
        );
      }
      return onDay(date, scene);
    },
  ],
];

const READ = PHRASES.map(([pattern, read]) => [new RegExp(`^(?:${pattern})$`), read] as const);

const HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve".split("|");

/** A time that is meant roughly is posted at on the dot. */
const ABOUT =
  /\b(?:at )?(?:about|around|roughly|approximately|approx|circa) (?=half\b|quarter\b|\d|noon\b|midday\b)/g;

/** "Half eight" is half past eight, and "quarter to nine" is a quarter before it. */
const withHalves = (said: string): string =>
  said
    .replace(ABOUT, "at ")
    .replace(
      /\b(half|quarter)(?: (past|to))? (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/g,
      (whole, part: string, side: string | undefined, hour: string) => {
        const at = HOURS.indexOf(hour) >= 0 ? HOURS.indexOf(hour) + 1 : Number(hour);
        if (part === "quarter" && side === undefined) return whole;
        if (side === "to") return `${at === 1 ? 12 : at - 1}:${part === "half" ? "30" : "45"}`;
        return `${at}:${part === "half" ? "30" : "15"}`;
      },
    );

/** Reads when something is to be posted. What cannot be read is refused with an example, and so is what is past. */
export function whenSaid(text: string, hearing: Hearing): WhenSaid {
  const said = text
    .toLowerCase()
    .replace(/,/g, " ")
    .replace(/\s+/g, " ")
    .replace(/[\s.!?]+$/, "")
    .trim();
  const found = timeIn(withHalves(said));
  if (isWrong(found)) return found;
  const days = found.rest
    .replace(/^(?:and|at|on|for) (?=(?:on|every|each|the day|the morning|today|tomorrow)\b)/, "")
    .replace(/ (?:at|on)$/, "")
    .trim();
  for (const [pattern, read] of READ) {
    const match = pattern.exec(days);
    if (!match) continue;
    const when = read(match.groups ?? {}, { ...hearing, at: found.time });
    return isWrong(when) ? when : { when, timeLeftOut: found.leftOut };
  }
  return wrong(`I cannot tell when “${text.trim()}” is. Say it as ${WHEN_EXAMPLES}.`);
}

/** How a time to post at begins; where nothing can be made of what follows, it is said. */
export const OPENS = new RegExp(
  `^(?:on |at |from |for |by |until |till |before |after |starting )?(?:about |around |roughly )?(?:the )?(?:(?:every|each|daily|weekly|monthly|fortnightly|annually|yearly|hourly|quarterly|tomorrow|tonight|yesterday|today|noon|midday|midnight|half|quarter|weekends?)\\b|(?:(?:this|next|last|coming) )?${DAYS}\\b|(?:this|next|last) (?:morning|afternoon|evening|week|month|year|quarter|time)\\b|in (?:an?|\\d+|${numberWordsTo(10).join("|")}) (?:minute|hour|day|week|month)|in the (?:morning|afternoon|evening)\\b|(?:working )?day (?:before|after|following)\\b|(?:morning|afternoon|evening|day) of\\b|${NTH} (?:working )?(?:${DAY.replace("<day>", "<d1>")}|day)\\b|fifth\\b|end of (?:the|each|every)\\b|${DATE.replace("<d>", "<d3>")}|\\d{1,2}(?:st|nd|rd|th)\\b|\\d{1,2}(?:[:.]\\d{2})? ?[ap]\\.?m\\b|\\d{1,2}[:.]\\d{2}\\b|${NUMBER} (?:clear |calendar |working )*(?:minute|hour|day|week|month)s?\\b|board days?\\b)|^at \\d|^soon\\b|^later\\b`,
  "i",
);
