import { allMeetings } from "../plan/meetings/board-dates.ts";
import type { Meeting } from "../plan/meetings/meeting.kind.ts";
import type { MeetingSaid } from "../plan/meetings/plan-meeting.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { type CalendarDate, printDate } from "../plan/time/calendar-date.ts";
import type { Rhythm } from "../plan/time/rhythm.ts";
import { NTHS, WEEKDAYS } from "../plan/time/rhythm.ts";
import { calendarOf } from "./calendar.ts";
import { dateSaid } from "./date-said.ts";
import type { Request } from "./request.ts";

/** What is said of a meeting: which one, when, whose. */

type Hearing = { readonly plan: Plan; readonly today: CalendarDate };

const refuse = (sentence: string): Request => ({ command: "refuse", sentence });

/** What may stand about a day, and says no more. */
const ROUND_A_DAY =
  /^(?:(?:the|our|on|of|for|next|board|meeting|sub-?committee|committee)\s+)*|(?:\s+(?:board|meeting|sub-?committee|committee))*$/gi;

/** The day that a text names and nothing else: of what says more, nobody can tell what is meant. */
export function dayOnly(said: string, hearing: Hearing, past = false): CalendarDate | undefined {
  const bare = said
    .trim()
    .replace(ROUND_A_DAY, "")
    .replace(/[,.]+$/, "");
  return LOOKS_LIKE_A_DAY.test(bare) || /^(?:the )?\d{1,2}(?:st|nd|rd|th)$/i.test(bare)
    ? dateSaid(bare, hearing, past)
    : undefined;
}

/** The one meeting on a day that is said, or a sentence on why there is none. */
export function meetingOn(said: string, hearing: Hearing, past = false): Meeting | Request {
  const { plan } = hearing;
  const bare =
    /^(?:the |our )?(?:next)?(?:^| )?(?:board|meeting|sub-?committee|committee)?(?: meeting)?$/i;
  const { next } = calendarOf(plan, hearing.today);
  const date = bare.test(said.trim()) ? next : dayOnly(said, hearing, past);
  const live = allMeetings(plan).filter(({ cancelled }) => cancelled === null);
  const on = live.filter((meeting) => meeting.date === date);
  const [only] = on;
  if (only && on.length === 1) return only;
  if (only) {
    return refuse(
      `${on.length} meetings are on ${printDate(only.date)}. Say “meetings” and open the one that you mean.`,
    );
  }
  const coming = live.filter((meeting) => meeting.date >= hearing.today).slice(0, 6);
  const planned =
    coming.length > 0
      ? ` Planned: ${coming.map((meeting) => printDate(meeting.date)).join(", ")}.`
      : " None is planned.";
  return refuse(
    date
      ? `No meeting is planned for ${printDate(date)}.${planned}`
      : `I cannot tell which meeting “${said.trim()}” is.${planned}`,
  );
}

const TIME =
  /(?:\b(?:at|from) )?\b((?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:am|pm)?|(?:1[0-2]|[1-9]) ?(?:am|pm)|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:hrs|hours|h)\b))(?: ?(?:hrs|hours|h)\b)?(?!\w)/i;

/** A time in a text, and the text without it. */
export function timeIn(text: string): { readonly time?: string; readonly rest: string } {
  // A date in figures, such as 3.2.2021, holds what looks like a time.
  const dates = text.replace(/\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}/g, (found) =>
    "~".repeat(found.length),
  );
  const found = TIME.exec(dates);
  if (!found) return { rest: text };
  const { index } = found;
  const rest = `${text.slice(0, index)} ${text.slice(index + found[0].length)}`;
  return { time: (found[1] ?? "").replace(/\s/g, ""), rest };
}

const RHYTHM = new RegExp(
  `(?:on |every )?(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (${WEEKDAYS.join("|")})s?(?: (?:of|in) (?:each|every|the) month)?`,
  "i",
);

function rhythmIn(text: string): { readonly rhythm?: Rhythm; readonly rest: string } {
  const found = RHYTHM.exec(text);
  const nth = NTHS[found?.[1]?.toLowerCase() as keyof typeof NTHS];
  const weekday = WEEKDAYS.findIndex((day) => day.toLowerCase() === found?.[2]?.toLowerCase());
  if (!found || nth === undefined || weekday < 0) return { rest: text };
  return { rhythm: { nth, weekday }, rest: text.replace(found[0], " ") };
}

/** A meeting as it is said in one line: day, time, whose, and whether it is each month. */
export function meetingSaid(
  said: string,
  monthly: boolean,
  hearing: Hearing,
): MeetingSaid | undefined {
  const { time, rest: untimed } = timeIn(` ${said} `);
  const { rhythm, rest: undated } = monthly
    ? rhythmIn(untimed)
    : { rhythm: undefined, rest: untimed };
  const day = wholeDate(undated, hearing);
  if (!day && !rhythm) return undefined;
  const left = (day ? day.rest : undated)
    .replace(/\s+/g, " ")
    .replace(/^[\s,]*(?:(?:on|at|for|of|the|a|from|starting|each month|every month)\s+)*/i, "")
    .replace(/[\s,.]*(?:\b(?:on|at|for|of|the|from|starting|each month|every month)\s*)*$/i, "")
    .trim();
  return {
    ...(day ? { date: day.date } : {}),
    ...(time ? { time } : {}),
    ...(left ? { body: left } : {}),
    ...(monthly ? { monthly: rhythm ?? true } : {}),
  };
}

/** The first day that a text names, and the text without it. */
function wholeDate(text: string, hearing: Hearing) {
  const words = text.trim().split(/\s+/);
  // The longest run of words that is one day, from the left.
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + 5); to > from; to--) {
      const part = words
        .slice(from, to)
        .join(" ")
        .replace(/[,.]+$/, "");
      if (!LOOKS_LIKE_A_DAY.test(part)) continue;
      const date = dateSaid(part, hearing, false);
      if (date) return { date, rest: [...words.slice(0, from), ...words.slice(to)].join(" ") };
    }
  }
  return undefined;
}

const DAY = "(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?";
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
/** The whole of it is one day, so that no word of a body's name is taken for a part of one. */
const LOOKS_LIKE_A_DAY = new RegExp(
  `^(?:today|tomorrow|(?:(?:this|next) )?${DAY}|(?:${DAY},? )?(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH},?(?: \\d{4})?|(?:${DAY},? )?${MONTH} \\d{1,2}(?:st|nd|rd|th)?,?(?: \\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?)$`,
  "i",
);
