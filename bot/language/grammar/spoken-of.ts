import { dayOf, NAMED_DAYS } from "../../plan/meetings/meetings.ts";
import { withDays } from "../../plan/query/named-days.ts";
import type { Query } from "../../plan/query/query.ts";
import { runQuery } from "../../plan/query/run-query.ts";
import type { Named } from "../line/slot.ts";
import type { Said } from "./said.ts";
import type { Hearing } from "./scene.ts";

/** What an order is given of whose object is left out: "make it 13 September", "that's green", "add that two more have signed". */

const OBJECT =
  /^(?:(?:and|ok|so|please|actually|right|yes|now|can you|could you) )*(?:it|that|this)(?: one)? (?:is|has|should|can|needs|will|now|to)\b|\b(?:make|push|set|move|mark|put|close|change|turn|bring|extend|delay|call|shift|update|rate) (?:it|that|this)\b/;
const ADDS_THAT =
  /^(?:(?:and|ok|so|please|also|can you|could you) )*(?:add|note|log|record|say|put)(?: (?:down|in|on there|a note))*$/;

/** Whether something is said of what was spoken of last, and not of anything that is named. */
export function leavesObjectOut(said: Said, cue: string | undefined): boolean {
  const text = said.tokens
    .filter(({ is }) => is !== "mark")
    .map(({ text: word }) => word)
    .join(" ");
  return OBJECT.test(text) || (cue === "that" && ADDS_THAT.test(text));
}

/** The actions that the list before was of; none where there was no list, or only the record can tell. */
export function spokenOf({ plan, today }: Hearing, last: Query | undefined): readonly Named[] {
  if (last?.kind !== "action" || last.changedSince || last.unchangedSince || last.asAt) return [];
  const resolved = withDays(last, (name) => {
    const day = NAMED_DAYS.find((one) => one === name);
    return day && dayOf(plan, day, today);
  });
  return runQuery(plan, resolved, { today }).map(({ ref }) => ({
    kind: "action",
    ref,
    known: true,
  }));
}
