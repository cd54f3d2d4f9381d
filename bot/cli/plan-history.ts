import { wayWords, whenWords, whoWords } from "../../cards/history/past.ts";
import { BYTE_ORDER_MARK, csvRow } from "../plan/file/csv.ts";
import { fieldChanges } from "../plan/history/field-words.ts";
import type { Change } from "../plan/model/change.ts";
import { calendarDate } from "../plan/model/primitives.ts";
import type { Plan } from "../plan/model/snapshot.ts";
import { vocabularyOf } from "../plan/model/vocabulary.ts";
import type { PlanRecord } from "../plan/record/record.ts";
import { type CalendarDate, endOfDay, printDate, startOfDay } from "../plan/time/calendar-date.ts";

/** Every change of a time, as a clerk hands it to whoever asked for it under the Freedom of Information Act. */

export type HistoryAsked = {
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
};

/** Two days as the command line has them, both of them included; a fault is a sentence. */
export function historyAsked(since: string | undefined, until: string | undefined): HistoryAsked {
  const day = (option: string, value: string | undefined) => {
    if (value === undefined || calendarDate.safeParse(value).success) return value ?? null;
    throw new Error(`${option} ${value} is not a date. Write it as 2020-12-18.`);
  };
  const asked = { since: day("--since", since), until: day("--until", until) };
  if (asked.since && asked.until && asked.until < asked.since) {
    throw new Error(`--until ${until} is before --since ${since}.`);
  }
  return asked;
}

/** The changes of that time, read from the store in one query. */
export function changesAsked(record: PlanRecord, plan: Plan, { since, until }: HistoryAsked) {
  const from = since === null ? new Date(0) : startOfDay(since);
  return record.between(plan, from, until === null ? undefined : endOfDay(until));
}

const HEADER = [
  "version",
  "when",
  "who",
  "for whom",
  "by which way",
  "command",
  "kind",
  "ref",
  "field",
  "before",
  "after",
  "why",
] as const;

/** What stands where a change did something that this version cannot read. */
const NOT_READ = "cannot be read here";

/** A file with a row for each field that changed, in the words of the cards; instants are UTC. */
export function historyCsv(plan: Plan, changes: readonly Change[]): string {
  const vocabulary = vocabularyOf(plan);
  const rows = changes.flatMap(({ version, at, by, via, command, why, items, unread, lost }) => {
    const made = [version, at, by.name, by.for ?? null, via, command];
    const touched = items.flatMap(({ before, after }) => {
      const item = [vocabulary.called(after.kind).one, after.ref];
      const fields = fieldChanges(before, after, vocabulary);
      // A change that no field tells of is in the record, so it is in the file.
      if (fields.length === 0) return [[...made, ...item, null, null, null, why]];
      return fields.map(({ label, was, now }) => [...made, ...item, label, was, now, why]);
    });
    const aside =
      lost !== undefined ? [["", ""]] : (unread ?? []).map(({ after }) => [after.kind, after.ref]);
    const others = aside.map((item) => [...made, ...item, NOT_READ, null, null, why]);
    const all = [...touched, ...others];
    return all.length > 0 ? all : [[...made, null, null, null, null, null, why]];
  });
  return BYTE_ORDER_MARK + [[...HEADER], ...rows].map(csvRow).join("");
}

/** The same in lines for reading. */
export function historyLines(
  plan: Plan,
  changes: readonly Change[],
  { since, until }: HistoryAsked,
): readonly string[] {
  const vocabulary = vocabularyOf(plan);
  const time = [
    since ? ` from ${printDate(since)}` : " from the beginning",
    until ? ` to ${printDate(until)}` : "",
  ].join("");
  const first = changes.find((change) => change.version === 1);
  return [
    `${changes.length} of ${plan.version} changes${time}.`,
    ...(first ? [`The record begins on ${whenWords(first)}; nothing is known of before.`] : []),
    ...changes.flatMap((change) => [
      "",
      `${whenWords(change)}, version ${change.version}: ${whoWords(change, 200)}, ${wayWords(change)} (${change.command})`,
      ...(change.why ? [`  why: ${change.why}`] : []),
      ...(change.lost === undefined ? [] : [`  what it did ${NOT_READ}`]),
      ...(change.unread ?? []).map(({ after }) => `  ${after.kind} ${after.ref}: ${NOT_READ}`),
      ...change.items.flatMap(({ before, after }) =>
        fieldChanges(before, after, vocabulary).map(({ label, was, now }) => {
          const told = before ? `was ${was ?? "none"}, now ${now ?? "none"}` : (now ?? "none");
          return `  ${vocabulary.called(after.kind).one} ${after.ref}: ${label}: ${told}`;
        }),
      ),
    ]),
  ];
}
