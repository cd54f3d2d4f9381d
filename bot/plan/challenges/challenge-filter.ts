import { z } from "zod";
import { dayOf } from "../meetings/meetings.ts";
import { calendarDate } from "../model/primitives.ts";
import type { Plan } from "../model/snapshot.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { type Challenge, Subject } from "./challenge.kind.ts";
import { ChallengeKind } from "./challenge-kinds.ts";
import { CHALLENGE_STATES, isLate, stateOf } from "./challenge-state.ts";
import { allChallenges, inOrder, isAbout, isInArea } from "./challenges.ts";

const refs = z.array(z.string().max(120)).min(1).max(100);

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

/** The day that a filter counts from; none where the plan knows of no meeting before today. */
export function sinceDay(
  plan: Plan,
  { since }: ChallengeFilter,
  today: CalendarDate,
): CalendarDate | undefined {
  return since && dayOf(plan, since, today);
}

/** The challenges that pass a filter, as a board takes them. */
export function filterChallenges(
  plan: Plan,
  filter: ChallengeFilter,
  today: CalendarDate,
): readonly Challenge[] {
  const { states, kinds, areas, about, owners, mine, late } = filter;
  const since = sinceDay(plan, filter, today);
  return inOrder(
    allChallenges(plan).filter(
      (challenge) =>
        (!states || states.includes(stateOf(challenge))) &&
        (!kinds || kinds.includes(challenge.challengeKind)) &&
        (!areas || areas.some((area) => isInArea(plan, challenge, area))) &&
        (!about || isAbout(challenge, about)) &&
        (!owners || (challenge.owner !== null && owners.includes(challenge.owner))) &&
        (!mine ||
          challenge.raisedBy.id === mine.account ||
          (challenge.owner !== null && mine.people.includes(challenge.owner))) &&
        (!since || challenge.raised >= since) &&
        (!late || isLate(challenge, today)),
    ),
  );
}
