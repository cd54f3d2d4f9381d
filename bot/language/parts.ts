import type { Plan } from "../plan/model/snapshot.ts";
import { isInTexts } from "../plan/text/search.ts";
import type { CalendarDate } from "../plan/time/calendar-date.ts";
import { findAreaNames, findAreaNumbers, findBareNumbers } from "./areas.ts";
import { calendarOf } from "./calendar.ts";
import { findStanding } from "./colours.ts";
import { findDates } from "./dates.ts";
import { findOrganisation } from "./organisations.ts";
import { findPeople, findWholeNames } from "./people.ts";
import { findReferences } from "./references.ts";
import { GRAMMAR, SILENT } from "./silent.ts";
import { clean, type Word, wordsOf } from "./words.ts";

/** What reading a text needs to know: the plan it is about, today's date, and whom it mentions. */
export type Context = {
  readonly plan: Plan;
  readonly today: CalendarDate;
  readonly mentions: readonly {
    readonly text: string;
    readonly id: string | null;
    readonly name: string;
    readonly teams?: string;
  }[];
};

/** A text with mentions as `@0`, `@1` …, and nothing that a client added. */
export function lineOf(text: string, mentions: Context["mentions"]): string {
  let marked = text;
  for (const [n, mention] of mentions.entries()) {
    if (mention.text !== "") marked = marked.replaceAll(mention.text, ` @${n} `);
  }
  return clean(marked);
}

/** Everything in a text that names something of the plan, with the words it took. */
export type Parts = ReturnType<typeof partsOf>;

export function partsOf(line: string, context: Context, past: boolean) {
  const { plan, today, mentions } = context;
  const words = wordsOf(line);
  const calendar = calendarOf(plan, today);
  const isWord = (word: Word) =>
    SILENT.has(word.text) || GRAMMAR.has(word.text) || isInTexts(plan, "action", word.text);
  const references = findReferences(words, plan, line);
  const numbered = findAreaNumbers(words, plan);
  const dates = findDates(line, words, calendar, past);
  const whole = findWholeNames(words, plan, mentions, isWord);
  const areas = [
    ...numbered,
    ...findBareNumbers(words, plan),
    ...findAreaNames(words, plan, isWord),
  ];
  const standing = findStanding(words, isWord);
  const people = findPeople(line, words, plan, whole, isWord);
  const organisation = findOrganisation(line, words, plan);
  return { line, words, references, dates, areas, standing, people, organisation, isWord };
}
