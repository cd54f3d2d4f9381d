import { plainWords } from "../line/tokens.ts";
import type { Said } from "./said.ts";

/** What an order is given of whose object is left out: "make it 13 September", "that's green", "add that two more have signed". */

const OBJECT =
  /^(?:(?:and|ok|so|please|actually|right|yes|now|can you|could you) )*(?:it|that|this)(?: one)? (?:is|has|should|can|needs|will|now|to)\b|\b(?:make|push|set|move|mark|put|stick|pop|add|note|log|record|close|change|turn|bring|extend|delay|call|shift|update|rate) (?:it|that|this)\b/;
const ADDS_THAT =
  /^(?:(?:and|ok|so|please|also|can you|could you) )*(?:add|note|log|record|say|put)(?: (?:down|in|on there|a note))*$/;

/** Whether something is said of what was spoken of last, and not of anything that is named. */
export function leavesObjectOut(said: Said, cue: string | undefined): boolean {
  const text = plainWords(said.tokens);
  return OBJECT.test(text) || (cue === "that" && ADDS_THAT.test(text));
}
