import { z } from "zod";
import type { Choice } from "../model/kind.ts";
import { Rag, ref, text } from "../model/primitives.ts";
import { type Mark, RAG_CHOICES, RAG_MARKS } from "../model/rag.ts";
import { about, type Plan } from "../model/snapshot.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { Commentary } from "./explained/commentary.ts";

/** The right that whoever rates a milestone needs. */
export const RATE = "rate a milestone";

/**
 * What a KPI should have reached after so many months. A blank cell of the paper has no milestone. One
 * that was met is past rating, as a complete action is. What nobody has said of it is left out.
 */
export const Milestone = z.object({
  months: z.int().positive(),
  items: z.array(text).min(1),
  rag: Rag.default("none"),
  met: z.literal(true).optional(),
  owner: ref.optional(),
  /** Why it stands so, and what next. */
  comment: text.optional(),
  /** Whether anybody could tell from it that it was reached. */
  measurable: z.boolean().optional(),
  commentary: Commentary.optional(),
});
export type Milestone = z.infer<typeof Milestone>;

/** A rating as it is chosen: a colour, or that it was met. */
export const Rating = z.enum([...Rag.options, "met"]);
export type Rating = z.infer<typeof Rating>;

export const Measurable = z.enum(["", "yes", "no"]).default("");

export const ratingOf = (rating: Rating): Pick<Milestone, "rag" | "met"> =>
  rating === "met" ? { rag: "none", met: true } : { rag: rating };

export const ratingIn = ({ rag, met }: Pick<Milestone, "rag" | "met">): Rating =>
  met ? "met" : rag;

/** `amber at 3 months`: by what a question asks for a rating and a period at once. */
export const ratedAt = (milestone: Milestone): string =>
  `${ratingIn(milestone)} at ${milestone.months} months`;

/** How a milestone that was met is marked, in the place of a colour. */
export const MET: Mark = {
  word: "Met",
  symbol: "✔",
  colour: "default",
  ground: "accent",
  definition: "reached",
};

export const markOf = (milestone: Pick<Milestone, "rag" | "met">): Mark =>
  milestone.met ? MET : RAG_MARKS[milestone.rag];

export const RATING_CHOICES: readonly Choice[] = [
  ...RAG_CHOICES,
  { value: "met", title: `${MET.symbol} ${MET.word}: ${MET.definition}` },
];

export const MEASURABLE_CHOICES: readonly Choice[] = [
  { value: "yes", title: "Yes" },
  { value: "no", title: "No: nobody could tell that it was reached" },
];

/** The day by which a milestone is to be reached, where the plan says when its months end. */
export const endOfMilestone = (plan: Plan, { months }: Pick<Milestone, "months">) =>
  about(plan).periods.find((one) => one.months === months)?.ends ?? null;

/** Whether a milestone's time is over, and it was neither met nor is green. */
export function isMissed(plan: Plan, milestone: Milestone, today: CalendarDate): boolean {
  const ends = endOfMilestone(plan, milestone);
  const { met, rag } = milestone;
  return !met && rag !== "green" && ends !== null && ends < today;
}

/** The milestone that a KPI stands by on a day: the last that is due and not met, or else the next one, or else the last there is. */
export function currentMilestone(
  plan: Plan,
  milestones: readonly Milestone[],
  today: CalendarDate,
): Milestone | undefined {
  return (
    milestones.findLast((one) => isMissed(plan, one, today)) ??
    milestones.find((one) => !one.met && (endOfMilestone(plan, one) ?? "9") >= today) ??
    milestones.at(-1)
  );
}
