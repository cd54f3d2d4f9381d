import type { Ask } from "../../asks/index.ts";
import { goneOnFrom, listedBy } from "../follow/gone-on-from.ts";
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

/** The actions that the answer before was about; none where only the record can tell. */
export function spokenOf({ plan, today }: Hearing, last: Ask | undefined): readonly Named[] {
  const about = last && goneOnFrom(last, plan, today);
  if (about?.query.kind !== "action" || about.item?.kind === "area") return [];
  const refs = listedBy(plan, about.query, today) ?? [];
  return refs.map((ref) => ({ kind: "action", ref, known: true }));
}
