import { z } from "zod";
import { AREA, DATE, LINE, PROSE, YES_NO } from "../model/field-types.ts";
import { describeKind } from "../model/kind.ts";
import { differ, type Moved } from "../model/moved.ts";
import { capital } from "../model/names.ts";
import { calendarDate, item, optionalText, ref } from "../model/primitives.ts";
import { NOTE } from "../model/shared-fields.ts";
import { printDate } from "../time/calendar-date.ts";
import { bodyText } from "./bodies.ts";
import { ratingText, wayBetween } from "./rating-words.ts";

/** The right that whoever records one needs. */
export const RATE_OVERALL = "record an overall rating";

/** So long can a rating be in a body's own words. */
export const LONGEST_RATING = 60;

/**
 * How the plan, or one of its areas, is rated as a whole on a day: by the partnership itself or by
 * another body, in its own words. Each is kept beside those before it, so that they tell a direction.
 */
export const Judgement = z.object({
  kind: z.literal("judgement"),
  ...item,
  /** The area that is rated; null is the plan. */
  area: ref.nullable().default(null),
  /** Who rates; null is the partnership itself. */
  body: z.string().trim().min(1).max(120).nullable().default(null),
  rating: z.string().trim().min(1).max(LONGEST_RATING),
  date: calendarDate,
  /** What it was said at: a visit, a letter. */
  occasion: z.string().trim().min(1).max(120).nullable().default(null),
  reason: optionalText,
  /** Taken back by whoever recorded it: kept, and no longer among the ratings. */
  withdrawn: z.literal(true).optional(),
});
export type Judgement = z.infer<typeof Judgement>;

declare module "../model/kind.ts" {
  interface Kinds {
    judgement: Judgement;
  }
}

/** `Our own: ▲ amber` */
const said = ({ body, rating }: Judgement) => `${bodyText(body)}: ${ratingText(rating)}`;

/** One that was put right is told; it is no direction of travel. */
function judgementMoved(was: Judgement, states: readonly Judgement[]): readonly Moved[] {
  const now = states.at(-1);
  if (!now || !differ(was.rating, now.rating) || wayBetween(was.rating, now.rating) === "same")
    return [];
  const words = `put right: ${ratingText(was.rating)} to ${ratingText(now.rating)}`;
  return [{ group: "other", words, tells: ["rating"] }];
}

export const JUDGEMENT = describeKind<"judgement">({
  kind: "judgement",
  schema: Judgement,
  called: { one: "overall rating", many: "overall ratings" },
  text: (one) => `${said(one)}, ${printDate(one.date)}`,
  board: 7,
  listed: ({ withdrawn }) => !withdrawn,
  begun: (one) => `new: ${said(one)}, ${printDate(one.date)}`,
  moved: judgementMoved,
  unmade: (one) => ({ ...one, withdrawn: true }),
  inOrder: (a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0),
  file: { list: "ratings", place: 12 },
  fields: {
    rating: {
      label: "Rating",
      type: LINE,
      edit: RATE_OVERALL,
      inputs: [
        {
          id: "rating",
          as: "line",
          asks: (called) => `${called("rating")}, in the words of whoever gives it: “green/amber”`,
          value: ({ rating }) => rating,
        },
      ],
    },
    body: {
      label: "Rated by",
      type: LINE,
      words: ({ body }) => bodyText(body),
      edit: RATE_OVERALL,
      inputs: [
        {
          id: "body",
          as: "line",
          asks: (called) => `${called("body")}: “Our own”, “DfE”, “Ofsted”`,
          value: ({ body }) => bodyText(body),
        },
      ],
    },
    date: {
      label: "Date",
      type: DATE,
      edit: RATE_OVERALL,
      inputs: [
        {
          id: "date",
          as: "date",
          asks: (called) => `${called("date")}: the day on which it was given`,
          value: ({ date }) => date,
        },
      ],
    },
    occasion: {
      label: "Given at",
      type: LINE,
      edit: RATE_OVERALL,
      inputs: [
        {
          id: "occasion",
          as: "line",
          asks: (called) => `${called("occasion")}: a visit, a letter, a board (may be blank)`,
          value: ({ occasion }) => occasion ?? "",
        },
      ],
    },
    reason: {
      label: "Why",
      type: PROSE,
      searched: true,
      edit: RATE_OVERALL,
      inputs: [
        {
          id: "reason",
          as: "text",
          asks: (called) => `${called("reason")} (may be blank)`,
          value: ({ reason }) => reason ?? "",
        },
      ],
    },
    area: { label: ({ called }) => capital(called("area").one), type: AREA },
    withdrawn: { label: "Withdrawn", type: YES_NO },
    note: NOTE,
  },
});
