import type { Ask } from "./asks/index.ts";
import type { Query } from "./plan/query/query.ts";
import { type Hearing, read } from "./reading/read.ts";

/** What words ask for: the one place that calls the reader. */

/** The phrases that are most like a text. Whether a text goes on from the question before it. */
export { isFollowUp as goesOn, nearest } from "./reading/read.ts";

/** What was asked, and the words that had no part in it. */
export type AskedByText = { readonly ask: Ask; readonly ignored: readonly string[] };

/** Makes an ask of a text; of one that goes on from the last list asked for, with what that asked for kept. */
export function askedByText(text: string, heard: Hearing, last?: Query): AskedByText {
  const { ask, unused } = read(text, heard, last);
  return { ask, ignored: unused };
}
