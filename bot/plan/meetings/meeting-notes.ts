import type { Challenge } from "../challenges/challenge.kind.ts";
import { newChallenges } from "../challenges/challenges.ts";
import type { NetChange } from "../history/net-change.ts";
import type { Change } from "../model/change.ts";
import type { Plan } from "../model/snapshot.ts";
import type { PlanRecord } from "../record/record.ts";
import type { Meeting } from "./meeting.kind.ts";
import { netOf } from "./since-board.ts";

/** What a meeting changed, net, from when it was opened to when it was closed. */
export type MeetingNotes = {
  readonly changed: readonly NetChange[];
  readonly challenges: readonly Challenge[];
};

/** Reads what a meeting changed: one query. What was changed after it was closed is not its own. */
export async function notesOf(
  record: Pick<PlanRecord, "since">,
  plan: Plan,
  { opened, closed }: Meeting,
): Promise<MeetingNotes> {
  const made = opened ? await record.since(plan, opened.version) : [];
  const within: readonly Change[] = made.filter(
    ({ version }) => !closed || version <= closed.version,
  );
  return { changed: netOf(plan, within), challenges: newChallenges(plan, within) };
}

/** The meetings that are closed, and whose notes are still to be posted. */
export const notesDue = (plan: Plan): readonly Meeting[] =>
  plan.items.meeting.filter(({ closed, notes }) => closed !== null && notes?.posted === null);
