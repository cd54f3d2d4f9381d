import type { Change } from "../model/change.ts";
import { areasOf, find, type Plan, refsTaken } from "../model/snapshot.ts";
import { type Query, queryOf } from "../query/query.ts";
import type { Challenge, Subject } from "./challenge.kind.ts";
import { asTaken } from "./challenge-state.ts";

/** What an answer is, as every card that shows one says. */
export const WORKING_NOTE = "a working note, not a minute or a decision";

/** Every challenge but those that were withdrawn, which stay in the record. */
export const allChallenges = (plan: Plan): readonly Challenge[] =>
  plan.items.challenge.filter((challenge) => !challenge.withdrawn);

/** The challenges that are not closed, those without an answer first, then the oldest. */
export const openChallenges = (plan: Plan): readonly Challenge[] =>
  inOrder(allChallenges(plan).filter((challenge) => !challenge.closed));

/** The challenges that are not closed, as a query. */
export const OPEN_CHALLENGES: Query = queryOf("challenge", {
  state: { oneOf: ["open", "answered"] },
});

/** As a board takes them. */
export const inOrder = (challenges: readonly Challenge[]): readonly Challenge[] =>
  [...challenges].sort(asTaken);

/** Whether a challenge names this very item. */
export const isAbout = ({ about }: Challenge, { kind, ref }: Subject): boolean =>
  about.some((subject) => subject.kind === kind && subject.ref === ref);

/** Whether a challenge is about an area, or about anything in it. */
export const isInArea = (plan: Plan, { about }: Challenge, area: string): boolean =>
  about.some((subject) => areasOf(plan, subject).includes(area));

/** The challenges that changes have made, as they now stand, without those withdrawn since. */
export function newChallenges(plan: Plan, changes: readonly Change[]): readonly Challenge[] {
  const made = changes
    .flatMap(({ items }) => items)
    .filter(({ before, after }) => before === null && after.kind === "challenge");
  return made
    .map(({ after }) => find(plan, "challenge", after.ref))
    .filter((challenge) => challenge !== undefined)
    .filter((challenge) => !challenge.withdrawn);
}

/** The next free reference: C1, C2, … */
export function nextChallengeRef(plan: Plan): string {
  const numbers = refsTaken(plan, "challenge").map((ref) => Number(/^C(\d+)$/.exec(ref)?.[1] ?? 0));
  return `C${Math.max(0, ...numbers) + 1}`;
}
