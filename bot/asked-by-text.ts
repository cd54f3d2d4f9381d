import type { Ask } from "./asks/index.ts";
import type { Choice } from "./asks/plan.ts";
import { followUp } from "./language/follow-up.ts";
import type { Request } from "./language/request.ts";
import { type Understood, understand } from "./language/understand.ts";
import type { ActionFilter } from "./plan/actions/filter.ts";

/**
 * What words ask for. It alone knows how the language reads them, so that whatever reads them another
 * day is put in here and nowhere else.
 */

/** Whether a text goes on from the question before it, such as "and the ambers?". */
export { isFollowUp as goesOn } from "./language/follow-up.ts";
/** The phrases that are most like a text. */
export { nearest } from "./language/nearest.ts";

/** Who says it, when, of which plan, and whom they mention. */
type Heard = Parameters<typeof understand>[1];

/** What was asked, and the words that had no part in it. */
export type AskedByText = { readonly ask: Ask; readonly ignored: readonly string[] };

/** Makes an ask of a text; of one that goes on from the last list asked for, with that list's filter kept. */
export function askedByText(text: string, heard: Heard, last?: ActionFilter): AskedByText {
  const fresh: Understood = understand(text, heard);
  const { request, ignored } = last ? followUp(fresh, last) : fresh;
  return { ask: askOf(request), ignored };
}

function askOf(request: Request): Ask {
  switch (request.command) {
    case "scorecard":
      return { page: 1, ...request };
    case "which": {
      const readings = request.readings.map(({ title, request: ask }): Choice => ({ title, ask }));
      return { ...request, readings };
    }
    default:
      return request;
  }
}
