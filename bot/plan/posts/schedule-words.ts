import { printDate, weekdayOf } from "../time/calendar-date.ts";
import { rhythmWords, WEEKDAYS } from "../time/rhythm.ts";
import type { When } from "./schedule.kind.ts";

const DAY_WORDS = ["", "1 working day", "2 working days"] as const;
const workingDays = (days: number) => DAY_WORDS[days] ?? `${days} working days`;

const ordinal = (n: number) => {
  const ending = n % 10 === 1 && n !== 11 ? "st" : n % 10 === 2 && n !== 12 ? "nd" : "th";
  return `${n}${n % 10 === 3 && n !== 13 ? "rd" : ending}`;
};

/** When a schedule posts, in words: `3 working days before each board, at 09:00`. */
export function scheduleWords(when: When): string {
  const at = `at ${when.time}`;
  switch (when.each) {
    case "once":
      return `on ${WEEKDAYS[weekdayOf(when.date)]} ${printDate(when.date)} ${at}`;
    case "week": {
      const each = when.every === 1 ? "every" : `every ${when.every} weeks on`;
      return `${each} ${WEEKDAYS[when.weekday]} ${at}`;
    }
    case "month":
      return `on ${rhythmWords(when.on)} ${at}`;
    case "month day":
      return `on the ${ordinal(when.day)} of each month ${at}`;
    case "board":
      if (when.before === 0) return `on the day of each board, ${at}`;
      return `${workingDays(Math.abs(when.before))} ${when.before > 0 ? "before" : "after"} each board, ${at}`;
  }
}
