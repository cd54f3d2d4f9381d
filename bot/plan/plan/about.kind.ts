import { z } from "zod";
import { LINE, LIST, PARAGRAPHS, PROSE, printedDateText } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { calendarDate, item, optionalText, paragraph, text } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { printDate } from "../time/calendar-date.ts";

/** The plan itself: names, local area, dates, and a notice that every overview card must carry. */
export const About = z.object({
  kind: z.literal("about"),
  ...item,
  name: text,
  shortName: text,
  abbreviation: text,
  otherNames: z.array(text).default([]),
  localArea: text,
  stage: text,
  notice: optionalText,
  /** Calendar dates that 3, 6 and 12 months are counted to. */
  periods: z.array(z.object({ months: z.int().positive(), ends: calendarDate })).default([]),
  dates: z
    .array(z.object({ what: text, printed: text, date: calendarDate.nullable() }))
    .default([]),
  narrative: z.array(paragraph).default([]),
});
export type About = z.infer<typeof About>;

declare module "../model/kind.ts" {
  interface Kinds {
    about: About;
  }
}

export const ABOUT = describeKind<"about">({
  kind: "about",
  schema: About,
  called: { one: "plan", many: "plans" },
  text: ({ name }) => name,
  board: 8,
  file: { list: null, place: 0 },
  fields: {
    name: { label: "Name", type: LINE },
    shortName: { label: "Short name", type: LINE },
    abbreviation: { label: "Abbreviation", type: LINE },
    otherNames: { label: "Other names", type: LIST },
    localArea: { label: "Local area", type: LINE },
    stage: { label: "Stage", type: LINE },
    notice: { label: "Notice", type: PROSE },
    periods: {
      label: "Periods",
      type: LIST,
      value: ({ periods }) =>
        periods.map(({ months, ends }) => `${months} months end ${printDate(ends)}`),
    },
    dates: {
      label: "Dates",
      type: LIST,
      value: ({ dates }) =>
        dates.map(
          ({ what, printed, date }) =>
            `${what}: ${date ? printedDateText({ printed, date }) : printed}`,
        ),
    },
    narrative: { label: "Narrative", type: PARAGRAPHS },
    note: NOTE,
  },
});
