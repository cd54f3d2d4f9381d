import { z } from "zod";
import { Subject } from "../plan/challenges/challenge.kind.ts";
import { ChallengeKind } from "../plan/challenges/challenge-kinds.ts";
import { CHALLENGE_STATES } from "../plan/challenges/challenge-state.ts";
import { MOVEMENTS } from "../plan/model/moved.ts";
import { calendarDate, Rag, SeverityLevel, Status } from "../plan/model/primitives.ts";

/** What this reader makes of a question about a kind of item; a query is made of it where it is translated. */

const refs = z.array(z.string().max(120)).min(1).max(100);

/**
 * What a person asked of the plan's actions. Every part narrows; an empty filter is all actions.
 * One schema at both ends: the language fills it, a card's button carries it, the query obeys it.
 */
export const ActionFilter = z.strictObject({
  rag: z.array(Rag).min(1).optional(),
  status: z.array(Status).min(1).optional(),
  /** References of actions. */
  refs: refs.optional(),
  areas: refs.optional(),
  notAreas: refs.optional(),
  /** References of people: an action passes if any of them owns it. */
  owners: refs.optional(),
  /** An action passes if all of them own it. */
  ownersAll: refs.optional(),
  /** An action passes if none of them owns it. */
  notOwners: refs.optional(),
  /** Nobody owns it. */
  unowned: z.literal(true).optional(),
  /** An action passes if an owner is of this organisation, as far as the plan says. */
  organisation: z.string().max(120).optional(),
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
  /** True: past its date. False: not past it. */
  overdue: z.boolean().optional(),
  /** A revised date is proposed, and nobody has approved it. */
  proposed: z.literal(true).optional(),
  /** Words that its texts must hold, in any form. */
  text: z.string().max(300).optional(),
});
export type ActionFilter = z.infer<typeof ActionFilter>;

/** What a person asked of the risk register. Every part narrows. */
export const RiskFilter = z.strictObject({
  areas: refs.optional(),
  rag: z.array(Rag).min(1).optional(),
  severity: SeverityLevel.optional(),
  owners: refs.optional(),
  missing: z.enum(["mitigation", "owner", "rag"]).optional(),
  text: z.string().max(300).optional(),
});
export type RiskFilter = z.infer<typeof RiskFilter>;

/** What a person asked of the challenges. Every part narrows. */
export const ChallengeFilter = z.strictObject({
  states: z.array(z.enum(CHALLENGE_STATES)).min(1).optional(),
  kinds: z.array(ChallengeKind).min(1).optional(),
  /** About these areas, or anything in them. */
  areas: refs.optional(),
  /** About this very item. */
  about: Subject.optional(),
  /** References of people who are to answer. */
  owners: refs.optional(),
  /** Raised by this account, or to be answered by one of these people. */
  mine: z
    .strictObject({ account: z.string().max(100), people: z.array(z.string().max(120)).max(100) })
    .optional(),
  /** Raised on this day or later. */
  since: z.union([calendarDate, z.literal("@last_meeting")]).optional(),
  /** Past the day by which they were to be answered. */
  late: z.literal(true).optional(),
});
export type ChallengeFilter = z.infer<typeof ChallengeFilter>;

/** What a person asked of the changes of a time. Every part narrows. */
export const ChangeFilter = z.strictObject({
  group: z.enum(MOVEMENTS).optional(),
  kind: z.enum(["action", "risk", "challenge", "kpi", "measure"]).optional(),
  areas: refs.optional(),
  /** References of people: an item passes if any of them owns it, or leads it. */
  owners: refs.optional(),
  /** References of people: a change passes if any of them made it, or somebody made it for them. */
  by: refs.optional(),
  /** What the item came to: it stands so now, and did not before. */
  rag: z.array(Rag).min(1).optional(),
  text: z.string().max(300).optional(),
});
export type ChangeFilter = z.infer<typeof ChangeFilter>;
