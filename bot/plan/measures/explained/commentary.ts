import { z } from "zod";
import { byAt } from "../../model/field-types.ts";
import type { Input } from "../../model/kind.ts";
import { calendarDate, instant, text } from "../../model/primitives.ts";
import { printDate } from "../../time/calendar-date.ts";

/** The right that whoever explains why a milestone or a measure falls short needs. */
export const EXPLAIN = "give commentary";

/** What is said of a milestone that is red or missed, or of a measure that is off: what, why, what next, and by when. */
export const Commentary = z.object({
  what: text,
  why: text,
  next: text,
  due: calendarDate,
  /** The period whose figure it explains, where it is of a measure: of another figure it says nothing. */
  of: z.string().max(120).optional(),
  by: text,
  at: instant,
});
export type Commentary = z.infer<typeof Commentary>;

/** Its four parts as one text. */
export const commentaryText = ({ what, why, next, due }: Commentary): string =>
  `What: ${what} Why: ${why} What next: ${next} By ${printDate(due)}`;

export const commentaryWords = (commentary: Commentary): string =>
  `${commentaryText(commentary)} (${byAt(commentary)})`;

const asking = (
  id: "what" | "why" | "next" | "due",
  as: "text" | "date",
  asks: string,
): Input<unknown> => ({
  id,
  as,
  asks: (called) => `${called("commentary")}: ${asks}`,
  value: () => "",
});

/** What a form asks for it. */
export const COMMENTARY_INPUTS = [
  asking("what", "text", "what has happened"),
  asking("why", "text", "why"),
  asking("next", "text", "what is done next"),
  asking("due", "date", "by when"),
] as const;
